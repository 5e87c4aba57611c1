"""From facts of ads to links, groups and stable ids, on two levels: the same ad reposted, and the same operator."""

from dedup.clusters import group
from dedup.difference import Mark, Span, difference
from dedup.ids import follow, replay
from dedup.link import Linked, link
from dedup.signals import SIGNALS
from dedup.weights import DEFAULT, Profile

__all__ = ["DEFAULT", "SIGNALS", "Linked", "Mark", "Profile", "Span", "difference", "follow", "group", "link", "replay"]

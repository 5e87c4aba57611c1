"""From facts of ads to links, groups and stable ids, on two levels: the same ad reposted, and the same operator."""

from dedup.clusters import group
from dedup.difference import Mark, Span, difference
from dedup.explain import Answer, Comparison, explain
from dedup.ids import follow, replay
from dedup.link import Linked, link
from dedup.matching import VERSION, is_hashed, match_features, match_hashes
from dedup.signals import SIGNALS
from dedup.weights import DEFAULT, Profile

__all__ = [
    "DEFAULT",
    "SIGNALS",
    "VERSION",
    "Answer",
    "Comparison",
    "Linked",
    "Mark",
    "Profile",
    "Span",
    "difference",
    "explain",
    "follow",
    "group",
    "is_hashed",
    "link",
    "match_features",
    "match_hashes",
    "replay",
]

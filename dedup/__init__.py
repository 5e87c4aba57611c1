"""From facts of ads to links, groups and stable ids, on two levels: the same ad reposted, and the same operator."""

from dedup.clusters import group
from dedup.difference import Mark, Span, difference
from dedup.explain import Answer, Comparison, explain
from dedup.ids import follow, replay
from dedup.link import Linked, link
from dedup.signals import SIGNALS
from dedup.templates import Agreement, Part, Template, template
from dedup.weights import DEFAULT, Profile

__all__ = [
    "DEFAULT",
    "SIGNALS",
    "Agreement",
    "Answer",
    "Comparison",
    "Linked",
    "Mark",
    "Part",
    "Profile",
    "Span",
    "Template",
    "difference",
    "explain",
    "follow",
    "group",
    "link",
    "replay",
    "template",
]

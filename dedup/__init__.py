"""From facts of ads to links, groups and stable ids, on two levels: the same ad reposted, and the same operator."""

from dedup.clusters import group
from dedup.difference import Mark, Span, difference
from dedup.explain import Answer, Comparison, explain
from dedup.ids import follow, replay
from dedup.link import Grouped, Linked, Touched, link, relink
from dedup.memory import Memory
from dedup.sheets import Sheet, sheet_of
from dedup.signals import SIGNALS
from dedup.weights import DEFAULT, Profile

__all__ = [
    "DEFAULT",
    "SIGNALS",
    "Answer",
    "Comparison",
    "Grouped",
    "Linked",
    "Mark",
    "Memory",
    "Profile",
    "Sheet",
    "Span",
    "Touched",
    "difference",
    "explain",
    "follow",
    "group",
    "link",
    "relink",
    "replay",
    "sheet_of",
]

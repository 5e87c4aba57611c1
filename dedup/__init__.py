"""From facts of ads to links, groups and stable ids, on two levels: the same ad reposted, and the same operator."""

from dedup.causes import News, with_causes
from dedup.clusters import group
from dedup.difference import Mark, Span, difference
from dedup.explain import Answer, Comparison, explain
from dedup.gallery import sort_pictures
from dedup.ids import follow, replay
from dedup.link import Grouped, Linked, Touched, link, relink
from dedup.memory import Memory
from dedup.packing import pack, unpack, version
from dedup.sheets import Sheet, sheet_of, stamp_of
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
    "News",
    "Profile",
    "Sheet",
    "Span",
    "Touched",
    "difference",
    "explain",
    "follow",
    "group",
    "link",
    "pack",
    "relink",
    "replay",
    "sheet_of",
    "sort_pictures",
    "stamp_of",
    "unpack",
    "version",
    "with_causes",
]

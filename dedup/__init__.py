"""From facts of ads to links, groups and stable ids, on two levels: the same ad reposted, and the same operator."""

from dedup.causes import News, with_causes
from dedup.clusters import group
from dedup.difference import Mark, Span, difference
from dedup.explain import Answer, Comparison, explain
from dedup.gallery import Gallery, sort_pictures
from dedup.ids import follow, replay
from dedup.link import Grouped, Linked, Linking, Touched, link, link_all, relink, settle
from dedup.matching import VERSION, match_features, match_hashes
from dedup.memory import Memory
from dedup.packing import pack, unpack, version
from dedup.sheets import Sheet, sheet_of, stamp_of
from dedup.signals import SIGNALS
from dedup.templates import Agreement, Part, Template, template
from dedup.weighing import Weighing, read_weighing, write_weighing
from dedup.weights import DEFAULT, Profile
from dedup.whatif import Prospect, what_if

__all__ = [
    "DEFAULT",
    "SIGNALS",
    "VERSION",
    "Agreement",
    "Answer",
    "Comparison",
    "Gallery",
    "Grouped",
    "Linked",
    "Linking",
    "Mark",
    "Memory",
    "News",
    "Part",
    "Profile",
    "Prospect",
    "Sheet",
    "Span",
    "Template",
    "Touched",
    "Weighing",
    "difference",
    "explain",
    "follow",
    "group",
    "link",
    "link_all",
    "match_features",
    "match_hashes",
    "pack",
    "read_weighing",
    "relink",
    "replay",
    "settle",
    "sheet_of",
    "sort_pictures",
    "stamp_of",
    "template",
    "unpack",
    "version",
    "what_if",
    "with_causes",
    "write_weighing",
]

"""What belongs together, and why: reasons, links, people's judgements, clusters and their events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from model.ad import Finding, Picture


class Level(StrEnum):
    """`creative`: the same ad reposted; `operator`: creatives that share contacts, photos or wording."""

    CREATIVE = "creative"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class AdFacts:
    """One ad as the linker sees it: its newest text and what was read from it."""

    key: str
    site: str
    category: str
    country: str | None
    place: str | None
    language: str | None
    first_seen: datetime
    last_seen: datetime
    posted_at: datetime | None
    text: str  # Ad.body
    folded: str  # the same text folded by reading.fold: lower case, accents and disguises removed, single spaces
    findings: tuple[Finding, ...] = ()
    pictures: tuple[Picture, ...] = ()
    # `offsets[i]` is the place in `text` of what became `folded[i]`, the last one its end; empty: nobody kept them
    offsets: Sequence[int] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for (or against) a link. `weight` is in bits (log2 odds) and adds up; never shown as a probability.

    `detail` is the sentence a reviewer reads; `left` and `right` are the values that matched, as written in the ads.
    """

    signal: str
    weight: float
    detail: str
    left: str = ""
    right: str = ""


class LinkState(StrEnum):
    ACCEPTED = "accepted"
    SUGGESTED = "suggested"  # waits for a person


@dataclass(frozen=True, slots=True)
class Link:
    """Two ads (`left` < `right`) and the reasons to hold them together at a level."""

    left: str
    right: str
    level: Level
    reasons: tuple[Reason, ...]
    state: LinkState = LinkState.ACCEPTED

    @property
    def score(self) -> float:
        """Sum of the weights of the reasons, in bits."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Hub:
    """A value that says less than it seems: many unrelated ads share it, or it changed hands on the days of `since`."""

    signal: str
    value: str
    ads: int
    spread: float  # effective number of unrelated groups that carry it
    why: str
    since: tuple[datetime, ...] = ()


class Sameness(StrEnum):
    """What a person says of two ads. ALWAYS and NEVER bind the clustering; the others inform."""

    ALWAYS = "always"
    NEVER = "never"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on two ads; appended, the newest per pair and level counts."""

    left: str
    right: str
    level: Level
    sameness: Sameness
    account: str
    why: str
    at: datetime


class EventKind(StrEnum):
    BORN = "born"
    GROWN = "grown"
    MERGED = "merged"
    SPLIT = "split"
    SHRUNK = "shrunk"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class ClusterEvent:
    """One change of a cluster, with its cause. Replaying the events rebuilds the membership.

    `cluster` is the cluster after the event; `others` are the clusters that merged into it, or the parent of a split.
    """

    kind: EventKind
    cluster: str
    level: Level
    added: tuple[str, ...]
    removed: tuple[str, ...]
    others: tuple[str, ...]
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Cluster:
    """Ads that belong together now. Ids are opaque, never reused; a merged id redirects."""

    id: str
    level: Level
    ads: tuple[str, ...]
    born: datetime

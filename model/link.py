"""What belongs together, and why: reasons, links, people's judgements, clusters and their events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import accumulate, pairwise

from model.ad import Finding, FindingKind, Picture


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
class Clause:
    """A part of what a reason says: an English text with places in braces, and what stands in them.

    The text is a message id of the catalogues. Values are counted or stand in an ad, and are never translated.
    """

    text: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text.format(**self.values)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for (or against) a link. `weight` is in bits (log2 odds) and adds up; never shown as a probability.

    `detail` is the English sentence that stays on record, `says` the same in the parts that the screens translate;
    none of an older reason. `left` and `right` are the values that matched, as written in the ads.
    """

    signal: str
    weight: float
    detail: str
    left: str = ""
    right: str = ""
    says: tuple[Clause, ...] = ()

    @classmethod
    def of(cls, signal: str, weight: float, says: Iterable[Clause], left: str = "", right: str = "") -> Reason:
        """The reason that says this."""
        clauses = tuple(says)
        return cls(signal, weight, "; ".join(map(str, clauses)), left, right, clauses)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What it says in parts; an older reason as it was said, in one."""
        return self.says or (Clause("{text}", {"text": self.detail or self.signal}),)


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


def add_up(weights: Iterable[float], digits: int = 2) -> tuple[float, ...]:
    """The weights rounded so that, added as they are printed, they give the rounded sum."""
    totals = [round(total, digits) for total in accumulate(weights, initial=0.0)]
    return tuple(round(after - before, digits) for before, after in pairwise(totals))


WAITS = "waits for a person"  # ends what is said of a value that only a person can judge
WITH_SERVICE = frozenset({FindingKind.HANDLE, FindingKind.WALLET, FindingKind.COMPANY})
"""Contacts whose findings have a unit: the network, the currency, the register."""


def value_key(finding: Finding) -> str:
    """What the linker calls a contact: the signal and, of the finding, kind, unit and value.

    `phone:+32…`, `contact:handle:telegram:…`.
    """
    signal = "phone" if finding.kind is FindingKind.PHONE else "contact"
    parts = dict.fromkeys([signal, str(finding.kind), finding.unit or "", finding.value])
    return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Hub:
    """A value that says less than it seems: many unrelated ads share it, or it changed hands on the days of `since`.

    `value` is the linker's key without the signal: `+32…`, `handle:telegram:…`.
    """

    signal: str
    value: str
    ads: int
    spread: float  # effective number of unrelated groups that carry it
    why: str
    since: tuple[datetime, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether a few groups show it beside contacts of their own: a team's account, or a desk; a person must say."""
        return self.why.endswith(WAITS)

    @property
    def key(self) -> str:
        """What the linker calls the value, as `value_key` does."""
        return f"{self.signal}:{self.value}"

    @property
    def kind(self) -> str:
        """Of a contact the kind of its findings, with which `value` begins; of anything else the signal."""
        return self.value.partition(":")[0] if self.signal == "contact" else self.signal

    @property
    def bare(self) -> str:
        """The value as findings have it, without its kind and its service."""
        rest = self.value.partition(":")[2] if self.signal == "contact" else self.value
        return rest.rpartition(":")[2] if self.kind in WITH_SERVICE else rest

    def is_known_under(self, service: str) -> bool:
        """Whether the value is one of this service, where values have one: two networks may have the same name."""
        return self.kind not in WITH_SERVICE or f":{service}:" in f":{self.value}:"

    @property
    def clause(self) -> Clause:
        """Why it says little, for the screens to translate."""
        if self.since:
            days = ", ".join(day.date().isoformat() for day in self.since)
            return Clause("changed hands: shown since {days} by others", {"days": days})
        values = {"ads": self.ads, "groups": round(self.spread)}
        return Clause("on {ads} ads of about {groups} otherwise unrelated groups", values)


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

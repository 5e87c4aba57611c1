"""What people decide and what leaves the house: verdicts, cases, case files, and the log of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from model.ad import AdRecord, AdVersion, Finding
from model.alert import Alert, Rule
from model.capture import Capture, Mandate, Run
from model.link import Cluster, ClusterEvent, Hub, Judgement, Link
from model.method import Method
from model.seal import Sealing
from model.spread import Spread


class Decision(StrEnum):
    """What a reviewer can say of a flagged cluster. Leaving is cheap, accusing is slow."""

    UNSURE = "unsure"
    NO_CONCERN = "no-concern"
    SPAM = "spam"
    BADLY_LINKED = "badly-linked"
    WATCH = "watch"
    REFER = "refer"
    URGENT = "urgent"

    @property
    def accuses(self) -> bool:
        """Whether a second person must judge before it takes effect."""
        return self in (Decision.REFER, Decision.URGENT)


class VerdictStage(StrEnum):
    FIRST = "first"
    COUNTER = "counter"  # judged by a second person who has not seen the first verdict


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's word on a cluster. `facts` are the trace conditions relied on; `sentence` is an assessment."""

    id: str
    cluster: str
    decision: Decision
    stage: VerdictStage
    account: str
    at: datetime
    reason: str = ""
    facts: tuple[str, ...] = ()
    sentence: str = ""
    innocent: dict[str, str] = field(default_factory=dict)  # explanation id -> answer
    alerts: tuple[str, ...] = ()


class QueueState(StrEnum):
    """`proposed` waits for the second person; `disputed` for a third; `settled` returns only when something is new."""

    OPEN = "open"
    PROPOSED = "proposed"
    DISPUTED = "disputed"
    WATCHED = "watched"
    SETTLED = "settled"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One flagged cluster in the queue, with its open flags, the most urgent first."""

    cluster: str
    state: QueueState
    track: str
    alerts: tuple[Alert, ...]
    ads: int
    since: datetime
    claimed_by: str | None = None
    claimed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseItem:
    """Something put into a case: a cluster, an ad, or a number from a complaint; who put it there and why."""

    kind: str  # cluster | ad | number
    value: str
    why: str
    account: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    reference: str
    title: str
    mandate: str
    purpose: str
    opened_by: str
    opened_at: datetime
    items: tuple[CaseItem, ...] = ()


class Operation(StrEnum):
    """The six operations of Directive (EU) 2016/680, article 25, and the rest of what must be traceable."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    ADMINISTRATION = "administration"  # accounts, mandates, sites, keys
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log. `subject` is an opaque id, never a number, a name or a text. `digest` chains the entries."""

    seq: int
    at: datetime
    account: str
    operation: Operation
    action: str  # e.g. "cluster.view", "crawl.start", "export.write"
    subject: str
    justification: str = ""
    case: str = ""
    detail: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything an export is made from, loaded once. Facts and assessments are kept apart in every format."""

    case: Case
    mandate: Mandate
    training: bool
    made_at: datetime
    made_by: str
    countersigned_by: str
    clusters: tuple[Cluster, ...]
    ads: tuple[AdRecord, ...]
    versions: dict[str, tuple[AdVersion, ...]]  # by ad key, oldest first
    findings: dict[str, tuple[Finding, ...]]  # by ad key
    links: tuple[Link, ...]
    judgements: tuple[Judgement, ...]
    hubs: tuple[Hub, ...]
    events: tuple[ClusterEvent, ...]
    alerts: tuple[Alert, ...]
    rules: tuple[Rule, ...]
    verdicts: tuple[Verdict, ...]
    captures: tuple[Capture, ...]
    runs: tuple[Run, ...]
    audit: tuple[AuditEntry, ...]
    software: str = ""
    unused: tuple[Cluster, ...] = ()  # looked at and not used
    sealed: frozenset[str] = frozenset()  # ids of captures that hold or show sealed pictures: they never leave
    methods: tuple[Method, ...] = ()  # how the runs were made that the captures come from
    frames: Mapping[str, str] = field(default_factory=dict)  # frame of a video -> SHA-256 of the video
    spreads: tuple[Spread, ...] = ()  # of what the reasons of its links doubt; no cluster outside the case is named
    sealing: Sealing | None = None  # trusted time stamps that cover its captures; None: there are none

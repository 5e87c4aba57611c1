"""Where ads come from and under which authority: sites, mandates, accounts, runs, captures, faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an account may do. `admin` handles accounts and sites, sees no ads; `auditor` reads the log, not the ads."""

    ADMIN = "admin"
    COLLECTOR = "collector"
    REVIEWER = "reviewer"
    COUNTERSIGNER = "countersigner"
    APPROVER = "approver"
    EXPORTER = "exporter"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Account:
    """A person, or the service account of the scheduler, whom the log names."""

    name: str
    roles: frozenset[Role]
    language: str = "en"
    disabled: bool = False

    def may(self, role: Role) -> bool:
        """Whether the account holds `role` and is not disabled."""
        return role in self.roles and not self.disabled


class MandateState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Mandate:
    """The legal authorisation without which nothing is fetched, searched or exported.

    `sites` and `categories` are closed lists; `("*",)` only in training. `text_sha256` is the digest of the file.
    """

    reference: str
    authority: str
    basis: str
    purpose: str
    sites: tuple[str, ...]
    categories: tuple[str, ...]
    start: datetime
    expiry: datetime
    approver: str
    impact_assessment: str  # SHA-256 of the assessment's file; "none" only in training
    text_sha256: str = ""
    state: MandateState = MandateState.PROPOSED
    proposed_by: str = ""
    approved_by: str = ""

    def covers(self, site: str, category: str | None, at: datetime) -> bool:
        """Whether the mandate, if approved and in time, has `site` and `category` in its scope."""
        in_site = "*" in self.sites or site in self.sites
        in_category = category is None or "*" in self.categories or category in self.categories
        return self.state is MandateState.APPROVED and self.start <= at < self.expiry and in_site and in_category


class RunState(StrEnum):
    RUNNING = "running"
    COMPLETE = "complete"  # every page of the sweep was fetched or settled
    INCOMPLETE = "incomplete"  # some pages failed or a budget was spent: says nothing about what is gone
    BLOCKED = "blocked"  # a challenge, a block page or a consent wall: the site stops
    DRIFT = "drift"  # pages do not fit the definition any more
    REFUSED = "refused"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What one run did, as counts."""

    requests: int = 0
    captures: int = 0
    pages: int = 0
    ads_new: int = 0
    ads_changed: int = 0
    ads_seen: int = 0
    ads_gone: int = 0
    photos: int = 0
    faults: int = 0
    refused: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One run over one site, in its own process; `sweep` names the pass it belongs to, which several runs may share."""

    id: str
    site: str
    sweep: str
    mandate: str
    account: str
    definition_sha256: str
    started: datetime
    state: RunState = RunState.RUNNING
    ended: datetime | None = None
    counts: RunCounts = field(default_factory=RunCounts)
    message: str = ""


class CaptureKind(StrEnum):
    """`screenshot` and `dom` are derivatives: records of their own that point to their source."""

    PAGE = "page"
    PHOTO = "photo"
    ROBOTS = "robots"
    RESOURCE = "resource"  # what a browser page loaded besides itself
    SCREENSHOT = "screenshot"
    DOM = "dom"
    IMPORT = "import"
    TERMS = "terms"  # the terms of use that the site shows
    RECORD = "record"  # what we wrote of a run ourselves: its method


class CaptureVerdict(StrEnum):
    """What came back, as far as the wire can tell. Blocked is not empty; malformed is not empty."""

    OK = "ok"
    TRUNCATED = "truncated"  # a limit was hit, or the server closed early
    MALFORMED = "malformed"  # not parsable as HTTP; recorded to the close or the limit
    BAD_CERTIFICATE = "bad-certificate"  # no request was sent


@dataclass(frozen=True, slots=True)
class Capture:
    """A response as received, kept in a WARC file before anyone changed it.

    `payload_sha256` is the digest of the body with transfer coding removed (content coding kept), `block_sha256` of the
    whole message, head and body: the bytes of the wire. `offset` and `length` delimit the gzip member of the record.
    """

    id: str  # the WARC record id: urn:uuid:...
    run: str | None
    site: str
    kind: CaptureKind
    url: str
    method: str
    status: int
    requested_at: datetime
    received_at: datetime
    address: str | None  # numerical address and port that was connected
    content_type: str
    payload_sha256: str
    block_sha256: str
    size: int  # bytes of payload
    warc_file: str  # relative to the workspace's evidence folder
    offset: int
    length: int
    verdict: CaptureVerdict = CaptureVerdict.OK
    source: str | None = None  # capture id a derivative was made from, or the page that asked for a resource
    detail: str = ""  # TLS version, cipher, limits hit, certificate fault: JSON
    refers_to: str | None = None  # capture id whose body this one's is, byte for byte: kept there, the head here
    request_sha256: str | None = None  # of the bytes sent, kept beside; None where none are, and in the oldest captures


class FaultKind(StrEnum):
    FETCH = "fetch"  # no usable response: refused connection, time-out, 5xx
    BLOCKED = "blocked"
    PARSE = "parse"  # the page does not fit the definition
    TRUNCATED = "truncated"  # half a page
    PICTURE = "picture"  # bytes that cannot be decoded
    REFUSED = "refused"  # the gate said no
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong, where, and what a person can do."""

    kind: FaultKind
    site: str
    url: str
    detail: str
    run: str | None = None
    capture: str | None = None
    at: datetime | None = None


class TaskKind(StrEnum):
    """What a frontier row asks for."""

    LISTING = "listing"
    AD = "ad"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class NewTask:
    """An address found, to be fetched once in this sweep. `context` carries what the listing said, as JSON."""

    url: str
    kind: TaskKind
    depth: int = 0
    context: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One address to fetch in a sweep. `context` carries what the listing already said of the ad, as JSON."""

    id: int
    url: str
    kind: TaskKind
    depth: int = 0
    tries: int = 0
    context: str = ""

"""The words of our choices, in English; catalogues translate them. A value that is not here is printed as it stands."""

from __future__ import annotations

from enum import StrEnum

from model import (
    Act,
    AuthorityStatus,
    CaptureKind,
    CaptureVerdict,
    Decision,
    EventKind,
    FindingKind,
    Level,
    LinkState,
    Operation,
    Outcome,
    RunState,
    Sameness,
    VerdictStage,
)


class State(StrEnum):
    """How far the record answers an item of a checklist."""

    MET = "met"
    PARTLY = "partly"
    EMPTY = "empty"
    NOTHING = "nothing"  # to count
    PERSON = "person"  # only a person can answer


DECISIONS = {
    Decision.UNSURE: "unsure",
    Decision.NO_CONCERN: "no concern",
    Decision.SPAM: "spam or fraud",
    Decision.BADLY_LINKED: "wrongly linked",
    Decision.WATCH: "watch",
    Decision.REFER: "refer",
    Decision.URGENT: "refer urgently",
}
STAGES = {VerdictStage.FIRST: "first person", VerdictStage.COUNTER: "second person, who had not seen the first verdict"}
LEVELS = {Level.CREATIVE: "same ad reposted", Level.OPERATOR: "shared contacts, pictures or wording"}
LINK_STATES = {LinkState.ACCEPTED: "accepted by the software's rules", LinkState.SUGGESTED: "suggested, not accepted"}
SAMENESS = {Sameness.ALWAYS: "belong together", Sameness.NEVER: "do not belong together", Sameness.UNSURE: "unsure"}
OUTCOMES = {
    Outcome.FLAG: "flag: a reason to look",
    Outcome.UNDECIDED: "undecided: a fact is unknown",
    Outcome.NONE: "no flag",
}
KINDS = {
    CaptureKind.PAGE: "page",
    CaptureKind.PHOTO: "picture",
    CaptureKind.ROBOTS: "robots.txt",
    CaptureKind.RESOURCE: "part of a page",
    CaptureKind.SCREENSHOT: "screenshot",
    CaptureKind.DOM: "page as drawn",
    CaptureKind.IMPORT: "import",
    CaptureKind.TERMS: "terms of use",
    CaptureKind.RECORD: "record of how a run was made",
}
VERDICTS = {
    CaptureVerdict.OK: "complete",
    CaptureVerdict.TRUNCATED: "cut short",
    CaptureVerdict.MALFORMED: "not well-formed",
    CaptureVerdict.BAD_CERTIFICATE: "bad certificate, nothing was requested",
}
RUN_STATES = {
    RunState.RUNNING: "running",
    RunState.COMPLETE: "complete",
    RunState.INCOMPLETE: "incomplete",
    RunState.BLOCKED: "blocked by the site",
    RunState.DRIFT: "the site's layout changed",
    RunState.REFUSED: "refused",
    RunState.INTERRUPTED: "interrupted",
    RunState.FAILED: "failed",
}
EVENTS = {
    EventKind.BORN: "formed",
    EventKind.GROWN: "grown",
    EventKind.MERGED: "merged",
    EventKind.SPLIT: "split",
    EventKind.SHRUNK: "shrunk",
    EventKind.RETIRED: "dissolved",
}
FINDINGS = {
    FindingKind.PHONE: "telephone number",
    FindingKind.EMAIL: "e-mail address",
    FindingKind.HANDLE: "account name",
    FindingKind.URL: "web address",
    FindingKind.IBAN: "bank account",
    FindingKind.WALLET: "crypto wallet",
    FindingKind.LANGUAGE: "language",
    FindingKind.PRICE: "price",
    FindingKind.AGE: "stated age",
    FindingKind.NAME: "stated name",
    FindingKind.COMPANY: "company number",
    FindingKind.PLACE: "place",
    FindingKind.PAY: "pay",
    FindingKind.HOURS: "working hours",
    FindingKind.CUE: "cue phrase",
}
OPERATIONS = {
    Operation.COLLECTION: "collection",
    Operation.ALTERATION: "alteration",
    Operation.CONSULTATION: "consultation",
    Operation.DISCLOSURE: "disclosure",
    Operation.COMBINATION: "combination",
    Operation.ERASURE: "erasure",
    Operation.ADMINISTRATION: "administration",
    Operation.REFUSAL: "refusal",
}
NOT_SHOWN = {
    "coercion": "coercion of anybody",
    "identity": "who anybody is",
    "age": "anybody's age",
    "delivery": "that anything advertised was delivered",
}
COMPARISONS = {"at_least": "at least", "at_most": "at most", "equals": "equal to"}
STATES = {
    State.MET: "met",
    State.PARTLY: "partly",
    State.EMPTY: "empty",
    State.NOTHING: "nothing to count",
    State.PERSON: "for a person",
}
ACTIONS = {
    Act.VIEW: "record looked at",
    Act.VERIFY: "digests recomputed",
    Act.EXPORT: "records handed over as a package",
    Act.REDACT: "record sealed: kept, shown to nobody",
    Act.ERASE: "record erased",
    "case.new": "case opened",
    "case.open": "case opened",
    "case.add-cluster": "group put into the case",
    "case.add-ad": "ad put into the case",
    "case.add-number": "number put into the case",
    "case.write": "export begun",
    "case.view": "case looked at",
    "case.contents": "contents of the package noted",
    "case.export": "package handed over",
    "export.request": "export asked for",
    "export.countersign": "export countersigned",
    "export.download": "package fetched at the desk",
    "cluster.view": "group looked at",
    "ad.view": "ad looked at",
}

AUTHORITIES = {
    AuthorityStatus.QUALIFIED: "qualified authority",
    AuthorityStatus.ORDINARY: "ordinary authority",
    AuthorityStatus.TEST: "authority for practice, which proves nothing",
}

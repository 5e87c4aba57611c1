"""One line of time through the case; each entry says whose word it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exports.dossier import Dossier, instant
from exports.story.software import ad_numbers, find_rule, group_number
from exports.tables.sheet import REF, Sheet, columns
from exports.words import DECISIONS, EVENTS, KINDS, OUTCOMES, SAMENESS

FACT, MADE, SAID = "Facts as captured", "What software derived", "Assessments by persons"


@dataclass(frozen=True, slots=True)
class Entry:
    """`whose` is one of the three names above, in English."""

    at: datetime
    whose: str
    what: str
    about: str
    detail: str = ""


def timeline(dossier: Dossier) -> list[Entry]:
    """Everything that has a time, the oldest first."""
    entries = (*_captured(dossier), *_posted(dossier), *_derived(dossier), *_said(dossier))
    return sorted(entries, key=lambda entry: (entry.at, entry.whose, entry.about, entry.what))


def _captured(dossier: Dossier) -> Iterator[Entry]:
    for one in dossier.captured():
        what = dossier.say("captured: {kind}", kind=dossier.say(KINDS[one.kind]))
        yield Entry(one.received_at, FACT, what, dossier.exhibits[one.id], one.url)


def _posted(dossier: Dossier) -> Iterator[Entry]:
    say = dossier.say
    for record in dossier.case.ads:
        number = dossier.ads[record.key]
        if record.ad.posted_at:
            yield Entry(record.ad.posted_at, FACT, say("posted, as the page says"), number)
        yield Entry(record.last_seen, FACT, say("last captured"), number)
        for count, version in enumerate(dossier.versions(record.key) or (record.version,), 1):
            what = say("first captured") if count == 1 else say("captured with other content")
            yield Entry(version.seen_at, FACT, what, number, dossier.exhibit(version.capture_id))
        if record.missed_at:
            yield Entry(record.missed_at, MADE, say("no longer found"), number, record.state)


def _derived(dossier: Dossier) -> Iterator[Entry]:
    say = dossier.say
    for alert in dossier.case.alerts:
        rule = find_rule(dossier, alert)
        title = dossier.choose(rule.title) if rule else alert.rule
        yield Entry(alert.raised_at, MADE, say(OUTCOMES[alert.outcome]), group_number(dossier, alert.cluster), title)
    for event in dossier.case.events:
        what = say("group {change}", change=say(EVENTS[event.kind]))
        added = ", ".join(ad_numbers(dossier, event.added))
        yield Entry(event.at, MADE, what, group_number(dossier, event.cluster), added)


def _said(dossier: Dossier) -> Iterator[Entry]:
    say = dossier.say
    for one in dossier.case.verdicts:
        what = say("verdict: {decision}", decision=say(DECISIONS[one.decision]))
        yield Entry(one.at, SAID, what, group_number(dossier, one.cluster), one.account)
    for each in dossier.case.judgements:
        pair = " – ".join(dossier.ads.get(key, key) for key in (each.left, each.right))
        what = say("judgement: {sameness}", sameness=say(SAMENESS[each.sameness]))
        yield Entry(each.at, SAID, what, pair, each.account)


def timeline_sheet(dossier: Dossier) -> Sheet:
    """The same as a schedule."""
    heads = columns(
        dossier, (REF, "When (UTC)", 30), (REF, "Whose word", 24), (REF, "What", 34), (REF, "About", 14),
        (REF, "Detail", 60),
    )  # fmt: skip
    rows = tuple(
        (instant(one.at), dossier.say(one.whose), one.what, one.about, one.detail) for one in timeline(dossier)
    )
    return Sheet(dossier.say("Timeline"), heads, rows)

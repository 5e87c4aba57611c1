"""What stands in the schedules: pure rows, each column marked as fact, derivation or assessment."""

from __future__ import annotations

from dataclasses import dataclass

from exports.blocks import Side
from exports.dossier import Dossier, instant
from exports.story.assessments import item_name, questions_of
from exports.story.collection import unused_sentence
from exports.story.software import ad_numbers, feature_value, group_number
from exports.timeline import timeline
from exports.words import (
    COMPARISONS,
    DECISIONS,
    FINDINGS,
    KINDS,
    LEVELS,
    LINK_STATES,
    NOT_SHOWN,
    OPERATIONS,
    OUTCOMES,
    SAMENESS,
    STAGES,
    VERDICTS,
)
from model import AdRecord, AdVersion, Finding, FindingKind, Judgement

Cell = str | int | float | None
Row = tuple[Cell, ...]

FACT, MADE, SAID, REF = Side.FACTS, Side.SOFTWARE, Side.PERSONS, Side.FRAME
CONTACTS = frozenset(
    {FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.URL, FindingKind.IBAN, FindingKind.WALLET}
)


@dataclass(frozen=True, slots=True)
class Column:
    side: Side
    heading: str
    width: float = 16  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def schedules(dossier: Dossier) -> dict[str, tuple[Sheet, ...]]:
    """Every workbook by its file name, with its sheets."""
    return {
        "exhibits": (_exhibits(dossier),),
        "ads": (_ads(dossier), _photos(dossier)),
        "contacts": (_contacts(dossier),),
        "timeline": (_timeline(dossier),),
        "links": (_links(dossier), _groups(dossier)),
        "decisions": (_verdicts(dossier), _answers(dossier), _judgements(dossier), _items(dossier)),
        "rules": (_flags(dossier), _rules(dossier)),
        "log": (_log(dossier),),
        "unused": (_unused(dossier),),
    }


def _columns(dossier: Dossier, *said: tuple[Side, str, float]) -> tuple[Column, ...]:
    return tuple(Column(side, dossier.say(heading), width) for side, heading, width in said)


def _exhibits(dossier: Dossier) -> Sheet:
    say = dossier.say
    columns = _columns(
        dossier, (REF, "Exhibit", 10), (FACT, "Record id", 42), (FACT, "Kind", 12), (FACT, "Address", 50),
        (FACT, "Method", 8), (FACT, "Status", 8), (FACT, "Asked (UTC)", 28), (FACT, "Received (UTC)", 28),
        (FACT, "Server", 22), (FACT, "Content type", 22), (FACT, "Bytes", 10), (FACT, "SHA-256 of the body", 66),
        (FACT, "SHA-256 of all bytes", 66), (FACT, "File", 24), (FACT, "Offset", 10), (FACT, "Length", 10),
        (FACT, "Received whole", 16), (FACT, "Belongs to", 14), (FACT, "Site", 16), (FACT, "Run", 20),
    )  # fmt: skip
    rows = tuple(
        (
            dossier.exhibits[one.id], one.id, say(KINDS[one.kind]), one.url, one.method, one.status,
            instant(one.requested_at), instant(one.received_at), one.address or say("unknown"), one.content_type,
            one.size, one.payload_sha256, one.block_sha256, one.warc_file, one.offset, one.length,
            say(VERDICTS[one.verdict]), dossier.exhibit(one.source) if one.source else "", one.site,
            one.run or say("none"),
        )
        for one in dossier.captured()
    )  # fmt: skip
    return Sheet(say("Exhibits"), columns, rows)


def _records(dossier: Dossier) -> list[AdRecord]:
    return sorted(dossier.case.ads, key=lambda record: dossier.ads[record.key])


def _ads(dossier: Dossier) -> Sheet:
    columns = _columns(
        dossier, (REF, "Ad", 9), (REF, "Version", 9), (FACT, "Site and id", 26), (FACT, "Exhibit", 12),
        (FACT, "Captured (UTC)", 28), (FACT, "Address", 50), (FACT, "Category of the site", 14), (FACT, "Title", 40),
        (FACT, "Text", 80), (FACT, "Place as written", 18), (FACT, "Country", 12), (FACT, "Language declared", 12),
        (FACT, "Posted, as the page says", 28), (FACT, "Price as written", 14), (FACT, "Currency", 12),
        (FACT, "Contact fields as written", 30), (FACT, "Public comments", 40), (FACT, "First captured", 28),
        (FACT, "Last captured", 28), (MADE, "State of the ad", 14), (MADE, "Missed at", 28),
    )  # fmt: skip
    rows = tuple(
        _ad(dossier, record, version, count)
        for record in _records(dossier)
        for count, version in enumerate(dossier.versions(record.key) or (record.version,), 1)
    )
    return Sheet(dossier.say("Ads"), columns, rows)


def _ad(dossier: Dossier, record: AdRecord, version: AdVersion, count: int) -> Row:
    ad, stated = version.ad, _stated
    return (
        dossier.ads[record.key], count, record.key, dossier.exhibit(version.capture_id), instant(version.seen_at),
        ad.url, ad.category, ad.title, ad.text, stated(dossier, ad.place), stated(dossier, ad.country),
        stated(dossier, ad.language), instant(ad.posted_at) or stated(dossier, None), stated(dossier, ad.price),
        stated(dossier, ad.currency), "\n".join(ad.contacts), "\n\n".join(ad.reviews), instant(record.first_seen),
        instant(record.last_seen), record.state, instant(record.missed_at),
    )  # fmt: skip


def _stated(dossier: Dossier, value: str | None) -> str:
    """An absent field says so; an empty one is an empty cell."""
    return dossier.say("not stated") if value is None else value


def _photos(dossier: Dossier) -> Sheet:
    columns = _columns(
        dossier, (REF, "Ad", 9), (FACT, "Picture", 9), (FACT, "Address", 60), (FACT, "SHA-256", 66),
        (FACT, "Exhibit", 18), (SAID, "Sealed", 10), (SAID, "Description by a colleague", 50),
    )  # fmt: skip
    rows = []
    for record in _records(dossier):
        for photo in record.photos:
            hidden = photo.sealed or record.sealed
            held = (photo.sha256 or dossier.say("not fetched"), dossier.exhibit(photo.capture_id))
            if hidden:
                held = (dossier.say("sealed, not included"), "")
            rows.append(
                (dossier.ads[record.key], photo.position + 1, photo.url, *held, _yes(dossier, hidden),
                 "" if hidden else photo.reviewed_as or "")
            )  # fmt: skip
    return Sheet(dossier.say("Pictures"), columns, tuple(rows))


def _yes(dossier: Dossier, claim: bool | None) -> str:
    return dossier.say({True: "yes", False: "no", None: "unknown"}[claim])


def _contacts(dossier: Dossier) -> Sheet:
    say = dossier.say
    columns = _columns(
        dossier, (REF, "Ad", 9), (FACT, "As written", 34), (FACT, "Field", 12), (FACT, "From character", 10),
        (FACT, "To character", 10), (MADE, "Kind", 18), (MADE, "Read as", 28), (MADE, "Network or country", 14),
        (MADE, "Accepted", 10), (MADE, "Confidence (an order, no probability)", 14), (MADE, "Disguise (0 to 1)", 10),
    )  # fmt: skip

    def row(key: str, one: Finding) -> Row:
        return (dossier.ads.get(key, key), one.raw, one.field, one.start, one.end, say(FINDINGS[one.kind]), one.value,
                one.unit or "", _yes(dossier, one.accepted), one.confidence, one.disguise)  # fmt: skip

    found = ((record.key, one) for record in _records(dossier) for one in dossier.case.findings.get(record.key, ()))
    return Sheet(say("Contacts"), columns, tuple(row(key, one) for key, one in found if one.kind in CONTACTS))


def _timeline(dossier: Dossier) -> Sheet:
    columns = _columns(
        dossier, (REF, "When (UTC)", 30), (REF, "Whose word", 24), (REF, "What", 34), (REF, "About", 14),
        (REF, "Detail", 60),
    )  # fmt: skip
    rows = tuple(
        (instant(one.at), dossier.say(one.whose), one.what, one.about, one.detail) for one in timeline(dossier)
    )
    return Sheet(dossier.say("Timeline"), columns, rows)


def _links(dossier: Dossier) -> Sheet:
    say = dossier.say
    newest = {(one.left, one.right, one.level): one for one in dossier.case.judgements}
    columns = _columns(
        dossier, (REF, "First ad", 10), (REF, "Second ad", 10), (MADE, "Level", 22), (MADE, "State", 20),
        (MADE, "Sum of bits (no probability)", 12), (MADE, "Reason", 16), (MADE, "Bits", 8), (MADE, "In words", 60),
        (FACT, "In the first ad", 30), (FACT, "In the second ad", 30), (SAID, "Judgement", 20), (SAID, "Why", 30),
    )  # fmt: skip
    rows: list[Row] = []
    for link in dossier.case.links:
        judged = newest.get((link.left, link.right, link.level))
        said = (say(SAMENESS[judged.sameness]), judged.why) if judged else ("", "")
        pair = (dossier.ads.get(link.left, link.left), dossier.ads.get(link.right, link.right))
        rows += [
            (*pair, say(LEVELS[link.level]), say(LINK_STATES[link.state]), round(link.score, 3), one.signal,
             round(one.weight, 3), one.detail, one.left, one.right, *said)
            for one in link.reasons
        ]  # fmt: skip
    return Sheet(say("Links"), columns, tuple(rows))


def _groups(dossier: Dossier) -> Sheet:
    columns = _columns(
        dossier, (REF, "Group", 9), (MADE, "Id", 40), (MADE, "Held together by", 26), (MADE, "Formed", 28),
        (MADE, "Ads", 60),
    )  # fmt: skip
    rows = tuple(
        (dossier.groups[one.id], one.id, dossier.say(LEVELS[one.level]), instant(one.born),
         ", ".join(ad_numbers(dossier, one.ads)))
        for one in dossier.case.clusters
    )  # fmt: skip
    return Sheet(dossier.say("Groups"), columns, rows)


def _verdicts(dossier: Dossier) -> Sheet:
    say = dossier.say
    columns = _columns(
        dossier, (REF, "Group", 9), (SAID, "Verdict", 18), (SAID, "Stage", 22), (SAID, "Who", 16), (SAID, "When", 28),
        (SAID, "Reason", 50), (SAID, "Facts relied on", 40), (SAID, "In the person's own words", 60),
    )  # fmt: skip
    rows = tuple(
        (group_number(dossier, one.cluster), say(DECISIONS[one.decision]), say(STAGES[one.stage]), one.account,
         instant(one.at), one.reason, ", ".join(one.facts), one.sentence)
        for one in dossier.case.verdicts
    )  # fmt: skip
    return Sheet(say("Verdicts"), columns, rows)


def _answers(dossier: Dossier) -> Sheet:
    columns = _columns(
        dossier, (REF, "Group", 9), (SAID, "Who", 16), (MADE, "Innocent explanation", 60), (SAID, "Answer", 60),
    )  # fmt: skip
    rows = tuple(
        (group_number(dossier, one.cluster), one.account, questions_of(dossier, one).get(name, name), answer)
        for one in dossier.case.verdicts
        for name, answer in one.innocent.items()
    )
    return Sheet(dossier.say("Innocent explanations"), columns, rows)


def _judgements(dossier: Dossier) -> Sheet:
    say = dossier.say

    def row(one: Judgement) -> Row:
        return (dossier.ads.get(one.left, one.left), dossier.ads.get(one.right, one.right), say(LEVELS[one.level]),
                say(SAMENESS[one.sameness]), one.why, one.account, instant(one.at))  # fmt: skip

    columns = _columns(
        dossier, (REF, "First ad", 10), (REF, "Second ad", 10), (SAID, "Question", 26), (SAID, "Judgement", 22),
        (SAID, "Why", 50), (SAID, "Who", 16), (SAID, "When", 28),
    )  # fmt: skip
    return Sheet(say("Judgements"), columns, tuple(row(one) for one in dossier.case.judgements))


def _items(dossier: Dossier) -> Sheet:
    columns = _columns(dossier, (SAID, "What", 34), (SAID, "Why", 60), (SAID, "Who", 16), (SAID, "When", 28))
    rows = tuple(
        (item_name(dossier, one.kind, one.value), one.why, one.account, instant(one.at))
        for one in dossier.case.case.items
    )
    return Sheet(dossier.say("In the case"), columns, rows)


def _flags(dossier: Dossier) -> Sheet:
    say = dossier.say
    columns = _columns(
        dossier, (REF, "Group", 9), (MADE, "Rule", 22), (MADE, "Version", 10), (MADE, "Rule (SHA-256)", 66),
        (MADE, "Outcome", 22), (MADE, "Data up to", 28), (MADE, "Raised", 28), (MADE, "Condition", 18),
        (MADE, "Feature", 24), (MADE, "Value", 10), (MADE, "Comparison", 12), (MADE, "Threshold", 10),
        (MADE, "Holds", 10), (MADE, "In words", 60), (MADE, "Ads", 40), (MADE, "Error rate", 14),
    )  # fmt: skip
    rows = tuple(
        (group_number(dossier, alert.cluster), alert.rule, alert.version, alert.rule_sha256,
         say(OUTCOMES[alert.outcome]), instant(alert.data_date), instant(alert.raised_at), one.condition, one.feature,
         feature_value(dossier, one.value), say(COMPARISONS.get(one.op, one.op)), one.threshold,
         _yes(dossier, one.held), dossier.choose(one.sentence or {}), ", ".join(ad_numbers(dossier, one.ads)),
         say("not measured"))
        for alert in dossier.case.alerts
        for one in alert.trace
    )  # fmt: skip
    return Sheet(say("Flags"), columns, rows)


def _rules(dossier: Dossier) -> Sheet:
    say = dossier.say
    columns = _columns(
        dossier, (MADE, "Rule", 22), (MADE, "Version", 10), (MADE, "Rule (SHA-256)", 66), (MADE, "Title", 50),
        (MADE, "Status", 12), (MADE, "Owner", 20), (MADE, "Indicators", 24), (MADE, "Does not show", 30),
        (MADE, "Innocent explanations", 70), (MADE, "Sources of the rule", 70),
    )  # fmt: skip
    rows = tuple(
        (one.id, one.version, one.sha256, dossier.choose(one.title), one.status, one.owner, ", ".join(one.indicators),
         ", ".join(say(NOT_SHOWN.get(name, name)) for name in one.does_not_show),
         "\n".join(dossier.choose(each.ask) for each in one.innocent), "\n".join(one.sources))
        for one in dossier.case.rules
    )  # fmt: skip
    return Sheet(say("Rules"), columns, rows)


def _log(dossier: Dossier) -> Sheet:
    columns = _columns(
        dossier, (REF, "No.", 9), (REF, "When (UTC)", 30), (REF, "Who", 16), (REF, "Operation", 18),
        (REF, "Action", 22), (REF, "Subject", 30), (REF, "Justification", 40), (REF, "Case", 16), (REF, "Detail", 30),
        (REF, "Digest", 66),
    )  # fmt: skip
    rows = tuple(
        (one.seq, instant(one.at), one.account, dossier.say(OPERATIONS[one.operation]), one.action, one.subject,
         one.justification, one.case, one.detail, one.digest)
        for one in dossier.case.audit
    )  # fmt: skip
    return Sheet(dossier.say("Log of use"), columns, rows)


def _unused(dossier: Dossier) -> Sheet:
    columns = _columns(dossier, (REF, "No.", 9), (REF, "Group", 40), (REF, "Description", 100))
    rows = tuple((dossier.groups[one.id], one.id, unused_sentence(dossier, one)) for one in dossier.case.unused)
    return Sheet(dossier.say("Looked at and not used")[:31], columns, rows)

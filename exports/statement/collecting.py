"""What the checklist asks of the collecting of an item: what was kept, by whom, when, with which digest."""

from __future__ import annotations

from collections.abc import Sequence

from exports.dossier import Dossier, moment
from exports.statement.counting import (
    DRAWN,
    Item,
    fetched,
    has_digests,
    is_whole,
    method_of,
    numbers,
    share,
    state_of,
)
from exports.words import State
from model import Capture, CaptureKind, CaptureVerdict, Photo


def collection_items(dossier: Dossier) -> tuple[Item, ...]:
    """What paragraphs 153 to 155 ask of the collecting of an item."""
    return (
        _address(dossier),
        _source_code(dossier),
        _full_page(dossier),
        _media(dossier),
        _metadata(dossier),
        _context(dossier),
        *_collection_data(dossier),
        _digest(dossier),
        _changes(dossier),
    )


def _address(dossier: Dossier) -> Item:
    say, asked = dossier.say, share(fetched(dossier), lambda one: bool(one.url))
    server = share(fetched(dossier), lambda one: bool(one.address))
    return Item(
        say("Web address, 155(a)"),
        asked.state,
        (
            say("Captures with the address asked for: {count} of {of}.", **asked.counts),
            say("With the server's numerical address: {count} of {of}.", **server.counts),
            say("Each redirect is a capture of its own. Where: data/schedules/exhibits.xlsx"),
        ),
    )


def _source_code(dossier: Dossier) -> Item:
    say = dossier.say
    pages = share(fetched(dossier, CaptureKind.PAGE), lambda one: is_whole(one) and one.size > 0)
    return Item(
        say("HTML source, 155(b)"),
        pages.state,
        (
            say("Pages whose source is kept whole: {count} of {of}.", **pages.counts),
            say("Not whole: {exhibits}.", exhibits=numbers(dossier, pages.lacking)) if pages.lacking else "",
            say("Where: data/captures, by exhibit number"),
        ),
    )


def _full_page(dossier: Dossier) -> Item:
    say = dossier.say
    shown = {one.source for one in dossier.case.captures if one.kind is CaptureKind.SCREENSHOT}
    pages = share(fetched(dossier, CaptureKind.PAGE), lambda one: one.id in shown)
    return Item(
        say("Full-page capture with date and time, 155(c)"),
        pages.state,
        (
            say("Pages with a screenshot: {count} of {of}.", **pages.counts),
            say("No screenshot: {exhibits}.", exhibits=numbers(dossier, pages.lacking)) if pages.lacking else "",
            say("Date and time stand in the record, not in the picture. Where: data/captures, report.pdf"),
        ),
    )


def _media(dossier: Dossier) -> Item:
    say = dossier.say
    named = [(record, photo) for record in dossier.case.ads for photo in record.photos]
    seen = [photo for record, photo in named if not (photo.sealed or record.sealed)]
    here = sum(_is_here(dossier, photo) for photo in seen)
    hidden = len(named) - len(seen)
    return Item(
        say("Embedded media, 155(d)"),
        state_of(here, len(named)),
        (
            say("Pictures of ads that are in this package: {count} of {of}.", count=here, of=len(named)),
            say("Left out because they are sealed: {count}.", count=hidden) if hidden else "",
            say("Video and sound are not collected."),
        ),
    )


def _is_here(dossier: Dossier, photo: Photo) -> bool:
    return bool(photo.sha256) and photo.capture_id in dossier.exhibits


def _metadata(dossier: Dossier) -> Item:
    say = dossier.say
    whole = share(fetched(dossier, CaptureKind.PHOTO), is_whole)
    state = State.PARTLY if whole.held else whole.state
    return Item(
        say("Embedded metadata, 155"),
        state,
        (
            say("Pictures kept byte for byte, with what is embedded in them: {count} of {of}.", **whole.counts),
            say("What is embedded was not read out. Headers of answers are kept in the records."),
        ),
    )


def _context(dossier: Dossier) -> Item:
    say, items = dossier.say, dossier.case.case.items
    reasoned = sum(bool(one.why) for one in items)
    return Item(
        say("Contextual information, 155(f)"),
        State.PARTLY if reasoned else state_of(0, len(items)),
        (
            say("Items put into the case with a reason: {count} of {of}.", count=reasoned, of=len(items)),
            say("Place, time, category and comments as the page gave them are in the report. Their meaning: line B."),
        ),
    )


def _collection_data(dossier: Dossier) -> tuple[Item, ...]:
    say, runs = dossier.say, dossier.case.runs
    methods = [method_of(dossier, run) for run in runs]
    accounts = [run.account for run in runs if run.account]
    exits = [one.exit_address for one in methods if one and one.exit_address not in ("", "unknown")]
    agents = [one.user_agent for one in methods if one and one.user_agent]
    steady = [one for one in methods if one and one.clock_start.synchronised]
    timed = share(dossier.captured(), lambda one: one.requested_at <= one.received_at)
    per_run = say("Where: part 3, run by run")
    return (
        Item(say("Collector's name, 155(g)"), state_of(len(accounts), len(runs)), (
            say("Runs that name an account: {count} of {of}: {names}.", count=len(accounts), of=len(runs),
                names=_listed(dossier, accounts)),
            say("The person behind an account: line D and the unit's own register."))),
        Item(say("Network address of the collecting machine, 155(g)"), state_of(len(exits), len(runs)), (
            say("Runs that state it: {count} of {of}: {names}.", count=len(exits), of=len(runs),
                names=_listed(dossier, exits)), per_run)),
        Item(say("Virtual identity, 155(g)"), state_of(len(agents), len(runs)), (
            say("None is used: the software has no accounts on sites. Runs that state the name under which it asked: "
                "{count} of {of}: {names}.", count=len(agents), of=len(runs), names=_listed(dossier, agents)),)),
        Item(say("Date and time of collection, 155(g)"), timed.state, (
            say("Captures with times in UTC, asked and received in this order: {count} of {of}.", **timed.counts),
            _span(dossier, dossier.captured()))),
        Item(say("Source of time, 155(g)"), state_of(len(steady), len(runs)), (
            say("Runs on a clock that was synchronised when they began: {count} of {of}.", count=len(steady),
                of=len(runs)), per_run, _stamped(dossier))),
    )  # fmt: skip


def _stamped(dossier: Dossier) -> str:
    sealing, of = dossier.case.sealing, len(dossier.case.captures)
    count = of - sealing.unsealed if sealing else 0
    return dossier.say("Captures that a trusted time stamp covers: {count} of {of}.", count=count, of=of)


def _listed(dossier: Dossier, said: Sequence[str]) -> str:
    return ", ".join(sorted(set(said))) or dossier.say("none")


def _span(dossier: Dossier, captures: Sequence[Capture]) -> str:
    if not captures:
        return ""
    first, last = captures[0].received_at, captures[-1].received_at
    return dossier.say("First {first}, last {last}.", first=moment(first), last=moment(last))


def _digest(dossier: Dossier) -> Item:
    say, hashed = dossier.say, share(dossier.captured(), has_digests)
    return Item(
        say("Digest at the moment of collection, 155(h)"),
        hashed.state,
        (
            say("Captures with a SHA-256 digest of the body and of all bytes: {count} of {of}.", **hashed.counts),
            say("Where: data/schedules/exhibits.xlsx, data/case.json, and in the records"),
        ),
    )


def _changes(dossier: Dossier) -> Item:
    say = dossier.say
    whole = share(dossier.captured(), is_whole)
    ended = sum(1 for run in dossier.case.runs if (one := method_of(dossier, run)) and one.ended)
    drawn = sum(one.kind in DRAWN for one in dossier.case.captures)
    again = sum(one.refers_to is not None for one in dossier.case.captures)
    return Item(
        say("Changes made by collecting, 154"),
        state_of(ended, len(dossier.case.runs)),
        (
            say("Captures received whole: {count} of {of}.", **whole.counts),
            _fault(dossier, CaptureVerdict.TRUNCATED), _fault(dossier, CaptureVerdict.MALFORMED),
            _fault(dossier, CaptureVerdict.BAD_CERTIFICATE),
            say("Made by the browser from other records, kept apart from them: {count}.", count=drawn),
            say("Body kept once, with an earlier capture of the same bytes: {count}.", count=again) if again else "",
            say("Runs that closed with a record of what they left out: {count} of {of}.", count=ended,
                of=len(dossier.case.runs)),
        ),
    )  # fmt: skip


def _fault(dossier: Dossier, verdict: CaptureVerdict) -> str:
    say = dossier.say
    found = [one for one in dossier.captured() if one.verdict is verdict]
    if not found:
        return ""
    names = {
        CaptureVerdict.TRUNCATED: say("Cut short: {exhibits}.", exhibits=numbers(dossier, found)),
        CaptureVerdict.MALFORMED: say("Not well-formed: {exhibits}.", exhibits=numbers(dossier, found)),
        CaptureVerdict.BAD_CERTIFICATE: say("Certificate refused, nothing asked: {exhibits}.",
                                            exhibits=numbers(dossier, found)),
    }  # fmt: skip
    return names[verdict]

"""The items of the checklist, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.dossier import Dossier, moment
from exports.statement.counting import (
    DRAWN,
    fetched,
    is_whole,
    method_of,
    numbers,
    share,
    state_of,
    told,
)
from exports.statement.laid import REPLAY, Laid
from exports.words import State
from model import Act, AuditEntry, Capture, CaptureKind, CaptureVerdict, Photo

HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the Protocol asks for; what the record holds of it, line by line."""

    name: str
    state: State
    held: tuple[str, ...]


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


def preservation_items(dossier: Dossier, laid: Laid) -> tuple[Item, ...]:
    """Chain of custody, the six properties, and copies kept apart."""
    return (
        _chain(dossier, laid),
        _authenticity(dossier, laid),
        _availability(dossier, laid),
        _identity(dossier),
        _persistence(dossier),
        _renderability(dossier, laid),
        _understandability(dossier),
        _copies(dossier),
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
                of=len(runs)), per_run)),
    )  # fmt: skip


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


def has_digests(capture: Capture) -> bool:
    """Whether both digests of a capture are on record."""
    return all(len(one) == 64 and set(one) <= HEX for one in (capture.payload_sha256, capture.block_sha256))


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


def _chain(dossier: Dossier, laid: Laid) -> Item:
    say, entries = dossier.say, dossier.case.audit
    proven = sum(one.seq in laid.entries for one in entries)
    state = State.EMPTY if not entries else State.MET if proven == len(entries) else State.PARTLY
    return Item(
        say("Chain of custody, 167"),
        state,
        (
            say("Entries about this case: {count}. Where: part 5, data/schedules/log.xlsx", count=len(entries)),
            say("With a proof of their place in the log: {count} of {of}. Where: data/log/custody.json", count=proven,
                of=len(entries)) if laid.entries else
            say("The package carries no proof that the entries stood in the log."),
        ),
    )  # fmt: skip


def _authenticity(dossier: Dossier, laid: Laid) -> Item:
    say = dossier.say
    proven = share(dossier.captured(), lambda one: one.id in laid.proven)
    return Item(
        say("Authenticity: unchanged since collection"),
        proven.state if proven.held else State.PARTLY if any(map(has_digests, proven.lacking)) else State.EMPTY,
        (
            say("Captures with a proof that they stood in the unit's log: {count} of {of}.", **proven.counts),
            say("No proof: {exhibits}.", exhibits=numbers(dossier, proven.lacking))
            if proven.lacking and proven.held else "",
            say("Where: data/log; digests in the records; the package is signed"),
        ),
    )  # fmt: skip


def _availability(dossier: Dossier, laid: Laid) -> Item:
    say = dossier.say
    files = sorted({one.warc_file for one in dossier.case.captures})
    there = sum(f"captures/{name}" in laid.names for name in files)
    return Item(
        say("Availability: exists and can be retrieved"),
        State.PERSON,
        (
            say("Files of records in this package: {count} of {of}.", count=there, of=len(files)),
            say("Where the unit keeps its own, and until when: line C."),
        ),
    )


def _identity(dossier: Dossier) -> Item:
    say, captures = dossier.say, dossier.case.captures
    own = len({one.id for one in captures})
    return Item(
        say("Identity: told apart from every other item, 162"),
        state_of(own, len(captures)),
        (say("Captures with an identifier of their own: {count} of {of}.", count=own, of=len(captures)),),
    )


def _persistence(dossier: Dossier) -> Item:
    say, checks = dossier.say, rehashed(dossier)
    whole = sum(is_as_recorded(one) for one in checks)
    last = say("Last: {at}.", at=moment(checks[-1].at)) if checks else ""
    return Item(
        say("Persistence: bits intact, digests recomputed, 172"),
        state_of(whole, len(checks)) if checks else State.EMPTY,
        (
            say("Recomputed after collection, by the log: {of} times; every digest as recorded: {count} times.",
                count=whole, of=len(checks)),
            last,
        ),
    )  # fmt: skip


def rehashed(dossier: Dossier) -> tuple[AuditEntry, ...]:
    """Entries of the log that say what a new computation of digests found, the oldest first."""
    return tuple(one for one in dossier.case.audit if "as_recorded" in told(one.detail))


def is_as_recorded(entry: AuditEntry) -> bool:
    """Whether every digest that the act recomputed was the one on record."""
    said = told(entry.detail)
    return said["as_recorded"] == said.get("captures")


def _renderability(dossier: Dossier, laid: Laid) -> Item:
    say = dossier.say
    replay = REPLAY in laid.names
    return Item(
        say("Renderability: can be shown and used"),
        State.MET if replay else State.PARTLY,
        (
            say("Records are WARC files (ISO 28500), which programs of others read."),
            say("Pages can be looked at again: data/replay.wacz") if replay
            else say("The package holds no replay of pages; screenshots, where there are any, stand for them."),
        ),
    )  # fmt: skip


def _understandability(dossier: Dossier) -> Item:
    say = dossier.say
    return Item(
        say("Understandability: can be interpreted"),
        State.PERSON,
        (
            say("The report, this statement and the schedules explain the records. This statement is in: {languages}.",
                languages=", ".join(sorted(dossier.translators))),
            say("What the items mean: lines A and B."),
        ),
    )  # fmt: skip


def _copies(dossier: Dossier) -> Item:
    say = dossier.say
    earlier = sum(entry.action == Act.EXPORT for entry in dossier.case.audit)
    return Item(
        say("Evidentiary and working copies apart, 168, 169"),
        State.PERSON,
        (
            say("This package is a copy; the unit's own record stays where it was written. Exports noted in the log of "
                "custody before this one: {count}.", count=earlier),
            say("Which copy is the evidentiary one: line C."),
        ),
    )  # fmt: skip

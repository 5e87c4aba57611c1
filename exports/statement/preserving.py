"""What the checklist asks of the keeping of an item: its custody, the six properties, copies kept apart."""

from __future__ import annotations

from exports.dossier import Dossier, moment
from exports.statement.counting import Item, has_digests, is_as_recorded, numbers, rehashed, share, state_of
from exports.statement.laid import REPLAY, Laid
from exports.words import State
from model import Act


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

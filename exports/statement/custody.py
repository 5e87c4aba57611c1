"""The chain of custody: who did what with the case and its captures, when, why, and what a new digest found."""

from __future__ import annotations

from exports.blocks import Block, Grid, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.statement.counting import told
from exports.statement.laid import Laid
from exports.words import ACTIONS, OPERATIONS
from model import AuditEntry

EVERYTHING = "every capture"  # subject of a check of all that the unit holds
MOST_ENTRIES = 150  # printed: five pages; the schedule has them all


def custody(dossier: Dossier, laid: Laid) -> Section:
    """Entries of the log about this case, the oldest first."""
    say, entries = dossier.say, dossier.case.audit
    shown = entries[-MOST_ENTRIES:]
    blocks: list[Block] = []
    if len(shown) < len(entries):
        blocks.append(Text(say("Printed here: the last {count} of {of} entries. All of them: data/schedules/log.xlsx",
                               count=len(shown), of=len(entries))))  # fmt: skip
    blocks.append(_table(dossier, shown) if shown else Text(say("(empty)") + " " + say("The log has no entry of it.")))
    if laid.entries:
        blocks.append(Text(say("With their proofs of the log: data/log/custody.json"), small=True))
    lead = say(
        "Who held, saw, checked, passed on or altered the case and its captures, and why, as the unit's log tells it. "
        "Collection itself is part 3; this export is noted after it was made, so it is not among the entries."
    )
    return Section(Side.FACTS, say("Chain of custody"), lead, tuple(blocks))


def _table(dossier: Dossier, entries: tuple[AuditEntry, ...]) -> Grid:
    say = dossier.say
    columns = (say("No."), say("When (UTC)"), say("Who"), say("What"), say("About"), say("Why, and what was found"))
    rows = tuple(
        (
            str(one.seq),
            moment(one.at).removesuffix(" UTC"),
            one.account,
            _what(dossier, one),
            _about(dossier, one),
            "\n".join(line for line in (one.justification, _found(dossier, one)) if line) or say("(empty)"),
        )
        for one in entries
    )
    return Grid(columns, (1.1, 2.6, 1.9, 3.2, 2.6, 4.6), rows)


def _what(dossier: Dossier, entry: AuditEntry) -> str:
    say = dossier.say
    named = ACTIONS.get(entry.action)
    return say(named) if named else f"{say(OPERATIONS[entry.operation])} ({entry.action})"


def _about(dossier: Dossier, entry: AuditEntry) -> str:
    for numbers in (dossier.exhibits, dossier.groups, dossier.ads):
        if entry.subject in numbers:
            return numbers[entry.subject]
    case, every = dossier.say("this case"), dossier.say("every capture")
    return {dossier.case.case.reference: case, "-": case, EVERYTHING: every}.get(entry.subject, entry.subject)


def _found(dossier: Dossier, entry: AuditEntry) -> str:
    said = told(entry.detail)
    if "as_recorded" not in said:
        return ""
    return dossier.say(
        "Digests recomputed; as recorded: {count} of {of}.", count=said["as_recorded"], of=said.get("captures", "?")
    )

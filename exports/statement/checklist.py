"""The Berkeley Protocol item by item: what the record holds of each, counted, and where it lies.

Paragraph numbers are those that published readings of the Protocol name (edition of 2022); an item whose number was
not to hand has none.
"""

from __future__ import annotations

from exports.blocks import Blank, Block, Grid, Heading, Section, Side, Text
from exports.dossier import Dossier
from exports.statement.collecting import collection_items
from exports.statement.counting import Item
from exports.statement.laid import Laid
from exports.statement.preserving import preservation_items
from exports.words import STATES, State

SIGNS = {State.MET: "●", State.PARTLY: "◐", State.EMPTY: "○", State.NOTHING: "–", State.PERSON: "✎"}


def checklist(dossier: Dossier, laid: Laid) -> Section:
    """Items of collection and of preservation, each with its state; then what was left to a person."""
    say = dossier.say
    blocks: list[Block] = [Text(_legend(dossier), small=True)]
    blocks += [Heading(say("Collection")), _grid(dossier, collection_items(dossier))]
    blocks += [Heading(say("Preservation")), _grid(dossier, preservation_items(dossier, laid))]
    blocks += [Heading(say("Left to a person")), *_left(dossier)]
    lead = say(
        "What this record holds of what the Berkeley Protocol on Digital Open Source Investigations (United Nations, "
        "2022) asks for. Counted by the software over the captures in this package; nothing is marked that was not "
        "counted."
    )
    return Section(Side.SOFTWARE, say("Checklist of the Berkeley Protocol"), lead, tuple(blocks))


def _legend(dossier: Dossier) -> str:
    return dossier.say(
        "met: held for every case counted; partly: for some, or not in full; empty: the record holds nothing; for a "
        "person: software cannot answer; nothing to count: the package holds nothing of the kind. Numbers are "
        "paragraphs of the Protocol; where none stands, it was not to hand."
    )


def _grid(dossier: Dossier, items: tuple[Item, ...]) -> Grid:
    say = dossier.say
    rows = tuple((one.name, _state(dossier, one.state), "\n".join(line for line in one.held if line)) for one in items)
    return Grid((say("Item"), say("State"), say("What this record holds, and where")), (4, 1.9, 9.2), rows)


def _state(dossier: Dossier, state: State) -> str:
    return f"{SIGNS[state]} {dossier.say(STATES[state])}"


def _left(dossier: Dossier) -> tuple[Blank, ...]:
    """The questions to which software has no answer."""
    say = dossier.say
    mark = say("empty: for a person to fill in")
    assessments = (
        say("A. Assessment of the sources: who runs them, what speaks for and against relying on them"),
        say("B. Assessment of the context of the items, and of what screenshots do not show"),
    )
    facts = (
        say("C. Where the evidentiary copy is kept, on which media, until when; who answers for it, since when"),
        say("D. Examiner: name, function, date, signature"),
    )
    return Blank(assessments, mark, lines=5), Blank(facts, mark, lines=2)

"""What a schedule is made of: rows of plain cells under columns that say whose word they are."""

from __future__ import annotations

from dataclasses import dataclass

from exports.blocks import Side
from exports.dossier import Dossier

Cell = str | int | float | None
Row = tuple[Cell, ...]

FACT, MADE, SAID, REF = Side.FACTS, Side.SOFTWARE, Side.PERSONS, Side.FRAME


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


def columns(dossier: Dossier, *said: tuple[Side, str, float]) -> tuple[Column, ...]:
    """Columns from whose word they are, an English heading, and a width in characters."""
    return tuple(Column(side, dossier.say(heading), width) for side, heading, width in said)


def yes(dossier: Dossier, claim: bool | None) -> str:
    """A claim in words; `None` is unknown."""
    return dossier.say({True: "yes", False: "no", None: "unknown"}[claim])

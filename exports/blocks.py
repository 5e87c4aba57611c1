"""What a report is made of. The template sets these; it decides nothing and reads no text as markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose word a section is: what was captured, what software derived, what persons assessed; or the frame."""

    FACTS = "facts"
    SOFTWARE = "software"
    PERSONS = "persons"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `small` for remarks."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values, in two columns; names in `exact` are set in a fixed-width face (digests, addresses)."""

    rows: tuple[tuple[str, str], ...]
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are shares of the line; columns named in `exact` have a fixed-width face."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page or of a person, set apart from ours. `label` says whose."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot. `file` stands in the folder of the report's source."""

    file: str
    alt: str
    caption: str


Block = Heading | Text | Points | Pairs | Grid | Quote | Picture


@dataclass(frozen=True, slots=True)
class Section:
    side: Side
    title: str
    lead: str
    blocks: tuple[Block, ...]

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


@dataclass(frozen=True, slots=True)
class Blank:
    """What only a person can fill in, by its names; `mark` stands under each as long as it is empty.

    `lines` is how many ruled lines each is given.
    """

    items: tuple[str, ...]
    mark: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Station:
    """One box of a drawing: whose part it is, in a colour and in words."""

    side: Side
    whose: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """A drawing of stations in their order, four in a row. `alt` says the same to whoever cannot see it."""

    alt: str
    stations: tuple[Station, ...]


Block = Heading | Text | Points | Pairs | Grid | Quote | Picture | Blank | Way


@dataclass(frozen=True, slots=True)
class Section:
    side: Side
    title: str
    lead: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands above the first section, and at the foot of every page.

    `contents` is the depth of the table of contents: one of two levels has a page to itself.
    """

    title: str
    kind: str
    foot: str
    contents: int = 2

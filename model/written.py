"""What is written inside pictures, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line written in a picture: `start:end` of the picture's text, and its box as fractions of the picture.

    `height` is that of its letters, a fraction as well: the box of a slanted line is higher.
    """

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class PictureText:
    """What is written in a picture, as `reader` read it; empty when nothing is. Lines follow each other downwards."""

    sha256: str
    reader: str
    text: str = ""
    lines: tuple[WrittenLine, ...] = ()

    def lines_of(self, start: int, end: int) -> tuple[WrittenLine, ...]:
        """The lines on which a part of the text stands."""
        return tuple(line for line in self.lines if line.start < end and start < line.end)

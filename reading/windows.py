"""Where in a folded text a number can stand at all: a quick look that lets the lattice run on little of it.

Each chunk between two spaces gets a few signs, kept by spelling: a `d` for every digit that its words can spell, a
wall for what ends any run. Where fewer `d`s than a number needs stand between two walls, no number stands. The look is
generous; `lattice.runs` reads what it lets through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reading import decoys
from reading.backwards import is_telling as tells_order
from reading.lattice import MOST_DIGITS, PLUS_WORDS, ends_run, most_of, unchain

_PIECES = re.compile(r"\d+|[^\W\d_]+|[\W_]+")
_DIGIT, _PLUS, _WALL, _SPACE, _TELLS = "dp|,t"
_SILENT = str.maketrans("", "", ".,/-()+*_|")  # so few of these between digits end no run
_MOST = 24  # digits of a word that count; no number has more
_KEPT = 500_000  # characters of chunks; ads of a region share most of theirs
_REACH = 150  # signs around a window: no more stand for the characters there that `decoys` and `backwards` look at


class Window(NamedTuple):
    """A stretch of folded text; `telling`: words near it may say that digits are no number, or one turned round."""

    start: int
    end: int
    telling: bool


class _Signs(dict[str, str]):
    """The signs of a chunk, found once per spelling."""

    def __init__(self) -> None:
        self._size = 0

    def __missing__(self, chunk: str) -> str:
        self._size += len(chunk)
        if self._size > _KEPT:
            self.clear()
            self._size = 0
        digits = chunk.translate(_SILENT)
        if digits.isdecimal() and len(chunk) <= MOST_DIGITS:
            signs = _DIGIT * len(digits)
        else:
            pieces = ["", *_PIECES.findall(unchain(chunk)), ""]
            signs = "".join(map(_signs_of, pieces, pieces[1:], pieces[2:]))
            if decoys.is_telling(chunk) or tells_order(chunk):
                signs = _TELLS + signs + _TELLS
        self[chunk] = signs
        return signs


def _signs_of(before: str, piece: str, after: str) -> str:
    """The signs of a piece between two others."""
    if not piece[0].isalnum():
        return _WALL if ends_run(piece) else ""
    if piece[0] <= "9":
        return _DIGIT * len(piece) if len(piece) <= MOST_DIGITS else _WALL
    most = most_of(piece, before.isdigit(), after.isdigit())
    if most is None:
        return _WALL
    return _PLUS if piece in PLUS_WORDS else _DIGIT * min(most, _MOST)


_signs = _Signs()


@lru_cache(maxsize=64)
def _stretch(least: int) -> re.Pattern[str]:
    """What no wall divides, from the first digit or plus on, if it is long enough to hold as many digits."""
    return re.compile(f"[{_DIGIT}{_PLUS}][{_DIGIT}{_PLUS}{_SPACE}{_TELLS}]{{{least - 1},}}")


def windows(chunks: list[str], least: int) -> list[Window]:
    """Stretches of folded text, given between its spaces, in which `least` digits or more can be spelt.

    They come in order and do not overlap.
    """
    signs = _SPACE.join(map(_signs.__getitem__, chunks))
    found: list[Window] = []
    seen = first = start = 0  # a sign, its chunk, and where that begins
    for match in _stretch(least).finditer(signs):
        begins, ends = match.span()
        if signs.count(_DIGIT, begins, ends) < least:
            continue
        ahead = signs.count(_SPACE, seen, begins)
        start += sum(map(len, chunks[first : first + ahead])) + ahead
        first += ahead
        seen = begins
        more = signs.count(_SPACE, seen, ends - (ends < len(signs)))  # not the chunk that begins with the wall
        end = start + sum(map(len, chunks[first : first + more + 1])) + more
        telling = signs.find(_TELLS, max(0, begins - _REACH), ends + _REACH) >= 0
        if found and found[-1].end > start:
            before = found.pop()
            found.append(Window(before.start, end, telling or before.telling))
        else:
            found.append(Window(start, end, telling))
    return found

"""Where in a folded text a number can stand at all: a quick look that lets the lattice run on little of it.

Each chunk between two spaces gets signs, kept by spelling, one for each character: a `D` for every digit that its words
can spell (and for a plus in words), a wall for what ends any run. Where fewer `D`s than a number needs stand between
two walls, no number stands. The look is generous; `lattice.runs` reads what it lets through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple, cast

from reading import decoys
from reading.backwards import tells_order
from reading.lattice import GAP_AT_MOST, MOST_DIGITS, PLUS_WORDS, ends_run, most_of, unchain

_PIECES = re.compile(r"\d+|[^\W\d_]+|[\W_]+")
_DIGIT, _SILENT, _WALL = "D.|"
_SPACE, _SPACE_AFTER_TELLING = " ;"
_PLAIN = str.maketrans(dict.fromkeys("0123456789", _DIGIT) | dict.fromkeys(".,/-()+*_|", _SILENT))
"""So few of these between digits end no run."""
_FIRST_LETTER = "a"
_TOO_MANY, _TOO_FAR = _DIGIT * (MOST_DIGITS + 1), _SILENT * (GAP_AT_MOST + 1)
_KEPT = 500_000  # characters of chunks; ads of a region share most of theirs
_REACH = 100  # characters around a window in which `decoys` and `backwards` look for words, and the rest of such a word


class Window(NamedTuple):
    """A stretch of folded text; `telling`: words near it may say that digits are no number, or one turned round."""

    start: int
    end: int
    telling: bool


_window = cast("Callable[[tuple[object, ...]], Window]", partial(tuple.__new__, Window))  # faster than the class


class _Signs(dict[str, str]):
    """The signs of a chunk and of the space after it, found once per spelling."""

    def __init__(self) -> None:
        self._size = 0
        self._alike: dict[str, str] = {}

    def __missing__(self, chunk: str) -> str:
        self._size += len(chunk)
        if self._size > _KEPT:
            self.clear()
            self._alike.clear()
            self._size = 0
        signs = chunk.translate(_PLAIN) if chunk < _FIRST_LETTER else _WALL
        if not signs.strip(_DIGIT + _SILENT) and _TOO_MANY not in signs and _TOO_FAR not in signs:
            signs += _SPACE
        else:
            pieces = ["", *_PIECES.findall(unchain(chunk)), ""]
            telling = chunk != chunk.upper() and (decoys.is_telling(chunk) or tells_order(chunk))  # it has letters
            signs = "".join(map(_signs_of, pieces, pieces[1:], pieces[2:])) + (
                _SPACE_AFTER_TELLING if telling else _SPACE
            )
        signs = self[chunk] = self._alike.setdefault(signs, signs)  # most words' are: those in use stay near at hand
        return signs


def _signs_of(before: str, piece: str, after: str) -> str:
    """The signs of a piece between two others."""
    length = len(piece)
    if not piece[0].isalnum():
        return (_WALL if ends_run(piece) else _SILENT) * length
    if piece[0] <= "9":
        return (_DIGIT if length <= MOST_DIGITS else _WALL) * length
    most = most_of(piece, before.isdigit(), after.isdigit())
    if most is None:
        return _WALL * length
    return (_DIGIT * min(most or piece in PLUS_WORDS, length)).ljust(length, _SILENT)


_signs = _Signs()


@lru_cache(maxsize=64)
def _stretch(least: int) -> re.Pattern[str]:
    """What no wall divides, from the first digit on, if it is long enough to hold as many digits."""
    return re.compile(f"{_DIGIT}[^{_WALL}]{{{least - 1},}}")


def windows(chunks: list[str], least: int) -> list[Window]:
    """Stretches of folded text, given between its spaces, in which `least` digits or more can be spelt.

    They come in order and do not overlap.
    """
    signs = "".join(map(_signs.__getitem__, chunks))
    found = []
    for match in _stretch(least).finditer(signs):
        start, end = match.span()
        if signs.count(_DIGIT, start, end) >= least:
            telling = signs.find(_SPACE_AFTER_TELLING, max(0, start - _REACH), end + _REACH) >= 0
            found.append(_window((start, end, telling)))
    return found

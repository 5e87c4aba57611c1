"""Where in a folded text a number can stand at all: a quick look that lets the lattice run on little of it.

Each chunk between two spaces gets a few bytes, kept by spelling: the most digits that its words can spell, and a wall
for what ends any run. Where the bytes between two walls add up to too few digits, no number stands. The look is
generous; `lattice.runs` reads what it lets through.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from reading.lattice import MOST_DIGITS, ends_run, is_nothing_alone, most_of, unchain

_PIECES = re.compile(r"\d+|[^\W\d_]+|[\W_]+")
_WALL = b"\xff"
_MOST = 254
_KEPT = 50_000  # chunks; ads of a region share most of theirs


class _Weights(dict[str, bytes]):
    """The bytes of a chunk, found once per spelling."""

    def __missing__(self, chunk: str) -> bytes:
        if len(self) >= _KEPT:
            self.clear()
        pieces = _PIECES.findall(unchain(chunk))
        words = [piece for piece in pieces if piece[0].isalnum()]
        alone = len(words) == 1 and len(words[0]) > 1 and words[0].isalpha() and is_nothing_alone(words[0])
        weight = self[chunk] = _WALL if alone else b"".join(map(_weigh, pieces))
        return weight


def _weigh(piece: str) -> bytes:
    if not piece[0].isalnum():
        return _WALL if ends_run(piece) else b""
    if piece[0] <= "9":
        return bytes((len(piece),)) if len(piece) <= MOST_DIGITS else _WALL
    most = most_of(piece)
    return _WALL if most is None else bytes((min(most, _MOST),))


_weights = _Weights()


def windows(text: str, least: int) -> list[tuple[int, int]]:
    """Stretches of folded text in which `least` digits or more can be spelt, in order, apart: (start, end)."""
    chunks = text.split(" ")
    weights = list(map(_weights.__getitem__, chunks))
    stretches = b"".join(weights).split(_WALL)
    sums = list(map(sum, stretches))
    if max(sums) < least:
        return []
    weighed = list(accumulate(map(len, weights)))  # where each chunk's bytes end
    ends = list(accumulate(map(len, chunks)))
    found: list[tuple[int, int]] = []
    at = 0
    for stretch, most in zip(stretches, sums, strict=True):
        if most >= least:
            first, last = bisect_right(weighed, at), bisect_right(weighed, at + len(stretch) - 1)
            start, end = ends[first] - len(chunks[first]) + first, ends[last] + last
            found.append((found.pop()[0], end) if found and found[-1][1] > start else (start, end))
        at += len(stretch) + 1
    return found

"""Collages: pictures put side by side are cut apart at their straight seams."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from model import STRETCHED, Box

LEAST_TILE = 0.2  # of a side; less is a banner, a border or a strip of buttons
_EVEN = 0.4  # of the longest piece: banners added up to 40 % are less; pieces of halves of a collage are 0.2 anyway
# Of 150 drawn pictures without a seam 12 % are cut all the same (a wall's edge, a row of windows), and of 2 x 2
# collages 88 % are cut rightly (benchmarks/pictures.py --seams). A wrong cut costs time and no match.
_BROKEN = 0.6  # of the lines across a seam jump there
# In the middle of 60 collages 1 % of the seams have less than 0.56, of 64 other pictures 95 % have less than 0.32.
_BROKEN_USUAL = 0.38  # where collages are mostly cut
_EVERYWHERE = 0.2  # a seam goes all the way, an edge of a thing does not: of the lines in every quarter
# The same for a line between pictures, of whatever colour; pairs of edges are commoner than single ones elsewhere.
_LINED, _LINED_USUAL, _LINED_EVERYWHERE = 0.7, 0.5, 0.3
_USUAL = (1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4)  # of a side
_BANDS = 4
_NEAR_USUAL = 4  # pixels
_JUMP = 6.0  # grey levels; with 10 fewer dim collages are cut rightly
_STEEPER = 1.3  # than the change just before and just after
_WIDEST = 5  # pixels of a line, 1.5 % of the side; both edges of a wider one are seams by themselves
_APART = 6  # pixels; a seam is smeared when a picture is made smaller, and a line has two edges
_LEAST_PART = 0.1  # of the picture; words of a banner are less
_PLAIN = 8.0  # grey levels between the lightest and the darkest of a plain band
_FEWEST = 24  # columns with room for the windows on both sides


Grey = NDArray[np.int16]
Pixels = tuple[int, int, int, int]
Span = tuple[int, int]


def find_tiles(grey: NDArray[np.uint8]) -> tuple[Box, ...]:
    """Where the tiles lie, row by row; none for a picture that is no collage."""
    height, width = grey.shape
    tiles = _cut(grey.astype(np.int16), (0, 0, width, height))
    if not 2 <= len(tiles) <= STRETCHED:
        return ()
    return tuple((left / width, up / height, right / width, down / height) for left, up, right, down in tiles)


def _cut(grey: Grey, area: Pixels) -> list[Pixels]:
    """The pieces of an area, left, upper, right and lower edge: between its seams, or else its plain bands.

    Seams are looked for in what goes from side to side only: a tile is not cut again.
    """
    if _is_strip(grey, area):
        part = _of(grey, area)
        columns, rows = _between(_seams(part), part.shape[1]), _between(_seams(part.T), part.shape[0])
        if len(columns) * len(rows) > 1:
            return [piece for one in _placed(columns, rows, area) for piece in _parted(grey, one)]
    return _parted(grey, area)


def _parted(grey: Grey, area: Pixels) -> list[Pixels]:
    """The pieces of an area between plain bands that go all the way, without plain margins.

    What goes from side to side may be a banner, and stays as it is unless pieces of it are large.
    """
    part = _of(grey, area)
    shown = _placed(_large(_shown(part), part.shape[1]), _large(_shown(part.T), part.shape[0]), area)
    if shown in ([], [area]):
        return [area]
    pieces = [piece for one in shown for piece in _cut(grey, one)]
    if len(pieces) > 1 and min(map(_size, pieces)) >= _LEAST_PART * grey.size:
        return pieces
    return [area] if len(shown) > 1 or _is_strip(grey, area) else shown


def _is_strip(grey: Grey, area: Pixels) -> bool:
    left, up, right, down = area
    return (right - left) in grey.shape[1:] or (down - up) in grey.shape[:1]


def _size(area: Pixels) -> int:
    left, up, right, down = area
    return (right - left) * (down - up)


def _of(grey: Grey, area: Pixels) -> Grey:
    left, up, right, down = area
    return grey[up:down, left:right]


def _placed(columns: Sequence[Span], rows: Sequence[Span], area: Pixels) -> list[Pixels]:
    left, up = area[:2]
    return [(left + begin, up + top, left + end, up + bottom) for top, bottom in rows for begin, end in columns]


def _between(seams: Sequence[int], length: int) -> list[Span]:
    return _large(list(pairwise([0, *seams, length])), length) or [(0, length)]


def _large(pieces: Sequence[Span], length: int) -> list[Span]:
    """Those that are no banner."""
    least = max(LEAST_TILE * length, _EVEN * max((end - begin for begin, end in pieces), default=0))
    return [(begin, end) for begin, end in pieces if end - begin >= least]


def _shown(grey: Grey) -> list[Span]:
    """Begin and end of what lies between columns that are of one grey from top to bottom."""
    low, high = np.percentile(grey, (2, 98), axis=0)
    edges = np.flatnonzero(np.diff(high - low > _PLAIN, prepend=False, append=False))
    return [(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]


def _seams(grey: Grey) -> list[int]:
    """Columns where a new picture begins, side by side with the one before or behind a thin line.

    Most rows jump at a seam, more steeply than just before and just after; or into a line, more steeply than just
    before, and out of it, more steeply than just after.
    """
    if grey.shape[1] < _FEWEST:
        return []
    jump = np.abs(grey[:, 6:-5] - grey[:, 4:-7])
    into = (jump > _JUMP) & (jump > _STEEPER * np.abs(grey[:, 4:-7] - grey[:, 1:-10]))
    out = (jump > _JUMP) & (jump > _STEEPER * np.abs(grey[:, 9:-2] - grey[:, 6:-5]))
    soon = np.zeros_like(out)
    for width in range(1, _WIDEST + 1):
        soon[:, :-width] |= out[:, width:]
    away = np.abs(np.arange(6, grey.shape[1] - 5)[:, None] - np.array(_USUAL) * grey.shape[1]).min(axis=1)
    usual = away <= _NEAR_USUAL
    seams = _clear(into & out, np.where(usual, _BROKEN_USUAL, _BROKEN), _EVERYWHERE)
    lines = _clear(into & soon, np.where(usual, _LINED_USUAL, _LINED), _LINED_EVERYWHERE)
    kept: list[int] = []
    for at in (*seams, *lines):
        if all(abs(at - other) > _APART for other in kept):
            kept.append(at)
    return sorted(at + 6 for at in kept)


def _clear(jumps: NDArray[np.bool_], least: NDArray[np.float64], everywhere: float) -> list[int]:
    """Columns in which enough of all rows jump, and enough in every band of them; the clearest first."""
    share = jumps.mean(axis=0)
    faintest = np.min([part.mean(axis=0) for part in np.array_split(jumps, _BANDS)], axis=0)
    clear = np.flatnonzero((share >= least) & (faintest >= everywhere)).tolist()
    return sorted(clear, key=lambda at: (-share[at], at))

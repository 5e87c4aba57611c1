"""Collages: pictures put side by side are cut apart at their straight seams."""

from __future__ import annotations

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
_FEWEST = 24  # columns with room for the windows on both sides


def find_tiles(grey: NDArray[np.uint8]) -> tuple[Box, ...]:
    """Where the tiles lie, row by row; none for a picture that is no collage."""
    signed = grey.astype(np.int16)
    columns, rows = _pieces(signed), _pieces(signed.T)
    if not 2 <= len(columns) * len(rows) <= STRETCHED:
        return ()
    return tuple((left, up, right, down) for up, down in rows for left, right in columns)


def _pieces(grey: NDArray[np.int16]) -> list[tuple[float, float]]:
    """Begin and end of what lies between the upright seams and is no banner, as shares of the width."""
    width = grey.shape[1]
    pieces = [(begin / width, end / width) for begin, end in pairwise([0, *_seams(grey), width])]
    least = max(LEAST_TILE, _EVEN * max(end - begin for begin, end in pieces))
    return [(begin, end) for begin, end in pieces if end - begin >= least] or [(0.0, 1.0)]


def _seams(grey: NDArray[np.int16]) -> list[int]:
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

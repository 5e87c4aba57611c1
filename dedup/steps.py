"""Counts in steps, so that one more ad seldom changes what a score is told."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EXACT = 4  # up to so many ads the very count of a value: between one, two and three lies most of what rarity says


def stepped(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """For values: the count itself up to four, beyond the power of two below; at most one bit of rarity too many."""
    powers = np.left_shift(1, np.frexp(counts.astype(np.float64))[1].astype(np.int64) - 1)
    return np.where(counts <= EXACT, counts, powers)


def stepped_widely(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """For terms, of which an ad has a hundred: 1, 2 (to 3), 4 (to 15), 16 and so on; their weights are squared sums."""
    exponents = np.frexp(counts.astype(np.float64))[1].astype(np.int64) - 1
    wide = np.left_shift(1, exponents - exponents % 2)
    return np.where(counts <= 1, counts, np.maximum(wide, 2))

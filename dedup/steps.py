"""Counts in steps, so that one more ad seldom changes what a score is told."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EXACT = 4  # up to so many the very count: between one, two and three lies most of what rarity says


def stepped(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The count itself up to four, beyond the power of two below it: at most one bit of rarity too many."""
    powers = np.left_shift(1, np.frexp(counts.astype(np.float64))[1].astype(np.int64) - 1)
    return np.where(counts <= EXACT, counts, powers)

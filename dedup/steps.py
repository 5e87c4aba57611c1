"""Counts in steps, so that one more ad seldom changes what a score is told."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EXACT = 4  # up to so many the very count: between one, two and three lies most of what rarity says


def stepped(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The count itself up to four, beyond the power of two below it: at most one bit of rarity too many."""
    powers = np.left_shift(1, np.frexp(counts.astype(np.float64))[1].astype(np.int64) - 1)
    return np.where(counts <= EXACT, counts, powers)


COMMON, COMMONEST = 64, 1024  # terms on so many creatives weigh a twentieth of a rare one, and next to nothing


def stepped_terms(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """For words and pairs of words: as `stepped`, but common ones in powers of four, and the commonest all alike.

    Nearly every ad has the common ones: were they counted finely, every batch of new ads would touch all others.
    """
    steps = stepped(np.minimum(counts, COMMONEST))
    even = np.frexp(steps.astype(np.float64))[1] % 2 == 1
    return np.where((steps > COMMON) & ~even, steps // 2, steps)

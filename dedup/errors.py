"""How much of what ads share errors explain: misread numbers, stolen pictures, copied texts."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def tail_bits(threads: int, expected: float) -> float:
    """Bits against so many threads or more by errors alone, when `expected` are (Poisson)."""
    term, tail = math.exp(-expected), 0.0
    for count in range(threads):
        term *= expected / (count + 1)
    for count in range(threads, threads + 40):
        tail += term
        term *= expected / (count + 1)
    return -math.log2(max(tail, 2.0**-60))


def most_by_chance(expected: float, beyond: float) -> int:
    """The most errors that are nothing strange when `expected` are: one more takes more than `beyond` bits."""
    count = 0
    while tail_bits(count + 1, expected) < beyond:
        count += 1
    return count

"""Sixty-four bits that stand for something: for telling whether it changed, and for counting it without keeping it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Digests = NDArray[np.uint64]

_BYTES = 8  # a million ads have some 10^8 words and pairs of words, few of them different: no two alike by chance
_STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))  # splitmix64: Steele, Lea and Flood, OOPSLA 2014
_START = 0x9E3779B97F4A7C15
_ALL = (1 << 64) - 1


def digest(text: str) -> int:
    """The same on every machine and in every run."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=_BYTES).digest(), "little")


def digests(texts: Iterable[str]) -> Digests:
    """One digest for each text."""
    joined = b"".join(blake2b(text.encode("utf-8", "replace"), digest_size=_BYTES).digest() for text in texts)
    return np.frombuffer(joined, dtype="<u8").astype(np.uint64)


def mix(first: Digests, *others: Digests) -> Digests:
    """One digest of several, in their order, element by element."""
    mixed = _stir(first + np.uint64(_START))
    for other in others:
        mixed = _stir((mixed ^ other) + np.uint64(_START))
    return mixed


def mixed(*parts: int) -> int:
    """As `mix`, of single digests."""
    whole = _stirred((parts[0] + _START) & _ALL)
    for part in parts[1:]:
        whole = _stirred(((whole ^ part) + _START) & _ALL)
    return whole


def summed(values: Digests, rows: NDArray[np.int64], size: int) -> Digests:
    """The sum of the values of each row, for which their order does not matter."""
    total = np.zeros(size, dtype=np.uint64)
    np.add.at(total, rows, values)
    return total


def _stir(value: Digests) -> Digests:
    for shift, factor in _STEPS:
        value = (value ^ (value >> np.uint64(shift))) * np.uint64(factor)
    return value ^ (value >> np.uint64(31))


def _stirred(value: int) -> int:
    for shift, factor in _STEPS:
        value = ((value ^ (value >> shift)) * factor) & _ALL
    return value ^ (value >> 31)

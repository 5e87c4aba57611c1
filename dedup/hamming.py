"""All pairs of 256-bit hashes within a Hamming radius: exact, by multi-index hashing, in NumPy.

Norouzi, Punjani and Fleet, "Fast search in Hamming space with multi-index hashing", CVPR 2012. A hash is cut into 16
slots of 16 bits. Two hashes at distance 31 or less differ in at most one bit in at least one slot (16 slots with two
different bits each would make 32), so looking up every slot value and its 16 neighbours misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

RADIUS = 31  # PDQ's own recommendation for "the same picture" (ThreatExchange, pdq/README.md), and exact for 16 slots
_SLOTS = 16
_BUCKETS = 1 << 16
_FLIPS = (0, *(1 << bit for bit in range(16)))
_CHUNK = 2_000_000  # candidate pairs held at a time: about 100 MB

Words = NDArray[np.uint64]
Ints = NDArray[np.int64]


def pack(hashes: Sequence[str]) -> Words:
    """Hexadecimal 256-bit hashes as an array of shape (n, 4). Raises ValueError for any other length."""
    if any(len(value) != 64 for value in hashes):
        raise ValueError("a PDQ hash has 64 hexadecimal digits")
    data = bytes.fromhex("".join(hashes))
    return np.frombuffer(data, dtype=">u8").reshape(-1, 4).astype(np.uint64)


def near_pairs(queries: Words, hashes: Words, radius: int = RADIUS) -> tuple[Ints, Ints, Ints]:
    """Indices (query, hash) of every pair at distance `radius` or less, and the distances; sorted, each pair once."""
    if not 0 <= radius <= RADIUS:
        raise ValueError(f"this index is exact up to {RADIUS} bits only")
    asked, held = _slots(queries), _slots(hashes)
    found = [np.empty((0, 3), dtype=np.int64)]
    for slot in range(_SLOTS):
        for left, right in _candidates(asked[:, slot], held[:, slot]):
            pairs = _within(queries, hashes, left, right, radius)
            found.append(pairs[_first_slot(asked, held, pairs) == slot])
    pairs = np.concatenate(found)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1], pairs[:, 2]


def _within(queries: Words, hashes: Words, left: Ints, right: Ints, radius: int) -> Ints:
    distance = np.zeros(len(left), dtype=np.int64)
    for word in range(4):
        distance += np.bitwise_count(queries[left, word] ^ hashes[right, word])
        keep = distance <= radius
        left, right, distance = left[keep], right[keep], distance[keep]
    return np.stack([left, right, distance], axis=1)


def _first_slot(asked: Ints, held: Ints, pairs: Ints) -> Ints:
    """The first slot that finds a pair: reporting it there alone spares sorting out repetitions."""
    first = np.full(len(pairs), _SLOTS, dtype=np.int64)
    for slot in reversed(range(_SLOTS)):
        close = np.bitwise_count(asked[pairs[:, 0], slot] ^ held[pairs[:, 1], slot]) <= 1
        first[close] = slot
    return first


def _candidates(wanted: Ints, values: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Indices of all pairs whose values in one slot are equal or one bit apart."""
    order = np.argsort(values, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(values, minlength=_BUCKETS))])
    for flip in _FLIPS:
        bucket = wanted ^ flip
        yield from _expand(order, starts[bucket], starts[bucket + 1])


def _slots(words: Words) -> Ints:
    shifts = np.arange(0, 64, 16, dtype=np.uint64)
    slots = (words[:, :, None] >> shifts) & np.uint64(0xFFFF)
    return slots.reshape(len(words), _SLOTS).astype(np.int64)


def _expand(order: Ints, begin: Ints, end: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Every query with every member of its bucket, in chunks of bounded size."""
    counts = end - begin
    asking = np.flatnonzero(counts)
    done = np.cumsum(counts[asking])
    for chunk in np.split(asking, np.searchsorted(done, np.arange(_CHUNK, done[-1], _CHUNK)) if len(done) else []):
        sizes = counts[chunk]
        total = int(sizes.sum())
        offsets = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        yield np.repeat(chunk, sizes), order[np.repeat(begin[chunk], sizes) + offsets]

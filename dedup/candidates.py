"""Which pairs of ads are worth comparing: bounded, whatever an ad or a popular value looks like.

A value that n ads carry gives about 3n pairs, never n * n: each ad is paired with its nearest in posting order. That
order is of the ads (when posted, then key), so the pairs are the same however the ads lie in memory; one more ad
changes only pairs of ads that share a value or a rare term with it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Pair = tuple[str, str]


class Wording(Protocol):
    """The words by which an ad is sought; anything that can be counted may stand for a word."""

    @property
    def words(self) -> tuple[Hashable, ...]: ...

    @property
    def total(self) -> float: ...

    @property
    def rarest(self) -> tuple[Hashable, ...]: ...


class Wordings(Protocol):
    def wording(self, ad: str) -> Wording: ...


CLIQUE = 8  # up to so many ads, every pair
RING = (1, 2, 3)  # beyond, the nearest in posting order: gave the same clusters as six (notes/linking.md 4.2)
POSTING_CAP = 500  # ads with a term beyond which they are no longer all paired: notes/linking.md 2d
WIDE = 2  # such terms of an ad whose carriers are paired in a ring: a family of thousands may have no others
NEAREST = 12  # pairs kept for an ad from the wording index
_ROWS = 512  # rows joined at a time


def ring(carriers: Sequence[str]) -> set[Pair]:
    """Pairs among the carriers of one value, given in posting order: all of few, the nearest of many."""
    size = len(carriers)
    if size <= CLIQUE:
        steps: Iterable[int] = range(1, size)
        return {_pair(carriers[at], carriers[at + step]) for step in steps for at in range(size - step)}
    return {_pair(carriers[at], carriers[(at + step) % size]) for step in RING for at in range(size)}


def equal_keys(carriers: Mapping[str, Sequence[str]]) -> set[Pair]:
    """Pairs that share a key; `carriers` maps key -> ads in posting order."""
    return set[Pair]().union(*(ring(ads) for ads in carriers.values()))


def like_worded(ordered: Sequence[str], vocabulary: Wordings) -> set[Pair]:
    """Pairs of ads, given in posting order, that share two of their rarest terms (the nearest twelve), or all words."""
    rows, columns = _postings(ordered, vocabulary)
    found = _same_words(ordered, vocabulary)
    if not len(rows):
        return found
    shape = (len(ordered), int(columns.max()) + 1)
    index = csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
    sizes = np.bincount(columns, minlength=shape[1])
    found.update(_rings(ordered, rows, columns, sizes))
    narrow = index[:, sizes <= POSTING_CAP]
    transposed = narrow.T.tocsr()
    for start in range(0, shape[0], _ROWS):
        shared = (narrow[start : start + _ROWS] @ transposed).tocoo()
        left, right = shared.row.astype(np.int64) + start, shared.col.astype(np.int64)
        for one, other in _nearest(left, right, shared.data):
            found.add(_pair(ordered[one], ordered[other]))
    return found


def _same_words(ordered: Sequence[str], vocabulary: Wordings) -> set[Pair]:
    """Ads with the very same words, and ads with the same rarest words although everybody else has them too."""
    carriers: dict[tuple[Hashable, ...], list[str]] = {}
    for one in ordered:
        wording = vocabulary.wording(one)
        if wording.total:
            for key in {wording.words, wording.rarest[:3]}:
                carriers.setdefault(key, []).append(one)
    return set[Pair]().union(*(ring(ads) for ads in carriers.values()))


def _rings(
    ordered: Sequence[str], rows: NDArray[np.int64], columns: NDArray[np.int64], sizes: NDArray[np.int64]
) -> set[Pair]:
    """Pairs of ads that share one of their two rarest terms among those that very many ads have."""
    wide = sizes[columns] > POSTING_CAP
    carriers: dict[int, list[str]] = {}
    taken: dict[int, int] = {}
    for row, column in zip(rows[wide].tolist(), columns[wide].tolist(), strict=True):
        taken[row] = taken.get(row, 0) + 1
        if taken[row] <= WIDE:
            carriers.setdefault(column, []).append(ordered[row])
    return equal_keys({str(column): ads for column, ads in carriers.items()})


def _postings(ordered: Sequence[str], vocabulary: Wordings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    numbers: dict[Hashable, int] = {}
    rows, columns = [], []
    for row, one in enumerate(ordered):
        for term in vocabulary.wording(one).rarest:
            rows.append(row)
            columns.append(numbers.setdefault(term, len(numbers)))
    return np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)


def _nearest(left: NDArray[np.int64], right: NDArray[np.int64], shared: NDArray[np.int32]) -> Iterable[tuple[int, int]]:
    """For each row its `NEAREST` partners by shared terms, and half as many by nearness in posting order.

    By shared terms alone the ads with the same edits would only find each other, however many others say the rest.
    """
    keep = (left != right) & (shared >= 2)
    left, right, shared = left[keep], right[keep], shared[keep]
    away = np.abs(right - left)
    alike, near = np.lexsort((right, away, -shared, left)), np.lexsort((right, away, left))
    for order, most in ((alike, NEAREST), (near, NEAREST // 2)):
        ours, theirs = left[order], right[order]
        best = np.arange(len(ours)) - np.searchsorted(ours, ours) < most
        yield from zip(ours[best].tolist(), theirs[best].tolist(), strict=True)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)

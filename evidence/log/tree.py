"""The Merkle tree of RFC 6962, section 2.1: leaf and node hashes, the tree's head, and what grows without the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 32  # bytes of a SHA-256 digest
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: of a zero byte and its data."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node: of a one byte and its children's hashes. The prefixes keep a node from passing for a leaf."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that appending needs: how many leaves, and the heads of the whole subtrees they fill, the largest first.

    There is one head for every one in the binary form of `size`.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if len(self.peaks) != self.size.bit_count():
            raise ValueError(f"{len(self.peaks)} heads cannot stand for {self.size} leaves")

    def grown(self, leaves: Iterable[bytes]) -> Frontier:
        """The frontier after these leaf hashes: each costs two hashes in the mean, log2(size) at most."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            head, left = leaf, size
            while left & 1:
                head = node_hash(peaks.pop(), head)
                left >>= 1
            peaks.append(head)
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The head of the tree; of the empty one, the SHA-256 of nothing."""
        return _fold(self.peaks)


def _fold(heads: Iterable[bytes]) -> bytes:
    """The head over subtrees that stand side by side, largest first."""
    *rest, head = heads or (EMPTY,)
    for left in reversed(rest):
        head = node_hash(left, head)
    return head


class Tree:
    """A tree with its node hashes kept, level by level: a head or a proof of any size in O(log n).

    Two digests a leaf: 64 MB for a million.
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels = [bytearray()]
        self.size = 0
        for leaf in leaves:
            self.append(leaf)

    def append(self, leaf: bytes) -> None:
        """Add a leaf by its hash, and every node that it makes whole."""
        levels = self._levels
        levels[0] += leaf
        self.size += 1
        whole, at, head = self.size, 0, leaf
        while not whole & 1:
            head = node_hash(bytes(levels[at][-2 * WIDTH : -WIDTH]), head)
            whole, at = whole >> 1, at + 1
            if at == len(levels):
                levels.append(bytearray())
            levels[at] += head

    def frontier(self, size: int) -> Frontier:
        """What the first `size` leaves leave to grow on."""
        return Frontier(size, tuple(self._heads(0, size)))

    def root(self, size: int) -> bytes:
        """The head of the first `size` leaves."""
        return _fold(self._heads(0, size))

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """The audit path of a leaf in the tree of the first `size`: RFC 6962, section 2.1.1."""
        if not 0 <= index < size <= self.size:
            raise ValueError("no such leaf")
        return tuple(self._path(index, 0, size))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that the first `new` leaves begin with the first `old`: RFC 6962, section 2.1.2."""
        if not 0 < old <= new <= self.size:
            raise ValueError("no such tree")
        return tuple(self._subproof(old, 0, new, True))

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self._head(middle, end)]
        return [*self._path(index, middle, end), self._head(start, middle)]

    def _subproof(self, old: int, start: int, end: int, known: bool) -> list[bytes]:
        """`known` while the old head itself is the subtree's: whoever checks has it."""
        if old == end:
            return [] if known else [self._head(start, end)]
        middle = start + _split(end - start)
        if old <= middle:
            return [*self._subproof(old, start, middle, known), self._head(middle, end)]
        return [*self._subproof(old, middle, end, False), self._head(start, middle)]

    def _head(self, start: int, end: int) -> bytes:
        return _fold(self._heads(start, end))

    def _heads(self, start: int, end: int) -> list[bytes]:
        """The heads of the whole subtrees that fill leaves `start` to `end`; `start` is where a subtree begins."""
        heads = []
        while start < end:
            level = (end - start).bit_length() - 1
            at = (start >> level) * WIDTH
            heads.append(bytes(self._levels[level][at : at + WIDTH]))
            start += 1 << level
        return heads


def _split(size: int) -> int:
    """The largest power of two that is smaller."""
    return 1 << (size - 1).bit_length() - 1

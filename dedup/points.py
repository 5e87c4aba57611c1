"""Local features of many pictures as arrays, and which parts of pictures may show the same: by words, then by place.

Words: 30 bits of a descriptor, at fifteen places; equal words mean like descriptors (locality-sensitive hashing, Indyk
and Motwani 1998). Each pair of points with a word in common says how one part would lie in the other; a pair of parts
is a candidate when three points say nearly the same (a generalised Hough transform, Ballard 1981; Lowe 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model import PictureFeature

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

VOTES = 3  # points that agree; 2 in 10,000 pairs of unrelated drawn pictures reach it
_FEW = 48  # points asked of a picture that has fewer distinct ones: a clear sky, a plain wall
_WORD = np.uint32((1 << 30) - 1)
_PLACES = range(0, 29, 2)
_HOT = 256  # parts with one word, within a block: a print or mark on everything tells nothing
_TURN, _GROWTH, _SHIFT = 30.0, 0.8, 0.28  # one bin: degrees, octaves, share of the longest side


@dataclass(frozen=True, slots=True)
class Points:
    """All distinct points of some parts; `part` is a row in `names`, the SHA-256 of the parts' pictures."""

    names: tuple[str, ...]
    part: Ints
    number: Ints  # of the point within its part
    at: Floats  # x, y from the middle of the part, as a share of its longest side
    angle: Floats
    octave: Floats
    words: NDArray[np.uint32]  # a column for each place


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The arrays of one part."""

    at: Floats  # pixels
    angle: Floats
    size: Floats
    straight: Bytes
    mirrored: Bytes


def unpack(feature: PictureFeature) -> Unpacked:
    """The arrays behind the bytes."""
    points = np.frombuffer(feature.points, dtype="<i2").reshape(-1, 4).astype(np.float32)
    described = (np.frombuffer(data, np.uint8).reshape(-1, 32) for data in (feature.straight, feature.mirrored))
    at, angle, size = points[:, :2] / np.float32(16), points[:, 2] / np.float32(10), points[:, 3] / np.float32(10)
    return Unpacked(at, angle, size, *described)


def gather(features: Sequence[PictureFeature], mirrored: bool = False) -> Points:
    """The points of these parts, or of their mirror images."""
    kept = [_distinct_points(feature, mirrored) for feature in features] or [_NONE]
    counts = [len(part.at) for part in kept][: len(features)]
    size = np.concatenate([part.size for part in kept])
    return Points(
        tuple(feature.sha256 for feature in features),
        np.repeat(np.arange(len(counts)), counts),
        np.concatenate([np.arange(len(part.at)) for part in kept]),
        np.concatenate([part.at for part in kept]),
        np.concatenate([part.angle for part in kept]),
        np.log2(size),
        _words(np.concatenate([part.straight for part in kept])),
    )


def _distinct_points(feature: PictureFeature, mirrored: bool) -> Unpacked:
    """Those unlike every other, measured from the middle of the part in shares of its longest side."""
    part, side = unpack(feature), np.float32(max(feature.width, feature.height))
    count = max(feature.distinct, _FEW)  # they come by distinctness
    at = _centred(feature, part.at[:count])
    size = part.size[:count] / side
    if not mirrored:
        return Unpacked(at, part.angle[:count], size, part.straight[:count], part.mirrored[:count])
    flipped = at * np.array([-1, 1], dtype=np.float32)
    return Unpacked(flipped, (180 - part.angle[:count]) % 360, size, part.mirrored[:count], part.straight[:count])


_NOWHERE = np.empty(0, dtype=np.float32)
_UNDESCRIBED = np.empty((0, 32), dtype=np.uint8)
_NONE = Unpacked(np.empty((0, 2), dtype=np.float32), _NOWHERE, _NOWHERE, _UNDESCRIBED, _UNDESCRIBED)


def _centred(feature: PictureFeature, at: Floats) -> Floats:
    middle = np.array([(feature.width - 1) / 2, (feature.height - 1) / 2], dtype=np.float32)
    return (at - middle) / np.float32(max(feature.width, feature.height))


def _words(described: Bytes) -> NDArray[np.uint32]:
    """Shape (points, places)."""
    columns = [np.ascontiguousarray(described[:, at : at + 4]).view("<u4")[:, 0] & _WORD for at in _PLACES]
    return np.stack(columns, axis=1)


@dataclass(frozen=True, slots=True)
class Index:
    """Points sorted by each of their words."""

    points: Points
    orders: tuple[Ints, ...]
    values: tuple[NDArray[np.uint32], ...]

    @classmethod
    def of(cls, points: Points) -> Index:
        orders = tuple(np.argsort(words, kind="stable") for words in points.words.T)
        return cls(points, orders, tuple(words[order] for words, order in zip(points.words.T, orders, strict=True)))


def rising(ours: Sequence[str], theirs: Sequence[str]) -> NDArray[np.int8]:
    """For every two pictures of the two lists, 1 if ours has the smaller SHA-256, -1 if theirs has, 0 if it is one."""
    rank = {name: number for number, name in enumerate(sorted({*ours, *theirs}))}
    left, right = (np.array([rank[name] for name in names], dtype=np.int64) for names in (ours, theirs))
    return np.asarray(np.sign(right[None, :] - left[:, None]), dtype=np.int8)


def candidates(ours: Index, theirs: Index, asked: NDArray[np.int8]) -> list[tuple[int, int]]:
    """Rows (our part, their part) of pairs with enough points that agree on how one lies in the other, sorted.

    `asked` is as `rising` gives it, with 0 for pairs that need not be looked at.
    """
    left, right = _hits(ours, theirs)
    pair = ours.points.part[left] * asked.shape[1] + theirs.points.part[right]
    wanted = asked.ravel()[pair] != 0
    pair, left, right = pair[wanted], left[wanted], right[wanted]
    often = np.bincount(pair, minlength=1)[pair] >= VOTES
    pair, left, right = pair[often], left[often], right[often]
    number, placed = _placed(ours.points, theirs.points, left, right, asked.ravel()[pair] < 0)
    agreed = [_agreeing(pair, number, placed, offset) for offset in (0.0, 0.5)]
    return [divmod(one, asked.shape[1]) for one in sorted({*agreed[0].tolist(), *agreed[1].tolist()})]


def _hits(ours: Index, theirs: Index) -> tuple[Ints, Ints]:
    """Pairs of points with a word in common."""
    left, right = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for place in range(len(_PLACES)):
        one, other = _equal(ours.values[place], theirs.values[place])
        left.append(ours.orders[place][one])
        right.append(theirs.orders[place][other])
    return np.concatenate(left), np.concatenate(right)


def _equal(ours: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """All pairs of equal values; both are sorted. A value that many have is left out."""
    begin = np.searchsorted(theirs, ours, "left")
    counts = np.searchsorted(theirs, ours, "right") - begin
    counts[counts > _HOT] = 0
    asking = np.repeat(np.arange(len(ours)), counts)
    offsets = np.arange(len(asking)) - np.repeat(np.cumsum(counts) - counts, counts)
    return asking, np.repeat(begin, counts) + offsets


def _placed(
    ours: Points, theirs: Points, left: Ints, right: Ints, swapped: NDArray[np.bool_]
) -> tuple[Ints, NDArray[np.float64]]:
    """For each pair of points, the number of the first and where it puts the middle of its part in the other part.

    In bins: turn, growth, x and y. First is the one with the smaller SHA-256, so that it does not matter which of two
    pictures is new.
    """
    a, b = _rows(ours, left), _rows(theirs, right)
    first, second = np.where(swapped, b, a), np.where(swapped, a, b)
    turn = (second[2] - first[2]) % 360
    growth = second[3] - first[3]
    cosine, sine, scale = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn)), 2.0**growth
    x = second[0] - scale * (cosine * first[0] - sine * first[1])
    y = second[1] - scale * (sine * first[0] + cosine * first[1])
    number = np.where(swapped, theirs.number[right], ours.number[left])
    return number, np.stack([turn / _TURN, growth / _GROWTH, x / _SHIFT, y / _SHIFT])


def _rows(points: Points, rows: Ints) -> NDArray[np.float64]:
    return np.stack([points.at[rows, 0], points.at[rows, 1], points.angle[rows], points.octave[rows]]).astype(float)


def _agreeing(pair: Ints, number: Ints, placed: NDArray[np.float64], offset: float) -> Ints:
    """Pairs of parts in which enough different points fall into one bin."""
    turn, growth, x, y = (np.floor(values + offset).astype(np.int64) for values in placed)
    code = pair
    for value, bits in ((turn % round(360 / _TURN), 4), (growth + 8, 4), (x + 16, 5), (y + 16, 5)):
        code = (code << bits) | value.clip(0, (1 << bits) - 1)
    votes = _distinct((code << 9) | number) >> 9
    ends = np.flatnonzero(np.diff(votes, append=-1))
    return _distinct(votes[ends][np.diff(ends, prepend=-1) >= VOTES] >> 18)


def _distinct(values: Ints) -> Ints:
    """Each value once, in order; by sorting, since NumPy's own way by hashing takes five times as long here."""
    values = np.sort(values)
    return np.asarray(values[np.diff(values, prepend=-1) != 0])

"""Local features of many pictures as arrays, and which parts of pictures may show the same: by words, then by place.

Words: 26 bits of a descriptor, at fifteen places; equal words mean like descriptors (locality-sensitive hashing, Indyk
and Motwani 1998). Each pair of points with a word in common whose descriptors are alike says how one part would lie in
the other, the louder the more alike; a pair of parts is a candidate when enough points say nearly the same (a
generalised Hough transform, Ballard 1981; Lowe 2004; with descriptors compared, Jegou and others 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model import SOFTENED, PictureFeature

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

FARTHEST = 64  # bits of 256 between descriptors of one point
_WORD = np.uint32((1 << 26) - 1)  # with 30 bits, 3 in 100 copies of photographs never became candidates
_SOFT_WORD = np.uint32((1 << 22) - 1)  # letters change descriptors; with 26 bits, more were never candidates
_FEW = 48  # points asked of a picture that has fewer distinct ones: a clear sky, a plain wall
_PLACES = range(0, 29, 2)
_HOT = 256  # points with one word, within a block: a print or mark on everything tells nothing
_TURN, _GROWTH, _SHIFT = 15.0, 0.4, 0.14  # one bin: degrees, octaves, share of the longest side
_SILENT, _LOUDEST = 80, 50  # bits: a point's voice is the square of what lacks to the first, at most of the second
_LOUD = 4500  # the voices of a candidate: two points within 30 bits, or nine of 58
_BYTE_GROUPS = 4  # of a descriptor, as 64-bit numbers


@dataclass(frozen=True, slots=True)
class Points:
    """All distinct points of some parts; `part` is a row in `names`, the SHA-256 of the parts' pictures."""

    names: tuple[str, ...]
    part: Ints
    number: Ints  # of the point within its part
    at: Floats  # x, y from the middle of the part, as a share of its longest side
    angle: Floats
    octave: Floats
    described: NDArray[np.uint64]  # four to a point
    words: NDArray[np.uint32]  # a column for each place
    softened: bool  # parts that are compared as upright as they are, by shorter words


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
    """The points of these parts, all of them softened or none, or of their mirror images."""
    kept = [_distinct_points(feature, mirrored) for feature in features] or [_NONE]
    counts = [len(part.at) for part in kept][: len(features)]
    size = np.concatenate([part.size for part in kept])
    described = np.concatenate([part.straight for part in kept])
    softened = any(feature.part == SOFTENED for feature in features)
    return Points(
        tuple(feature.sha256 for feature in features),
        np.repeat(np.arange(len(counts)), counts),
        np.concatenate([np.arange(len(part.at)) for part in kept]),
        np.concatenate([part.at for part in kept]),
        np.concatenate([part.angle for part in kept]),
        np.log2(size),
        described.view(np.uint64),
        _words(described, _SOFT_WORD if softened else _WORD),
        softened,
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


def _words(described: Bytes, word: np.uint32) -> NDArray[np.uint32]:
    """Shape (points, places)."""
    columns = [np.ascontiguousarray(described[:, at : at + 4]).view("<u4")[:, 0] & word for at in _PLACES]
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
    hits = _Hits.of(ours, theirs, asked.ravel() != 0)
    number, placed = _placed(ours.points, theirs.points, hits, asked.ravel()[hits.pair] < 0)
    agreed = [_agreeing(hits.pair, number, hits.voice, placed, offset) for offset in (0.0, 0.5)]
    return [divmod(one, asked.shape[1]) for one in sorted({*agreed[0].tolist(), *agreed[1].tolist()})]


@dataclass(frozen=True, slots=True)
class _Hits:
    """Pairs of points with a word in common and like descriptors: rows, their pair of parts, how loud they speak."""

    left: Ints
    right: Ints
    pair: Ints
    voice: Ints

    @classmethod
    def of(cls, ours: Index, theirs: Index, wanted: NDArray[np.bool_]) -> _Hits:
        """The hits in wanted pairs of parts; word by word, which bounds memory."""
        found = [
            _alike(ours.points, theirs.points, wanted, *_equal(ours, theirs, place)) for place in range(len(_PLACES))
        ]
        return cls(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _alike(
    ours: Points, theirs: Points, wanted: NDArray[np.bool_], left: Ints, right: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    pair = ours.part[left] * len(theirs.names) + theirs.part[right]
    near = np.flatnonzero(wanted[pair])
    if ours.softened:
        turn = (theirs.angle[right[near]] - ours.angle[left[near]]).astype(float)
        near = near[np.abs((turn + 180) % 360 - 180) <= _TURN]
    bits = np.zeros(len(near), dtype=np.int64)
    for group in range(_BYTE_GROUPS):  # those that are too far apart already are not counted on
        bits += np.bitwise_count(ours.described[left[near], group] ^ theirs.described[right[near], group])
        close = bits <= FARTHEST
        near, bits = near[close], bits[close]
    return left[near], right[near], pair[near], np.minimum(_SILENT - bits, _LOUDEST)


def _equal(ours: Index, theirs: Index, place: int) -> tuple[Ints, Ints]:
    """All pairs of points with equal words at a place. A word that many have is left out."""
    asking, held = ours.values[place], theirs.values[place]
    begin = np.searchsorted(held, asking, "left")
    counts = np.searchsorted(held, asking, "right") - begin
    counts[counts > _HOT] = 0
    rows = np.repeat(np.arange(len(asking)), counts)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return ours.orders[place][rows], theirs.orders[place][np.repeat(begin, counts) + offsets]


def _placed(ours: Points, theirs: Points, hits: _Hits, swapped: NDArray[np.bool_]) -> tuple[Ints, NDArray[np.float64]]:
    """For each pair of points, the number of the first and where it puts the middle of its part in the other part.

    In bins: turn, growth, x and y. First is the one with the smaller SHA-256, so that it does not matter which of two
    pictures is new.
    """
    a, b = _rows(ours, hits.left), _rows(theirs, hits.right)
    first, second = np.where(swapped, b, a), np.where(swapped, a, b)
    turn = (second[2] - first[2]) % 360
    growth = second[3] - first[3]
    cosine, sine, scale = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn)), 2.0**growth
    x = second[0] - scale * (cosine * first[0] - sine * first[1])
    y = second[1] - scale * (sine * first[0] + cosine * first[1])
    number = np.where(swapped, theirs.number[hits.right], ours.number[hits.left])
    return number, np.stack([turn / _TURN, growth / _GROWTH, x / _SHIFT, y / _SHIFT])


def _rows(points: Points, rows: Ints) -> NDArray[np.float64]:
    return np.stack([points.at[rows, 0], points.at[rows, 1], points.angle[rows], points.octave[rows]]).astype(float)


def _agreeing(pair: Ints, number: Ints, voice: Ints, placed: NDArray[np.float64], offset: float) -> Ints:
    """Pairs of parts in which different points that fall into one bin speak loud enough together."""
    turn, growth, x, y = (np.floor(values + offset).astype(np.int64) for values in placed)
    code = pair
    for value, bits in ((turn % round(360 / _TURN), 5), (growth + 16, 5), (x + 16, 5), (y + 16, 5)):
        code = (code << bits) | value.clip(0, (1 << bits) - 1)
    votes = np.sort((((code << 9) | number) << 7) | voice)
    loudest = votes[np.diff(votes >> 7, append=-1) != 0]  # of each point in each bin
    begins = np.flatnonzero(np.diff(loudest >> 16, prepend=-1))
    loud = np.add.reduceat((loudest & 0x7F) ** 2, begins) >= _LOUD if len(begins) else begins > 0
    return np.unique(loudest[begins[loud]] >> 36)

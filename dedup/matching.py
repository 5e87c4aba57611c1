"""Which pictures match: PDQ hashes joined exactly, local features through an index and then in full.

A match depends on its two pictures alone, never on which came first or what else is stored.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dedup.hamming import RADIUS, Words, near_pairs, pack
from dedup.kinds import is_tile, make_match, size
from dedup.overlap import overlap
from dedup.points import Index, candidates, gather, rising
from model import SOFTENED, STRETCHED, WHOLE, Area, MatchKind, Picture, PictureFeature, PictureMatch

QUALITY = 50  # PDQ's authors discard hashes of lower quality: too little structure (ThreatExchange, pdq/README.md)
VERSION = "matcher-5"  # raised with every change that can change a match; all pictures are then matched again
SLICE = 512  # parts looked up at a time, which bounds memory
_ALL: Area = ((WHOLE[0], WHOLE[1]), (WHOLE[2], WHOLE[1]), (WHOLE[2], WHOLE[3]), (WHOLE[0], WHOLE[3]))
_OWN = 0.5  # of both pictures: tiles of theirs say nothing more

Pair = tuple[str, str]
Candidate = tuple[PictureFeature, PictureFeature, bool]


def is_hashed(picture: Picture) -> bool:
    """Whether the PDQ hash is good enough to compare."""
    return picture.pdq is not None and picture.quality >= QUALITY


def match_hashes(new: Iterable[Picture], known: Iterable[Picture]) -> list[PictureMatch]:
    """Matches by PDQ, mirrored or not, of new pictures with known ones, `new` among them or not."""
    ours = {one.sha256: one for one in new if is_hashed(one)}
    theirs = {one.sha256: one for one in known if is_hashed(one)} | ours
    nearest: dict[Pair, tuple[int, bool]] = {}
    asked, held = list(ours.values()), list(theirs.values())
    straight, flipped = _straight(asked), _mirrored(asked)
    for left, right, mirrored in (
        (straight, _straight(held), False),
        (flipped, _straight(held), True),
        (straight, _mirrored(held), True),
    ):
        for pair, bits in _near(left, right):
            nearest[pair] = min(nearest.get(pair, (RADIUS + 1, False)), (bits, mirrored))
    return [_copy(pair, *nearest[pair], theirs[pair[0]].pipeline) for pair in sorted(nearest)]


Hashed = tuple[list[str], Words]


def _straight(pictures: Sequence[Picture]) -> Hashed:
    return [one.sha256 for one in pictures], pack([one.pdq or "" for one in pictures])


def _mirrored(pictures: Sequence[Picture]) -> Hashed:
    flipped = [one for one in pictures if one.pdq_mirror]
    return [one.sha256 for one in flipped], pack([one.pdq_mirror or "" for one in flipped])


def _near(ours: Hashed, theirs: Hashed) -> Iterator[tuple[Pair, int]]:
    left, right, bits = near_pairs(ours[1], theirs[1])
    for row, column, distance in zip(left.tolist(), right.tolist(), bits.tolist(), strict=True):
        one, other = ours[0][row], theirs[0][column]
        if one != other:
            yield (min(one, other), max(one, other)), distance


def _copy(pair: Pair, bits: int, mirrored: bool, pipeline: str) -> PictureMatch:
    return PictureMatch(*pair, MatchKind.COPY, mirrored, 0, bits, 0, _ALL, _ALL, pipeline)


def match_features(
    new: Sequence[PictureFeature], known: Iterable[Sequence[PictureFeature]], done: Collection[Pair] = ()
) -> list[PictureMatch]:
    """Matches by local features of new pictures with known ones, which come in blocks, the new ones among them.

    A picture's parts stand in one block. Pairs in `done` are left out: their hashes agree.
    """
    ours = {one.sha256 for one in new}
    asked = {softened: _slices(_view(new, softened)) for softened in (False, True)}
    found: dict[Pair, PictureMatch] = {}
    for block in known:
        pairs = [
            pair
            for softened, slices in asked.items()
            for pair in _candidates(slices, _view(block, softened), ours, done)
        ]
        pairs.sort(key=_largest_first)
        tiles = _tiles([*new, *block])
        for pair, some in groupby(pairs, key=lambda one: (one[0].sha256, one[1].sha256)):
            match = _best(some, tiles)
            if match:
                found[pair] = match
    return [found[pair] for pair in sorted(found)]


def _view(parts: Sequence[PictureFeature], softened: bool) -> list[PictureFeature]:
    return [one for one in parts if (one.part == SOFTENED) is softened]


def _slices(parts: Sequence[PictureFeature]) -> list[_Asked]:
    return [_Asked.of(parts[start : start + SLICE]) for start in range(0, len(parts), SLICE)]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Parts of new pictures, with their points and those of their mirror images."""

    parts: Sequence[PictureFeature]
    straight: Index
    mirrored: Index

    @classmethod
    def of(cls, parts: Sequence[PictureFeature]) -> _Asked:
        return cls(parts, Index.of(gather(parts)), Index.of(gather(parts, mirrored=True)))


def _candidates(
    asked: Sequence[_Asked], block: Sequence[PictureFeature], ours: Collection[str], done: Collection[Pair]
) -> list[Candidate]:
    """Pairs of parts, that of the smaller SHA-256 first; of a mirrored pair it is the first that is mirrored."""
    others = [one for one in block if one.sha256 not in ours]
    straight, mirrored = Index.of(gather(block)), Index.of(gather(others, mirrored=True))
    held = np.array([one.sha256 not in ours for one in block], dtype=bool)

    def of(some: _Asked) -> Iterator[Candidate]:
        order = _undone(some.parts, block, done)
        for row, column in candidates(some.straight, straight, order * ((order > 0) | held)):
            one, other = some.parts[row], block[column]
            yield (one, other, False) if one.sha256 < other.sha256 else (other, one, False)
        for row, column in candidates(some.mirrored, straight, np.maximum(order, 0)):
            yield some.parts[row], block[column], True
        for row, column in candidates(some.straight, mirrored, np.minimum(order[:, held], 0)):
            yield others[column], some.parts[row], True

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # NumPy sorts and searches without holding the interpreter
        return [pair for found in pool.map(lambda some: list(of(some)), asked) for pair in found]


def _undone(
    ours: Sequence[PictureFeature], theirs: Sequence[PictureFeature], done: Collection[Pair]
) -> NDArray[np.int8]:
    """Which of two pictures has the smaller SHA-256, for every pair of their parts that is not done.

    A stretched tile is compared with whole pictures only.
    """
    order = rising([one.sha256 for one in ours], [one.sha256 for one in theirs])
    left, right = (np.array([one.part for one in parts], dtype=np.int64) for parts in (ours, theirs))
    order[np.logical_and.outer(left > STRETCHED, right > 0)] = 0
    order[np.logical_and.outer(left > 0, right > STRETCHED)] = 0
    rows, columns = (_rows_of(parts) for parts in (ours, theirs))
    for pair in done:
        for one, other in (pair, pair[::-1]):
            if one in rows and other in columns:
                order[np.ix_(rows[one], columns[other])] = 0
    return order


def _rows_of(parts: Sequence[PictureFeature]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, one in enumerate(parts):
        rows.setdefault(one.sha256, []).append(row)
    return rows


def _largest_first(pair: Candidate) -> tuple[str, str, int, int, bool]:
    """Whole pictures before softened ones and tiles."""
    first, second, mirrored = pair
    return first.sha256, second.sha256, abs(first.part + second.part), first.part, mirrored


def _tiles(features: Iterable[PictureFeature]) -> dict[str, list[PictureFeature]]:
    tiles: dict[str, list[PictureFeature]] = {}
    for one in features:
        if one.part > 0:
            tiles.setdefault(one.sha256, []).append(one)
    return tiles


def _best(pairs: Iterable[Candidate], tiles: Mapping[str, Sequence[PictureFeature]]) -> PictureMatch | None:
    """Of all parts of two pictures that agree, the match that shows most of both."""
    best: PictureMatch | None = None
    for first, second, mirrored in pairs:
        if best and best.kind is not MatchKind.ROOM and min(size(best.left_area), size(best.right_area)) >= _OWN:
            break
        found = overlap(first, second, mirrored)
        match = make_match(first, second, mirrored, found) if found else None
        if match and (best is None or _worth(match) > _worth(best)):
            best = match
    if best and best.kind in (MatchKind.COPY, MatchKind.CROP):
        sides = ((best.left, best.left_area), (best.right, best.right_area))
        if any(is_tile(area, [tile.box for tile in tiles.get(name, ())]) for name, area in sides):
            return replace(best, kind=MatchKind.COLLAGE)
    return best


def _worth(match: PictureMatch) -> tuple[bool, float, int]:
    return match.kind is not MatchKind.ROOM, size(match.left_area) + size(match.right_area), match.points

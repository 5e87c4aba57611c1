"""Which pictures are the same picture: equal bytes, or PDQ hashes at distance 31 or less, mirrored or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dedup.hamming import RADIUS, near_pairs, pack
from model import Picture

QUALITY = 50  # PDQ's authors discard hashes of lower quality: too little structure (ThreatExchange, pdq/README.md)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two pictures agree: `distance` is in bits of 256, `None` for equal bytes."""

    distance: int | None
    mirrored: bool = False


def likeness(left: Picture, right: Picture) -> Likeness | None:
    """How two pictures agree, or `None` when they are not the same picture."""
    if left.sha256 == right.sha256:
        return Likeness(None)
    if not (_hashed(left) and _hashed(right)):
        return None
    straight, mirrored = _straight(left, right), _mirrored(left, right)
    best = Likeness(straight) if straight <= mirrored else Likeness(mirrored, mirrored=True)
    return best if min(straight, mirrored) <= RADIUS else None


def nearest(ours: Iterable[Picture], theirs: Iterable[Picture]) -> int | None:
    """Bits by which the most alike of two sets of pictures differ, mirrored or not; `None` if none can be compared."""
    pairs = ((left, right) for left in ours for right in theirs if _hashed(left) and _hashed(right))
    return min((min(_straight(*pair), _mirrored(*pair)) for pair in pairs), default=None)


def _hashed(picture: Picture) -> bool:
    return picture.pdq is not None and picture.quality >= QUALITY


def _straight(left: Picture, right: Picture) -> int:
    return _distance(left.pdq, right.pdq)


def _mirrored(left: Picture, right: Picture) -> int:
    return min(_distance(left.pdq_mirror, right.pdq), _distance(left.pdq, right.pdq_mirror))


def _distance(left: str | None, right: str | None) -> int:
    return 256 if left is None or right is None else (int(left, 16) ^ int(right, 16)).bit_count()


def sort_pictures(pictures: Iterable[Picture]) -> Mapping[str, str]:
    """SHA-256 of every picture -> a name for all pictures like it (the smallest SHA-256 among them)."""
    known = {picture.sha256: picture for picture in pictures}
    hashed = [known[name] for name in sorted(known) if _hashed(known[name])]
    names = {name: name for name in known}
    for members in _classes(hashed):
        names.update({picture.sha256: members[0].sha256 for picture in members})
    return names


def _classes(pictures: list[Picture]) -> list[list[Picture]]:
    if not pictures:
        return []
    values = sorted({picture.pdq for picture in pictures if picture.pdq})
    mirrors = {picture.pdq: picture.pdq_mirror for picture in pictures if picture.pdq_mirror}
    hashes = pack(values)
    asked = [(row, mirrors[value]) for row, value in enumerate(values) if value in mirrors]
    left, right, _ = near_pairs(hashes, hashes)
    rows, flipped, _ = near_pairs(pack([value for _, value in asked]), hashes)
    left = np.concatenate([left, np.array([row for row, _ in asked], dtype=np.int64)[rows]])
    right = np.concatenate([right, flipped])
    graph = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(len(values), len(values)))
    label = dict(zip(values, connected_components(graph, directed=False)[1].tolist(), strict=True))
    classes: dict[int, list[Picture]] = {}
    for picture in pictures:
        classes.setdefault(label[picture.pdq or ""], []).append(picture)
    return list(classes.values())

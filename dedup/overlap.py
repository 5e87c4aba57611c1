"""Whether one part of a picture shows the same as another, and where: points matched in full, then pixels.

Points alone can agree by chance, or because both pictures carry the same mark. So the small grey copies are laid over
each other as the points say, and compared window by window: what is the same picture agrees nearly everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from dedup.points import FARTHEST, Unpacked, unpack
from model import STRETCHED, PictureFeature

Matrix = NDArray[np.float64]  # 2 x 3
Plane = NDArray[np.float32]

_RATIO = 0.85  # of the distance to the second nearest point
_FEWEST = 12  # points: no match is made of fewer
_ASTRAY = 4.0  # pixels that a point may lie beside its place
_ROUNDS = 500  # of RANSAC
_SEED = 1  # so that the same two pictures always give the same answer
_SMALLEST, _LARGEST = 0.2, 5.0  # how much smaller or larger the one may be
_UNEVEN = 1.3  # how much more a stretched tile may grow in one direction than in the other
_CELLS = 4  # of a side
_WINDOW = 9  # pixels of the small copies
_PLAIN = 2.5  # grey levels of deviation; below, a window has nothing to compare
_ALIKE = 0.5  # correlation of a window
_STRIP = 0.3  # of a side
_LEVEL = 6.0  # grey levels by which plain windows of one picture may differ; all may be brighter by the same


@dataclass(frozen=True, slots=True)
class Overlap:
    """How the first part, mirrored if so, lies in the second: `matrix` maps its pixels; `points` agree.

    `agreement` is the share of the common area whose pixels agree, of what has structure; `spread` the share of
    the common area, in sixteenths of the second part, where at least two points agree. `sameness` is the share of the
    whole common area whose pixels agree, where plain areas agree when they are equally bright. `rest` is the lesser of
    both without the strip along one edge that agrees least: a banner may lie there. `refound` is the share of the
    points in the common area that agree, of the part that has fewer.
    """

    matrix: Matrix
    points: int
    agreement: float
    spread: float
    sameness: float
    rest: float
    refound: float


def overlap(first: PictureFeature, second: PictureFeature, mirrored: bool) -> Overlap | None:
    """How two parts lie over each other, or `None` when too few points agree."""
    ours, theirs = unpack(first), unpack(second)
    at = _flip(first.width) @ np.vstack([ours.at.T, np.ones(len(ours.at))]) if mirrored else ours.at.T
    source, target = _matched(np.asarray(at.T[:, :2], dtype=np.float32), ours, theirs, mirrored)
    if len(source) < _FEWEST:
        return None
    placed = _placed(source, target, max(first.part, second.part) > STRETCHED)
    if placed is None:
        return None
    matrix, agreed = placed
    if mirrored:
        matrix = matrix @ np.vstack([_flip(first.width), (0, 0, 1)])
    spread = _spread(target[agreed] / (second.width, second.height), _share(first, second, matrix))
    agreement, sameness, rest = _agreement(first, second, matrix)
    points = int(agreed.sum())
    return Overlap(matrix, points, agreement, spread, sameness, rest, points / max(1, _held(first, second, matrix)))


def _placed(source: Plane, target: Plane, stretched: bool) -> tuple[Matrix, NDArray[np.bool_]] | None:
    """How the points lie, turned, shifted and grown alike in both directions, of stretched tiles nearly alike."""
    cv2.setRNGSeed(_SEED)
    fit = cv2.estimateAffine2D if stretched else cv2.estimateAffinePartial2D
    found, inside = fit(source, target, method=cv2.RANSAC, ransacReprojThreshold=_ASTRAY, maxIters=_ROUNDS)
    if found is None or np.linalg.det(found[:, :2]) <= 0:
        return None
    most, least = np.linalg.svd(found[:, :2], compute_uv=False)
    if not _SMALLEST <= least <= most <= _LARGEST or most > _UNEVEN * least:
        return None
    return np.asarray(found, dtype=np.float64), inside.ravel().astype(bool)


def _flip(width: int) -> Matrix:
    return np.array([[-1, 0, width - 1], [0, 1, 0]], dtype=np.float64)


def _matched(at: Plane, ours: Unpacked, theirs: Unpacked, mirrored: bool) -> tuple[Plane, Plane]:
    """Places of the points that have one clear partner."""
    described = ours.mirrored if mirrored else ours.straight
    bits, partner = cv2.batchDistance(described, theirs.straight, cv2.CV_32S, normType=cv2.NORM_HAMMING, K=2)
    good = (bits[:, 0] <= FARTHEST) & (bits[:, 0] < _RATIO * bits[:, 1])
    return at[good], theirs.at[partner[good, 0]]


def common(first: PictureFeature, second: PictureFeature, matrix: Matrix) -> Plane:
    """Corners of what both show, in pixels of the second; empty when they do not meet."""
    frame = corners(second.width, second.height)
    laid = cv2.transform(corners(first.width, first.height)[None], matrix)[0].astype(np.float32)
    area, shape = cv2.intersectConvexConvex(laid, frame)
    return np.empty((0, 2), np.float32) if area <= 0 or shape is None else np.asarray(shape, np.float32).reshape(-1, 2)


def corners(width: float, height: float) -> Plane:
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)


def _share(first: PictureFeature, second: PictureFeature, matrix: Matrix) -> float:
    """Of the second part, what the first one covers."""
    shape = common(first, second, matrix)
    return float(cv2.contourArea(shape)) / (second.width * second.height) if len(shape) else 0.0


def _held(first: PictureFeature, second: PictureFeature, matrix: Matrix) -> int:
    """Points in what both parts show, of the one that has fewer there."""
    there = _inside(cv2.transform(unpack(first).at[None].astype(np.float64), matrix)[0], second)
    back = cv2.invertAffineTransform(matrix)
    return min(there, _inside(cv2.transform(unpack(second).at[None].astype(np.float64), back)[0], first))


def _inside(at: NDArray[Any], feature: PictureFeature) -> int:
    return int(((at >= 0) & (at < (feature.width, feature.height))).all(axis=1).sum())


def _spread(at: NDArray[np.float64], share: float) -> float:
    cells = (at * _CELLS).astype(np.int64).clip(0, _CELLS - 1)
    hit = (np.bincount(cells[:, 1] * _CELLS + cells[:, 0]) >= 2).sum()
    return min(1.0, float(hit) / max(1.0, share * _CELLS**2))


def _agreement(first: PictureFeature, second: PictureFeature, matrix: Matrix) -> tuple[float, float, float]:
    """Correlation of the small copies in windows, counted where one has structure, everywhere, and without a strip."""
    ours, theirs = _thumbnail(first), _thumbnail(second)
    small = _scaling(theirs, second) @ np.vstack([matrix, (0, 0, 1)]) @ np.linalg.inv(_scaling(ours, first))
    growth = float(np.sqrt(abs(np.linalg.det(small[:2, :2]))))
    ours, theirs = _blurred(ours, 0.6 / growth), _blurred(theirs, 0.6 * growth)
    size = (theirs.shape[1], theirs.shape[0])
    laid = np.asarray(cv2.warpAffine(ours, small[:2], size, flags=cv2.INTER_LINEAR), dtype=np.float32)
    shown = cv2.warpAffine(np.ones_like(ours), small[:2], size, flags=cv2.INTER_NEAREST)
    mask = np.asarray(shown, dtype=np.float32)
    inside = cv2.erode(mask, np.ones((5, 5), np.uint8)) > 0
    ours_off, ours_by = _local(laid, mask)
    theirs_off, theirs_by = _local(theirs, mask)
    together = cv2.boxFilter(ours_off * theirs_off * mask, -1, (_WINDOW, _WINDOW)) / _weight(mask)
    counted = inside & (np.maximum(ours_by, theirs_by) > _PLAIN)
    correlation = together / np.maximum(ours_by * theirs_by, _PLAIN * _PLAIN / 4)
    if counted.sum() < _WINDOW * _WINDOW:
        return 0.0, 0.0, 0.0
    brighter = theirs - theirs_off - laid + ours_off
    level = np.abs(brighter - np.median(brighter[inside])) <= _LEVEL
    same = np.where(counted, correlation > _ALIKE, level)
    return float(same[counted].mean()), float(same[inside].mean()), _rest(same, counted, inside)


def _rest(same: NDArray[np.bool_], counted: NDArray[np.bool_], inside: NDArray[np.bool_]) -> float:
    """What agrees of the places counted or of all, whichever is less, without the strip that agrees least."""
    down, across = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    found = [0.0]
    for axis, places in ((0, down), (1, across)):
        strip = round(_STRIP * len(places))
        for kept in (places[strip:], places[: len(places) - strip]):
            some = [np.take(plane, kept, axis) for plane in (same, counted, inside)]
            if some[1].sum() >= _WINDOW * _WINDOW:
                found.append(min(float(some[0][some[1]].mean()), float(some[0][some[2]].mean())))
    return max(found)


def _thumbnail(feature: PictureFeature) -> Plane:
    return np.frombuffer(feature.thumbnail, np.uint8).reshape(-1, feature.columns).astype(np.float32)


def _scaling(thumbnail: Plane, feature: PictureFeature) -> Matrix:
    return np.diag([thumbnail.shape[1] / feature.width, thumbnail.shape[0] / feature.height, 1.0])


def _blurred(plane: Plane, sigma: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), max(0.6, sigma)), dtype=np.float32)


def _weight(mask: Plane) -> Plane:
    return np.maximum(cv2.boxFilter(mask, -1, (_WINDOW, _WINDOW)), 1e-3)


def _local(plane: Plane, mask: Plane) -> tuple[Plane, Plane]:
    """How far each pixel is off the mean of its window, and the deviation in the window."""
    weight = _weight(mask)
    off = plane - cv2.boxFilter(plane * mask, -1, (_WINDOW, _WINDOW)) / weight
    return off, np.sqrt(np.maximum(cv2.boxFilter(off * off * mask, -1, (_WINDOW, _WINDOW)) / weight, 0))

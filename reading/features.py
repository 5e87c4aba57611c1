"""Local features of a picture: ORB (Rublee and others, 2011), of the picture and of its mirror image.

A perceptual hash sees a picture as a whole; of a crop, a border or a collage only parts agree. Features are of
corners on any surface and say nothing about a person.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from model import SOFTENED, STRETCHED, WHOLE, Box, PictureFeature
from reading.tiles import find_tiles

FEATURES = f"orb-5/opencv-{cv2.__version__.split('.', maxsplit=1)[0]}"
SIDE = 320  # pixels of the longest side of the picture looked at
TILE_SIDE = 240
KEPT = 320  # points of a picture; with 64, crops of a fifth and collages were missed
_TILE_KEPT = 160
_STRETCHES = (1.0, 1.4, 1 / 1.4, 1.96, 1 / 1.96)  # of a tile's width: collages squeeze any shape; points bear 1.2
_SHAPES = (0.5, 2.0)  # width to height that a picture may have had: from 9:16 to 16:9
_DETECTED = 1500  # more are found than kept, so that those kept can be spread over the picture
_STEP, _LEVELS = 1.2, 8  # sizes looked at, up to 1 : 3.6, so that tiles agree with their pictures; 1.3 lost crops
_CELLS = 6  # of each side: corners crowd on a print or a mark, which a repost may cut off
_FEWEST = 12  # points with which a part could match at all
_DISTINCT = 30  # bits to the next point of the same picture; windows of one house front lie closer and tell nothing
_THUMBNAIL = 80
_STROKE = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))  # what is narrower goes; of even width it has no middle
_AROUND = 31  # pixels

cv2.setNumThreads(1)  # pictures are read side by side already

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]

_DETECTOR = cv2.ORB.create(_DETECTED, _STEP, _LEVELS, edgeThreshold=16, fastThreshold=4)
_DESCRIBER = cv2.ORB.create(KEPT, _STEP, _LEVELS, edgeThreshold=16, fastThreshold=7)


def find_features(sha256: str, grey: Grey, pipeline: str) -> tuple[PictureFeature, ...]:
    """Features of a grey picture, as it is and softened, and of its tiles if it is a collage.

    Parts without enough structure are left out.
    """
    small = _scaled(grey, SIDE)
    parts = [
        _part(sha256, 0, WHOLE, small, SIDE, KEPT, pipeline),
        _part(sha256, SOFTENED, WHOLE, _softened(small), SIDE, KEPT, pipeline),
    ]
    for number, box in enumerate(find_tiles(small), 1):
        tile = _cut(grey, box)
        for turn, stretch in enumerate(_STRETCHES):
            if stretch == 1 or _SHAPES[0] <= stretch * tile.shape[1] / tile.shape[0] <= _SHAPES[1]:
                part = number + turn * STRETCHED
                parts.append(_part(sha256, part, box, _stretched(tile, stretch), TILE_SIDE, _TILE_KEPT, pipeline))
    return tuple(part for part in parts if part is not None)


def _part(
    sha256: str, number: int, box: Box, grey: Grey, side: int, count: int, pipeline: str
) -> PictureFeature | None:
    looked_at = _scaled(grey, side)
    found = _DETECTOR.detect(looked_at, None)
    points = _spread(found, looked_at.shape, count)
    points, straight, mirrored = _described(looked_at, points)
    if len(points) < _FEWEST:
        return None
    order, distinct = _most_distinct(straight)
    height, width = looked_at.shape
    thumbnail = _scaled(looked_at, _THUMBNAIL)
    return PictureFeature(
        sha256, number, pipeline, box, width, height, distinct, _packed(points)[order].tobytes(),
        straight[order].tobytes(), mirrored[order].tobytes(), thumbnail.tobytes(), thumbnail.shape[1],
    )  # fmt: skip


def _softened(grey: Grey) -> Grey:
    """Without fine lines, light or dark: letters all over a picture take most of its points.

    Opened and closed, in the order that comes nearer to what is around (alternating filters, Serra 1988).
    """
    light, dark = (
        cv2.morphologyEx(cv2.morphologyEx(grey, first, _STROKE), second, _STROKE)
        for first, second in ((cv2.MORPH_OPEN, cv2.MORPH_CLOSE), (cv2.MORPH_CLOSE, cv2.MORPH_OPEN))
    )
    around = cv2.medianBlur(grey, _AROUND)
    nearer = cv2.absdiff(light, around) <= cv2.absdiff(dark, around)
    return np.asarray(cv2.medianBlur(np.where(nearer, light, dark), 5), dtype=np.uint8)


def _scaled(grey: Grey, side: int) -> Grey:
    factor = side / max(grey.shape)
    size = tuple(max(16, round(length * factor)) for length in (grey.shape[1], grey.shape[0]))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, size, interpolation=how), dtype=np.uint8)


def _stretched(grey: Grey, stretch: float) -> Grey:
    height, width = grey.shape
    size = (max(1, round(width * stretch)), height)
    return grey if stretch == 1 else np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _cut(grey: Grey, box: Box) -> Grey:
    height, width = grey.shape
    return grey[round(box[1] * height) : round(box[3] * height), round(box[0] * width) : round(box[2] * width)]


def _spread(points: Sequence[cv2.KeyPoint], shape: tuple[int, ...], count: int) -> list[cv2.KeyPoint]:
    """The strongest points of every cell in turn."""
    if len(points) <= count:
        return list(points)
    strength = np.array([point.response for point in points])
    at = np.array([point.pt for point in points]) * _CELLS / (shape[1], shape[0])
    cell = at[:, 1].astype(int) * _CELLS + at[:, 0].astype(int)
    by_cell = np.lexsort((-strength, cell))
    begins = np.r_[True, np.diff(cell[by_cell]) != 0]
    rank = np.arange(len(cell)) - np.maximum.accumulate(np.where(begins, np.arange(len(cell)), 0))
    return [points[index] for index in by_cell[np.lexsort((-strength[by_cell], rank))][:count]]


def _described(grey: Grey, points: list[cv2.KeyPoint]) -> tuple[list[cv2.KeyPoint], Grey, Grey]:
    """The points that can be described both ways (not those too near an edge), with both descriptions."""
    for number, point in enumerate(points):
        point.class_id = number
    flipped = [_flipped(point, grey.shape[1]) for point in points]
    kept, straight = _DESCRIBER.compute(grey, points)
    also, mirrored = _DESCRIBER.compute(np.ascontiguousarray(grey[:, ::-1]), flipped)
    row = {point.class_id: place for place, point in enumerate(also)}
    both = [(place, row[point.class_id]) for place, point in enumerate(kept) if point.class_id in row]
    if not both:
        return [], np.empty((0, 32), np.uint8), np.empty((0, 32), np.uint8)
    ours, theirs = (list(rows) for rows in zip(*both, strict=True))
    return [kept[place] for place in ours], np.asarray(straight, np.uint8)[ours], np.asarray(mirrored, np.uint8)[theirs]


def _flipped(point: cv2.KeyPoint, width: int) -> cv2.KeyPoint:
    x, y = point.pt
    angle = (180 - point.angle) % 360
    return cv2.KeyPoint(width - 1 - x, y, point.size, angle, point.response, point.octave, point.class_id)


def _most_distinct(descriptors: Grey) -> tuple[NDArray[np.intp], int]:
    """Order of the points, those least like any other first, and how many are distinct."""
    bits, _ = cv2.batchDistance(descriptors, descriptors, cv2.CV_32S, normType=cv2.NORM_HAMMING, K=2)
    apart = bits[:, 1]  # the nearest is the point itself
    return np.argsort(-apart, kind="stable"), int((apart >= _DISTINCT).sum())


def _packed(points: list[cv2.KeyPoint]) -> NDArray[np.int16]:
    rows = [(x * 16, y * 16, point.angle * 10, point.size * 10) for point in points for x, y in (point.pt,)]
    return np.array(rows).round().astype("<i2")

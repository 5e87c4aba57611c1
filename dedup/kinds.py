"""From how one part of a picture lies in another to a match: its kind, and the region that both pictures show."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from dedup.overlap import Overlap, common
from model import SOFTENED, Area, Box, MatchKind, PictureFeature, PictureMatch

# Measured by benchmarks/pictures.py --shared: copies agree in 0.58 and more of what both show, pictures that share a
# banner of a sixth or a third in 0.35 at most, with points in a quarter of the picture.
_POINTS, _AGREEMENT, _SPREAD = 12, 0.6, 0.3  # two windows of two house fronts agree, but in one or two places only
# For a tile, and for a tile against a tile: windows of two house fronts agree in up to 19 (benchmarks/pictures.py
# --fronts), and tiles of collages in more as a rule.
_TILE_POINTS, _TILES_POINTS = 22, 36
# A judgement between edited photographs, which agree in more of all places, plain ones too, and plain photographs that
# share a mark or a banner; benchmarks/pictures.py --folder and --fronts show what it finds and lets through.
_SAMENESS = 0.65
# benchmarks/pictures.py --refound: of 1,482 edits the least was 0.084. Two fronts with one grid of windows had 0.044.
_REFOUND = 0.08
# Letters all over a picture take most of its points. Of 1,600 fronts (--seed 651000, 661000) no two agree in 17.
_LETTERED_POINTS, _LETTERED_REFOUND, _LETTERED_SAMENESS = 18, 0.055, 0.78
# benchmarks/pictures.py --unrelated, --fronts and --shared: nothing matched by them that has nothing to do with it.
_SOFT_POINTS, _SOFT_REFOUND, _SOFT_AGREEMENT, _SOFT_SAMENESS = 14, 0.05, 0.7, 0.78
# A tile against a tile; --refound shows what tiles have that two collages share. Two fronts that were cut into tiles
# along their windows had 0.33 and 0.75.
_TILES_REFOUND, _TILES_SAMENESS = 0.35, 0.78
# Of a picture, that another one shows at least: single windows of other house fronts were 0.17 and 0.21 of it.
_COVERS = 0.25
# The same of its tile in a collage: what is less, and does not reach from side to side, may be a piece of a banner.
_TILE_COVERS = 0.38
# Of the other picture; below, it takes the points of a tile. Among 20,000 unrelated pictures a hillside lay wholly in
# 0.08 of a room by 13 points, most of the few that were there.
_SMALL = 0.1
# What reaches from side to side of both pictures and is less of them may be a banner, which many pictures carry:
# benchmarks/pictures.py --shared.
_BANNER = 0.48
_BORDER = 0.1  # of a side, which may lie around a banner
_FIRM_POINTS, _FIRM_AGREEMENT, _FIRM_SAMENESS = 12, 0.55, 0.75
_MANY_POINTS, _MANY_SPREAD = 150, 0.5  # half of all points, all over: fine stripes blur in the small copies
# A judgement: what a shared banner of 40 % gives stays below; --shared shows what banners and rooms become.
_BANNERED_POINTS, _BANNERED_SPREAD, _BANNERED_REST = 30, 0.4, 0.77
_ROOM_POINTS, _ROOM_AGREEMENT, _ROOM_SPREAD = 15, 0.15, 0.37
_WHOLE = 0.85  # of a picture: what a mark, a border or a crop of a few per cent leaves
_BESIDE = 0.04  # of a side by which a region may reach over the edge of its tile
_UPRIGHT = 2  # degrees

Plane = NDArray[np.float32]


def make_match(first: PictureFeature, second: PictureFeature, mirrored: bool, found: Overlap) -> PictureMatch | None:
    """The match of two parts, of which the first has the smaller SHA-256, or `None` if they are not alike enough."""
    shape = common(first, second, found.matrix)
    if not len(shape):
        return None
    back = cv2.transform(shape[None], cv2.invertAffineTransform(found.matrix))[0]
    left, right = _area(back, first), _area(shape, second)
    if (_is_banner(left) and _is_banner(right)) or (first.part > 0 < second.part and _is_stacked(first, second)):
        return None
    if first.part == SOFTENED:
        same, room = _is_same_softened(found, size(left), size(right)), False
    else:
        same = _is_same(found, (first.part, left), (second.part, right))
        room = found.points >= _ROOM_POINTS and found.agreement >= _ROOM_AGREEMENT and found.spread >= _ROOM_SPREAD
    if not (same or room):
        return None
    mostly = min(size(left), size(right)) >= _WHOLE
    kind = MatchKind.ROOM if not same else MatchKind.COPY if mostly else MatchKind.CROP
    return PictureMatch(
        first.sha256, second.sha256, kind, mirrored, _turn(found.matrix, mirrored), None, found.points, left, right,
        first.pipeline,
    )  # fmt: skip


def _is_same(found: Overlap, *parts: tuple[int, Area]) -> bool:
    """Whether both show one picture; `parts` are the parts' numbers, 0 for whole pictures, and what each shares."""
    wholes = [area for part, area in parts if not part]
    if wholes and max(size(area) for area in wholes) < (_COVERS if len(wholes) == len(parts) else _TILE_COVERS):
        return False
    if not wholes and (found.refound < _TILES_REFOUND or found.sameness < _TILES_SAMENESS):
        return False
    whole = len(wholes) == len(parts)
    if whole and min(size(area) for area in wholes) < _SMALL and found.points < _TILE_POINTS:
        return False
    least = (_TILES_POINTS, _TILE_POINTS, _POINTS)[len(wholes)]
    clear = found.points >= least and found.agreement >= _AGREEMENT and found.spread >= _SPREAD
    many = found.points >= _MANY_POINTS and found.spread >= _MANY_SPREAD
    same = (clear and found.sameness >= _SAMENESS) or many or (whole and (_is_firm(found) or _is_bannered(found)))
    return same and (found.refound >= _REFOUND or (whole and _is_lettered(found)))


def _is_same_softened(found: Overlap, *shares: float) -> bool:
    """Whether two softened pictures are one; `shares` are of each what both show. Plain areas agree more than else."""
    enough = max(shares) >= _COVERS and found.points >= _SOFT_POINTS and found.refound >= _SOFT_REFOUND
    same = found.agreement >= _SOFT_AGREEMENT and found.sameness >= _SOFT_SAMENESS
    return enough and (same or _is_bannered(found))


def _is_stacked(*tiles: PictureFeature) -> bool:
    """Whether one of the tiles may be a banner, of which the other, cut at an edge beside, may be a piece."""
    return any(_is_banner(_corners(tile.box)) for tile in tiles)


def _corners(box: Box) -> Area:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _is_lettered(found: Overlap) -> bool:
    """Whether few of the points of whole pictures agree, but nearly all pixels: a mark all over one has the others."""
    few = found.points >= _LETTERED_POINTS and found.refound >= _LETTERED_REFOUND
    return few and min(found.agreement, found.sameness) >= _LETTERED_SAMENESS


def _is_banner(area: Area) -> bool:
    """Whether a region reaches from side to side, or from top to bottom, and is a small part of its picture."""
    left, top, right, bottom = bounds(area)
    return size(area) < _BANNER and max(right - left, bottom - top) >= 1 - 2 * _BORDER


def _is_firm(found: Overlap) -> bool:
    """Whether whole pictures agree so well, plain places too, that it does not matter where their points crowd."""
    return found.points >= _FIRM_POINTS and found.agreement >= _FIRM_AGREEMENT and found.sameness >= _FIRM_SAMENESS


def _is_bannered(found: Overlap) -> bool:
    """Whether pictures agree in many places and nearly everywhere, but for a strip along one edge."""
    many = found.points >= _BANNERED_POINTS and found.spread >= _BANNERED_SPREAD and found.refound >= _REFOUND
    return many and found.rest >= _BANNERED_REST


def is_tile(area: Area, tiles: Sequence[Box]) -> bool:
    """Whether the region lies within one tile of its picture."""
    left, top, right, bottom = bounds(area)
    return any(
        left >= tile[0] - _BESIDE
        and top >= tile[1] - _BESIDE
        and right <= tile[2] + _BESIDE
        and bottom <= tile[3] + _BESIDE
        for tile in tiles
    )


def bounds(area: Area) -> Box:
    """The upright box around a region."""
    across, down = zip(*area, strict=True)
    return min(across), min(down), max(across), max(down)


def size(area: Area) -> float:
    """The share of its picture that a region takes."""
    return float(cv2.contourArea(np.array(area, dtype=np.float32)))


def _area(shape: Plane, feature: PictureFeature) -> Area:
    left, top, right, bottom = feature.box
    shares = np.asarray(shape, dtype=float) / (feature.width, feature.height)
    corners = (np.array([left, top]) + shares * (right - left, bottom - top)).clip(0, 1)
    return tuple((round(float(x), 3), round(float(y), 3)) for x, y in corners)


def _turn(matrix: NDArray[np.float64], mirrored: bool) -> int:
    """Degrees, clockwise as on the screen; what is nearly upright counts as upright."""
    across = -1 if mirrored else 1
    degrees = round(math.degrees(math.atan2(matrix[1, 0] * across, matrix[0, 0] * across))) % 360
    return 0 if min(degrees, 360 - degrees) < _UPRIGHT else degrees

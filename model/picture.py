"""What is computed from pictures to tell copies of one another: local features, and matches of two pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares of a picture's width and height."""
Area = tuple[tuple[float, float], ...]
"""The corners of a region, each as shares of a picture's width and height, in order around it."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
STRETCHED = 16  # the most tiles of a picture; beyond, parts are tiles again
SOFTENED = -1  # the part that is the whole picture without its fine lines, such as letters written over it


@dataclass(frozen=True, slots=True)
class PictureFeature:
    """Local features of a picture (`part` 0) or of one tile of a collage (from 1): of surfaces, never of faces.

    Parts above `STRETCHED` are the same tiles looked at wider or narrower than they are; `SOFTENED` is the whole
    picture again.

    `box` is where the part lies in the picture; `width` and `height` are the pixels it was looked at in. All arrays
    are packed: `points` as 16-bit numbers (x and y in sixteenths of a pixel, angle in tenths of a degree, size in
    tenths of a pixel), `straight` and `mirrored` as 32 bytes a point (ORB of the part and of its mirror image). The
    first `distinct` points are unlike every other one of the part. `thumbnail` is a small grey copy, `columns` wide.
    """

    sha256: str
    part: int
    pipeline: str
    box: Box
    width: int
    height: int
    distinct: int
    points: bytes
    straight: bytes
    mirrored: bytes
    thumbnail: bytes
    columns: int


class MatchKind(StrEnum):
    """How two pictures agree.

    `copy`: the whole of both; `crop`: one is a part of the other, or each shows a part of the same; `collage`: a tile
    of one, which shows other pictures as well; `room`: the same background or things, in another picture.
    """

    COPY = "copy"
    CROP = "crop"
    COLLAGE = "collage"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class PictureMatch:
    """Two pictures that agree (`left` < `right`), and where.

    `bits` is the PDQ distance when that alone found it; else `points` is how many local features agree. `turned` is
    by how many degrees the right one is turned against the left one, clockwise, after mirroring. `left_area` and
    `right_area` are the region that both show, in the picture as shown.
    """

    left: str
    right: str
    kind: MatchKind
    mirrored: bool
    turned: int
    bits: int | None
    points: int
    left_area: Area
    right_area: Area
    pipeline: str

"""Shapes in a picture that may be letters: evenly coloured, lighter or darker than what is around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

SMALLEST, TALLEST = 8, 42  # height of a letter at the level it is looked for, in pixels
_BROADEST_STROKE = 17  # pixels; what is broader is a thing, no stroke of a letter of that height
_LEAST_STEP = 22  # grey levels between stroke and surroundings; grain, and noise of JPEG, stay below
_EDGE = 0.5  # of a stroke's contrast, where it ends
_THINNEST, _FULLEST = (
    0.13,
    0.88,
)  # share of its box that a letter fills; fuller are windows and bricks
_SLIMMEST, _BROADEST = 0.08, 1.7  # width by height
_MOST = 4000  # shapes a level; more is gravel, and the largest are kept

BRIGHTNESS, _RED, _BLUE = -1, 0, 2
_VIEWS = (BRIGHTNESS, _RED, _BLUE)  # writing as bright as its outline, or as what is beneath, stands out in a colour

_LOW, _HIGH = 64, 200  # of a channel of pure colour
_FEWEST, _FULL = 60, 0.35  # pixels of three small letters; the share of a picture that no writing takes
# Whether red, green and blue are high, and the view and polarity in which such writing stands out most.
_PURE = (
    ((True, True, True), BRIGHTNESS, True), ((False, False, False), BRIGHTNESS, False),
    ((True, True, False), BRIGHTNESS, True), ((False, True, True), BRIGHTNESS, True),
    ((False, True, False), BRIGHTNESS, True), ((True, False, False), _RED, True),
    ((True, False, True), _RED, True), ((False, False, True), _BLUE, True),
)  # fmt: skip

_STROKE = np.ones((_BROADEST_STROKE, _BROADEST_STROKE), dtype=np.uint8)

Grey = NDArray[Any]  # (h, w) of 8 bits; OpenCV tells no more of its results
Colours = NDArray[Any]  # (h, w, 3) of 8 bits, RGB
Numbers = NDArray[np.float64]


class Glyph(NamedTuple):
    """One shape: its middle and size in pixels of the picture, its mean colour."""

    x: float
    y: float
    width: float
    height: float
    ink: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Shapes as columns, all of one polarity; sizes and middles in pixels of the picture, `ink` (n, 3)."""

    x: Numbers
    y: Numbers
    width: Numbers
    height: Numbers
    ink: Numbers
    light: bool
    view: int

    def __len__(self) -> int:
        return len(self.x)

    def some(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Glyphs:
        """Only those chosen, by mask or by place."""
        columns = {name: getattr(self, name)[chosen] for name in ("x", "y", "width", "height", "ink")}
        return replace(self, **columns)

    def each(self) -> list[Glyph]:
        """The shapes one by one."""
        rows = zip(self.x.tolist(), self.y.tolist(), self.width.tolist(), self.height.tolist(), strict=True)
        return [
            Glyph(*row, (red, green, blue)) for row, (red, green, blue) in zip(rows, self.ink.tolist(), strict=True)
        ]


def seen(colours: Colours, view: int) -> Grey:
    """One channel of a picture (h, w, 3): its brightness, its red or its blue; green is most of the brightness."""
    if view == BRIGHTNESS:
        return cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    return cv2.extractChannel(colours, view)


def find_glyphs(colours: Colours, scale: float) -> Iterator[Glyphs]:
    """Lighter and darker shapes of a picture (h, w, 3) that was made from the one to tell of by `scale`.

    One made larger is looked at by its brightness alone: it has four times the pixels.
    """
    for view in _VIEWS if scale <= 1 else (BRIGHTNESS,):
        grey = seen(colours, view)
        for light, step in ((True, cv2.MORPH_TOPHAT), (False, cv2.MORPH_BLACKHAT)):
            mask = _strokes(cv2.morphologyEx(grey, step, _STROKE))
            yield _glyphs(mask, colours, scale, light, view)
    for high, view, light in _PURE if scale <= 1 else ():
        mask = _pure(colours, high)
        if _FEWEST < cv2.countNonZero(mask) < _FULL * mask.size:
            yield _glyphs(mask, colours, scale, light, view)


def _pure(colours: Colours, high: tuple[bool, bool, bool]) -> Grey:
    """Where a picture has this pure colour, as writing put over it often is, whatever else is as bright beside it."""
    least, most = ([edge[one] for one in high] for edge in ((0, _HIGH), (_LOW, 255)))
    return cv2.inRange(colours, np.array(least), np.array(most))


def _strokes(step: Grey) -> Grey:
    """Where a stroke stands out by at least half of what it does nearby."""
    most = np.maximum(cv2.dilate(step, _STROKE), 2 * _LEAST_STEP)
    return cv2.compare(step, cv2.convertScaleAbs(most, alpha=_EDGE), cv2.CMP_GE)


def _glyphs(mask: Grey, colours: Colours, scale: float, light: bool, view: int) -> Glyphs:
    count, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_GRANA)
    width, height, area = (stats[:, column].astype(np.float64) for column in (2, 3, 4))
    fill, shape = area / (width * height), width / height
    fits = (height >= SMALLEST) & (height <= TALLEST) & (fill > _THINNEST) & (fill < _FULLEST)
    fits &= (shape > _SLIMMEST) & (shape < _BROADEST)
    fits[0] = False
    chosen = np.flatnonzero(fits)
    if len(chosen) > _MOST:
        chosen = np.sort(chosen[np.argsort(-height[chosen], kind="stable")[:_MOST]])
    ink = _ink(labels, np.flatnonzero(mask > 0), colours, chosen, count)
    left, top = stats[chosen, 0], stats[chosen, 1]
    wide, tall = width[chosen] / scale, height[chosen] / scale
    return Glyphs(left / scale + wide / 2, top / scale + tall / 2, wide, tall, ink, light, view)


def _ink(
    labels: NDArray[Any], inked: NDArray[np.intp], colours: Colours, chosen: NDArray[np.intp], count: int
) -> Numbers:
    """The mean colour of each shape; `inked` are the places of all pixels that are of any."""
    place = np.zeros(count, dtype=np.int32)
    place[chosen] = np.arange(1, len(chosen) + 1)
    where = place[labels.ravel()[inked]]
    of, seen = where[where > 0] - 1, colours.reshape(-1, 3)[inked[where > 0]]
    size = np.maximum(np.bincount(of, minlength=len(chosen)), 1)
    return np.stack([np.bincount(of, seen[:, c], len(chosen)) / size for c in range(3)], axis=1)

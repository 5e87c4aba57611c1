"""A line of writing cut out, laid straight, brought to one height, and made dark on white in a few ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from reading.written_glyphs import Colours, Grey, seen
from reading.written_lines import Line

LETTER = 36  # height of a letter in a strip, in pixels: Tesseract reads 30 to 40 best
_ABOVE = 0.85  # heights of a letter above and below the middle of the line
BESIDE, FAR_BESIDE = 7.0, 18.0  # heights to the left and right of the shapes found: letters that were not
GAP = round(1.7 * LETTER)  # pixels between two letters of a line: a blank
_BRIDGED = round(3.0 * LETTER)  # the same with something in it: a star, or a letter that is one with what is beneath
_BENT = 3.0  # heights beyond the shapes found to which a bow goes on
_FAR = 0.5  # of the distance between ink and most of what is beside it: from there on it is white
_NEAR = 48.0  # grey levels from the ink, from where on it is white where only the ink shall be dark
_ALIKE = 40.0  # grey levels between ink and the mean of a letter's shape, whose edge is mixed
_PAD = 10  # pixels
_AROUND = 31  # pixels, nearly a letter's height: most of them are none of a stroke
_LEAST_WAY = 30.0  # grey levels between ink and what is around it; less, and noise would be ink
_SIGN = 0.25  # of a letter's height: the least that a plus is high and wide, the most that it lies off the middle
_INKED = 140  # grey levels; darker is ink
_PAPER = 200  # grey levels; paler is no thing that reaches beyond the line
_STROKE = np.ones((15, 15), dtype=np.uint8)
LONGEST = 2600  # pixels of a strip; a longer one is no line of writing


@dataclass(frozen=True, slots=True)
class Strip:
    """A line laid straight, letters LETTER pixels high, and where in the picture the middle of each column lies."""

    colours: Colours
    line: Line
    x: NDArray[Any]
    y: NDArray[Any]

    def columns(self, beside: float) -> tuple[int, int]:
        """The columns of the shapes found, and of so many heights to their left and right; at least one."""
        margin = beside * self.line.height
        first, last = np.searchsorted(self.x, (self.line.left - margin, self.line.right + margin)).tolist()
        return (first, last) if first < last else (0, len(self.x))

    def box(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of these columns in the picture."""
        x, y, half = self.x[first:last], self.y[first:last], 0.7 * self.line.height
        return float(x.min()) - half / 2, float(y.min()) - half, float(x.max()) + half / 2, float(y.max()) + half


def straighten(colours: Colours, line: Line, beside: float) -> Strip:
    """The line laid straight, with so many heights beside it."""
    xs, ys, across, down = _path(line, colours.shape[1], beside * line.height)
    tall = round(2 * _ABOVE * LETTER)
    offsets = (np.arange(tall, dtype=np.float32) - tall / 2)[:, None] * (line.height / LETTER)
    x = (xs[None, :] - down[None, :] * offsets).astype(np.float32)
    y = (ys[None, :] + across[None, :] * offsets).astype(np.float32)
    source = colours
    if line.height > 1.6 * LETTER:
        source, x, y = _smaller(colours, x, y, line.height / LETTER)
    return Strip(cv2.remap(source, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), line, xs, ys)


def _smaller(
    colours: Colours, x: NDArray[Any], y: NDArray[Any], factor: float
) -> tuple[Colours, NDArray[Any], NDArray[Any]]:
    """A shrunk copy of the part that the strip comes from: sampling a large letter at few points would fray it."""
    margin = 4
    left, top = max(0, int(x.min()) - margin), max(0, int(y.min()) - margin)
    part = colours[top : int(y.max()) + margin, left : int(x.max()) + margin]
    if not part.size:
        return colours, x, y
    size = (max(1, round(part.shape[1] / factor)), max(1, round(part.shape[0] / factor)))
    small = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    return small, (x - left) * (size[0] / part.shape[1]), (y - top) * (size[1] / part.shape[0])


def _path(line: Line, width: int, margin: float) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Points along the line, one for each column of the strip, and its direction there."""
    start, end = max(-line.height, line.left - margin), min(width + line.height, line.right + margin)
    fine = np.linspace(start, end, 400)
    bent = np.clip(fine, line.left - _BENT * line.height, line.right + _BENT * line.height)
    slope = 2 * line.bow[0] * bent + line.bow[1]  # straight on further out
    step = np.hypot(1.0, slope) * (fine[1] - fine[0])
    length = np.concatenate([[0.0], np.cumsum(step[1:])])
    rise = np.concatenate([[0.0], np.cumsum(slope[1:] * (fine[1] - fine[0]))])
    middle = int(np.argmin(np.abs(fine - (line.left + line.right) / 2)))
    rise += line.at(float(fine[middle])) - rise[middle]
    columns = min(LONGEST, max(2, int(length[-1] * LETTER / line.height)))
    along = np.linspace(0, length[-1], columns)
    x, y = np.interp(along, length, fine), np.interp(along, length, rise)
    turn = np.interp(along, length, np.arctan(slope))
    return x, y, np.cos(turn), np.sin(turn)


def by_stroke(strip: Strip) -> Grey:
    """Dark on white by what is as thin as a stroke: broad things of the ink's brightness are white as well."""
    return _stretched(255 - _thin(strip))


def matte(strip: Strip, ink: NDArray[Any]) -> Grey:
    """Dark on white by how far each pixel is on the way from what is usual around it to the ink.

    Half-transparent writing is as dark over one thing as over another.
    """
    around = cv2.medianBlur(strip.colours, _AROUND).astype(np.float32)
    way = ink - around
    share = ((strip.colours - around) * way).sum(axis=2) / np.maximum((way * way).sum(axis=2), _LEAST_WAY**2)
    page: Grey = (255 * (1 - np.clip(1.25 * share - 0.1, 0, 1))).astype(np.uint8)
    return page


def by_ink(strip: Strip, ink: NDArray[Any]) -> tuple[Grey, Grey]:
    """Dark on white by colour: the nearer to the ink, the darker; and strictly so, things of a like colour white."""
    away: NDArray[Any] = np.abs(strip.colours.astype(np.float32) - ink).max(axis=2)
    return _dark(away, _FAR * max(40.0, float(np.percentile(away, 80)))), _dark(away, _NEAR)


def _dark(away: NDArray[Any], white: float) -> Grey:
    page: Grey = np.clip(away * (255 / white), 0, 255).astype(np.uint8)
    return page


def _thin(strip: Strip) -> Grey:
    grey = seen(strip.colours, strip.line.view)
    thin: Grey = cv2.morphologyEx(grey, cv2.MORPH_TOPHAT if strip.line.light else cv2.MORPH_BLACKHAT, _STROKE)
    return thin


def ink_of(strip: Strip) -> NDArray[Any]:
    """The colour of the strokes' middles; that of the shapes where those are what is beneath, between two outlines."""
    mean = np.array(strip.line.ink, dtype=np.float32)
    first, last = strip.columns(0)
    thin, colours = _thin(strip)[:, first:last], strip.colours[:, first:last]
    strokes = colours[thin >= 0.8 * float(np.percentile(thin, 97))]
    near = np.abs(strokes - mean).max(axis=1) < 2 * _ALIKE  # lamps and windows between the letters may be brighter
    middle: NDArray[Any] = np.median(strokes[near] if near.any() else strokes, axis=0)
    beneath = np.median(strip.colours, axis=(0, 1))
    if np.abs(middle - mean).max() < _ALIKE or (middle - mean) @ (mean - beneath) >= 0:
        return middle.astype(np.float32)
    alike = np.abs(strip.colours - mean).max(axis=2) < _ALIKE
    return np.median(strip.colours[alike], axis=0).astype(np.float32) if alike.any() else mean


def _stretched(grey: Grey) -> Grey:
    dark, pale = np.percentile(grey, (2, 90))
    spread = max(24.0, float(pale) - float(dark))
    page: Grey = np.clip((grey.astype(np.float32) - dark) * (255 / spread), 0, 255).astype(np.uint8)
    return page


def letters_end(page: Grey, strip: Strip, *, bridged: bool = False) -> tuple[int, int]:
    """The columns of a page between which the line lies: it ends where no letter goes on from the shapes found.

    `bridged`: it goes on behind what is no letter, and a letter more where such a thing touches its end: a letter that
    is one with what is beneath.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        (page < _INKED).astype(np.uint8), 8, cv2.CV_32S, cv2.CCL_GRANA
    )
    left, top, width, height = (stats[1:, column] for column in range(4))
    letter = (height >= 0.5 * LETTER) & (height <= 1.4 * LETTER) & (width <= 1.6 * LETTER)
    letter &= (top > 0) & (top + height < page.shape[0])
    found = strip.columns(0)
    middle, half = page.shape[0] // 2, LETTER // 2
    inked: NDArray[np.bool_] = np.any(page[middle - half : middle + half] < _INKED, axis=0) & bridged
    start, end = _reach(left[letter].tolist(), (left + width)[letter].tolist(), found[0], found[1], inked)
    sign = (height >= _SIGN * LETTER) & (width >= _SIGN * LETTER) & (height < 0.5 * LETTER)  # a plus
    sign &= np.abs(top + height / 2 - page.shape[0] / 2) < _SIGN * LETTER
    sign &= (left < start) & (left + width > start - GAP / 2)
    start = min([start, *left[sign].tolist()])
    first, last = max(0, start - _PAD), min(page.shape[1], end + _PAD)
    return (first, last) if last - first >= LETTER else (0, page.shape[1])


def cut(page: Grey, first: int, last: int) -> Grey:
    """These columns of a page, with white around them."""
    return cv2.copyMakeBorder(page[:, first:last], 8, 8, 16, 16, cv2.BORDER_CONSTANT, value=255)


def _reach(lefts: list[int], rights: list[int], start: int, end: int, inked: NDArray[np.bool_]) -> tuple[int, int]:
    """From where to where letters follow each other, going on from `start` and `end`, and over `inked` columns."""
    for left, right in sorted(zip(lefts, rights, strict=True)):
        if end - 5 < left < end + _leap(inked[end + 3 : left - 3]):
            end = max(end, right)
    for right, left in sorted(zip(rights, lefts, strict=True), reverse=True):
        if start - _leap(inked[right + 3 : max(0, start - 3)]) < right < start + 5:
            start = min(start, left)
    if inked[end + 1 : end + _PAD].any():
        end += LETTER
    if inked[max(0, start - _PAD) : max(0, start - 1)].any():
        start -= LETTER
    return start, end


def _leap(inked: NDArray[np.bool_]) -> int:
    """How far apart two letters of a line may be that have this between."""
    return _BRIDGED if 0 < np.count_nonzero(inked) <= LETTER else GAP


def clean(page: Grey) -> Grey:
    """The page without what reaches its upper or lower edge, as windows, joints and frames do, and no letter."""
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        (page < _PAPER).astype(np.uint8), 8, cv2.CV_32S, cv2.CCL_GRANA
    )
    top, height = stats[:, 1], stats[:, 3]
    beyond = (top <= 1) | (top + height >= page.shape[0] - 1)
    beyond[0] = False
    return np.where(beyond[labels], np.uint8(255), page)


def small(page: Grey) -> Grey:
    """The page with letters three quarters as high: a second opinion from the same program."""
    return cv2.resize(page, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)


def large(page: Grey) -> Grey:
    """The page with letters 50 pixels high: thin strokes that close up in small letters stay apart."""
    return cv2.resize(page, None, fx=1.4, fy=1.4, interpolation=cv2.INTER_CUBIC)


def sharp(page: Grey) -> Grey:
    """The page in black and white alone."""
    return np.where(page >= _INKED, np.uint8(255), np.uint8(0))

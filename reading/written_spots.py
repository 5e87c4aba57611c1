"""Where a picture may bear writing: the lines most like it, cut out for reading. Milliseconds, no program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2

from reading.written_glyphs import Colours, Grey, find_glyphs
from reading.written_lines import Line, apart, find_lines
from reading.written_strips import (
    BESIDE,
    FAR_BESIDE,
    GAP,
    Strip,
    by_ink,
    by_stroke,
    clean,
    cut,
    ink_of,
    large,
    letters_end,
    matte,
    sharp,
    small,
    straighten,
)

_SCALES = (2.0, 1.0, 0.5, 0.25)  # that pictures are looked at in
_FINE = 1024  # pixels; in a picture whose longest side is no longer small letters are looked for between the pixels
_HALF = 0.5
_SMALL = 640  # pixels; a picture whose longest side is no longer has letters of no more than two sizes, and no grain
MOST_LINES = 12  # of a picture, those most like writing first
_WRITING = 1.15  # likeness of the best line of a picture; five in a hundred drawn scenes without writing reach it
_LONG, _LONG_WRITING = 5, 0.8  # letters of a line that seldom are anything else, and the likeness that will do then
_OUTLINED = 0.2  # likeness of the lesser of a letter's filling and its outline, by the better
_SAME_INK = 60.0  # grey levels between lines that may be of one pattern
_MANY = 8  # lines alike; more is a weave, a wall or a front, however much each looks like writing
_BESIDE_WRITING = 0.55  # likeness of the other lines: a second line may be a group of three digits


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of writing that may be there: its box (left, top, right, bottom) in pixels, and pages, dark on white."""

    line: Line
    box: tuple[float, float, float, float]
    cropped: Grey
    small: Grey
    sharp: Grey
    large: Grey
    clean: Grey
    strict: Grey
    clear: Grey
    by_stroke: Grey
    matte: Grey


def find_spots(colours: Colours) -> list[Spot]:
    """The lines of a picture (h, w, 3) that may be writing; none of most pictures."""
    lines = [line for line in _lines(colours) if line.likeness >= _BESIDE_WRITING]
    if not any(_is_writing(line) for line in lines):
        return []
    return [_spot(colours, line) for line in _best(lines)]


def _is_writing(line: Line) -> bool:
    return line.likeness >= (_LONG_WRITING if line.letters >= _LONG else _WRITING)


def _spot(colours: Colours, line: Line) -> Spot:
    strip, pages, far = _cut_out(colours, line, BESIDE)
    cut_off = far[0] < GAP and strip.x[0] > 0
    if cut_off or (far[1] > len(strip.x) - GAP and strip.x[-1] < colours.shape[1]):
        strip, pages, far = _cut_out(colours, line, FAR_BESIDE)
    page, only, even = pages
    near, wide = letters_end(page, strip), letters_end(even, strip)
    wide = _both(near, wide)
    far = _both(wide, far)
    around = _both(strip.columns(BESIDE), far)
    open_page = cut(page, *around)
    return Spot(
        line, strip.box(*far), cut(page, *near), small(open_page), sharp(open_page), large(cut(page, *far)),
        cut(clean(page), *far), cut(only, *wide), cut(clean(only), *far),
        cut(by_stroke(strip), *around), cut(even, *wide),
    )  # fmt: skip


def _cut_out(colours: Colours, line: Line, beside: float) -> tuple[Strip, tuple[Grey, Grey, Grey], tuple[int, int]]:
    """The line with so many heights beside it, its pages by ink, strictly so and matte, and how far it may go."""
    strip = straighten(colours, line, beside)
    ink = ink_of(strip)
    (page, only), even = by_ink(strip, ink), matte(strip, ink)
    return strip, (page, only, even), _both(*(letters_end(one, strip, bridged=True) for one in (page, even)))


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return min(one[0], other[0]), max(one[1], other[1])


def _lines(colours: Colours) -> Iterator[Line]:
    side = max(colours.shape)
    for scale in _SCALES:
        if (scale > 1 and side > _FINE) or (scale < _HALF and side <= _SMALL):
            continue
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        scaled: Colours = colours if scale == 1 else cv2.resize(colours, None, fx=scale, fy=scale, interpolation=how)
        if scale == 1.0 and side > _SMALL:
            scaled = cv2.GaussianBlur(scaled, (3, 3), 0)  # a sensor's grain
        for glyphs in find_glyphs(scaled, scale):
            yield from find_lines(glyphs)


def _best(lines: list[Line]) -> list[Line]:
    """The lines most like writing; of those of one place and polarity only the best."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.likeness, line.left)):
        if not any(_covers(other, line) for other in kept):
            kept.append(line)
    return _varied(kept)[:MOST_LINES]


def _varied(lines: list[Line]) -> list[Line]:
    """Ranked so that many lines alike (windows, keys, stitches) leave room for one that is different."""
    alike: list[list[Line]] = []
    ranked: list[tuple[float, Line, list[Line]]] = []
    for line in lines:
        group = next((group for group in alike if _is_like(group[0], line)), None)
        if group is None:
            alike.append(group := [])
        ranked.append((line.likeness / (1 + len(group) / 2), line, group))
        group.append(line)
    ranked.sort(key=lambda one: (-one[0] / (1 + len(one[2]) / _MANY), one[1].left))
    return [line for _, line, _ in ranked]


def _is_like(one: Line, other: Line) -> bool:
    alike = one.light == other.light and 1 / 1.2 < one.height / other.height < 1.2
    return alike and apart(one.ink, other.ink) < _SAME_INK


def _covers(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    if shared < 0.6 * (other.right - other.left):
        return False
    if one.light != other.light and other.likeness > _OUTLINED * one.likeness:
        return False
    middle = (other.left + other.right) / 2
    return abs(one.at(middle) - other.at(middle)) < 0.5 * max(one.height, other.height)

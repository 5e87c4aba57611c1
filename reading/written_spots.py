"""Where a picture may bear writing: the lines most like it, cut out for reading. Milliseconds, no program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2

from reading.written_glyphs import Colours, Grey, find_glyphs
from reading.written_lines import Line, find_lines
from reading.written_strips import by_ink, by_stroke, clean, cut, large, letters_end, matte, sharp, small, straighten

_SMALL = 640  # pixels; a picture whose longest side is no longer has letters of no more than two sizes, and no grain
MOST_LINES = 12  # of a picture, those most like writing first
_WRITING = 1.15  # likeness of the best line of a picture; five in a hundred drawn scenes without writing reach it
_LONG, _LONG_WRITING = 7, 0.8  # letters of a line that seldom are anything else, and the likeness that will do then
_OUTLINED = 0.2  # likeness of the lesser of a letter's filling and its outline, by the better
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
    strip = straighten(colours, line)
    (page, only), even = by_ink(strip), matte(strip)
    near, wide = letters_end(page, strip), letters_end(even, strip)
    wide = min(near[0], wide[0]), max(near[1], wide[1])
    cropped = cut(page, *near)
    return Spot(
        line, strip.box(*wide), cropped, small(page), sharp(page), large(cut(page, *wide)),
        cut(clean(page), *wide), cut(only, *wide), cut(clean(only), *wide),
        by_stroke(strip), cut(even, *wide),
    )  # fmt: skip


def _lines(colours: Colours) -> Iterator[Line]:
    for scale in (1.0, 0.5) if max(colours.shape) <= _SMALL else (1.0, 0.5, 0.25):
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        scaled: Colours = colours if scale == 1 else cv2.resize(colours, None, fx=scale, fy=scale, interpolation=how)
        if scale == 1.0 and max(colours.shape) > _SMALL:
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
    ranked = []
    for line in lines:
        group = next((group for group in alike if _is_like(group[0], line)), None)
        if group is None:
            alike.append(group := [])
        ranked.append((line.likeness / (1 + len(group) / 2), line))
        group.append(line)
    return [line for _, line in sorted(ranked, key=lambda pair: (-pair[0], pair[1].left))]


def _is_like(one: Line, other: Line) -> bool:
    return one.light == other.light and 1 / 1.2 < one.height / other.height < 1.2


def _covers(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    if shared < 0.6 * (other.right - other.left):
        return False
    if one.light != other.light and other.likeness > _OUTLINED * one.likeness:
        return False
    middle = (other.left + other.right) / 2
    return abs(one.at(middle) - other.at(middle)) < 0.5 * max(one.height, other.height)

"""Lines of writing among the shapes of a picture: shapes of one height and colour, side by side on a line or a bow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

import numpy as np
from numpy.typing import NDArray

from reading.written_glyphs import Glyph, Glyphs

_REACH = 1.5  # heights between two neighbours' edges: a blank with a star in it
_OVERLAP = 0.45  # heights that the boxes of slanted neighbours may share
_STEEPEST = 0.42  # of a step to the right, up or down: writing turned by 20 degrees, and a little
_UNEVEN = 0.28  # heights; how far the middles of neighbours may lie apart beside that: p beside T
_HEIGHTS = 1.8  # the taller by the smaller neighbour: old-style figures, small letters beside large
_INK = 42.0  # grey levels of one colour between neighbours; half-transparent writing takes some from beneath
_FURTHEST = 3.2  # heights between the middles of two shapes with one or two lost between them
_LEAST = 3  # shapes of a line
_PAIR = 2  # shapes of one that stands right above or below another: "06" and the rest of a number
_SURE = 1.5  # likeness of such another
LEAD = (0.9, 2.4)  # heights of it from middle to middle of the two
TALLER = 1.6  # how much the letters of two lines of one writing may differ
_OFF = 0.55  # heights from the line at which a shape is none of it
_BOWED = 0.1  # heights; a line whose middles lie further off on average is tried as a bow

Chain = list[Glyph]
Bow = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """Writing along `y = bow[0] x² + bow[1] x + bow[2]` from `left` to `right`; `height` of its letters, in pixels.

    `view` is the channel of the picture it was found in. `likeness` is how much it looks like writing: the number of
    its letters, less what is uneven in their colour, height, spacing and footing. Only to compare lines.
    """

    left: float
    right: float
    bow: Bow
    height: float
    ink: tuple[float, float, float]
    light: bool
    view: int
    letters: int
    likeness: float

    def at(self, x: float) -> float:
        """Where the middle of the line lies at this x."""
        return self.bow[0] * x * x + self.bow[1] * x + self.bow[2]


def find_lines(glyphs: Glyphs) -> list[Line]:
    """Lines of at least three shapes, from left to right."""
    if len(glyphs) < _LEAST:
        return []
    glyphs = glyphs.some(np.argsort(glyphs.x, kind="stable"))
    shapes = glyphs.each()
    chains = _joined([[shapes[place] for place in chain] for chain in _chains(*_neighbours(glyphs), len(glyphs))])
    lines = [line for chain in chains if (line := _line(chain, glyphs.light, glyphs.view))]
    sure = [line for line in lines if line.likeness >= _SURE]
    pairs = [chain for chain in chains if len(chain) == _PAIR]
    return lines + [pair for chain in pairs for line in sure if (pair := _beside(chain, line))]


def _neighbours(glyphs: Glyphs) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of shapes that are each other's nearest fitting neighbour to the right and to the left."""
    left, right = _within_reach(glyphs)
    taller = np.maximum(glyphs.height[left], glyphs.height[right])
    across = glyphs.x[right] - glyphs.x[left]
    down = np.abs(glyphs.y[right] - glyphs.y[left])
    gap = across - (glyphs.width[left] + glyphs.width[right]) / 2
    fits = (gap <= _REACH * taller) & (gap >= -_OVERLAP * taller) & (across >= 0.12 * taller)
    fits &= down <= _STEEPEST * across + _UNEVEN * taller
    fits &= taller <= _HEIGHTS * np.minimum(glyphs.height[left], glyphs.height[right])
    shorter = np.minimum(glyphs.height[left], glyphs.height[right])
    left, right, cost = left[fits], right[fits], (across + 1.5 * down + 2 * (taller - shorter))[fits]
    ink = np.abs(glyphs.ink[left] - glyphs.ink[right]).max(axis=1, initial=0)
    cost += 2 * taller[fits] * ink / _INK
    near = ink <= _INK
    left, right, cost = left[near], right[near], cost[near]
    mutual = _is_best(left, cost) & _is_best(right, cost)
    return left[mutual], right[mutual]


def _within_reach(glyphs: Glyphs) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Every shape with those to its right that may be neighbours."""
    reach = glyphs.x + glyphs.width / 2 + (_REACH + 1) * glyphs.height * _HEIGHTS
    counts = np.maximum(np.searchsorted(glyphs.x, reach) - np.arange(len(glyphs)) - 1, 0)
    left = np.repeat(np.arange(len(glyphs)), counts)
    right = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts) + left + 1
    return left, right


def _is_best(of: NDArray[np.intp], cost: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether a pair is the cheapest of those with the same member."""
    best = np.full(int(of.max(initial=0)) + 1, np.inf)
    np.minimum.at(best, of, cost)
    return cost <= best[of]


def _chains(left: NDArray[np.intp], right: NDArray[np.intp], count: int) -> Iterator[list[int]]:
    """At least two shapes in a row, each the next one's neighbour."""
    following = dict(zip(left.tolist(), right.tolist(), strict=True))
    for start in sorted(following.keys() - set(following.values())):
        chain = [start]
        while (after := following.get(chain[-1])) is not None:
            chain.append(after)
        yield chain


def _joined(chains: Sequence[Chain]) -> list[Chain]:
    """Chains that go on one another put together."""
    done: list[Chain] = []
    open_ends: list[int] = []  # places of chains that something to the right may still go on
    for chain in sorted(chains, key=lambda chain: chain[0].x):
        start = chain[0].x
        open_ends = [place for place in open_ends if start - done[place][-1].x <= _FURTHEST * done[place][-1].height]
        before = next((place for place in open_ends if _goes_on(done[place], chain)), None)
        if before is None:
            open_ends.append(len(done))
            done.append(chain)
        else:
            done[before] = done[before] + chain
    return done


def _goes_on(before: Chain, after: Chain) -> bool:
    last, first = before[-1], after[0]
    height, gap = last.height, first.x - last.x
    if not 0 < gap <= _FURTHEST * height or not 1 / 1.5 < first.height / height < 1.5:
        return False
    if _unlike(last, first) > _INK:
        return False
    return abs(last.y + _slope(before) * gap - first.y) < 0.45 * height + 0.1 * gap


def _slope(chain: Chain) -> float:
    if len(chain) < 3:
        return 0.0
    slope, _ = _straight(chain[-5:])
    return min(_STEEPEST, max(-_STEEPEST, slope))


def _unlike(one: Glyph, other: Glyph) -> float:
    return apart(one.ink, other.ink)


def apart(one: Sequence[float], other: Sequence[float]) -> float:
    """Grey levels between two colours, in the channel where they differ most."""
    return max(abs(ours - theirs) for ours, theirs in zip(one, other, strict=True))


def _line(chain: Chain, light: bool, view: int) -> Line | None:
    """The line through a chain, without the shapes that lie off it."""
    for _ in range(2):
        if len(chain) < _LEAST:
            return None
        bow, usual = _fit(chain), median(one.height for one in chain)
        chain = [one for one in chain if _off(bow, one) < _OFF and usual / 1.9 < one.height < usual * 1.9]
    if len(chain) < _LEAST:
        return None
    red, green, blue = (median(one.ink[channel] for one in chain) for channel in range(3))
    height = sorted(one.height for one in chain)[3 * len(chain) // 4]
    left, right = chain[0].x - chain[0].width / 2, chain[-1].x + chain[-1].width / 2
    return Line(left, right, bow, height, (red, green, blue), light, view, len(chain), _likeness(chain, bow))


def _beside(pair: Chain, line: Line) -> Line | None:
    """Two shapes as a line above or below another, if they are written like it and as it goes."""
    x = fmean(one.x for one in pair)
    offs = [one.y - line.at(one.x) for one in pair]
    off, height = fmean(offs), fmean(one.height for one in pair)
    fits = LEAD[0] * line.height < abs(off) < LEAD[1] * line.height and 1 / 1.3 < height / line.height < 1.3
    fits &= abs(offs[0] - offs[1]) < _UNEVEN * height and line.left - line.height < x < line.right + line.height
    if not fits or any(apart(one.ink, line.ink) > _INK for one in pair):
        return None
    left, right = pair[0].x - pair[0].width / 2, pair[1].x + pair[1].width / 2
    bow = (line.bow[0], line.bow[1], line.bow[2] + off)
    return Line(left, right, bow, height, line.ink, line.light, line.view, _PAIR, _likeness(pair, bow))


def _likeness(chain: Chain, bow: Bow) -> float:
    usual = median(one.height for one in chain)
    ink = median(_unlike(one, other) for one, other in pairwise(chain))
    heights = fmean(abs(one.height / usual - 1) for one in chain)
    footing = fmean(_off(bow, one) for one in chain)
    gaps = [(other.x - one.x - (one.width + other.width) / 2) / usual for one, other in pairwise(chain)]
    middle = median(gaps)
    spacing = fmean(abs(gap - middle) for gap in gaps)
    return len(chain) / (1 + ink / 10) / (1 + 4 * heights) / (1 + 5 * footing) / (1 + 2 * spacing)


def _off(bow: Bow, one: Glyph) -> float:
    """Heights of a letter between it and the line."""
    return abs(bow[0] * one.x * one.x + bow[1] * one.x + bow[2] - one.y) / one.height


def _fit(chain: Chain) -> Bow:
    """A straight line, or a bow where the shapes follow one clearly better."""
    slope, start = _straight(chain)
    bow = (0.0, slope, start)
    off = fmean(_off(bow, one) for one in chain)
    if len(chain) < 6 or off < _BOWED:
        return bow
    square, slope, start = np.polyfit([one.x for one in chain], [one.y for one in chain], 2).tolist()
    bent = (square, slope, start)
    return bent if fmean(_off(bent, one) for one in chain) < 0.6 * off else bow


def _straight(chain: Chain) -> tuple[float, float]:
    """Slope and start of the line nearest to the middles."""
    x, y = fmean(one.x for one in chain), fmean(one.y for one in chain)
    spread = sum((one.x - x) ** 2 for one in chain)
    slope = sum((one.x - x) * (one.y - y) for one in chain) / spread if spread else 0.0
    return slope, y - slope * x

"""What is written in a picture: its lines as text, each with its place. Finding takes milliseconds, reading longer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

import cv2

from model import PictureText, WrittenLine
from reading.pictures import pixels_of
from reading.written_lines import LEAD, TALLER, Line
from reading.written_program import Said, read_pages
from reading.written_spots import Spot, find_spots
from reading.written_votes import AGREED, LEAST_DIGITS, agree, figures_of, is_number, is_promising

READER = "written-7/tesseract-5"
"""Raised with every change of what is read; pictures read by another are read again."""

LONGEST_SIDE = 2048  # pixels; letters 20 pixels high in a larger picture are small print
_FIRST = (("eng", "cropped"), ("eng", "matte"))
_AGAIN = (
    ("eng", "clear"), ("eng", "small"), ("eng", "sharp"), ("eng", "by_stroke"), ("eng", "strict"), ("eng", "clean"),
    ("fra", "clear"), ("fra", "matte"), ("deu", "clean"), ("deu", "matte"), ("nld", "large"),
)  # fmt: skip

_END = 3  # digits of a number that its line may be read as
_PIECE = 5  # digits at least of a line that is known to be another with an end cut off; fewer may be there by chance


@dataclass(frozen=True, slots=True)
class Sheet:
    """The spots of one picture and its size in pixels."""

    sha256: str
    width: int
    height: int
    spots: tuple[Spot, ...]


def look(data: bytes) -> Sheet | None:
    """Where the picture may bear writing; None when it cannot be decoded or searched."""
    colours = pixels_of(data, LONGEST_SIDE)
    if colours is None:
        return None
    try:
        spots = tuple(find_spots(colours))
    except (cv2.error, ValueError, IndexError):  # whatever was drawn to break it
        return None
    return Sheet(hashlib.sha256(data).hexdigest(), colours.shape[1], colours.shape[0], spots)


def read_sheets(sheets: Sequence[Sheet]) -> list[PictureText]:
    """What is written on each; all of them are read together, since starting the program costs as much as ten lines.

    NoProgramError when Tesseract is not there.
    """
    spots = [spot for sheet in sheets for spot in sheet.spots]
    readings = _readings(spots)
    told: list[PictureText] = []
    for sheet in sheets:
        told.append(_told(sheet, readings[: len(sheet.spots)]))
        readings = readings[len(sheet.spots) :]
    return told


def _readings(spots: Sequence[Spot]) -> list[list[Said]]:
    """Every reading of every spot; those that may hold a contact are read by all."""
    found: list[list[Said]] = [[] for _ in spots]
    _add(found, spots, range(len(spots)), _FIRST)
    least = [min(LEAST_DIGITS, spot.line.letters) for spot in spots]  # "06" above the rest of a number
    again = [place for place, said in enumerate(found) if any(is_promising(one.text, least[place]) for one in said)]
    _add(found, spots, again, _AGAIN)
    return found


def _add(
    found: list[list[Said]], spots: Sequence[Spot], places: Sequence[int], passes: Sequence[tuple[str, str]]
) -> None:
    for language in dict.fromkeys(language for language, _ in passes):
        ways = [way for named, way in passes if named == language]
        jobs = [(place, way) for place in places for way in ways]
        said = read_pages([getattr(spots[place], way) for place, way in jobs], language)
        for (place, _), one in zip(jobs, said, strict=True):
            found[place].append(one)


def _told(sheet: Sheet, readings: Sequence[Sequence[Said]]) -> PictureText:
    """The lines that at least two readings agree on, from the top down."""
    agreed = [(spot, *agree(texts)) for spot, texts in zip(sheet.spots, readings, strict=True)]
    sure: list[tuple[Spot, str]] = []
    for spot, said, votes in sorted(agreed, key=lambda one: -one[2]):
        told = [one for one in sure if _is_again(spot, said, *one)]
        more = is_number(figures_of(said)) and all(_is_piece(one, (spot, said)) for one in told)
        if votes >= AGREED and (more or not told):
            sure.append((spot, said))
    sure = [one for one in sure if not any(_is_piece(one, other) for other in sure)]
    text, lines = "", []
    for spot, said in _in_order(sure):
        text += "\n" if text else ""
        height = round(spot.line.height / sheet.height, 4)
        lines.append(WrittenLine(len(text), len(text) + len(said), *_fractions(spot, sheet), height))
        text += said
    return PictureText(sheet.sha256, READER, text, tuple(lines))


def _is_again(spot: Spot, said: str, before: Spot, known: str) -> bool:
    """Whether a line was told before: it lies on that one, or touches it and has the same digits.

    What is no number is told again where most of what was cut out for it lies on that line.
    """
    same = len(figures_of(said)) > 0 and figures_of(said) == figures_of(known)
    if _covers(before, spot) or (same and _touch(before, spot)):
        return True
    left, top, right, bottom = spot.box
    cut_out = (before.box[0], before.box[2]), (left, right), (top + bottom) / 2
    return not is_number(figures_of(said)) and _lies_on(before.line, *cut_out, before.line.height)


def _is_piece(one: tuple[Spot, str], other: tuple[Spot, str]) -> bool:
    """Whether a line is another that it touches, read with an end cut off: the outline of its letters.

    Of a number few digits will do, or a common beginning or end: where a line was cut, its last letter was.
    """
    digits, more = (figures_of(said) for _, said in (one, other))
    if len(digits) >= len(more) or not _touch(one[0], other[0]):
        return False
    if not is_number(more):
        return len(digits) >= _PIECE and digits in more and not is_number(digits)
    ends = digits[:_PIECE] == more[:_PIECE] or digits[-_PIECE:] == more[-_PIECE:]
    return (len(digits) >= _END and digits in more) or (len(digits) >= _PIECE and ends and not is_number(digits))


def _covers(one: Spot, other: Spot) -> bool:
    """Whether most of another line lies on this one: the filling of letters and their outline."""
    ours, theirs = one.line, other.line
    y = theirs.at((theirs.left + theirs.right) / 2)
    ends = (ours.left, ours.right), (theirs.left, theirs.right)
    return _lies_on(ours, *ends, y, max(ours.height, theirs.height))


def _lies_on(line: Line, ours: tuple[float, float], theirs: tuple[float, float], y: float, height: float) -> bool:
    """Whether half of what goes from left to right (`theirs`), its middle at `y`, lies on a line that goes so too."""
    shared = min(ours[1], theirs[1]) - max(ours[0], theirs[0])
    return shared >= 0.5 * (theirs[1] - theirs[0]) and abs(line.at(sum(theirs) / 2) - y) < 0.6 * height


def _in_order(told: list[tuple[Spot, str]]) -> Iterator[tuple[Spot, str]]:
    """Lines from the top down, those of one writing right behind each other."""
    left = sorted(told, key=cmp_to_key(_below))
    while left:
        last = left.pop(0)
        yield last
        while following := next((one for one in left if _goes_on(last[0].line, one[0].line)), None):
            left.remove(following)
            last = following
            yield last


def _goes_on(above: Line, below: Line) -> bool:
    """Whether a line is of like height as another and stands right below it."""
    left, right = max(above.left, below.left), min(above.right, below.right)
    tall = max(above.height, below.height)
    off = below.at((left + right) / 2) - above.at((left + right) / 2)
    return left < right and 0 < off < LEAD[1] * tall and tall < TALLER * min(above.height, below.height)


def _below(ours: tuple[Spot, str], theirs: tuple[Spot, str]) -> int:
    """Which of two lines lies below the other, where both are, if there is such a place: 1, or -1 for the second."""
    one, other = ours[0], theirs[0]
    left, right = max(one.box[0], other.box[0]), min(one.box[2], other.box[2])
    if left >= right:
        return 1 if one.box[1::-1] > other.box[1::-1] else -1
    return 1 if one.line.at((left + right) / 2) > other.line.at((left + right) / 2) else -1


def _touch(one: Spot, other: Spot) -> bool:
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return across > 0 and min(one.box[3], other.box[3]) > max(one.box[1], other.box[1])


def _fractions(spot: Spot, sheet: Sheet) -> tuple[float, float, float, float]:
    left, top, right, bottom = spot.box
    inside = (left / sheet.width, top / sheet.height, right / sheet.width, bottom / sheet.height)
    left, top, right, bottom = (round(min(1.0, max(0.0, edge)), 4) for edge in inside)
    return left, top, right, bottom

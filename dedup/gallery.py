"""Pictures and their matches as keys: which pictures count as one, and what a collage shows besides.

Pictures joined by matches form a class. A collage is no bridge: it has a class of its own and carries those of the
pictures in its tiles, which stay apart. A background in common gives no class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dedup.kinds import bounds, size
from dedup.matching import is_hashed
from model import Area, MatchKind, Picture, PictureMatch

_INSIDE = 0.85  # of a picture that is wholly within another
_PART = 0.6  # of the other, at most, that it takes there

Names = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Gallery:
    """SHA-256 -> names of the classes it carries, its own first; and the matches, by their pairs."""

    own: Mapping[str, str] = field(default_factory=dict)
    shown: Names = field(default_factory=dict)
    matches: Mapping[tuple[str, str], PictureMatch] = field(default_factory=dict)
    rooms: Names = field(default_factory=dict)

    def classes(self, picture: Picture) -> frozenset[str]:
        """Names of everything that the picture shows."""
        return frozenset({self.own.get(picture.sha256, picture.sha256)}) | self.shown.get(picture.sha256, frozenset())

    def of(self, sha256s: Iterable[str]) -> Gallery:
        """What it says of these pictures, without matches."""
        wanted = list(sha256s)
        return Gallery(
            {name: self.own[name] for name in wanted if name in self.own},
            {name: self.shown[name] for name in wanted if name in self.shown},
            {},
            {name: self.rooms[name] for name in wanted if name in self.rooms},
        )

    def match(self, left: Picture, right: Picture) -> PictureMatch | None:
        """How two pictures agree, or `None`; of one file with itself there is nothing to say."""
        return self.matches.get((min(left.sha256, right.sha256), max(left.sha256, right.sha256)))


def sort_pictures(pictures: Iterable[Picture], matches: Iterable[PictureMatch] = ()) -> Gallery:
    """The gallery of these pictures; matches of others are left out. A class is named by its smallest SHA-256."""
    known = {picture.sha256 for picture in pictures}
    inside = [one for one in matches if one.left in known and one.right in known]
    tiled = _tiled(inside)
    same = [one for one in inside if one.kind in (MatchKind.COPY, MatchKind.CROP)]
    own = _classes(known, (one for one in same if (one.left, one.right) not in tiled))
    shown: dict[str, set[str]] = {}
    for one in inside:
        if one.kind is MatchKind.COLLAGE or (one.left, one.right) in tiled:
            for name, other in ((one.left, one.right), (one.right, one.left)):
                if _is_part(one, name):
                    shown.setdefault(name, set()).add(own[other])
    rooms: dict[str, set[str]] = {}
    for one in inside:
        if one.kind is MatchKind.ROOM:
            for name in (one.left, one.right):
                rooms.setdefault(name, set()).add(f"room:{one.left}:{one.right}")
    return Gallery(own, _frozen(shown), {(one.left, one.right): one for one in inside}, _frozen(rooms))


def nearest(ours: Iterable[Picture], theirs: Iterable[Picture]) -> int | None:
    """Bits by which the most alike of two sets of pictures differ, mirrored or not; `None` if none can be compared."""
    pairs = ((left, right) for left in ours for right in theirs if is_hashed(left) and is_hashed(right))
    return min((_distance(*pair) for pair in pairs), default=None)


def _distance(left: Picture, right: Picture) -> int:
    pairs = ((left.pdq, right.pdq), (left.pdq_mirror, right.pdq), (left.pdq, right.pdq_mirror))
    return min((int(one, 16) ^ int(other, 16)).bit_count() for one, other in pairs if one and other)


def _frozen(names: Mapping[str, set[str]]) -> Names:
    return {name: frozenset(some) for name, some in names.items()}


def _is_part(match: PictureMatch, name: str) -> bool:
    """Whether the picture shows more than the region in common: the one that is a collage."""
    area, other = (match.left_area, match.right_area) if name == match.left else (match.right_area, match.left_area)
    return size(area) <= max(size(other), _PART)


def _tiled(matches: Iterable[PictureMatch]) -> set[tuple[str, str]]:
    """Pairs of a picture and another that is wholly within it, where a third is within it elsewhere.

    Such a picture is a collage whose seams were not seen, or the whole of which both are crops; as neither can be told
    from the other, the two within are not taken for one.
    """
    within: dict[str, list[tuple[Area, PictureMatch]]] = {}
    for one in matches:
        if one.kind is MatchKind.CROP:
            left, right = one.left_area, one.right_area
            for name, area, other in ((one.left, left, right), (one.right, right, left)):
                if size(other) >= _INSIDE and size(area) <= _PART:
                    within.setdefault(name, []).append((area, one))
    found = set()
    for placed in within.values():
        for area, one in placed:
            if any(_apart(area, other) for other, _ in placed):
                found.add((one.left, one.right))
    return found


def _apart(one: Area, other: Area) -> bool:
    ours, theirs = bounds(one), bounds(other)
    across = min(ours[2], theirs[2]) - max(ours[0], theirs[0])
    down = min(ours[3], theirs[3]) - max(ours[1], theirs[1])
    return across <= 0.1 or down <= 0.1


def _classes(names: Iterable[str], matches: Iterable[PictureMatch]) -> dict[str, str]:
    home = {name: name for name in names}

    def root(name: str) -> str:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for one in matches:
        ends = sorted((root(one.left), root(one.right)))
        home[ends[1]] = ends[0]
    return {name: root(name) for name in home}

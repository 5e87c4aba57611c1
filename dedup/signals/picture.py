"""Pictures. Of pictures, never of faces: nothing about a person is computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from dedup.context import Context
from dedup.gallery import nearest
from dedup.hamming import RADIUS
from dedup.kinds import size
from model import AdFacts, Level, MatchKind, Picture, PictureMatch, Reason

# Shares of the bits that a match keeps; judgements, not counts. The nearest distinct photos measured were 90 bits apart
# (notes/linking.md 2c), so a copy is nearly as certain as equal bytes; a crop or tile shows less of the same.
_KEEPS = {MatchKind.COPY: 0.9, MatchKind.CROP: 0.85, MatchKind.COLLAGE: 0.7}
_MOST = 8.5  # bits between operators, below what joins groups by itself: one picture in some hundreds is stolen

Shared = tuple[float, str, Picture, Picture, PictureMatch | None]


class SamePicture:
    """Both ads show the same picture: the same file, or a copy, resized, mirrored, cropped, turned or framed."""

    name: ClassVar[str] = "picture"
    levels: ClassVar[frozenset[Level]] = frozenset(Level)

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        return frozenset(self._sorted(facts))

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        ours, theirs = self._sorted(left), self._sorted(right)
        found = (self._best(key, ours[key], theirs[key]) for key in sorted(ours.keys() & theirs.keys()))
        shared = [one for one in found if one]
        if not shared:
            return None
        bits = self._context.rarity.together([one[0] for one in shared])
        if self._context.level is Level.CREATIVE:
            bits *= len(shared) / max(len(left.pictures), len(right.pictures))
        else:
            bits = min(bits, _MOST)
        return Reason(
            self.name,
            bits,
            self._describe(shared, len(left.pictures), len(right.pictures)),
            ", ".join(one.sha256 for _, _, one, _, _ in shared),
            ", ".join(one.sha256 for _, _, _, one, _ in shared),
        )

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        if not (left.pictures and right.pictures):
            return f"they show {len(left.pictures)} and {len(right.pictures)} pictures"
        bits = nearest(left.pictures, right.pictures)
        if bits is None:
            return "no picture in common; none could be compared for likeness"
        return f"no picture in common; the nearest differ in {bits} of 256 bits, {RADIUS} at most is a copy"

    def _sorted(self, facts: AdFacts) -> Mapping[str, list[Picture]]:
        """Key -> the pictures that show it."""
        found: dict[str, list[Picture]] = {}
        for one in facts.pictures:
            for name in self._context.gallery.classes(one):
                found.setdefault(f"picture:{name}", []).append(one)
        return found

    def _best(self, key: str, ours: list[Picture], theirs: list[Picture]) -> Shared | None:
        """The clearest of all pairs of pictures that show the key."""
        bits = self._context.rarity.bits(key)
        pairs: list[Shared] = []
        for one in ours:
            for other in theirs:
                match = self._context.gallery.match(one, other)
                if one.sha256 == other.sha256:
                    pairs.append((bits, key, one, other, None))
                elif match and match.kind in _KEEPS:
                    pairs.append((bits * _KEEPS[match.kind], key, one, other, match))
        return max(pairs, key=lambda one: one[0], default=None)

    def _describe(self, shared: list[Shared], ours: int, theirs: int) -> str:
        hubs = sum(one[1] in self._context.rarity.hubs for one in shared)
        told = ", ".join(describe(match) + _framed(one, other) for _, _, one, other, match in shared)
        parts = [f"{len(shared)} picture(s) shared of {ours} and {theirs}: {told}"]
        return "; ".join(parts + ([f"{hubs} of them on many unrelated ads, which says little"] if hubs else []))


def _framed(*pictures: Picture) -> str:
    """Which of the two pictures are frames of videos, and when they are shown: ", a frame of a video at 0:03"."""
    seconds = [one.at_ms // 1000 for one in pictures if one.at_ms is not None]
    times = [f"a frame of a video at {one // 60}:{one % 60:02}" for one in seconds]
    return f", {' and '.join(times)}" if times else ""


def describe(match: PictureMatch | None) -> str:
    """What kind of match it is, in plain words: "a mirrored copy, cropped: 214 matching points, ..."."""
    if match is None:
        return "the same file"
    said = f"a {'mirrored ' if match.mirrored else ''}copy"
    if match.bits is not None:
        return f"{said} ({match.bits} of 256 bits differ)"
    turned = f", turned by {match.turned}°" if match.turned else ""
    kind = {MatchKind.CROP: ", cropped or framed", MatchKind.COLLAGE: ", in a collage"}.get(match.kind, "")
    parts = sorted((round(100 * size(area)) for area in (match.left_area, match.right_area)), reverse=True)
    return f"{said}{turned}{kind} ({match.points} matching points; {parts[0]} % of one is {parts[1]} % of the other)"

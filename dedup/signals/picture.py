"""Pictures. Of pictures, never of faces: nothing about a person is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from dedup.context import Context
from dedup.gallery import nearest
from dedup.hamming import RADIUS
from dedup.kinds import size
from model import PICTURES_SAY_LITTLE, AdFacts, Clause, Level, MatchKind, Picture, PictureMatch, Reason

# Shares of the bits that a match keeps; judgements, not counts. The nearest distinct photos measured were 90 bits apart
# (notes/linking.md 2c), so a copy is nearly as certain as equal bytes; a crop or tile shows less of the same.
_KEEPS = {MatchKind.COPY: 0.9, MatchKind.CROP: 0.85, MatchKind.COLLAGE: 0.7}
_MOST = 8.5  # bits between operators, below what joins groups by itself: one picture in some hundreds is stolen

_COPIES = {
    MatchKind.COPY: (Clause("a copy"), Clause("a mirrored copy")),
    MatchKind.CROP: (Clause("a copy, cropped or framed"), Clause("a mirrored copy, cropped or framed")),
    MatchKind.COLLAGE: (Clause("a copy, in a collage"), Clause("a mirrored copy, in a collage")),
}

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
        return Reason.of(
            self.name,
            bits,
            self._describe(shared, len(left.pictures), len(right.pictures)),
            ", ".join(one.sha256 for _, _, one, _, _ in shared),
            ", ".join(one.sha256 for _, _, _, one, _ in shared),
        )

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        if not (left.pictures and right.pictures):
            counts = {"ours": len(left.pictures), "theirs": len(right.pictures)}
            return Clause("they show {ours} and {theirs} pictures", counts)
        bits = nearest(left.pictures, right.pictures)
        if bits is None:
            return Clause("no picture in common; none could be compared for likeness")
        return Clause(
            "no picture in common; the nearest's fingerprints differ in {bits} of 256 bits, a copy's in {most} at most",
            {"bits": bits, "most": RADIUS},
        )

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

    def _describe(self, shared: list[Shared], ours: int, theirs: int) -> list[Clause]:
        hubs = sum(one[1] in self._context.rarity.hubs for one in shared)
        counts = {"count": len(shared), "ours": ours, "theirs": theirs}
        said = [Clause("pictures in common: {count}, of {ours} and {theirs}", counts)]
        for _, _, one, other, match in shared:
            said += [*describe(match), *_framed(one, other)]
        if hubs:
            said.append(Clause(PICTURES_SAY_LITTLE.text, {"count": hubs}))
        return said


def _framed(left: Picture, right: Picture) -> Iterator[Clause]:
    """Which of the two pictures are frames of videos, and when they are shown."""
    if left.moment:
        yield Clause("in the first ad it is a frame of a video at {time}", {"time": left.moment})
    if right.moment:
        yield Clause("in the second ad it is a frame of a video at {time}", {"time": right.moment})


def describe(match: PictureMatch | None) -> Iterator[Clause]:
    """What kind of match it is, in plain words: "a mirrored copy, cropped or framed", "matching points: 214", ..."""
    if match is None:
        yield Clause("the same file")
        return
    plain, mirrored = _COPIES.get(match.kind, _COPIES[MatchKind.COPY])
    yield mirrored if match.mirrored else plain
    if match.bits is not None:
        yield Clause("the pictures' fingerprints differ in {bits} of 256 bits", {"bits": match.bits})
        return
    if match.turned:
        yield Clause("turned by {degrees}°", {"degrees": match.turned})
    yield Clause("matching points: {points}", {"points": match.points})
    parts = sorted((round(100 * size(area)) for area in (match.left_area, match.right_area)), reverse=True)
    yield Clause("{most} % of one is {least} % of the other", {"most": parts[0], "least": parts[1]})

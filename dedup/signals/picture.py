"""Pictures. Of pictures, never of faces: nothing about a person is computed."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from dedup.gallery import Likeness, likeness, nearest
from dedup.hamming import RADIUS
from model import AdFacts, Level, Picture, Reason

_COPY = 0.9  # share of the bits that an altered copy keeps; a judgement: the nearest distinct photos measured were
# 90 bits apart (notes/linking.md 2c), so a copy is nearly as certain as equal bytes


_MOST = 8.5  # bits between operators, below what joins groups by itself: one picture in some hundreds is stolen


class SamePicture:
    """Both ads show the same picture: the same file, or a copy that was resized, recompressed or mirrored."""

    name: ClassVar[str] = "picture"
    levels: ClassVar[frozenset[Level]] = frozenset(Level)

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        return frozenset(self._sorted(facts))

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        ours, theirs = self._sorted(left), self._sorted(right)
        shared = []
        for key in sorted(ours.keys() & theirs.keys()):
            alike = likeness(ours[key], theirs[key])
            if alike:
                shared.append((self._bits(key, alike), key, alike))
        if not shared:
            return None
        bits = self._context.rarity.together([bits for bits, _, _ in shared])
        if self._context.level is Level.CREATIVE:
            bits *= len(shared) / max(len(ours), len(theirs))
        else:
            bits = min(bits, _MOST)
        return Reason(
            self.name,
            bits,
            self._describe(shared, len(ours), len(theirs)),
            ", ".join(ours[key].sha256 for _, key, _ in shared),
            ", ".join(theirs[key].sha256 for _, key, _ in shared),
        )

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        if not (left.pictures and right.pictures):
            return f"they show {len(left.pictures)} and {len(right.pictures)} pictures"
        bits = nearest(left.pictures, right.pictures)
        if bits is None:
            return "no picture in common; none could be compared for likeness"
        return f"no picture in common; the nearest differ in {bits} of 256 bits, {RADIUS} at most is a copy"

    def _sorted(self, facts: AdFacts) -> dict[str, Picture]:
        gallery = self._context.gallery
        return {f"picture:{gallery.get(one.sha256, one.sha256)}": one for one in reversed(facts.pictures)}

    def _bits(self, key: str, alike: Likeness) -> float:
        return self._context.rarity.bits(key) * (1.0 if alike.distance is None else _COPY)

    def _describe(self, shared: list[tuple[float, str, Likeness]], ours: int, theirs: int) -> str:
        hubs = sum(key in self._context.rarity.hubs for _, key, _ in shared)
        parts = [f"{len(shared)} picture(s) shared of {ours} and {theirs}: " + ", ".join(map(_likeness, shared))]
        return "; ".join(parts + ([f"{hubs} of them on many unrelated ads, which says little"] if hubs else []))


def _likeness(shared: tuple[float, str, Likeness]) -> str:
    alike = shared[2]
    if alike.distance is None:
        return "the same file"
    return f"a {'mirrored ' if alike.mirrored else ''}copy ({alike.distance} of 256 bits differ)"

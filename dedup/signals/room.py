"""Backgrounds. Of walls and things, never of persons."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from model import AdFacts, Clause, Level, MatchKind, Reason

_BITS = 1.5  # below every threshold by itself: hotels, studios and stock backgrounds are shared by strangers


class SameRoom:
    """Pictures of both ads seem to show the same room or things, in different pictures: weak, hotels are shared."""

    name: ClassVar[str] = "room"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        rooms = self._context.gallery.rooms
        return frozenset[str]().union(*(rooms.get(one.sha256, ()) for one in facts.pictures))

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        pairs = ((one, other) for one in left.pictures for other in right.pictures)
        found = [
            (match.points, one, other)
            for one, other in pairs
            if (match := self._context.gallery.match(one, other)) and match.kind is MatchKind.ROOM
        ]
        if not found:
            return None
        points, one, other = max(found, key=lambda pair: (pair[0], pair[1].sha256, pair[2].sha256))
        said = [
            Clause("perhaps the same room or things, in different pictures"),
            Clause("matching points: {points}", {"points": points}),
        ]
        return Reason.of(self.name, _BITS, said, one.sha256, other.sha256)

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        return Clause("no background in common that could be matched")

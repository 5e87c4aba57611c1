"""Long silences, as a doubt."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from dedup.context import Context
from model import AdFacts, Clause, Level, Reason

GAP = timedelta(days=365)  # operators hand a number out again after months of rest; a year is a cautious choice


class LongGap:
    """More than a year lies between the two ads: a number or an address may have passed to somebody else."""

    name: ClassVar[str] = "long-gap"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        earlier, later = sorted((left, right), key=lambda one: (one.last_seen, one.key))
        gap = (later.posted_at or later.first_seen) - earlier.last_seen
        if gap <= GAP:
            return None
        return Reason.of(
            self.name,
            self._context.profile.doubts[self.name],
            [Clause("{days} days lie between the two ads", {"days": gap.days})],
            left.last_seen.date().isoformat(),
            right.last_seen.date().isoformat(),
        )

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        del left, right
        return Clause("less than a year lies between the two ads")

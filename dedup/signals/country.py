"""Places and days, as a doubt."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from model import AdFacts, Clause, Level, Reason


class TwoCountriesOneDay:
    """The two ads were posted on the same day in different countries."""

    name: ClassVar[str] = "two-countries"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        if left.country is None or right.country is None or left.country == right.country:
            return None
        if left.posted_at is None or right.posted_at is None or left.posted_at.date() != right.posted_at.date():
            return None
        day = left.posted_at.date().isoformat()
        bits = self._context.profile.doubts[self.name]
        said = Clause("both posted on {day}, in different countries", {"day": day})
        return Reason.of(self.name, bits, [said], left.country, right.country)

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        del left, right
        return Clause("not posted on one day in two countries")

"""Telephone numbers."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from dedup.signals.values import Values
from model import AdFacts, Clause, FindingKind, Level, Reason

KINDS = frozenset({FindingKind.PHONE})


class SamePhone:
    """Both ads show the same telephone number; the fewer other ads show it, the more it says."""

    name: ClassVar[str] = "phone"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._values = Values(self.name, KINDS, context)

    def keys(self, facts: AdFacts) -> frozenset[str]:
        return self._values.accepted(facts)

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        return self._values.compare(left, right)

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        counts = self._values.counts(left, right)
        return Clause("no telephone number in common; they show {ours} and {theirs}", counts)

"""Contacts other than telephone numbers."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from dedup.signals.values import accepted_keys, compare_values, count_values
from model import AdFacts, FindingKind, Level, Reason

_KINDS = frozenset(
    {
        FindingKind.EMAIL,
        FindingKind.HANDLE,
        FindingKind.IBAN,
        FindingKind.WALLET,
        FindingKind.URL,
        FindingKind.COMPANY,
    }
)


class SameContact:
    """Both ads show the same e-mail address, account, web page, company number, bank account or wallet."""

    name: ClassVar[str] = "contact"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        return accepted_keys(self.name, facts, _KINDS)

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        return compare_values(self.name, _KINDS, self._context, left, right)

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        return f"no other contact in common; they show {count_values(self.name, left, right, _KINDS)}"

"""What is true of the town: who runs which ad, of which kind, and which flags are due. Boards never see this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RULES = (
    "carousel-template",
    "bridge",
    "rotating-flat",
    "urgent-young",
    "debt-recruiting",
    "under-minimum-camp",
    "papers-for-sale",
    "hidden-contact-team",
)
"""Ids of the eight starter rules; an operator's expected flags are among them."""


class Kind(StrEnum):
    """What an operator is. The first four are what the watch looks for; all others are innocent or mere nuisance."""

    COERCED = "coerced-network"
    LURE = "recruitment-lure"
    LABOUR = "labour-exploitation"
    SMUGGLING = "smuggling-and-papers"
    AGENCY = "lawful-agency"
    INDEPENDENT = "independent-worker"
    FLAT = "friends-sharing-a-flat"
    STAFFING = "staffing-firm"
    SCAMMER = "scammer-with-stolen-photos"
    SPAM = "spam"
    HELP = "help-group"
    TRADE = "ordinary-trade"

    @property
    def guilty(self) -> bool:
        """Whether a reviewer should come to look at such an operator."""
        return self in (Kind.COERCED, Kind.LURE, Kind.LABOUR, Kind.SMUGGLING)


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever posts. `flags` are rule ids that are due once the operator's ads are collected; `phones` are E.164."""

    id: str
    kind: Kind
    flags: frozenset[str]
    phones: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdTruth:
    """The truth of one ad: `phones` are all numbers written in it, E.164, `shared` those of them that are hubs."""

    key: str
    operator: str
    creative: str
    kind: Kind
    flags: frozenset[str]
    phones: tuple[str, ...]
    shared: tuple[str, ...] = ()

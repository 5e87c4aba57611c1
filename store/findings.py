"""Findings: what reading found in a version; derived, replaced as a whole by a newer reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model import AdFacts, AdVersion, Finding
from store.session import Unit


def unread(unit: Unit, reader: str) -> Iterator[AdVersion]:
    """Newest versions of ads that this version of the reader has not read."""
    raise NotImplementedError


def save(unit: Unit, version_id: int, reader: str, findings: Sequence[Finding]) -> None:
    """Keep the findings of a version, in place of what an earlier reader found."""
    raise NotImplementedError


def of_ads(unit: Unit, keys: Iterable[str]) -> dict[str, tuple[Finding, ...]]:
    """Findings of the newest version of each ad on record, in the order they stand in."""
    raise NotImplementedError


def facts(unit: Unit, keys: Iterable[str] | None = None) -> list[AdFacts]:
    """Ads as the linker sees them (all of them without `keys`); `folded` is empty, for the hall to fill in."""
    raise NotImplementedError

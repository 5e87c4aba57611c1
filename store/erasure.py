"""Erasure on request: rows gone everywhere, an opaque tombstone, and the captures whose bytes must follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from model import Capture
from store.session import Unit


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That something was erased: when, by whom, why, and how many rows; not what."""

    id: str
    at: datetime
    account: str
    why: str
    ads: int
    rows: int
    captures: int
    shared_captures: int


def erase_ad(unit: Unit, key: str, by: str, why: str, at: datetime) -> list[Capture]:
    """Erase an ad everywhere; returns the captures whose bytes the caller erases. BadInput when the ad is not on record."""
    raise NotImplementedError


def erase_number(unit: Unit, e164: str, by: str, why: str, at: datetime) -> list[Capture]:
    """Erase every ad with this number, and the number wherever else it stands."""
    raise NotImplementedError


def pending(unit: Unit) -> list[Capture]:
    """Captures whose rows are gone and whose bytes are not yet confirmed erased: id and place in the WARC file only."""
    raise NotImplementedError


def confirm(unit: Unit, capture_ids: Iterable[str]) -> None:
    """The bytes of these captures are erased."""
    raise NotImplementedError


def tombstones(unit: Unit) -> list[Tombstone]:
    """What was erased, oldest first."""
    raise NotImplementedError

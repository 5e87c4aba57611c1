"""Captures: one row per response kept; appended, never changed, pruned only by erasure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model import Capture
from store.session import Unit


def add(unit: Unit, captures: Sequence[Capture]) -> None:
    """Save rows of captures whose bytes are synced already. BadInput when an id is on record."""
    raise NotImplementedError


def get(unit: Unit, capture_id: str) -> Capture | None:
    """The capture, or None when never made or erased."""
    raise NotImplementedError


def of_run(unit: Unit, run: str) -> list[Capture]:
    """What a run captured, in the order received."""
    raise NotImplementedError


def of_ads(unit: Unit, keys: Iterable[str]) -> list[Capture]:
    """What these ads rest on: captures of their versions, sightings, photos and removals, and derivatives of them."""
    raise NotImplementedError


def every(unit: Unit) -> Iterator[Capture]:
    """All captures in the order of their bytes: by WARC file, then offset."""
    raise NotImplementedError


def count(unit: Unit) -> int:
    """How many captures are on record."""
    raise NotImplementedError


def derived_from(unit: Unit, capture_id: str) -> list[Capture]:
    """Screenshots, DOM and resources whose source is this capture."""
    raise NotImplementedError

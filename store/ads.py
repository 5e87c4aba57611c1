"""Ads: versions, sightings, and whether they are live, suspect or gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from model import Ad, AdRecord, AdState, AdVersion, IngestOutcome
from store.session import Unit


def ingest(unit: Unit, ad: Ad, capture_id: str | None, run_id: str | None, at: datetime) -> tuple[IngestOutcome, int]:
    """Save what a page said: other content is a version, the same content a sighting. Returns the row id of the version."""
    raise NotImplementedError


def sight(unit: Unit, key: str, capture_id: str | None, run_id: str | None, at: datetime) -> bool:
    """Note that an ad stood on a page without reading it. False when the ad is not on record."""
    raise NotImplementedError


def get(unit: Unit, key: str) -> AdRecord | None:
    """The ad with its newest version and photos, or None."""
    raise NotImplementedError


def many(unit: Unit, keys: Iterable[str]) -> list[AdRecord]:
    """The ads on record among `keys`, in the order given."""
    raise NotImplementedError


def keys(unit: Unit, site: str | None = None, state: AdState | None = None) -> list[str]:
    """Keys of the ads, in the order first saved."""
    raise NotImplementedError


def versions(unit: Unit, key: str) -> tuple[AdVersion, ...]:
    """Every version, oldest first."""
    raise NotImplementedError


def sightings(unit: Unit, key: str) -> list[tuple[datetime, str | None]]:
    """When the ad was seen, and in which capture, oldest first."""
    raise NotImplementedError


def unseen_in(unit: Unit, site: str, sweep: str) -> list[tuple[str, str]]:
    """Key and address of the site's ads that are not gone and were not seen by any run of this sweep."""
    raise NotImplementedError


def mark_missed(unit: Unit, key: str, at: datetime) -> AdState:
    """A complete sweep did not see the ad: live becomes suspect, suspect gone. Gone between last_seen and the first miss."""
    raise NotImplementedError


def mark_gone(unit: Unit, key: str, capture_id: str | None, at: datetime) -> None:
    """The page said so (404, 410, a notice of removal): gone at once, the capture being the proof."""
    raise NotImplementedError


def count(unit: Unit, site: str | None = None) -> int:
    """How many ads are on record."""
    raise NotImplementedError


def is_erased(unit: Unit, key: str) -> bool:
    """Whether this ad was erased on request: it must not be fetched or stored again."""
    raise NotImplementedError

"""Ads: versions, sightings, and whether they are live, suspect or gone.

The newest version of an ad is the one whose number equals `ad.versions`; versions are numbered in the order of ingest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping, exists, func, select

from model import Ad, AdRecord, AdState, AdVersion, IngestOutcome
from store import ad_rows, erased, intake, photos
from store.insert import in_chunks
from store.intake import Found, Said
from store.session import Unit
from store.tables.collected import ad as table
from store.tables.collected import ad_version as version_table
from store.tables.collected import run, sighting

is_erased = erased.is_erased
erased_among = erased.among


def ingest(
    unit: Unit, ad: Ad, capture_id: str | None, run_id: str | None, at: datetime, *, pictures: bool = False
) -> tuple[IngestOutcome, int]:
    """Save what a page said: other content than the newest is a version, the same content a sighting.

    With `pictures` those of a new version are noted. Returns what was done and the row id of the version;
    (ERASED, 0), and nothing saved, for an ad erased on request.
    """
    said = Said(ad, Found(capture_id, run_id, at))
    return intake.ingest(unit, [said], pictures=pictures)[0]


def sight(unit: Unit, key: str, capture_id: str | None, run_id: str | None, at: datetime) -> bool:
    """Note that an ad stood on a page without reading it. False when the ad is not on record."""
    return intake.sight(unit, [(key, Found(capture_id, run_id, at))]) == 1


def get(unit: Unit, key: str) -> AdRecord | None:
    """The ad with its newest version and photos, or None."""
    return next(iter(many(unit, [key])), None)


def many(unit: Unit, keys: Iterable[str]) -> list[AdRecord]:
    """The ads on record among `keys`, in the order given, each once."""
    wanted = list(dict.fromkeys(keys))
    rows: dict[str, RowMapping] = {}
    for some in in_chunks(wanted):
        rows |= {row["key"]: row for row in unit.execute(ad_rows.newest().where(table.c.key.in_(some))).mappings()}
    shown = photos.of_versions(unit, [row["version"] for row in rows.values()])
    return [ad_rows.record_of(rows[key], shown) for key in wanted if key in rows]


def keys(unit: Unit, site: str | None = None, state: AdState | None = None) -> list[str]:
    """Keys of the ads, in the order first saved."""
    chosen = select(table.c.key).order_by(table.c.id)
    if site is not None:
        chosen = chosen.where(table.c.site == site)
    if state is not None:
        chosen = chosen.where(table.c.state == state)
    return list(unit.execute(chosen).scalars())


def versions(unit: Unit, key: str) -> tuple[AdVersion, ...]:
    """Every version, oldest first; empty when the ad is not on record."""
    return versions_of(unit, [key]).get(key, ())


def versions_of(unit: Unit, keys: Iterable[str]) -> dict[str, tuple[AdVersion, ...]]:
    """Every version of each ad on record, oldest first."""
    found: dict[str, list[AdVersion]] = {}
    for some in in_chunks(keys):
        chosen = ad_rows.columns().join(version_table, version_table.c.ad == table.c.id).where(table.c.key.in_(some))
        for row in unit.execute(chosen.order_by(table.c.id, version_table.c.number)).mappings():
            found.setdefault(row["key"], []).append(ad_rows.version_of(row))
    return {key: tuple(some) for key, some in found.items()}


def sightings(unit: Unit, key: str) -> list[tuple[datetime, str | None]]:
    """When the ad was seen, and in which capture, oldest first."""
    chosen = (
        select(sighting.c.at, sighting.c.capture).join(table, table.c.id == sighting.c.ad).where(table.c.key == key)
    )
    return [(row.at, row.capture) for row in unit.execute(chosen.order_by(sighting.c.at, sighting.c.id))]


def unseen_in(unit: Unit, site: str, sweep: str) -> list[tuple[str, str]]:
    """Key and address of the site's ads that are not gone and were not seen by any run of this sweep."""
    seen = (
        select(sighting.c.id)
        .join(run, run.c.id == sighting.c.run)
        .where(sighting.c.ad == table.c.id, run.c.sweep == sweep)
        .correlate(table)
    )
    chosen = (
        ad_rows.joined(select(table.c.key, version_table.c.url))
        .where(table.c.site == site, table.c.state != AdState.GONE, ~exists(seen))
        .order_by(table.c.id)
    )
    return [(row.key, row.url) for row in unit.execute(chosen)]


def mark_missed(unit: Unit, key: str, at: datetime) -> AdState:
    """A complete sweep did not see the ad: live becomes suspect, suspect gone; returns where it stands now.

    `missed_at` stays that of the first miss: the ad went between `last_seen` and then. BadInput when not on record.
    """
    held = intake.known(unit, key)
    if held.state == AdState.GONE:
        return AdState.GONE
    state = AdState.SUSPECT if held.state == AdState.LIVE else AdState.GONE
    intake.live_on(unit, held, state, held.missed_at or at, Found(None, None, at))
    return state


def mark_gone(unit: Unit, key: str, capture_id: str | None, at: datetime) -> None:
    """The page said so (404, 410, a notice of removal): gone at once, the capture being the proof."""
    held = intake.known(unit, key)
    if held.state != AdState.GONE:
        intake.live_on(unit, held, AdState.GONE, held.missed_at or at, Found(capture_id, None, at))


def count(unit: Unit, site: str | None = None) -> int:
    """How many ads are on record."""
    chosen = select(func.count()).select_from(table)
    return unit.execute(chosen if site is None else chosen.where(table.c.site == site)).scalar_one()

"""Ads: versions, sightings, and whether they are live, suspect or gone.

The newest version of an ad is the one whose number equals `ad.versions`; versions are numbered in the order of ingest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, exists, func, insert, select, update

from model import Ad, AdRecord, AdState, AdVersion, BadInput, IngestOutcome
from store import ad_rows, erased, photos
from store.insert import in_chunks, insert_new, insert_new_ids
from store.session import Unit
from store.tables.collected import ad as table
from store.tables.collected import ad_life, run, sighting
from store.tables.collected import ad_version as version_table

is_erased = erased.is_erased
erased_among = erased.among


@dataclass(frozen=True, slots=True)
class Held:
    """What ingest needs to know of an ad on record: its rows, its newest content, its life."""

    id: int
    versions: int
    first_seen: datetime
    last_seen: datetime
    state: str
    missed_at: datetime | None
    version: int
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where and when something of an ad was seen."""

    capture: str | None
    run: str | None
    at: datetime


def ingest(
    unit: Unit, ad: Ad, capture_id: str | None, run_id: str | None, at: datetime, *, pictures: bool = False
) -> tuple[IngestOutcome, int]:
    """Save what a page said: other content than the newest is a version, the same content a sighting.

    With `pictures` those of a new version are noted. Returns what was done and the row id of the version;
    (ERASED, 0), and nothing saved, for an ad erased on request.
    """
    if is_erased(unit, ad.key):
        return IngestOutcome.ERASED, 0
    held, found = _held(unit, ad.key) or _create(unit, ad, at), Found(capture_id, run_id, at)
    outcome, version = IngestOutcome.SEEN, held.version
    content_sha256 = ad.content_sha256
    if held.content_sha256 != content_sha256:
        outcome = IngestOutcome.CHANGED if held.versions else IngestOutcome.NEW
        version = _add_version(unit, held, ad, content_sha256, found)
        if pictures and held.versions:
            photos.expected(unit, version, ad.photos)
        elif pictures:
            photos.first_expected(unit, held.id, version, ad.photos)
    _see(unit, held, found)
    return outcome, version


def sight(unit: Unit, key: str, capture_id: str | None, run_id: str | None, at: datetime) -> bool:
    """Note that an ad stood on a page without reading it. False when the ad is not on record."""
    held = _held(unit, key)
    if held is None:
        return False
    _see(unit, held, Found(capture_id, run_id, at))
    return True


def on_record(unit: Unit, keys: Iterable[str]) -> set[str]:
    """Those of the keys that are on record."""
    return {key for some in in_chunks(keys) for key in unit.execute(ON_RECORD, {"wanted": some}).scalars()}


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
    held = _known(unit, key)
    if held.state == AdState.GONE:
        return AdState.GONE
    state = AdState.SUSPECT if held.state == AdState.LIVE else AdState.GONE
    _live_on(unit, held, state, held.missed_at or at, Found(None, None, at))
    return state


def mark_gone(unit: Unit, key: str, capture_id: str | None, at: datetime) -> None:
    """The page said so (404, 410, a notice of removal): gone at once, the capture being the proof."""
    held = _known(unit, key)
    if held.state != AdState.GONE:
        _live_on(unit, held, AdState.GONE, held.missed_at or at, Found(capture_id, None, at))


def count(unit: Unit, site: str | None = None) -> int:
    """How many ads are on record."""
    chosen = select(func.count()).select_from(table)
    return unit.execute(chosen if site is None else chosen.where(table.c.site == site)).scalar_one()


def _held(unit: Unit, key: str) -> Held | None:
    row = unit.execute(HELD, {"wanted": key}).mappings().one_or_none()
    return Held(**row) if row else None


def _known(unit: Unit, key: str) -> Held:
    held = _held(unit, key)
    if held is None:
        raise BadInput("no such ad is on record", "ad")
    return held


def _create(unit: Unit, ad: Ad, at: datetime) -> Held:
    """The row of an ad without a version yet; that of another process when it was quicker."""
    made = {
        "key": ad.key, "site": ad.site, "versions": 1, "first_seen": at, "last_seen": at,
        "state": AdState.LIVE, "missed_at": None,
    }  # fmt: skip
    created = insert_new_ids(unit, table, [made])
    return Held(created[0], 0, at, at, AdState.LIVE, None, 0, "") if created else _known(unit, ad.key)


def _add_version(unit: Unit, held: Held, ad: Ad, content_sha256: str, found: Found) -> int:
    row = {
        "ad": held.id,
        "number": held.versions + 1,
        "content_sha256": content_sha256,
        "native_id": ad.native_id,
        "url": ad.url,
        "category": ad.category,
        "title": ad.title,
        "text": ad.text,
        "place": ad.place,
        "country": ad.country,
        "language": ad.language,
        "posted_at": ad.posted_at,
        "price": ad.price,
        "currency": ad.currency,
        "contacts": list(ad.contacts),
        "reviews": list(ad.reviews),
        "photos": list(ad.photos),
        "capture": found.capture,
        "run": found.run,
        "seen_at": found.at,
    }
    version: int = unit.execute(ADD_VERSION, row).scalar_one()
    if held.versions:
        unit.execute(update(table).where(table.c.id == held.id).values(versions=held.versions + 1))
    return version


def _see(unit: Unit, held: Held, found: Found) -> None:
    insert_new(unit, sighting, [{"ad": held.id, "at": found.at, "capture": found.capture, "run": found.run}])
    if found.at > held.last_seen or found.at < held.first_seen:
        between = {"first": min(held.first_seen, found.at), "last": max(held.last_seen, found.at)}
        unit.execute(SEEN, {"row": held.id, **between})
    if held.state != AdState.LIVE and (held.missed_at is None or found.at >= held.missed_at):
        _live_on(unit, held, AdState.LIVE, None, found)


def _live_on(unit: Unit, held: Held, state: AdState, missed_at: datetime | None, found: Found) -> None:
    unit.execute(update(table).where(table.c.id == held.id).values(state=state, missed_at=missed_at))
    unit.execute(insert(ad_life).values(ad=held.id, state=state, at=found.at, capture=found.capture))


# Built once, since ingest runs them for every ad: building a statement takes longer than running it.
HELD = (
    ad_rows.joined(
        select(
            *(table.c[name] for name in ("id", "versions", "first_seen", "last_seen", "state", "missed_at")),
            version_table.c.id.label("version"),
            version_table.c.content_sha256,
        )
    )
    .where(table.c.key == bindparam("wanted"))
    .with_for_update(of=table)
)
ON_RECORD = select(table.c.key).where(table.c.key.in_(bindparam("wanted", expanding=True)))
ADD_VERSION = insert(version_table).returning(version_table.c.id)
SEEN = (
    update(table)
    .where(table.c.id == bindparam("row"))
    .values(first_seen=bindparam("first"), last_seen=bindparam("last"))
)

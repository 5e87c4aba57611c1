"""Ads as pages bring them: new, changed, or seen again. What one commit brings is saved with a few statements for all.

A statement takes as long for twenty ads as for one, so a run hands in together what it commits together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from model import Ad, AdState, BadInput, IngestOutcome
from store import ad_rows, erased, photos
from store.insert import in_chunks, insert_new, insert_new_returning
from store.session import Unit
from store.tables.collected import ad as table
from store.tables.collected import ad_life, sighting
from store.tables.collected import ad_version as version_table


@dataclass(frozen=True, slots=True)
class Found:
    """Where and when something of an ad was seen."""

    capture: str | None
    run: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What a page said of an ad."""

    ad: Ad
    found: Found


@dataclass(frozen=True, slots=True)
class Held:
    """What must be known of an ad on record: its rows, its newest content, its life."""

    key: str
    id: int
    versions: int
    first_seen: datetime
    last_seen: datetime
    state: str
    missed_at: datetime | None
    version: int
    content_sha256: str


def ingest(unit: Unit, said: Sequence[Said], *, pictures: bool) -> list[tuple[IngestOutcome, int]]:
    """As `ads.ingest` does with one, in the order given: what was done with each, and the row id of its version."""
    keys = [one.ad.key for one in said]
    gone = erased.among(unit, keys)
    done: dict[int, tuple[IngestOutcome, int]] = {}
    for places in _rounds(keys):
        kept = [place for place in places if keys[place] not in gone]
        done |= zip(kept, _ingest(unit, [said[place] for place in kept], pictures), strict=True)
    return [done.get(place, (IngestOutcome.ERASED, 0)) for place in range(len(said))]


def sight(unit: Unit, seen: Sequence[tuple[str, Found]]) -> int:
    """Note that ads stood on pages without reading them; how many of them are on record."""
    noted = 0
    for places in _rounds([key for key, _ in seen]):
        some = dict(seen[place] for place in places)
        held = on_record(unit, some)
        _see(unit, [(one, some[key]) for key, one in held.items()])
        noted += len(held)
    return noted


def on_record(unit: Unit, keys: Iterable[str]) -> dict[str, Held]:
    """Those of the ads that are on record, locked until the transaction ends."""
    rows = (row for some in in_chunks(keys) for row in unit.execute(HELD, {"wanted": some}).mappings())
    return {row["key"]: Held(**row) for row in rows}


def known(unit: Unit, key: str) -> Held:
    """The ad; BadInput when it is not on record."""
    held = on_record(unit, [key]).get(key)
    if held is None:
        raise BadInput("no such ad is on record", "ad")
    return held


def live_on(unit: Unit, held: Held, state: AdState, missed_at: datetime | None, found: Found) -> None:
    """The ad's life takes another turn, which is put on record."""
    unit.execute(update(table).where(table.c.id == held.id).values(state=state, missed_at=missed_at))
    unit.execute(insert(ad_life).values(ad=held.id, state=state, at=found.at, capture=found.capture))


def _rounds(keys: Sequence[str]) -> Iterator[list[int]]:
    """The places of the keys, in rounds that have each key once: what comes later finds what came before."""
    waiting = list(range(len(keys)))
    while waiting:
        first: dict[str, int] = {}
        for place in waiting:
            first.setdefault(keys[place], place)
        yield list(first.values())
        waiting = [place for place in waiting if first[keys[place]] != place]


def _ingest(unit: Unit, said: Sequence[Said], pictures: bool) -> list[tuple[IngestOutcome, int]]:
    """What was said of ads of which each comes once."""
    held = _held(unit, {one.ad.key: one for one in said})
    mine = [(held[one.ad.key], one, one.ad.content_sha256) for one in said]
    changed = [(was, one, digest) for was, one, digest in mine if was.content_sha256 != digest]
    versions = _add_versions(unit, changed)
    if pictures:
        _expect_pictures(unit, changed, versions)
    _see(unit, [(was, one.found) for was, one, _ in mine])
    return [(_outcome(was, versions), versions.get(was.id, was.version)) for was, _, _ in mine]


def _outcome(was: Held, versions: Mapping[int, int]) -> IngestOutcome:
    if was.id not in versions:
        return IngestOutcome.SEEN
    return IngestOutcome.CHANGED if was.versions else IngestOutcome.NEW


def _held(unit: Unit, said: Mapping[str, Said]) -> dict[str, Held]:
    """The ads on record, those that are new with a row and no version yet."""
    held = on_record(unit, said)
    new = {key: one for key, one in said.items() if key not in held}
    for row in insert_new_returning(unit, table, [_first_row(one) for one in new.values()], table.c.id, table.c.key):
        at = new.pop(row.key).found.at
        held[row.key] = Held(row.key, row.id, 0, at, at, AdState.LIVE, None, 0, "")
    return held | (on_record(unit, new) if new else {})  # another process was quicker with these


def _first_row(one: Said) -> dict[str, object]:
    at = one.found.at
    return {
        "key": one.ad.key, "site": one.ad.site, "versions": 1, "first_seen": at, "last_seen": at,
        "state": AdState.LIVE, "missed_at": None,
    }  # fmt: skip


def _add_versions(unit: Unit, changed: Sequence[tuple[Held, Said, str]]) -> dict[int, int]:
    """The row ids of the new versions by those of their ads."""
    if not changed:
        return {}
    rows = [_version_row(was, one.ad, digest, one.found) for was, one, digest in changed]
    made = {row.ad: row.id for row in unit.execute(ADD_VERSION, rows)}
    grown = [{"row": was.id, "number": was.versions + 1} for was, *_ in changed if was.versions]
    if grown:
        unit.execute(GROWN, grown)
    return made


def _version_row(was: Held, ad: Ad, digest: str, found: Found) -> dict[str, object]:
    return {
        "ad": was.id, "number": was.versions + 1, "content_sha256": digest, "native_id": ad.native_id, "url": ad.url,
        "category": ad.category, "title": ad.title, "text": ad.text, "place": ad.place, "country": ad.country,
        "language": ad.language, "posted_at": ad.posted_at, "price": ad.price, "currency": ad.currency,
        "contacts": ad.contacts, "reviews": ad.reviews, "photos": ad.photos,
        "capture": found.capture, "run": found.run, "seen_at": found.at,
    }  # fmt: skip


def _expect_pictures(unit: Unit, changed: Sequence[tuple[Held, Said, str]], versions: Mapping[int, int]) -> None:
    photos.first_expected(
        unit, [(was.id, versions[was.id], one.ad.photos) for was, one, _ in changed if not was.versions]
    )
    for was, one, _ in changed:
        if was.versions:
            photos.expected(unit, versions[was.id], one.ad.photos)


def _see(unit: Unit, seen: Sequence[tuple[Held, Found]]) -> None:
    rows = [{"ad": was.id, "at": found.at, "capture": found.capture, "run": found.run} for was, found in seen]
    insert_new(unit, sighting, rows)
    stretched = [
        {"row": was.id, "first": min(was.first_seen, found.at), "last": max(was.last_seen, found.at)}
        for was, found in seen
        if not was.first_seen <= found.at <= was.last_seen
    ]
    if stretched:
        unit.execute(STRETCHED, stretched)
    for was, found in seen:
        if was.state != AdState.LIVE and (was.missed_at is None or found.at >= was.missed_at):
            live_on(unit, was, AdState.LIVE, None, found)


# Built once, since ingest runs them for every commit: building a statement takes longer than running it.
HELD = (
    ad_rows.joined(
        select(
            *(table.c[name] for name in ("key", "id", "versions", "first_seen", "last_seen", "state", "missed_at")),
            version_table.c.id.label("version"),
            version_table.c.content_sha256,
        )
    )
    .where(table.c.key.in_(bindparam("wanted", expanding=True)))
    .order_by(table.c.key)  # locked in this order by everybody, so that no two wait for each other
    .with_for_update(of=table)
)
ADD_VERSION = insert(version_table).returning(version_table.c.id, version_table.c.ad)
GROWN = update(table).where(table.c.id == bindparam("row")).values(versions=bindparam("number"))
STRETCHED = (
    update(table)
    .where(table.c.id == bindparam("row"))
    .values(first_seen=bindparam("first"), last_seen=bindparam("last"))
)

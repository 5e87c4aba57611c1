"""Ads as rows: reading them here for the ads themselves, for the linker and for the cases."""

from __future__ import annotations

from sqlalchemy import RowMapping, Select, and_, select

from model import Ad, AdRecord, AdState, AdVersion, Category
from store import photos
from store.tables.collected import ad as table
from store.tables.collected import ad_version as version_table


def newest() -> Select[*tuple[object, ...]]:
    """Every ad joined with its newest version: the columns that `version_of` reads, and the ad's own."""
    return joined(columns())


def version_of(row: RowMapping) -> AdVersion:
    """The version that a row of `newest` stands for."""
    ad = Ad(
        site=row["site"],
        native_id=row["native_id"],
        url=row["url"],
        category=Category(row["category"]),
        title=row["title"],
        text=row["text"],
        place=row["place"],
        country=row["country"],
        language=row["language"],
        posted_at=row["posted_at"],
        price=row["price"],
        currency=row["currency"],
        contacts=tuple(row["contacts"]),
        reviews=tuple(row["reviews"]),
        photos=tuple(row["photos"]),
    )
    return AdVersion(row["version"], ad, row["capture"], row["seen_at"])


def columns() -> Select[*tuple[object, ...]]:
    said = [column for column in version_table.columns if column.name not in ("id", "ad", "run", "number")]
    return select(table, version_table.c.id.label("version"), *said)


def joined(chosen: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    newest = and_(version_table.c.ad == table.c.id, version_table.c.number == table.c.versions)
    return chosen.join(version_table, newest)


def record_of(row: RowMapping, shown: photos.Shown) -> AdRecord:
    pictures = shown.get(row["version"], ())
    return AdRecord(
        key=row["key"],
        version=version_of(row),
        versions=row["versions"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        state=AdState(row["state"]),
        missed_at=row["missed_at"],
        photos=pictures,
        sealed=any(photo.sealed for photo in pictures),
    )

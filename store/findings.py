"""Findings: what reading found in a version; derived, replaced as a whole by a newer reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Column, RowMapping, Select, Table, and_, delete, insert, or_, select

from model import AdFacts, AdVersion, Finding, FindingKind, Picture
from store import ad_rows
from store.insert import in_chunks, upsert
from store.pictured import PICTURED
from store.session import Unit
from store.tables.collected import ad, ad_version, photo, picture
from store.tables.derived import finding as table
from store.tables.derived import reading
from store.tables.pictures import video_frame

BATCH = 500  # versions fetched at a time by `unread`
PICTURE = tuple(column.name for column in picture.columns)


def unread(unit: Unit, reader: str) -> Iterator[AdVersion]:
    """Newest versions of ads that this version of the reader has not read, in the order saved.

    Findings may be saved in the same transaction while going through them.
    """
    other = or_(reading.c.reader.is_(None), reading.c.reader != reader)
    chosen = ad_rows.newest().outerjoin(reading, reading.c.version == ad_version.c.id).where(other)
    last = 0
    while some := _batch(unit, chosen.where(ad_version.c.id > last).order_by(ad_version.c.id).limit(BATCH)):
        yield from some
        last = some[-1].id


def save(unit: Unit, version_id: int, reader: str, findings: Sequence[Finding]) -> None:
    """Keep the findings of a version, in place of what an earlier reader found; those in its pictures stay."""
    mine = (table.c.version == version_id, ~table.c.field.startswith(PICTURED, autoescape=True))
    unit.execute(delete(table).where(*mine))
    upsert(unit, reading, {"version": version_id, "reader": reader})
    if findings:
        unit.execute(insert(table), [row_of(version_id, finding) for finding in findings])


def of_ads(unit: Unit, keys: Iterable[str]) -> dict[str, tuple[Finding, ...]]:
    """Findings of the newest version of each ad on record, in the order saved; an ad without any has an empty tuple."""
    found: dict[str, tuple[Finding, ...]] = {}
    for some in in_chunks(keys):
        versions = {row["version"]: row["key"] for row in _newest(unit, some)}
        read = _findings(unit, some)
        found |= {key: read.get(version, ()) for version, key in versions.items()}
    return found


def facts(unit: Unit, keys: Iterable[str] | None = None) -> list[AdFacts]:
    """Ads as the linker sees them (all of them without `keys`); `folded` is empty, for the hall to fill in."""
    chunks: Iterable[list[str] | None] = [None] if keys is None else in_chunks(dict.fromkeys(keys))
    found = []
    for some in chunks:
        read, shown = _findings(unit, some), _pictures(unit, some)
        found += [_facts(row, read, shown) for row in _newest(unit, some)]
    return found


def pictures(unit: Unit) -> list[Picture]:
    """What is known of every picture that a newest version shows, frames of its videos among them, each once."""
    rows: dict[str, Picture] = {}
    for chosen in (_photos(picture), _frames(picture)):
        for row in unit.execute(_joined(chosen, photo.c.version).distinct()).mappings():
            rows[row["sha256"]] = Picture(**row)
    return [rows[sha256] for sha256 in sorted(rows)]


def _batch(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[AdVersion]:
    return [ad_rows.version_of(row) for row in unit.execute(chosen).mappings()]


def _facts(
    row: RowMapping, read: Mapping[int, tuple[Finding, ...]], shown: Mapping[int, tuple[Picture, ...]]
) -> AdFacts:
    said = ad_rows.version_of(row).ad
    return AdFacts(
        key=row["key"],
        site=said.site,
        category=said.category,
        country=said.country,
        place=said.place,
        language=said.language,
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        posted_at=said.posted_at,
        text=said.body,
        folded="",
        findings=read.get(row["version"], ()),
        pictures=shown.get(row["version"], ()),
    )


def _newest(unit: Unit, keys: list[str] | None) -> list[RowMapping]:
    return list(unit.execute(_of(ad_rows.newest(), keys).order_by(ad.c.id)).mappings())


def _findings(unit: Unit, keys: list[str] | None) -> dict[int, tuple[Finding, ...]]:
    found: dict[int, list[Finding]] = {}
    chosen = _joined(select(table), table.c.version)
    for row in unit.execute(_of(chosen, keys).order_by(table.c.id)):
        found.setdefault(row.version, []).append(
            Finding(
                FindingKind(row.kind), row.value, row.start, row.end, row.raw, row.confidence, row.field, row.disguise,
                row.accepted, row.unit, row.per,
            )
        )  # fmt: skip
    return {version: tuple(some) for version, some in found.items()}


def _pictures(unit: Unit, keys: list[str] | None) -> dict[int, tuple[Picture, ...]]:
    """What is known of the pictures of the newest versions, each once per ad, in their order; then frames of videos."""
    found: dict[int, dict[str, Picture]] = {}
    for chosen in (_photos(photo.c.version, picture), _frames(photo.c.version, picture)):
        ordered = _of(_joined(chosen, photo.c.version), keys)
        ordered = ordered.order_by(photo.c.version, photo.c.position, picture.c.at_ms)
        for row in unit.execute(ordered).mappings():
            shown = Picture(**{name: row[name] for name in PICTURE})
            found.setdefault(row["version"], {}).setdefault(shown.sha256, shown)
    return {version: tuple(some.values()) for version, some in found.items()}


def _photos(*columns: Column[int] | Table) -> Select[*tuple[object, ...]]:
    return select(*columns).select_from(photo).join(picture, picture.c.sha256 == photo.c.sha256)


def _frames(*columns: Column[int] | Table) -> Select[*tuple[object, ...]]:
    """The frames of the videos among the photos: apart, since one query for both would read either table whole."""
    shown = select(*columns).select_from(photo).join(video_frame, video_frame.c.video == photo.c.sha256)
    return shown.join(picture, picture.c.sha256 == video_frame.c.sha256)


def _joined(chosen: Select[*tuple[object, ...]], version: object) -> Select[*tuple[object, ...]]:
    """Only rows of the newest version of each ad."""
    return chosen.join(ad_version, ad_version.c.id == version).join(
        ad, and_(ad.c.id == ad_version.c.ad, ad.c.versions == ad_version.c.number)
    )


def _of(chosen: Select[*tuple[object, ...]], keys: list[str] | None) -> Select[*tuple[object, ...]]:
    return chosen if keys is None else chosen.where(ad.c.key.in_(keys))


def row_of(version_id: int, finding: Finding) -> dict[str, object]:
    """A finding of a version as a row."""
    return {
        "version": version_id,
        "kind": finding.kind,
        "value": finding.value,
        "start": finding.start,
        "end": finding.end,
        "raw": finding.raw,
        "confidence": finding.confidence,
        "field": finding.field,
        "disguise": finding.disguise,
        "accepted": finding.accepted,
        "unit": finding.unit,
        "per": finding.per,
    }

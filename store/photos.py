"""Photos: which pictures an ad shows, which bytes came, what was computed from them, what is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, update

from model import AdState, Capture, Photo, Picture
from store import captures, frames, matches
from store.insert import in_chunks, insert_new, upsert
from store.pictured import forget
from store.session import Unit
from store.tables.collected import ad, ad_version, capture, photo_note
from store.tables.collected import photo as table
from store.tables.collected import picture as pictures
from store.tables.collected import seal as seals

Shown = Mapping[int, tuple[Photo, ...]]
"""Photos by the row id of their version."""

# Built once, since they run for every ad and photo.
KNOWN = (  # the version's ad, and beside it every picture of the ad whose bytes came
    select(ad_version.c.ad, table.c.url, table.c.sha256, table.c.capture)
    .outerjoin(table, and_(table.c.ad == ad_version.c.ad, table.c.sha256.is_not(None)))
    .where(ad_version.c.id == bindparam("row"))
    .order_by(table.c.id)
)
FETCHED = (
    update(table)
    .where(
        table.c.ad == select(ad.c.id).where(ad.c.key == bindparam("wanted")).scalar_subquery(),
        table.c.url == bindparam("address"),
        table.c.sha256.is_(None),
    )
    .values(sha256=bindparam("digest"), capture=bindparam("proof"))
)


def expected(unit: Unit, version_id: int, urls: Sequence[str]) -> None:
    """Note the pictures of a version in their order; bytes that the ad's earlier versions had are carried over.

    A version that is not on record (that of an erased ad) changes nothing.
    """
    found = unit.execute(KNOWN, {"row": version_id}).all() if urls else []
    if not found:
        return
    known = {row.url: {"sha256": row.sha256, "capture": row.capture} for row in found}
    insert_new(unit, table, [row | known.get(row["url"], {}) for row in _rows(found[0].ad, version_id, urls)])


def first_expected(unit: Unit, shown: Iterable[tuple[int, int, Sequence[str]]]) -> None:
    """Note the pictures of first versions: for each the row ids of ad and version. There is nothing to carry over."""
    insert_new(unit, table, [row for first in shown for row in _rows(*first)])


def _rows(owner: int, version_id: int, urls: Sequence[str]) -> list[dict[str, object]]:
    shared = {"ad": owner, "version": version_id, "sha256": None, "capture": None}
    return [{**shared, "position": position, "url": url} for position, url in enumerate(urls)]


def fetched(unit: Unit, url: str, ad_key: str, capture_id: str | None, sha256: str) -> None:
    """The bytes of a picture of this ad came: its digest and capture. What came before stays as it was."""
    unit.execute(FETCHED, {"wanted": ad_key, "address": url, "digest": sha256, "proof": capture_id})


def missing(unit: Unit, site: str) -> list[tuple[str, str]]:
    """Ad key and address of pictures still to fetch, of the newest versions of ads that are not gone."""
    chosen = (
        _newest(select(ad.c.key, table.c.url))
        .where(ad.c.site == site, ad.c.state != AdState.GONE, table.c.sha256.is_(None))
        .order_by(table.c.id)
    )
    return list(dict.fromkeys((row.key, row.url) for row in unit.execute(chosen)))


def save_picture(unit: Unit, picture: Picture) -> None:
    """Keep what was computed from a picture's bytes; a later pipeline replaces an earlier one."""
    upsert(unit, pictures, {column.name: getattr(picture, column.name) for column in pictures.columns})


def unhashed(unit: Unit, pipeline: str | None = None) -> list[tuple[str, str]]:
    """Digest and capture id of fetched pictures nothing was computed from yet (or not by this pipeline).

    Sealed ones are left out: known material is never decoded.
    """
    undone = pictures.c.sha256.is_(None)
    chosen = (
        select(table.c.sha256, func.min(table.c.capture).label("capture"))
        .outerjoin(pictures, pictures.c.sha256 == table.c.sha256)
        .outerjoin(seals, seals.c.sha256 == table.c.sha256)
        .where(table.c.capture.is_not(None), table.c.sha256.is_not(None), seals.c.sha256.is_(None))
        .where(undone if pipeline is None else or_(undone, pictures.c.pipeline != pipeline))
        .group_by(table.c.sha256)
        .order_by(table.c.sha256)
    )
    return [(row.sha256, row.capture) for row in unit.execute(chosen)]


def picture(unit: Unit, sha256: str) -> Picture | None:
    """What was computed from these bytes, or None."""
    row = unit.execute(select(pictures).where(pictures.c.sha256 == sha256)).mappings().one_or_none()
    return Picture(**row) if row else None


def capture_of(unit: Unit, sha256: str) -> Capture | None:
    """The first capture that holds these bytes, or None."""
    return next(iter(captures.read(unit, _holding(sha256).limit(1))), None)


def captures_of(unit: Unit, sha256: str) -> list[Capture]:
    """Every capture that holds these bytes, in the order received."""
    return captures.read(unit, _holding(sha256))


def _holding(sha256: str) -> Select[*tuple[object, ...]]:
    holds = select(table.c.capture).where(table.c.sha256 == sha256)
    return select(capture).where(capture.c.id.in_(holds)).order_by(capture.c.received_at)


def seal(unit: Unit, sha256: str, by: str, why: str, at: datetime) -> None:
    """Seal a picture: it is never shown, thumbnailed, read, matched or exported again. The first seal stands.

    The frames of a sealed video are no more.
    """
    forget(unit, [sha256])
    insert_new(unit, seals, [{"sha256": sha256, "account": by, "why": why, "at": at}])
    matches.forget(unit, [sha256])
    frames.forget(unit, [sha256])


def is_sealed(unit: Unit, sha256: str) -> bool:
    """Whether the picture is sealed."""
    return unit.execute(select(seals.c.sha256).where(seals.c.sha256 == sha256)).first() is not None


def describe(unit: Unit, sha256: str, text: str, by: str, at: datetime) -> None:
    """Keep a colleague's description, so that nobody need look twice; the newest counts."""
    unit.execute(insert(photo_note).values(sha256=sha256, text=text, account=by, at=at))


def of_versions(unit: Unit, version_ids: Iterable[int]) -> Shown:
    """The photos of each version in their order, with what is known of them; versions without photos are left out."""
    found: dict[int, list[Photo]] = {}
    newest_note = select(func.max(photo_note.c.id)).group_by(photo_note.c.sha256)
    for some in in_chunks(version_ids):
        chosen = (
            select(
                table.c.version, table.c.position, table.c.url, table.c.sha256.label("fetched"), table.c.capture,
                pictures, seals.c.sha256.label("seal"), photo_note.c.text.label("note"),
            )
            .outerjoin(pictures, pictures.c.sha256 == table.c.sha256)
            .outerjoin(seals, seals.c.sha256 == table.c.sha256)
            .outerjoin(photo_note, and_(photo_note.c.sha256 == table.c.sha256, photo_note.c.id.in_(newest_note)))
            .where(table.c.version.in_(some))
            .order_by(table.c.version, table.c.position)
        )  # fmt: skip
        for row in unit.execute(chosen).mappings():
            hashed = Picture(**{name: row[name] for name in pictures.columns.keys()}) if row["sha256"] else None  # noqa: SIM118
            one = Photo(
                url=row["url"],
                position=row["position"],
                sha256=row["fetched"],
                capture_id=row["capture"],
                picture=hashed,
                sealed=row["seal"] is not None,
                reviewed_as=row["note"],
            )
            found.setdefault(row["version"], []).append(one)
    return {version: tuple(photos) for version, photos in found.items()}


def _newest(chosen: Select[str, str]) -> Select[str, str]:
    """Only photos of the newest version of each ad."""
    return chosen.join(ad_version, ad_version.c.id == table.c.version).join(
        ad, and_(ad.c.id == ad_version.c.ad, ad.c.versions == ad_version.c.number)
    )

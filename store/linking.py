"""What linking remembers: a sheet for every ad, and parts of what its last run worked out. Derived, and no loss.

The parts hold digests that mix several ads, so erasing one ad takes all of them: the next run works everything out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import and_, delete, insert, select

from store import ad_rows
from store.insert import in_chunks, upsert
from store.session import Unit
from store.tables.collected import ad, ad_version, photo, picture
from store.tables.derived import reading, remembered, weighing
from store.tables.derived import sheet as table
from store.tables.pictures import video_frame
from store.tables.written import picture_finding

Parts = Mapping[tuple[str, int], bytes]

VERSION = "version"  # name of the part that says what wrote the others
SHEETS = 500  # written at a time


@dataclass(frozen=True, slots=True)
class Standing:
    """How an ad stands: `mark` changes whenever the linker would see something new in it, but for `last_seen`."""

    ad: int
    key: str
    last_seen: datetime
    mark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is kept of an ad as it stood at its mark."""

    ad: int
    mark: str
    stamp: str
    posted_at: datetime | None
    first_seen: datetime
    place: str | None
    words: bytes
    pictures: tuple[str, ...]
    found: tuple[str, ...]
    contacts: tuple[str, ...]
    weighed: tuple[str, ...]


def standing(unit: Unit) -> list[Standing]:
    """Every ad on record, without reading what it says."""
    shown = _pictures(unit)
    columns = (ad.c.id, ad.c.key, ad.c.first_seen, ad.c.last_seen, ad_version.c.id.label("version"), reading.c.reader)
    chosen = ad_rows.joined(select(*columns).select_from(ad)).outerjoin(reading, reading.c.version == ad_version.c.id)
    return [
        Standing(row.id, row.key, row.last_seen, _mark(row.version, row.reader, row.first_seen, shown.get(row.version)))
        for row in unit.execute(chosen.order_by(ad.c.id))
    ]


def sheets(unit: Unit) -> Iterator[Sheet]:
    """All sheets there are."""
    for row in unit.execute(select(table).execution_options(yield_per=SHEETS)):
        lists = (tuple(row.pictures), tuple(row.found), tuple(row.contacts), tuple(row.weighed))
        yield Sheet(row.ad, row.mark, row.stamp, row.posted_at, row.first_seen, row.place, row.words, *lists)


def keep(unit: Unit, new: Iterable[Sheet]) -> None:
    """Keep these sheets, in place of earlier ones of the same ads."""
    for some in in_chunks(new, SHEETS):
        unit.execute(delete(table).where(table.c.ad.in_([one.ad for one in some])))
        unit.execute(insert(table), [asdict(one) for one in some])


def keep_weighings(unit: Unit, new: Iterable[tuple[int, Mapping[str, object]]]) -> None:
    """Keep how these ads (by row id) were weighed, in place of what was kept of them before."""
    for some in in_chunks(new, SHEETS):
        unit.execute(delete(weighing).where(weighing.c.ad.in_([number for number, _ in some])))
        unit.execute(insert(weighing), [{"ad": number, "value": value} for number, value in some])


def weighings(unit: Unit, keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """How these ads were weighed in the last run; ads that are not linked yet are left out."""
    found: dict[str, Mapping[str, Any]] = {}
    for some in in_chunks(keys):
        chosen = select(ad.c.key, weighing.c.value).join(weighing, weighing.c.ad == ad.c.id).where(ad.c.key.in_(some))
        found |= {row.key: row.value for row in unit.execute(chosen)}
    return found


def memory(unit: Unit, version: str) -> dict[tuple[str, int], bytes]:
    """The parts that a run of this version left; none when another version wrote them."""
    rows = unit.execute(select(remembered)).all()
    parts = {(row.name, row.part): row.value for row in rows}
    return parts if parts.pop((VERSION, 0), b"") == version.encode() else {}


def remember(unit: Unit, version: str, parts: Parts, before: Parts) -> None:
    """Leave these parts for the next run; `before` are those that `memory` gave for the same version."""
    if not before:
        unit.execute(delete(remembered))
    for name, part in before.keys() - parts.keys():
        unit.execute(delete(remembered).where(remembered.c.name == name, remembered.c.part == part))
    for (name, part), value in parts.items():
        if before.get((name, part)) != value:
            upsert(unit, remembered, {"name": name, "part": part, "value": value})
    upsert(unit, remembered, {"name": VERSION, "part": 0, "value": version.encode()})


def _pictures(unit: Unit) -> dict[int, str]:
    """By newest version: which pictures it shows, what they were hashed with, and who read what is written in them.

    The frames of videos come last: they go when the video is sealed.
    """
    columns = (photo.c.version, photo.c.sha256, picture.c.pipeline, picture_finding.c.reader)
    chosen = ad_rows.joined(select(*columns).select_from(ad))
    chosen = chosen.join(photo, photo.c.version == ad_version.c.id).join(picture, picture.c.sha256 == photo.c.sha256)
    of_it = and_(picture_finding.c.version == photo.c.version, picture_finding.c.sha256 == photo.c.sha256)
    chosen = chosen.outerjoin(picture_finding, of_it)
    shown: dict[int, str] = {}
    for row in unit.execute(chosen.order_by(photo.c.version, photo.c.position)):
        shown[row.version] = f"{shown.get(row.version, '')} {row.sha256} {row.pipeline} {row.reader}"
    framed = ad_rows.joined(select(photo.c.version, video_frame.c.sha256).select_from(ad))
    framed = framed.join(photo, photo.c.version == ad_version.c.id)
    framed = framed.join(video_frame, video_frame.c.video == photo.c.sha256)
    for row in unit.execute(framed.order_by(photo.c.version, photo.c.position, video_frame.c.sha256)):
        shown[row.version] = f"{shown.get(row.version, '')} {row.sha256}"
    return shown


def _mark(version: int, reader: str | None, first_seen: datetime, shown: str | None) -> str:
    whole = f"{version} {reader} {first_seen.isoformat()}{shown or ''}"
    return blake2b(whole.encode(), digest_size=8).hexdigest()

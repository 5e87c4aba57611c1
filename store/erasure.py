"""Erasure on request: rows gone everywhere, an opaque tombstone, and the captures whose bytes must follow.

Whatever names the ad or was worked out from it goes, in one transaction. What stays: a tombstone (who, when, why, how
much), a keyed digest of the ad's key so that a later crawl does not store it again (`ads.ingest` answers ERASED), seals
of pictures, and the log of who did what. A capture that shows other ads too is erased all the same; their versions and
sightings stay and lose their proof, which `shared_captures` counts.

The bytes are erased after the transaction: `pending` says which still wait, should the machine stop in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Column, ColumnElement, Delete, Table, Update, delete, insert, or_, select, update

from model import BadInput, Capture, CaptureKind, FindingKind, LeafKind
from store import appending, captures, erased, leaves, matches, traces
from store.insert import in_chunks, insert_new
from store.pictured import PICTURED
from store.session import Unit
from store.tables.collected import (
    ad,
    ad_life,
    ad_version,
    capture,
    erasing,
    fault,
    photo,
    photo_note,
    picture,
    sighting,
    task,
)
from store.tables.collected import (
    tombstone as table,
)
from store.tables.derived import (
    carrier,
    cluster,
    cluster_event,
    event_ad,
    feature,
    feature_change,
    finding,
    hub,
    judgement,
    link,
    member,
    reading,
    remembered,
    sheet,
    weighing,
)
from store.tables.people import alert, case_item, queue_item, verdict
from store.tables.pictures import video_frame
from store.tables.written import picture_finding, picture_text

ERASED = "an ad that was erased"  # in place of the cause of an event, where it named one
CHUNK = 200  # ads erased with one set of statements


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
    """Erase an ad everywhere; returns the captures whose bytes the caller erases, then confirms.

    BadInput when the ad is not on record.
    """
    if unit.execute(select(ad.c.id).where(ad.c.key == key)).first() is None:
        raise BadInput("no such ad is on record", "ad")
    return _erase(unit, [key], key, by, why, at)


def erase_number(unit: Unit, e164: str, by: str, why: str, at: datetime) -> list[Capture]:
    """Erase every ad of which any version was read to carry this number, or shows a picture in which it was read, and

    the number wherever else it stands.

    Returns the captures whose bytes the caller erases, then confirms. `why` must not name the number.
    """
    carries = (
        select(ad.c.key)
        .distinct()
        .join(ad_version, ad_version.c.ad == ad.c.id)
        .join(finding, finding.c.version == ad_version.c.id)
        .where(finding.c.kind == FindingKind.PHONE, finding.c.value == e164)
    )
    keys = {*unit.execute(carries).scalars(), *_showing(unit, e164)}
    return _erase(unit, sorted(keys), e164, by, why, at)


def _showing(unit: Unit, e164: str) -> set[str]:
    """The ads that ever showed a picture in which the number was read, for whichever ad it was read."""
    read = (finding.c.kind == FindingKind.PHONE, finding.c.value == e164)
    fields = unit.execute(select(finding.c.field).distinct().where(*read)).scalars()
    pictures = [field.removeprefix(PICTURED) for field in fields if field.startswith(PICTURED)]
    keys: set[str] = set()
    for some in in_chunks(pictures):
        shows = select(ad.c.key).distinct().join(photo, photo.c.ad == ad.c.id).where(photo.c.sha256.in_(some))
        keys |= set(unit.execute(shows).scalars())
    return keys


def pending(unit: Unit) -> list[Capture]:
    """Captures whose rows are gone and whose bytes are not yet confirmed erased: id and place in the WARC file only."""
    return [
        Capture(
            id=row.capture,
            run=row.run,
            site=row.site,
            kind=CaptureKind(row.kind),
            url="",
            method="",
            status=0,
            requested_at=row.requested_at,
            received_at=row.received_at,
            address=None,
            content_type="",
            payload_sha256="",
            block_sha256="",
            size=row.size,
            warc_file=row.warc_file,
            offset=row.offset,
            length=row.length,
        )
        for row in unit.execute(select(erasing).order_by(erasing.c.warc_file, erasing.c.offset))
    ]


def confirm(unit: Unit, capture_ids: Iterable[str]) -> None:
    """The bytes of these captures are erased."""
    for some in in_chunks(capture_ids):
        unit.execute(delete(erasing).where(erasing.c.capture.in_(some)))


def tombstones(unit: Unit) -> list[Tombstone]:
    """What was erased, oldest first."""
    return [
        Tombstone(row.name, row.at, row.account, row.why, row.ads, row.rows, row.captures, row.shared_captures)
        for row in unit.execute(select(table).order_by(table.c.id))
    ]


def _erase(unit: Unit, keys: list[str], what: str, by: str, why: str, at: datetime) -> list[Capture]:
    if what in why:
        raise BadInput("the reason copies what is erased", "why", "describe the request without it")
    gone: dict[str, Capture] = {}
    rows = shared = 0
    for some in in_chunks(keys, CHUNK):
        left = traces.find(unit, some)
        gone |= {one.id: one for one in left.captures}
        shared += left.shared
        rows += _blank_alerts(unit, left, at) + _blank_verdicts(unit, left)
        rows += sum(unit.execute(statement).rowcount for statement in _statements(left))
        rows += matches.forget(unit, left.pictures)
        _retire_empty(unit, left.clusters, at)
    for statement in (delete(case_item).where(case_item.c.value == what), delete(hub).where(_names(what))):
        rows += unit.execute(statement).rowcount
    stone = Tombstone(uuid4().hex, at, by, why, len(keys), rows, len(gone), shared)
    _bury(unit, stone)
    leaves.forget(unit, LeafKind.CAPTURE, gone)
    erased.remember(unit, keys, stone.id)
    insert_new(unit, erasing, [_place(one) for one in gone.values()])
    return list(gone.values())


def _bury(unit: Unit, stone: Tombstone) -> None:
    said = asdict(stone)
    unit.execute(insert(table).values(name=said.pop("id"), **said))
    appending.append(unit, LeafKind.ERASURE, stone.id, stone)


def _statements(left: traces.Traces) -> Iterator[Delete | Update]:
    """What deletes the rows, in the order that references allow."""
    ids = [one.id for one in left.captures]
    for some in in_chunks(ids):
        for proven in traces.PROVEN:
            others = proven.c.capture.in_(some) & proven.c.ad.not_in(left.ads)
            yield update(proven).where(others).values(capture=None)
    for own in (finding, reading, picture_finding):
        yield from _gone(own, own.c.version, left.versions)
    for own in (photo, sighting, ad_life, ad_version, sheet, weighing):
        yield from _gone(own, own.c.ad, left.ads)
    yield from _gone(ad, ad.c.id, left.ads)
    yield delete(remembered)
    for shown in (picture, photo_note, picture_text, video_frame):
        yield from _gone(shown, shown.c.sha256, left.pictures)
    for pairs in (link, judgement):
        yield delete(pairs).where(or_(pairs.c.left.in_(left.keys), pairs.c.right.in_(left.keys)))
    for named in (member, event_ad, carrier):
        yield from _gone(named, named.c.ad_key, left.keys)
    for derived in (feature, carrier, feature_change):
        yield from _gone(derived, derived.c.cluster, left.clusters)
    yield from _gone(hub, hub.c.value, left.values)
    for key in left.keys:
        told = cluster_event.c.cause.contains(key, autoescape=True)
        yield update(cluster_event).where(told).values(cause=ERASED)
    yield from _gone(case_item, case_item.c.value, left.keys)
    for fetched in (task, fault):
        yield from _gone(fetched, fetched.c.url, left.urls)
    yield from _gone(fault, fault.c.capture, ids)
    yield from _gone(capture, capture.c.id, [one.id for one in left.captures if one.refers_to])
    yield from _gone(capture, capture.c.id, ids)


def _gone(rows: Table, column: Column[str] | Column[int], values: Sequence[str] | Sequence[int]) -> Iterator[Delete]:
    for some in in_chunks(values):
        yield delete(rows).where(column.in_(some))


def _blank_alerts(unit: Unit, left: traces.Traces, at: datetime) -> int:
    """Alerts stay as rule, version and conditions; the values and ads copied into them go.

    Those still open are closed: the next run of the rules raises them again from what is left.
    """
    blanked = 0
    for some in in_chunks(left.clusters):
        for row in unit.execute(select(alert).where(alert.c.cluster.in_(some))).all():
            trace = [one | {"value": None, "ads": [], "sentence": None} for one in row.trace]
            closed = (
                {} if row.withdrawn_at else {"withdrawn_at": at, "withdrawn_why": "an ad of the cluster was erased"}
            )
            mine = update(alert).where(alert.c.id == row.id)
            blanked += unit.execute(mine.values(features={}, trace=trace, **closed)).rowcount
    return blanked


def _blank_verdicts(unit: Unit, left: traces.Traces) -> int:
    """Verdicts stay; what people wrote in them goes where it names what is erased."""
    erased_words = (*left.keys, *left.values)
    blanked = 0
    for some in in_chunks(left.clusters):
        for row in unit.execute(select(verdict).where(verdict.c.cluster.in_(some))).all():
            written = " ".join((row.reason, row.sentence, *row.innocent.values()))
            if any(word in written for word in erased_words):
                mine = update(verdict).where(verdict.c.id == row.id)
                blanked += unit.execute(mine.values(reason="", sentence="", innocent={})).rowcount
    return blanked


def _retire_empty(unit: Unit, clusters: Sequence[str], at: datetime) -> None:
    """Clusters that have no ad left are no more, and nobody need look at them."""
    for some in in_chunks(clusters):
        living = set(unit.execute(select(member.c.cluster).where(member.c.cluster.in_(some))).scalars())
        empty = [one for one in some if one not in living]
        retired = update(cluster).where(cluster.c.id.in_(empty), cluster.c.retired_at.is_(None))
        unit.execute(retired.values(retired_at=at))
        unit.execute(delete(queue_item).where(queue_item.c.cluster.in_(empty)))


def _names(value: str) -> ColumnElement[bool]:
    return or_(hub.c.value == value, hub.c.why.contains(value, autoescape=True))


def _place(one: Capture) -> dict[str, object]:
    """Where the bytes of a capture lie, without what they say."""
    row = captures.row_of(one) | {"capture": one.id}
    return {column.name: row[column.name] for column in erasing.columns}

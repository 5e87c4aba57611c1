"""Captures: one row per response kept; appended, never changed, pruned only by erasure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import RowMapping, Select, bindparam, func, insert, select, tuple_, union
from sqlalchemy.exc import IntegrityError

from model import BadInput, Capture, CaptureKind, CaptureVerdict, LeafKind
from store import appending
from store.insert import in_chunks
from store.session import Unit
from store.tables.collected import ad, ad_life, ad_version, photo, sighting
from store.tables.collected import capture as table
from store.tables.collected import run as run_table

ABOUT_RUN = (CaptureKind.RECORD, CaptureKind.ROBOTS, CaptureKind.TERMS)
CHAIN = "application/x-pem-file"  # how the crawler labels the certificates that a server showed
BATCH = 1000  # rows fetched at a time by `every`

Body = tuple[str, str]
"""An address, and the SHA-256 of what came from there without transfer coding."""

# Built once, since it runs for every batch of pages.
WITH_BODY = (
    select(table)
    .where(
        tuple_(table.c.url, table.c.payload_sha256).in_(bindparam("bodies", expanding=True)),
        table.c.refers_to.is_(None),
        table.c.site == bindparam("of_site"),
        table.c.kind == CaptureKind.PAGE,
        table.c.verdict == CaptureVerdict.OK,
    )
    .order_by(table.c.received_at)
)


def add(unit: Unit, captures: Sequence[Capture]) -> None:
    """Save rows of captures whose bytes are synced already, each with its leaf. BadInput when an id is on record."""
    if not captures:
        return
    try:
        unit.execute(insert(table), [row_of(capture) for capture in captures])
    except IntegrityError as error:
        raise BadInput("a capture of this id is on record already", "captures") from error
    for capture in captures:
        appending.append(unit, LeafKind.CAPTURE, capture.id, capture)


def get(unit: Unit, capture_id: str) -> Capture | None:
    """The capture, or None when never made or erased."""
    return next(iter(read(unit, select(table).where(table.c.id == capture_id))), None)


def with_bodies(unit: Unit, site: str, bodies: Sequence[Body]) -> dict[Body, Capture]:
    """The newest whole pages of a site with these very bodies, kept in their own records."""
    if not bodies:
        return {}
    rows = unit.execute(WITH_BODY, {"of_site": site, "bodies": bodies}).mappings()
    return {(row["url"], row["payload_sha256"]): capture_of(row) for row in rows}


def held(unit: Unit, capture_ids: Sequence[str]) -> set[str]:
    """Those of the captures that are on record, and stay there until this transaction ends."""
    chosen = select(table.c.id).where(table.c.id.in_(capture_ids)).with_for_update(read=True, key_share=True)
    return set(unit.execute(chosen).scalars())


def referred(unit: Unit, captures: Iterable[Capture]) -> dict[str, Capture]:
    """The captures, by their ids, that hold the bodies of these."""
    found: dict[str, Capture] = {}
    for some in in_chunks(dict.fromkeys(one.refers_to for one in captures if one.refers_to)):
        found |= {one.id: one for one in read(unit, select(table).where(table.c.id.in_(some)))}
    return found


def about_runs(unit: Unit, run_ids: Iterable[str]) -> list[Capture]:
    """What shows how these runs were made, in the order received: their own records, robots.txt and terms of use as
    seen, and the certificate chains that servers showed."""
    told = table.c.kind.in_(ABOUT_RUN) | (table.c.content_type == CHAIN)
    found = [one for some in in_chunks(run_ids) for one in read(unit, select(table).where(table.c.run.in_(some), told))]
    return sorted(found, key=_as_received)


def of_sweep(unit: Unit, sweep: str, kind: CaptureKind) -> list[Capture]:
    """What the runs of a sweep captured of one kind, in the order received."""
    of_it = table.c.run.in_(select(run_table.c.id).where(run_table.c.sweep == sweep))
    return sorted(read(unit, select(table).where(table.c.kind == kind, of_it)), key=_as_received)


def of_run(unit: Unit, run: str) -> list[Capture]:
    """What a run captured, in the order received."""
    return read(unit, select(table).where(table.c.run == run).order_by(table.c.received_at, table.c.offset))


def of_ads(unit: Unit, keys: Iterable[str]) -> list[Capture]:
    """What these ads rest on, in the order received.

    Captures of their versions, sightings, photos and removals, the derivatives and resources of those, and the captures
    that hold the bodies of any of them.
    """
    found: dict[str, Capture] = {}
    for some in in_chunks(keys):
        chosen = select(ad.c.id).where(ad.c.key.in_(some))
        named = union(*(
            select(kept.c.capture).where(kept.c.ad.in_(chosen), kept.c.capture.is_not(None))
            for kept in (ad_version, sighting, photo, ad_life)
        )).subquery()  # fmt: skip
        ids = select(named.c.capture)
        for which in (table.c.id.in_(ids), table.c.source.in_(ids)):
            found |= {capture.id: capture for capture in read(unit, select(table).where(which))}
    found |= referred(unit, found.values())
    return sorted(found.values(), key=_as_received)


def every(unit: Unit) -> Iterator[Capture]:
    """All captures in the order of their bytes: by WARC file, then offset."""
    chosen = select(table).order_by(table.c.warc_file, table.c.offset).execution_options(yield_per=BATCH)
    for row in unit.execute(chosen).mappings():
        yield capture_of(row)


def count(unit: Unit) -> int:
    """How many captures are on record."""
    return unit.execute(select(func.count()).select_from(table)).scalar_one()


def read(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[Capture]:
    """The captures that a selection of whole rows of the table yields."""
    return [capture_of(row) for row in unit.execute(chosen).mappings()]


def _as_received(capture: Capture) -> tuple[datetime, str, int]:
    return capture.received_at, capture.warc_file, capture.offset


def capture_of(row: RowMapping) -> Capture:
    """The capture a row stands for."""
    said = dict(row)
    said["kind"], said["verdict"] = CaptureKind(said["kind"]), CaptureVerdict(said["verdict"])
    return Capture(**said)


def row_of(capture: Capture) -> dict[str, object]:
    """The row a capture is kept as: its columns are called as its fields."""
    return {column.name: getattr(capture, column.name) for column in table.columns}

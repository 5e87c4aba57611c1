"""What some ads left behind: found before anything is erased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Column, Select, exists, func, select

from model import Capture, Finding, FindingKind, value_key
from store import captures, frames
from store.insert import in_chunks
from store.session import Unit
from store.tables.collected import ad, ad_life, ad_version, capture, photo, sighting
from store.tables.derived import cluster, cluster_event, event_ad, finding, member

Thing = TypeVar("Thing", int, str)

PROVEN = (ad_version, sighting, ad_life, photo)  # tables whose rows name an ad and the capture that shows it
TELLING = frozenset(FindingKind) - {
    FindingKind.LANGUAGE, FindingKind.PRICE, FindingKind.AGE, FindingKind.PLACE, FindingKind.PAY, FindingKind.HOURS,
    FindingKind.CUE,
}  # fmt: skip
"""Kinds of finding whose value may single a person out."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Row ids, addresses, picture digests, values that single out, clusters, and captures, of some ads.

    Pictures, frames of videos among them, and the addresses and captures of photos are only those that no other ad
    shows. `shared` counts captures that show other ads as well.
    """

    keys: tuple[str, ...]
    ads: tuple[int, ...]
    versions: tuple[int, ...]
    urls: tuple[str, ...]
    pictures: tuple[str, ...]
    values: tuple[str, ...]
    clusters: tuple[str, ...]
    captures: tuple[Capture, ...]
    shared: int


def find(unit: Unit, keys: Sequence[str]) -> Traces:
    """The traces of these ads."""
    ads = _all(unit, select(ad.c.id).where(ad.c.key.in_(keys)))
    versions = _all(unit, select(ad_version.c.id).where(ad_version.c.ad.in_(ads)))
    pages = _all(unit, select(ad_version.c.url).where(ad_version.c.ad.in_(ads)))
    urls = sorted({*pages, *_only_here(unit, photo.c.url, ads)})
    kept = _captures(unit, ads, urls)
    shown = _only_here(unit, photo.c.sha256, ads)
    return Traces(
        keys=tuple(keys),
        ads=tuple(ads),
        versions=tuple(versions),
        urls=tuple(urls),
        pictures=(*shown, *frames.names(unit, shown)),
        values=tuple(_values(unit, versions)),
        clusters=tuple(_clusters(unit, keys)),
        captures=tuple(kept),
        shared=_shared(unit, [one.id for one in kept], ads),
    )


def _all(unit: Unit, chosen: Select[Thing]) -> list[Thing]:
    return list(unit.execute(chosen.distinct()).scalars())


def _only_here(unit: Unit, column: Column[str], ads: Sequence[int]) -> list[str]:
    """What photos of these ads have in the column, unless a photo of another ad has it too."""
    other = photo.alias("other")
    elsewhere = select(other.c.id).where(other.c[column.name] == column, other.c.ad.not_in(ads))
    return _all(unit, select(column).where(photo.c.ad.in_(ads), column.is_not(None), ~exists(elsewhere)))


def _captures(unit: Unit, ads: Sequence[int], urls: Sequence[str]) -> list[Capture]:
    """What shows the ads, what was fetched from their addresses, and everything derived from those.

    Captures of one page that share a body go together, whichever of them the ads name: they show the same.
    """
    named = set(_only_here(unit, photo.c.capture, ads))
    for table in (ad_version, sighting, ad_life):
        named |= set(_all(unit, select(table.c.capture).where(table.c.ad.in_(ads), table.c.capture.is_not(None))))
    found = {one.id: one for one in _where(unit, capture.c.url, urls) + _where(unit, capture.c.id, named)}
    new = list(found.values())
    while new:
        ids = [one.id for one in new]
        bodies = {one.refers_to or one.id for one in new}
        also = _where(unit, capture.c.source, ids) + _where(unit, capture.c.id, bodies)
        also += _where(unit, capture.c.refers_to, bodies)
        new = [one for one in also if one.id not in found]
        found |= {one.id: one for one in new}
    return sorted(found.values(), key=lambda one: (one.warc_file, one.offset))


def _where(unit: Unit, column: Column[str], values: Iterable[str]) -> list[Capture]:
    """Locked where the engine locks rows: a run that would refer to one of them waits, and then finds it gone."""
    found = []
    for some in in_chunks(values):
        found += captures.read(unit, select(capture).where(column.in_(some)).with_for_update())
    return found


def _shared(unit: Unit, ids: Sequence[str], ads: Sequence[int]) -> int:
    shared: set[str] = set()
    for some in in_chunks(ids):
        for table in PROVEN:
            others = select(table.c.capture).where(table.c.capture.in_(some), table.c.ad.not_in(ads))
            shared |= set(_all(unit, others))
    return len(shared)


def _values(unit: Unit, versions: Sequence[int]) -> list[str]:
    """Values that single a person out, as read, as written, and as hubs name them."""
    found: set[str] = set()
    for some in in_chunks(versions):
        telling = (finding.c.version.in_(some), finding.c.kind.in_(TELLING))
        for row in unit.execute(select(finding).where(*telling)):
            contact = Finding(
                FindingKind(row.kind), row.value, row.start, row.end, row.raw, row.confidence, unit=row.unit
            )
            found |= {row.value, row.raw, value_key(contact).partition(":")[2]}
    return sorted(found - {""})


def _clusters(unit: Unit, keys: Sequence[str]) -> list[str]:
    """Clusters that hold one of the ads or ever held one, and those that they merged into."""
    now = select(member.c.cluster).where(member.c.ad_key.in_(keys))
    ever = select(cluster_event.c.cluster).join(event_ad, event_ad.c.event == cluster_event.c.id)
    ids = {*_all(unit, now), *_all(unit, ever.where(event_ad.c.ad_key.in_(keys)))}
    for some in in_chunks(sorted(ids)):
        ids |= set(_all(unit, select(func.coalesce(cluster.c.merged_into, cluster.c.id)).where(cluster.c.id.in_(some))))
    return sorted(ids)

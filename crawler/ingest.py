"""From what a page said to rows, inside the transaction that settles its task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from crawler.gate import Gate
from model import Ad, Fault, FaultKind, IngestOutcome, NewTask, Operation, RefusalReason, Refused, Run, TaskKind
from spiders.ad_page import id_in
from spiders.result import Context, PageResult
from store import ads, audit, faults, frontier, photos
from store.session import Unit


@dataclass(slots=True)
class Saved:
    """What settling one page did."""

    outcomes: list[tuple[Ad, IngestOutcome]] = field(default_factory=list)
    sighted: int = 0
    photos: int = 0
    faults: int = 0
    refused: int = 0
    left: Counter[tuple[str, str]] = field(default_factory=Counter)  # (what, why) that will not be captured


@dataclass(slots=True)
class Pictures:
    """Which pictures this run has, and which ads besides the first wait for one: an address is fetched once."""

    fetched: dict[str, tuple[str, str]] = field(default_factory=dict)  # address -> capture, digest
    wanted: dict[str, set[str]] = field(default_factory=dict)  # address -> ad keys

    def want(self, unit: Unit, url: str, key: str) -> NewTask | None:
        """The task to fetch the picture for this ad, `None` when its bytes are there already."""
        if url in self.fetched:
            photos.fetched(unit, url, key, *self.fetched[url])
            return None
        self.wanted.setdefault(url, set()).add(key)
        return NewTask(url, TaskKind.PHOTO, context=Context(ad=key).written())

    def came(self, unit: Unit, url: str, key: str, capture: str, sha256: str) -> None:
        """The bytes came, for every ad that waits for them."""
        self.fetched[url] = capture, sha256
        for waiting in sorted({key, *self.wanted.pop(url, ())}):
            photos.fetched(unit, url, waiting, capture, sha256)


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when something was read: the run, its account, the page and its capture."""

    run: Run
    url: str
    capture: str | None
    at: datetime


def save_page(unit: Unit, place: Place, result: PageResult, gate: Gate, pictures: Pictures) -> Saved:
    """Ads, sightings, new addresses and faults of one page."""
    saved = Saved()
    for ad in result.ads:
        _save_ad(unit, place, ad, gate, pictures, saved)
    seen = [f"{place.run.site}:{native_id}" for native_id in result.seen]
    known = ads.on_record(unit, seen)
    for key in (key for key in seen if key in known):
        saved.sighted += ads.sight(unit, key, place.capture, place.run.id, place.at)
    frontier.add(unit, place.run.sweep, _listed(unit, place, _wanted(unit, place, gate, result.tasks), gate, saved))
    for detail in result.faults:
        note_fault(unit, place, FaultKind.PARSE, detail)
        saved.faults += 1
    return saved


def _wanted(unit: Unit, place: Place, gate: Gate, tasks: Sequence[NewTask]) -> list[NewTask]:
    """Pictures are asked for with their ad; the page of an ad that was erased is not fetched again."""
    pages = [(task, id_in(gate.definition, task.url)) for task in tasks if task.kind is not TaskKind.PHOTO]
    keys = {native_id: f"{place.run.site}:{native_id}" for _, native_id in pages if native_id is not None}
    erased = ads.erased_among(unit, keys.values()) if keys else set[str]()
    return [task for task, native_id in pages if native_id is None or keys[native_id] not in erased]


def note_fault(unit: Unit, place: Place, kind: FaultKind, detail: str) -> None:
    """Put a fault on record."""
    run = place.run
    faults.add(unit, Fault(kind, run.site, place.url, detail[:500], run.id, place.capture, place.at))


def note_refusal(unit: Unit, place: Place, refusal: Refused) -> None:
    """A refusal goes into the log of uses and, so that a person sees it beside the others, among the faults."""
    run = place.run
    why = f"{refusal.reason}: {refusal.detail}"
    audit.log(unit, place.at, run.account, Operation.REFUSAL, "crawl.fetch", run.site, detail=why)
    note_fault(unit, place, FaultKind.REFUSED, why)


def _save_ad(unit: Unit, place: Place, ad: Ad, gate: Gate, pictures: Pictures, saved: Saved) -> None:
    try:
        gate.admit_category(ad.category)
    except Refused as refusal:
        note_refusal(unit, place, refusal)
        saved.refused += 1
        saved.left[TaskKind.AD, refusal.reason] += 1
        return
    outcome, _ = ads.ingest(unit, ad, place.capture, place.run.id, place.at, pictures=True)
    if outcome is IngestOutcome.ERASED:
        return
    saved.outcomes.append((ad, outcome))
    if not gate.photos:
        saved.left[TaskKind.PHOTO, RefusalReason.NO_HASH_LIST] += len(ad.photos)
    elif ad.photos:
        asked = [pictures.want(unit, url, ad.key) for url in _unfetched(unit, ad, outcome)]
        tasks = [task for task in asked if task is not None]
        frontier.add(unit, place.run.sweep, _listed(unit, place, tasks, gate, saved))


def _unfetched(unit: Unit, ad: Ad, outcome: IngestOutcome) -> Iterable[str]:
    if outcome is IngestOutcome.NEW:
        return ad.photos
    record = ads.get(unit, ad.key)
    return tuple(photo.url for photo in record.photos if photo.sha256 is None) if record else ()


def _listed(unit: Unit, place: Place, tasks: Iterable[NewTask], gate: Gate, saved: Saved) -> list[NewTask]:
    """The tasks whose host is on the closed list; of each other host one refusal is noted."""
    listed = []
    for task in tasks:
        try:
            gate.policy.admit(task.url)
        except Refused as refusal:
            saved.left[task.kind, refusal.reason] += 1
            if gate.first_time(refusal):
                note_refusal(unit, place, refusal)
                saved.refused += 1
            continue
        listed.append(task)
    return listed

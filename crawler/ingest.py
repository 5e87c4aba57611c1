"""From what pages said to rows, inside the transaction that settles their tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from crawler.gate import Gate
from model import (
    Ad,
    Fault,
    FaultKind,
    IngestOutcome,
    NewTask,
    Operation,
    RefusalReason,
    Refused,
    Run,
    SiteDefinition,
    Task,
    TaskKind,
)
from spiders.ad_page import id_in
from spiders.result import Context, PageResult
from store import ads, audit, faults, frontier, intake, photos
from store.intake import Found, Said
from store.session import Unit


@dataclass(slots=True)
class Saved:
    """What settling one page did."""

    outcomes: list[tuple[Ad, IngestOutcome]] = field(default_factory=list)
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

    @property
    def found(self) -> Found:
        """The same, as the store keeps it of an ad."""
        return Found(self.capture, self.run.id, self.at)


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page whose task is to be settled: where it was read, and what it said."""

    task: Task
    place: Place
    result: PageResult


Settling: TypeAlias = tuple[PageRead, Saved]


def save_pages(unit: Unit, pages: Sequence[PageRead], gate: Gate, pictures: Pictures) -> list[Saved]:
    """Ads, sightings, new addresses and faults of pages of one run, with a few statements for all of them.

    What the gate says only once comes last, when nothing is left that could undo it.
    """
    settling = [(page, Saved()) for page in pages]
    asked = _save_ads(unit, settling, gate, pictures)
    _sight(unit, pages)
    asked += _wanted(unit, settling, gate)
    listed, foreign = _listed(asked, gate)
    if listed:
        listed.sort(key=lambda task: task.kind is not TaskKind.LISTING)  # first: listings move while they are read
        frontier.add(unit, pages[0].place.run.sweep, listed)
    for page, saved in settling:
        for detail in page.result.faults:
            note_fault(unit, page.place, FaultKind.PARSE, detail)
            saved.faults += 1
    for (page, saved), refusal in foreign:
        if gate.first_time(refusal):
            note_refusal(unit, page.place, refusal)
            saved.refused += 1
    return [saved for _, saved in settling]


def _sight(unit: Unit, pages: Sequence[PageRead]) -> None:
    """Ads that listings showed; those that are not on record yet have pages to be fetched."""
    shown = [(page.place, native_id) for page in pages for native_id in page.result.seen]
    intake.sight(unit, [(f"{place.run.site}:{native_id}", place.found) for place, native_id in shown])


def _wanted(unit: Unit, settling: Sequence[Settling], gate: Gate) -> list[tuple[Settling, NewTask]]:
    """Pictures are asked for with their ad; the page of an ad that was erased is not fetched again."""
    asked = [(one, task) for one in settling for task in one[0].result.tasks if task.kind is not TaskKind.PHOTO]
    keys = [key_of(gate.definition, task.url) for _, task in asked]
    erased = ads.erased_among(unit, {key for key in keys if key is not None})
    return [one for one, key in zip(asked, keys, strict=True) if key not in erased]


def key_of(definition: SiteDefinition, url: str) -> str | None:
    """The key of the ad whose page `url` is, or `None` when it is no ad page."""
    native_id = id_in(definition, url)
    return None if native_id is None else f"{definition.id}:{native_id}"


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


def _save_ads(
    unit: Unit, settling: Sequence[Settling], gate: Gate, pictures: Pictures
) -> list[tuple[Settling, NewTask]]:
    """Save the ads that the mandate covers; returns the pictures to be asked for."""
    read = [(one, ad) for one in settling for ad in one[0].result.ads if _is_covered(unit, one, ad, gate)]
    done = intake.ingest(unit, [Said(ad, page.place.found) for (page, _), ad in read], pictures=True)
    kept = [(one, ad, what) for (one, ad), (what, _) in zip(read, done, strict=True) if what != IngestOutcome.ERASED]
    for (_, saved), ad, outcome in kept:
        saved.outcomes.append((ad, outcome))
        if not gate.photos:
            saved.left[TaskKind.PHOTO, RefusalReason.NO_HASH_LIST] += len(ad.photos)
    return _ask_pictures(unit, kept, pictures) if gate.photos else []


def _is_covered(unit: Unit, one: Settling, ad: Ad, gate: Gate) -> bool:
    page, saved = one
    try:
        gate.admit_category(ad.category)
    except Refused as refusal:
        note_refusal(unit, page.place, refusal)
        saved.refused += 1
        saved.left[TaskKind.AD, refusal.reason] += 1
        return False
    return True


def _ask_pictures(
    unit: Unit, kept: Sequence[tuple[Settling, Ad, IngestOutcome]], pictures: Pictures
) -> list[tuple[Settling, NewTask]]:
    """Every picture of a new ad, and those of a known one that did not come yet."""
    known = ads.many(unit, [ad.key for _, ad, outcome in kept if outcome is not IngestOutcome.NEW and ad.photos])
    unfetched = {one.key: [photo.url for photo in one.photos if photo.sha256 is None] for one in known}
    asked = [
        (one, pictures.want(unit, url, ad.key))
        for one, ad, outcome in kept
        for url in (ad.photos if outcome is IngestOutcome.NEW else unfetched.get(ad.key, ()))
    ]
    return [(one, task) for one, task in asked if task is not None]


def _listed(
    asked: Iterable[tuple[Settling, NewTask]], gate: Gate
) -> tuple[list[NewTask], list[tuple[Settling, Refused]]]:
    """The tasks whose host is on the closed list, and the refusals of the others."""
    listed, foreign = [], []
    for one, task in asked:
        try:
            gate.policy.admit(task.url)
        except Refused as refusal:
            one[1].left[task.kind, refusal.reason] += 1
            foreign.append((one, refusal))
        else:
            listed.append(task)
    return listed, foreign

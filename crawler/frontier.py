"""The spider's frontier over the store: leases are taken in batches, and a page is settled in one transaction,
with whatever other pages come to be settled in the same one.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.fetcher import Arrival, Setback
from crawler.gate import Gate
from crawler.ingest import PageRead, Pictures, Place, Saved, key_of, note_fault, note_refusal, save_pages
from crawler.recorder import Recorder
from crawler.tally import Tally
from model import (
    CaptureKind,
    FaultKind,
    Found,
    NewTask,
    Operation,
    RefusalReason,
    Refused,
    Run,
    Task,
    TaskKind,
    VigieError,
)
from spiders.result import Context, PageResult, PageState, read_context
from store import ads, audit, captures, custody, frontier, hashlists, photos
from store.session import Unit

LEASE = timedelta(minutes=15)
BATCH_S = 60.0  # take no more at once than is fetched in this time: the rest may be another run's
TRIES = 3
RETRY_AFTER = (10, 100)  # times the delay between requests: a server in trouble is left alone for a while
SOONEST_S = 0.5
MOST_HOPS = 10  # redirects in a row


class Blocked(VigieError):
    """The site showed a challenge, a block page or a consent wall: it is left alone until a person has looked."""


@dataclass(frozen=True, slots=True)
class _Arrived:
    capture: str
    status: int
    digests: tuple[str, str, str] | None


class StoreFrontier:
    """Tasks of one sweep for one run. Implements the protocol `spiders.spider.Frontier`."""

    def __init__(self, recorder: Recorder, gate: Gate, run: Run, tally: Tally, clock: Callable[[], datetime]) -> None:
        self._recorder, self._gate, self._run, self._tally, self._clock = recorder, gate, run, tally, clock
        self._news = asyncio.Event()
        self._arrived: dict[int, _Arrived] = {}
        self._failed: dict[int, Exception] = {}
        self._pictures = Pictures()
        self._unseen: set[str] | None = None  # pages of live ads that no listing showed, once they are asked for
        self.gone: dict[str, str] = {}  # ad key -> capture that says so
        self.listing_refused = False
        self.stated_total = 0

    def arrived(self, task: Task, arrival: Arrival) -> None:
        """The handler has a page for the task."""
        digests = arrival.digests if task.kind is TaskKind.PHOTO else None
        self._arrived[task.id] = _Arrived(arrival.capture.id, arrival.capture.status, digests)

    def failed(self, task: Task, error: Exception) -> None:
        """The handler has none."""
        self._failed[task.id] = error

    async def begin(self, tasks: Iterable[NewTask]) -> None:
        """Put the first addresses into the sweep, and the pictures that earlier sweeps did not get."""
        run, gate = self._run, self._gate

        def start(unit: Unit) -> Saved:
            frontier.add(unit, run.sweep, tasks)
            if not gate.photos:
                refusal = Refused(RefusalReason.NO_HASH_LIST, "pictures are not fetched")
                note_refusal(unit, Place(run, gate.definition.base, None, self._clock()), refusal)
                return Saved(refused=1)
            missing = [self._pictures.want(unit, url, key) for key, url in photos.missing(unit, run.site)]
            frontier.add(unit, run.sweep, [task for task in missing if task is not None])
            return Saved()

        self._count(await self._recorder.write(start))

    async def take(self, n: int) -> list[Task]:
        """Up to `n` tasks; waits while others are on their way; empty when the sweep is through or the gate closed."""
        with self._ending():
            while self._gate.closed is None:
                tasks = await self._lease(n)
                if tasks:
                    return tasks
                standing = await self._recorder.write(lambda unit: frontier.standing(unit, self._run.sweep))
                if standing["due"] or standing["leased"]:
                    await self._wait()
                elif not await self._ask_unseen():
                    break
        return []

    async def settle(self, task: Task, capture_id: str, result: PageResult) -> None:
        """Save what the page or picture said and mark the task done, in one transaction."""
        arrived = self._arrived.pop(task.id)
        place = Place(self._run, task.url, capture_id, self._clock())
        with self._ending():
            if task.kind is TaskKind.PHOTO:
                self._count(await self._recorder.write(lambda unit: self._settle_photo(unit, task, arrived, place)))
            elif result.state is PageState.BLOCKED:
                await self._block(place, result)
            else:
                page = PageRead(task, place, result)
                saved = await self._recorder.write_together(self._settle_pages, page)
                if saved is not None:
                    self._count(saved)
                    self._note_page(task, capture_id, result, saved)
        self._news.set()

    async def fail(self, task: Task, why: str) -> None:
        """What a task without a page comes to: another try, another address, a refusal, a fault, or nothing at all."""
        self._arrived.pop(task.id, None)
        error = self._failed.pop(task.id, None) or Setback(FaultKind.PARSE, why)
        if self._recorder.failure is not None or error is self._gate.closed:
            return  # the run is ending; the lease is given back
        capture = error.capture if isinstance(error, Setback) else None
        place = Place(self._run, task.url, capture, self._clock())
        with self._ending():
            self._count(await self._recorder.write(lambda unit: self._fail(unit, task, error, place)))
        self._news.set()

    async def note_no_terms(self, url: str, error: Setback | Refused) -> None:
        """Terms of use that could not be had: a line beside the others."""
        capture = error.capture if isinstance(error, Setback) else None
        place = Place(self._run, url, capture, self._clock())

        def note(unit: Unit) -> Saved:
            if isinstance(error, Refused):
                note_refusal(unit, place, error)
                return Saved(refused=1, left=Counter({(CaptureKind.TERMS, error.reason): 1}))
            note_fault(unit, place, error.kind, f"terms of use: {error.detail}")
            return Saved(faults=1, left=Counter({(CaptureKind.TERMS, error.kind): 1}))

        self._count(await self._recorder.write(note))

    async def note_kept_out(self, requests: int) -> None:
        """What drawn pages asked for and the proxy refused: one line, with their number."""
        if requests and self._recorder.failure is None:
            refusal = Refused(RefusalReason.HOST_NOT_LISTED, f"{requests} requests of drawn pages")
            place = Place(self._run, self._gate.definition.base, None, self._clock())
            await self._recorder.write(lambda unit: note_refusal(unit, place, refusal))
            self._count(Saved(refused=requests))

    @contextmanager
    def _ending(self) -> Iterator[None]:
        """When nothing can be written any more, the run ends by its gate: one reason, and no error per page."""
        try:
            yield
        except Exception as error:
            if self._recorder.failure is None:
                raise
            self._gate.close(error if isinstance(error, VigieError) else VigieError(type(error).__name__))

    async def _lease(self, n: int) -> list[Task]:
        delay = self._gate.delay_s
        most = min(n, max(self._gate.definition.fetch.concurrency, int(BATCH_S / delay))) if delay else n
        now = self._clock()
        run = self._run
        return await self._recorder.write(lambda unit: frontier.lease(unit, run.sweep, run.id, most, now, now + LEASE))

    async def _wait(self) -> None:
        """Until something is settled, the run stops, or a second has passed (a retry may have come due)."""
        self._news.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), 0.2 if self._gate.delay_s < 1 else 1.0)

    async def _ask_unseen(self) -> bool:
        """Once per run, when all else is through: ask for the pages of live ads that this sweep has not seen."""
        definition = self._gate.definition
        if self._unseen is not None or not definition.ad_pattern or self._tally.drift(definition):
            return False
        site, sweep = self._run.site, self._run.sweep

        def ask(unit: Unit) -> set[str]:
            unseen = dict(ads.unseen_in(unit, site, sweep))
            asked = [
                NewTask(unseen[record.key], TaskKind.AD, context=Context(category=record.ad.category).written())
                for record in ads.many(unit, unseen)
            ]
            frontier.add(unit, sweep, asked)
            return set(unseen.values())

        self._unseen = await self._recorder.write(ask)
        return bool(self._unseen)

    async def _block(self, place: Place, result: PageResult) -> None:
        """Note it and stop; the task keeps its place in the sweep."""
        self._gate.close(Blocked("the site shows a block page or a challenge; look at it before the next run"))
        self._tally.faults += 1
        why = "; ".join(result.faults) or "block page"
        await self._recorder.write(lambda unit: note_fault(unit, place, FaultKind.BLOCKED, why))

    def _settle_pages(self, unit: Unit, pages: Sequence[PageRead]) -> list[Saved | None]:
        """`None` where the lease was lost: then another run has the task, and nothing of it may be saved twice."""
        run = self._run.id
        fit = [page for page in pages if page.result.state is not PageState.UNFIT]
        held = frontier.settle(unit, [page.task.id for page in fit], run)
        mine = [page for page in fit if page.task.id in held]
        saved: dict[int, Saved] = {}
        for page, done in zip(mine, save_pages(unit, mine, self._gate, self._pictures), strict=True):
            saved[page.task.id] = done
        for page in pages:
            if page.result.state is PageState.UNFIT and frontier.fail(unit, page.task.id, run, "unfit"):
                said = "; ".join(page.result.faults) or "page does not fit the definition"
                note_fault(unit, page.place, FaultKind.PARSE, said)
                saved[page.task.id] = Saved(faults=1)
        return [saved.get(page.task.id) for page in pages]

    def _count(self, saved: Saved) -> None:
        self._tally.faults += saved.faults
        self._tally.refused += saved.refused
        self._tally.photos += saved.photos
        self._tally.left += saved.left

    def _note_page(self, task: Task, capture_id: str, result: PageResult, saved: Saved) -> None:
        tally = self._tally
        tally.pages += 1
        for ad, outcome in saved.outcomes:
            tally.note_ad(ad, outcome)
        tally.keys.update(ad.key for ad in result.ads)
        tally.keys.update(f"{self._run.site}:{native_id}" for native_id in result.seen)
        if self._unseen and task.url in self._unseen and result.state is PageState.OK:
            tally.overlooked += 1
        if result.state is PageState.UNFIT:
            tally.unfit += 1
        elif result.state is PageState.OK:
            tally.fit += 1
        elif result.state is PageState.GONE:
            key = key_of(self._gate.definition, task.url)
            if key is not None:
                self.gone[key] = capture_id
        self.stated_total = max(self.stated_total, result.total or 0)

    def _settle_photo(self, unit: Unit, task: Task, arrived: _Arrived, place: Place) -> Saved:
        """What a hash list holds is sealed in the transaction that first names it."""
        if not frontier.done(unit, task.id, self._run.id) or arrived.digests is None:
            return Saved()
        if arrived.status != 200:
            note_fault(unit, place, FaultKind.PICTURE, f"status {arrived.status}")
            return Saved(faults=1)
        sha256, md5, sha1 = arrived.digests
        listed = hashlists.hit(unit, sha256, md5, sha1)
        if listed is not None:
            kept = captures.get(unit, arrived.capture)
            found = [Found(kept.id, kept.payload_sha256)] if kept else []
            custody.redact(unit, sha256, found, self._run.account, f"on hash list {listed}", place.at)
            said = f"hash list {listed}"
            account = self._run.account
            audit.log(unit, place.at, account, Operation.ALTERATION, "picture.seal", arrived.capture, detail=said)
        self._pictures.came(unit, task.url, read_context(task.context).ad, arrived.capture, sha256)
        return Saved(photos=1)

    def _fail(self, unit: Unit, task: Task, error: Exception, place: Place) -> Saved:
        run = self._run.id
        if isinstance(error, Refused):  # we may not, and that is the answer: the task is settled
            return self._refuse(unit, task, error, place) if frontier.done(unit, task.id, run) else Saved()
        if isinstance(error, Setback) and error.moved is not None:
            return self._move(unit, task, error.moved, place) if frontier.done(unit, task.id, run) else Saved()
        kind, detail, again = _said_of(error)
        if again and task.tries + 1 < TRIES:
            pause = RETRY_AFTER[min(task.tries, len(RETRY_AFTER) - 1)] * self._gate.delay_s
            later = self._clock() + timedelta(seconds=max(pause, SOONEST_S))
            frontier.retry(unit, task.id, run, later, detail, TRIES)
        elif frontier.fail(unit, task.id, run, detail):
            note_fault(unit, place, kind, detail)
            return Saved(faults=1, left=Counter({(task.kind, kind): 1}))
        return Saved()

    def _refuse(self, unit: Unit, task: Task, refusal: Refused, place: Place) -> Saved:
        note_refusal(unit, place, refusal)
        self.listing_refused |= task.kind is TaskKind.LISTING
        return Saved(refused=1, left=Counter({(task.kind, refusal.reason): 1}))

    def _move(self, unit: Unit, task: Task, target: str, place: Place) -> Saved:
        """A redirect is a new address that must pass the gate; it is on record and never followed blindly."""
        try:
            self._gate.policy.admit(target)
        except Refused as refusal:
            return self._refuse(unit, task, refusal, place)
        context = read_context(task.context)
        endless = "redirects to itself" if target == task.url else f"more than {MOST_HOPS} redirects in a row"
        if target == task.url or context.hops >= MOST_HOPS:
            note_fault(unit, place, FaultKind.LIMIT, endless)
            return Saved(faults=1, left=Counter({(task.kind, FaultKind.LIMIT): 1}))
        frontier.add(
            unit,
            self._run.sweep,
            [NewTask(target, task.kind, task.depth, replace(context, hops=context.hops + 1).written())],
        )
        return Saved()


def _said_of(error: Exception) -> tuple[FaultKind, str, bool]:
    if isinstance(error, Setback):
        return error.kind, error.detail, error.again
    if isinstance(error, VigieError):
        return FaultKind.FETCH, f"{type(error).__name__}: {error}", True
    return FaultKind.FETCH, f"error of the program: {type(error).__name__}", True

"""Group commit: bytes into the WARC, one sync, one transaction, and only then does anybody see the response.

The order is the invariant: evidence first, then the rows (notes/threats-and-faults.md, F5: 1,000 kills, none lost; the
other order broke within 50). One thread does all the writing, so that a sync never stops the event loop.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from evidence.exchange import Draft, Exchange, draft
from evidence.writer import WarcWriter
from model import Capture, CaptureKind, NotKept, VigieError
from store import captures, runs
from store.captures import Body
from store.session import Store, Unit, apart

S = TypeVar("S")
T = TypeVar("T")
Make = Callable[[WarcWriter], Capture]
Work = Callable[[Unit, Sequence[Any]], Sequence[Any]]

MOST = 64  # entries in one commit; Scrapy has up to 48 requests in hand
# Between two looks whether more company came. On a board without delay (benchmarks/crawling.py) a commit then has 24
# entries; one that waits 4 ms and no more has 9, and so many more commits cost some 5 % of the CPU time.
GATHER_S = 0.005


@dataclass(slots=True)
class _Entry:
    """Something to keep: bytes that become a capture, or rows. `work` makes the rows of every `task` given to it."""

    future: asyncio.Future[Any]
    make: Make | None = None
    draw: Callable[[], Draft] | None = None
    work: Work | None = None
    task: Any = None
    drawn: Draft | None = None
    made: Capture | None = None
    result: Any = field(default=None)
    error: VigieError | None = None


class Recorder:
    """The one writer of a run. After the first failure to write, everything raises that failure."""

    def __init__(self, store: Store, warc: WarcWriter) -> None:
        self._store = store
        self._warc = warc
        self._thread = ThreadPoolExecutor(1, "recorder")
        self._waiting: deque[_Entry] = deque()
        self._loop_task: asyncio.Task[None] | None = None
        self._first: bool | None = None  # the site's first run, which has nothing to refer to; looked up once
        self.failure: Exception | None = None

    async def keep(self, make: Make) -> Capture:
        """Write bytes with `make`; returns when they are synced and their row is committed."""
        return await self._kept(self._enter(make=make))

    async def keep_exchange(
        self, exchange: Exchange, *, run: str | None, site: str, kind: CaptureKind, source: str | None = None
    ) -> Capture:
        """Write an exchange, or its head alone when an earlier capture of this address has the same body; as `keep`."""
        drawing = partial(draft, exchange, run=run, site=site, kind=kind, source=source)
        return await self._kept(self._enter(draw=drawing))

    async def write(self, work: Callable[[Unit], T]) -> T:
        """Do `work` within the next commit: what it raises undoes its rows alone and is raised here."""
        entry = self._enter(work=lambda unit, _: [work(unit)])
        result: T = await entry.future
        return result

    async def write_together(self, work: Callable[[Unit, Sequence[S]], Sequence[T]], task: S) -> T:
        """As `write`, with this and every other task for the same `work` that waits for the commit; its own result.

        When it raises, its rows are undone and each task is tried alone: one bad page costs no other.
        """
        entry = self._enter(work=work, task=task)
        result: T = await entry.future
        return result

    async def close(self) -> None:
        """Finish what waits, then sync and close the WARC."""
        while self._loop_task is not None and not self._loop_task.done():
            await asyncio.wait({self._loop_task})
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._warc.close)
        finally:
            self._thread.shutdown()

    async def _kept(self, entry: _Entry) -> Capture:
        await entry.future
        assert entry.made is not None
        return entry.made

    def _enter(
        self,
        make: Make | None = None,
        draw: Callable[[], Draft] | None = None,
        work: Work | None = None,
        task: object = None,
    ) -> _Entry:
        if self.failure is not None:
            raise self.failure
        loop = asyncio.get_running_loop()
        entry = _Entry(loop.create_future(), make, draw, work, task)
        self._waiting.append(entry)
        if self._loop_task is None or self._loop_task.done():
            self._loop_task = loop.create_task(self._commit_all())
        return entry

    async def _commit_all(self) -> None:
        """While one batch is being synced the next one gathers."""
        loop = asyncio.get_running_loop()
        while self._waiting:
            await self._gather()
            batch = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
            try:
                await loop.run_in_executor(self._thread, self._commit, batch)
            except OSError as error:
                self._fail(batch, NotKept(f"{error.strerror or error}; nothing of this batch was kept"))
            except Exception as error:
                self._fail(batch, error)
            else:
                _release(batch)

    async def _gather(self) -> None:
        """Wait as long as company keeps coming."""
        before = 0
        while before < len(self._waiting) < MOST:
            before = len(self._waiting)
            await asyncio.sleep(GATHER_S)

    def _commit(self, batch: Sequence[_Entry]) -> None:
        self._write(batch)
        if any(entry.made for entry in batch):
            self._warc.sync()
        with self._store.writing() as unit:
            self._hold_bodies(unit, batch)
            captures.add(unit, [entry.made for entry in batch if entry.made is not None])
            for work, entries in _by_work(batch).items():
                _try(unit, work, entries)

    def _write(self, batch: Sequence[_Entry]) -> None:
        for entry in batch:
            if entry.draw is not None:
                entry.drawn = entry.draw()
        earlier = self._earlier([entry.drawn for entry in batch if entry.drawn and entry.drawn.may_refer])
        for entry in batch:
            if entry.make is not None:
                entry.made = entry.make(self._warc)
            elif entry.drawn is not None:
                entry.made = self._warc.write(entry.drawn, earlier.get(_body(entry.drawn)))

    def _earlier(self, pages: Sequence[Draft]) -> dict[Body, Capture]:
        """Captures on record that may have the bodies of these pages; none of this batch, which nobody has synced."""
        if not pages or self._first:
            return {}
        try:
            with self._store.reading() as unit:
                if self._first is None:
                    self._first = len(runs.recent(unit, pages[0].site, limit=2)) < 2
                return captures.with_bodies(unit, pages[0].site, [_body(page) for page in pages])
        except VigieError:  # then each is kept whole
            return {}

    def _hold_bodies(self, unit: Unit, batch: Sequence[_Entry]) -> None:
        """What was erased since it was looked up holds no body any more: whoever referred to it is written whole."""
        referring = [(one, one.drawn, one.made.refers_to) for one in batch if one.drawn and one.made]
        wanted = [body for *_, body in referring if body]
        held = captures.held(unit, wanted) if wanted else set()
        lost = [(entry, drawn) for entry, drawn, body in referring if body and body not in held]
        for entry, drawn in lost:
            entry.made = self._warc.write(drawn)
        if lost:
            self._warc.sync()

    def _fail(self, batch: Sequence[_Entry], error: Exception) -> None:
        """Nothing of the batch is acknowledged, and nothing after it: going on could record something false."""
        self.failure = error
        for entry in (*batch, *self._waiting):
            if not entry.future.done():
                entry.future.set_exception(error)
        self._waiting.clear()


def _body(page: Draft) -> Body:
    return page.exchange.url, page.payload_sha256


def _by_work(batch: Sequence[_Entry]) -> dict[Work, list[_Entry]]:
    found: dict[Work, list[_Entry]] = {}
    for entry in batch:
        if entry.work is not None:
            found.setdefault(entry.work, []).append(entry)
    return found


def _try(unit: Unit, work: Work, entries: Sequence[_Entry]) -> None:
    try:
        with apart(unit):
            results = work(unit, [entry.task for entry in entries])
    except VigieError as error:
        if len(entries) == 1:
            entries[0].error = error
            return
        for entry in entries:
            _try(unit, work, [entry])
    else:
        for entry, result in zip(entries, results, strict=True):
            entry.result = result


def _release(batch: Sequence[_Entry]) -> None:
    for entry in batch:
        if entry.future.done():  # whoever waited was cancelled; what was kept is kept
            continue
        if entry.error is not None:
            entry.future.set_exception(entry.error)
        else:
            entry.future.set_result(entry.result)

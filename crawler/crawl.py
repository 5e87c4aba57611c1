"""The moving parts of one run, put together, moved, and taken apart again."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from config.settings import Settings
from crawler.clock import read_clock
from crawler.egress import HttpClient, Limits
from crawler.fetcher import Arrival, Fetcher
from crawler.frontier import StoreFrontier
from crawler.gate import Gate
from crawler.handler import TASK, Browser, handler_for
from crawler.log import Reporter
from crawler.method import begun, ended, keep_method
from crawler.recorder import Recorder
from crawler.settings import scrapy_settings
from crawler.tally import Tally
from crawler.terms import keep_terms
from crawler.verdict import EXIT, Outcome, coverage, judge, settle_unseen
from evidence.writer import WarcWriter
from model import (
    CaptureKind,
    Interrupted,
    Operation,
    Refused,
    Run,
    RunState,
    SiteDefinition,
    Task,
    VigieError,
)
from spiders.source import start_tasks
from spiders.spider import SiteSpider
from store import ads, audit, frontier, runs
from store.session import Store, Unit

LOG = logging.getLogger(__name__)
SOFTWARE = "Vigie/0.1"
HEARTBEAT_S = 5.0  # also how long the kill switch may take
PROGRESS_S = 1.0
GRACE_S = 20.0  # between a request to stop and the breaking off of open connections: within 30 s all is over


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do: in which workspace, which site, for whom, under which id."""

    settings: Settings
    definition: SiteDefinition
    account: str
    run_id: str
    limits: Limits = field(default_factory=Limits)


@dataclass(slots=True)
class Desk:
    """What the handler of a run works with."""

    fetcher: Fetcher
    frontier: StoreFrontier
    browser: Browser | None = None
    draw: Callable[[Crawler], Browser] | None = None

    def arrived(self, task: Task, arrival: Arrival) -> None:
        self.frontier.arrived(task, arrival)

    def failed(self, task: Task, error: Exception) -> None:
        self.frontier.failed(task, error)


class Crawl:
    """One run from its first request to its last row."""

    def __init__(self, store: Store, order: Order, gate: Gate, run: Run, *, resumed: bool) -> None:
        self._store, self._order, self._gate, self._run, self._resumed = store, order, gate, run, resumed
        settings = order.settings
        self.tally = Tally()
        self._recorder = Recorder(store, WarcWriter(settings.evidence, f"{run.site}-{run.id}", SOFTWARE))
        self._client = HttpClient(gate.policy, order.limits)
        self._fetcher = Fetcher(
            gate, self._client, self._recorder, run, self.tally, user_agent=settings.user_agent, clock=now
        )
        self._frontier = StoreFrontier(self._recorder, gate, run, self.tally, now)
        self._desk = Desk(self._fetcher, self._frontier)
        self._reporter = Reporter()
        self._method = begun(settings, gate, run, order.limits, read_clock(now()))

    async def crawl(self) -> Outcome:
        """Fetch until the sweep is through or the gate closes; then say what came of it, in the store too."""
        _on_signals(self._stop)
        with self._reporter.installed():
            try:
                await keep_method(self._recorder, self._method, self._run.started, self.tally)
                async with self._beating():
                    await self._fetch_all()
            except VigieError as error:
                self._gate.close(error)
            except Exception as error:
                LOG.exception("a run broke off")
                self._gate.close(_as_ours(error))
            finally:
                self._client.close()
        outcome = await self._conclude()
        with suppress(VigieError):
            await self._recorder.close()
        return outcome

    async def _fetch_all(self) -> None:
        definition = self._order.definition
        await self._frontier.begin(start_tasks(definition))
        if definition.terms:
            await keep_terms(self._fetcher, definition.terms, self._frontier.note_no_terms)
        if definition.fetch.mode != "browser":
            await self._spider({})
            return
        from crawler.browser import PageBrowser, ProxyLedger, browser_settings  # half a second that others need not pay
        from crawler.egress.proxy import EgressProxy

        ledger = ProxyLedger(self._fetcher)
        async with EgressProxy(self._client, ledger.keep) as proxy:
            self._desk.draw = lambda crawler: PageBrowser(self._fetcher, ledger, proxy, crawler)
            try:
                await self._spider(browser_settings(definition, self._order.settings.browser, proxy.port))
            finally:
                self.tally.left.update({(CaptureKind.RESOURCE, why): n for why, n in proxy.refused.items()})
        await self._frontier.note_kept_out(sum(proxy.refused.values()))

    async def _spider(self, more: dict[str, Any]) -> None:
        plain = scrapy_settings(handler_for(self._desk), self._fetcher.user_agent, self._order.limits)
        runner = AsyncCrawlerRunner(plain | more)
        crawler = runner.create_crawler(SiteSpider)
        crawler.signals.connect(self._on_bug, signals.spider_error)
        await runner.crawl(crawler, definition=self._order.definition, frontier=self._frontier)

    async def _on_bug(self, failure: Failure, response: Response, spider: Spider) -> None:
        """A page that breaks the program is given up, so that the sweep can end; the log says where it broke."""
        task: Task = response.meta[TASK]
        await self._frontier.fail(task, f"error of the program: {type(failure.value).__name__}")

    @asynccontextmanager
    async def _beating(self) -> AsyncIterator[None]:
        beats = [asyncio.create_task(self._beat()), asyncio.create_task(self._progress())]
        try:
            yield
        finally:
            for beat in beats:
                beat.cancel()
            await asyncio.gather(*beats, return_exceptions=True)

    async def _beat(self) -> None:
        """Note that we live, and look whether we still may."""
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            try:
                await self._recorder.write(self._sign)
            except VigieError as error:
                self._gate.close(error)
                return

    def _sign(self, unit: Unit) -> None:
        runs.heartbeat(unit, self._run.id, self.tally.snapshot(), now())
        self._gate.look_again(unit, now())

    async def _progress(self) -> None:
        while True:
            await asyncio.sleep(PROGRESS_S)
            if self._recorder.failure is not None:
                self._gate.close(_as_ours(self._recorder.failure))
                return
            standing = await self._recorder.write(lambda unit: frontier.standing(unit, self._run.sweep))
            self._print_progress(standing)

    def _print_progress(self, standing: dict[str, int]) -> None:
        tally = self.tally
        said = {
            "site": self._run.site, "done": standing["done"], "due": standing["due"] + standing["leased"],
            "ads": len(tally.keys), "photos": tally.photos, "faults": tally.faults,
        }  # fmt: skip
        print(json.dumps(said), file=sys.stderr, flush=True)  # noqa: T201  the parent reads these lines

    def _stop(self) -> None:
        """Softly: nothing new is asked for, what is on its way may still arrive."""
        self._gate.close(Interrupted("stopped by a signal; the same command goes on where it stopped"))
        asyncio.get_running_loop().call_later(GRACE_S, self._client.abort)

    async def _conclude(self) -> Outcome:
        failure = _as_ours(self._recorder.failure) if self._recorder.failure else None
        standing = {"due": 0, "leased": 0, "done": 0, "failed": 0}
        if failure is None:
            standing = await self._recorder.write(lambda unit: frontier.standing(unit, self._run.sweep))
            self._print_progress(standing)
        stated = 0 if self._resumed else self._frontier.stated_total
        outcome = judge(
            self._order.definition,
            self.tally,
            vanished=0 if failure else await self._vanished(),
            closed=self._gate.closed,
            failure=failure,
            errors=self._reporter.errors,
            standing=standing,
            listing_refused=self._frontier.listing_refused,
            unseen=coverage(stated, len(self.tally.keys)),
        )
        at = now()
        if failure is None:
            outcome = await self._told(outcome, standing, at)
        with suppress(VigieError):  # a full disk or a locked database: the run's lease and heartbeat run out instead
            self._finish(outcome, at)
        return outcome

    async def _told(self, outcome: Outcome, standing: dict[str, int], at: datetime) -> Outcome:
        """Keep the whole method of the run; without it the run has failed."""
        why = _reason_of(self._gate.closed) if self._gate.closed else "run-ended"
        self.tally.left["address", why] += standing["due"] + standing["leased"]
        clock = await asyncio.to_thread(read_clock, at)
        try:
            method = ended(self._method, self.tally, outcome.state, clock)
            await keep_method(self._recorder, method, at, self.tally)
        except VigieError as error:
            return Outcome(RunState.FAILED, str(error))
        return outcome

    async def _vanished(self) -> int:
        """How many ads are on record of a site that showed not a single one."""
        site, sweep = self._run.site, self._run.sweep
        if self.tally.keys:
            return 0
        return len(await self._recorder.write(lambda unit: ads.unseen_in(unit, site, sweep)))

    def _finish(self, outcome: Outcome, at: datetime) -> None:
        run = self._run
        with self._store.writing() as unit:
            if outcome.state is RunState.COMPLETE:
                self.tally.gone = settle_unseen(unit, run.site, run.sweep, self._frontier.gone, at)
            frontier.release(unit, run.id)
            if outcome.through:
                frontier.close_sweep(unit, run.sweep, at)
            runs.finish(unit, run.id, outcome.state, self.tally.snapshot(), outcome.message, at)
            said = json.dumps({"run": run.id, "state": outcome.state})
            audit.log(unit, at, run.account, Operation.COLLECTION, "crawl.end", run.site, detail=said)


def _on_signals(stop: Callable[[], None]) -> None:
    """The first signal stops softly, the second at once."""
    loop = asyncio.get_running_loop()
    met: list[int] = []

    def met_signal() -> None:
        if met:
            os._exit(EXIT[RunState.INTERRUPTED])
        met.append(1)
        stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, met_signal)


def _reason_of(closed: VigieError) -> str:
    return str(closed.reason) if isinstance(closed, Refused) else type(closed).__name__.lower()


def _as_ours(error: Exception) -> VigieError:
    """A bug by its class alone: its words may be those of a page; where it was raised stands in the report."""
    return error if isinstance(error, VigieError) else VigieError(f"error of the program: {type(error).__name__}")

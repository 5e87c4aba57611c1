"""A few pages for a person who writes a definition: mandate, robots.txt, pace and evidence hold as in any run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from config.settings import Settings
from crawler.clock import read_clock
from crawler.crawl import SOFTWARE, now
from crawler.egress import HttpClient
from crawler.fetcher import Arrival, Fetcher, Setback
from crawler.gate import Gate
from crawler.method import begun, ended, keep_method
from crawler.recorder import Recorder
from crawler.tally import Tally
from evidence.writer import WarcWriter
from model import BadInput, CaptureKind, Fetch, Operation, RefusalReason, Refused, Run, RunState, SiteDefinition
from spiders.result import Page
from store import audit, mandates, runs, sites
from store.session import Store

Visit = Callable[[str], Page | None]


@dataclass(frozen=True, slots=True)
class Guest:
    """Who looks at which new site, in which workspace."""

    settings: Settings
    store: Store
    site: str
    url: str
    account: str


def visit(guest: Guest, look: Callable[[Visit], None]) -> None:
    """Call `look` with a function that fetches one page of the site (`None`: it did not answer with a usable page).

    Every response is kept under a run of its own. Raises Refused when no mandate covers the site, BadInput for what is
    no address.
    """
    asyncio.run(_visit(guest, look))


async def _visit(guest: Guest, look: Callable[[Visit], None]) -> None:
    at = now()
    gate = _gate(guest, at)
    run = Run(uuid4().hex, guest.site, "", gate.mandate.reference, guest.account, "", at)
    tally = Tally()
    recorder = Recorder(guest.store, WarcWriter(guest.settings.evidence, f"{guest.site}-{run.id}", SOFTWARE))
    client = HttpClient(gate.policy)
    fetcher = Fetcher(gate, client, recorder, run, tally, user_agent=guest.settings.user_agent, clock=now)
    with guest.store.writing() as unit:
        runs.start(unit, run)
        audit.log(unit, at, guest.account, Operation.COLLECTION, "site.look", guest.site, detail=run.id)
    loop = asyncio.get_running_loop()

    def fetch(url: str) -> Page | None:
        return asyncio.run_coroutine_threadsafe(_page(fetcher, url), loop).result()

    method = begun(guest.settings, gate, run, client.limits, read_clock(now()))
    try:
        await keep_method(recorder, method, at, tally)
        await asyncio.to_thread(look, fetch)
        await keep_method(recorder, ended(method, tally, RunState.COMPLETE, read_clock(now())), now(), tally)
    finally:
        client.close()
        await recorder.close()
        with guest.store.writing() as unit:
            runs.finish(unit, run.id, RunState.COMPLETE, tally.snapshot(), "a look at a new site", now())


def _gate(guest: Guest, at: datetime) -> Gate:
    parts = urlsplit(guest.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput("not the address of a page", "url", "give http://... or https://...")
    base = f"{parts.scheme}://{parts.netloc}"
    definition = SiteDefinition(
        guest.site, 0, guest.account, base, (parts.netloc,), Fetch(delay_s=0 if guest.settings.training else 2.0),
        (), None, None, (), (404, 410), (), (), (), (), "",
    )  # fmt: skip
    with guest.store.reading() as unit:
        if sites.is_stopped(unit, guest.site):
            raise Refused(RefusalReason.SITE_DISABLED, guest.site)
        mandate = mandates.covering(unit, guest.site, None, at)
    return Gate(definition, mandate, training=guest.settings.training)


async def _page(fetcher: Fetcher, url: str) -> Page | None:
    try:
        return page_of(await fetcher.fetch(url, CaptureKind.PAGE))
    except (Setback, Refused):
        return None


def page_of(arrival: Arrival) -> Page:
    """An arrival as the parser takes it."""
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in arrival.headers)
    page = Page(arrival.capture.url, arrival.capture.status, headers, arrival.body)
    return Page(page.url, page.status, headers, page.body, page.header("content-type") or "")

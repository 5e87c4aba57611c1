# ruff: noqa: ANN401  Scrapy's and our own types meet here under one roof, and most imports wait for their set-up
"""What Vigie's crawl is measured against: Scrapy with its own download handler, and Vigie with less of itself.

    python benchmarks/plain_spiders.py plain|bare|handler|unkept WHERE

WHERE is a port for the first two, then a site definition, and for the last a workspace.

plain: Scrapy as its defaults have it, logging and statistics off; nine CSS fields and the JSON-LD of each page.
bare: the same with every middleware and extension off that Vigie has off.
handler: Vigie's egress, wire bytes, Scrapy settings, definition and strict reader; off are the gate with its pace and
robots.txt, WARC, digests, sync, rows and the frontier in the database, whose place a list in memory takes.
unkept: a whole run with its evidence off: no WARC file, digest, sync, look-up of earlier bodies, capture row or leaf;
gate, egress, wire bytes, strict reader, the same commits with frontier, ads and log of uses are on.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

QUIET = {"LOG_ENABLED": False, "STATS_DUMP": False, "ROBOTSTXT_OBEY": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}
FIELDS = {
    "title": "h1.title::text",
    "text": "div.text *::text",
    "place": "span.place::text",
    "language": "html::attr(lang)",
    "posted_at": "time::attr(datetime)",
    "price": "p.price::text",
    "currency": "p.price::attr(data-currency)",
    "contacts": "li.contact::text",
    "photos": ".photos img::attr(src)",
}


class PlainSpider(Spider):
    """The spider of a tutorial."""

    name = "plain"
    read = 0

    def __init__(self, port: str, **more: Any) -> None:
        super().__init__(**more)
        self.port = port

    async def start(self) -> AsyncIterator[Any]:
        yield Request(f"http://127.0.0.1:{self.port}/list/1")

    def parse(self, response: Response) -> Any:
        for link in response.css("a.ad-link::attr(href)").getall():
            yield response.follow(link, self.parse_ad)
        following = response.css("a[rel=next]::attr(href)").get()
        if following:
            yield response.follow(following, self.parse)

    def parse_ad(self, response: Response) -> Any:
        item: dict[str, Any] = {name: response.css(css).getall() for name, css in FIELDS.items()}
        item["linked"] = [
            json.loads(text) for text in response.css('script[type="application/ld+json"]::text').getall()
        ]
        assert all(item.values())
        type(self).read += 1
        yield item


def plain(port: str, more: dict[str, Any]) -> int:
    process = AsyncCrawlerProcess(QUIET | more, install_root_handler=False)
    process.crawl(PlainSpider, port=port)
    process.start()
    return PlainSpider.read


@dataclass
class ListFrontier:
    """The spider's frontier in memory: what a run without a database would have."""

    due: deque[Any]
    known: set[str] = field(default_factory=set)
    out: int = 0
    read: int = 0
    numbered: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, tasks: Any) -> None:
        from model import Task, TaskKind

        for task in tasks:
            if task.url not in self.known and task.kind is not TaskKind.PHOTO:
                self.known.add(task.url)
                self.numbered += 1
                self.due.append(Task(self.numbered, task.url, task.kind, task.depth, 0, task.context))

    async def take(self, n: int) -> list[Any]:
        while not self.due and self.out:
            self.news.clear()
            await self.news.wait()
        taken = [self.due.popleft() for _ in range(min(n, len(self.due)))]
        self.out += len(taken)
        return taken

    async def settle(self, task: Any, capture_id: str, result: Any) -> None:
        self.add(result.tasks)
        self.read += len(result.ads)
        self.out -= 1
        self.news.set()

    async def fail(self, task: Any, why: str) -> None:
        raise SystemExit(f"{task.kind} failed: {why}")


class ClientOnly:
    """A fetcher that fetches and keeps nothing."""

    def __init__(self, client: Any) -> None:
        from crawler.fetcher import ACCEPT, CODINGS
        from model import Capture, CaptureKind

        kind, now = CaptureKind.PAGE, datetime.now(UTC)
        self._client, self._open = client, asyncio.Semaphore(16)
        self._headers = (("User-Agent", "Vigie/0.1"), ("Accept", ACCEPT[kind]), ("Accept-Encoding", CODINGS))
        self._capture = Capture("none", None, "board", kind, "", "GET", 200, now, now, None, "", "", "", 0, "", 0, 0)

    async def fetch(self, url: str, kind: Any) -> Any:
        from crawler.egress import Outgoing
        from crawler.fetcher import Arrival, decoded

        async with self._open:
            answer = await self._client.fetch(Outgoing(url, self._headers))
        return Arrival(self._capture, answer.headers, decoded(answer, self._capture, self._client.limits.body))


def handler(definition_file: str) -> int:
    from scrapy.crawler import AsyncCrawlerRunner
    from scrapy.utils.reactor import install_reactor
    from twisted.internet.defer import Deferred

    from crawler.crawl import Desk
    from crawler.egress import HttpClient, Limits, Policy
    from crawler.handler import handler_for
    from crawler.settings import scrapy_settings
    from spiders.definition import load
    from spiders.source import start_tasks
    from spiders.spider import SiteSpider

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    reactor: Any = import_module("twisted.internet.reactor")
    definition = load(Path(definition_file))
    frontier = ListFrontier(deque())
    frontier.add(start_tasks(definition))

    class Quiet(Desk):
        def arrived(self, task: Any, arrival: Any) -> None:
            return

        def failed(self, task: Any, error: Exception) -> None:
            print(error, file=sys.stderr)

    async def crawl() -> None:
        client = HttpClient(Policy(frozenset(definition.hosts), training=True))
        desk = Quiet(ClientOnly(client), frontier)  # type: ignore[arg-type]
        runner = AsyncCrawlerRunner(scrapy_settings(handler_for(desk), "Vigie/0.1", Limits()))
        await runner.crawl(SiteSpider, definition=definition, frontier=frontier)
        client.close()

    def begin() -> None:
        Deferred.fromFuture(asyncio.ensure_future(crawl())).addBoth(lambda _: reactor.stop())

    reactor.callWhenRunning(begin)
    reactor.run(installSignalHandlers=False)
    return frontier.read


def unkept(home: str) -> int:
    from crawler import crawl
    from crawler.__main__ import keep_what_stays
    from crawler.recorder import Recorder
    from crawler.run import harden, run_site
    from evidence.exchange import Exchange, new_id
    from model import Capture, CaptureKind

    class Forgetful(Recorder):
        """Takes its place in a commit for what it does not keep, so that no other commit grows or shrinks."""

        async def keep(self, make: Any) -> Capture:
            now = datetime.now(UTC)
            return await self._of(Exchange("", "", b"", b"", None, now, now), None, "", CaptureKind.RESOURCE)

        async def keep_exchange(
            self, exchange: Exchange, *, run: str | None, site: str, kind: CaptureKind, source: str | None = None
        ) -> Capture:
            return await self._of(exchange, run, site, kind)

        async def _of(self, exchange: Exchange, run: str | None, site: str, kind: CaptureKind) -> Capture:
            await self._enter().future
            status = int(exchange.response[9:12] or 0)
            return Capture(
                new_id(), run, site, kind, exchange.url, exchange.method, status, exchange.requested_at,
                exchange.received_at, exchange.address, "", "", "", 0, "", 0, 0,
            )  # fmt: skip

    crawl.Recorder = Forgetful  # type: ignore[misc]
    harden()
    keep_what_stays()
    out = StringIO()
    run_site(Path(home), "board", "ada", None, out)
    return int(json.loads(out.getvalue())["ads_new"])


def main() -> None:
    kind, where = sys.argv[1:]
    if kind == "handler":
        print(handler(where))
    elif kind == "unkept":
        print(unkept(where))
    elif kind == "bare":
        from crawler.settings import OFF

        unzip = "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware"
        needed = {"COMPRESSION_ENABLED": True, "CONCURRENT_ITEMS": 1, "DOWNLOADER_MIDDLEWARES": {unzip: 1}}
        print(plain(where, OFF | needed))
    else:
        print(plain(where, {}))


if __name__ == "__main__":
    main()

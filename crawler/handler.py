"""The only download handler that Scrapy is given: plain requests go through egress, browser requests to the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetcher import Arrival, Fetcher
from model import CaptureKind, Task, TaskKind
from spiders.result import Page
from spiders.spider import PageResponse

TASK = "task"  # key of `Request.meta` under which the spider puts the task
CAPTURE = "capture"  # key of `Request.meta` under which it finds the capture's id


class Browser(Protocol):
    """What draws a page; `crawler.browser` has the real one."""

    async def fetch(self, request: Request) -> Arrival: ...

    async def close(self) -> None: ...


class Desk(Protocol):
    """What a run hands to its handler: the way out, and who is told of each arrival and each setback."""

    fetcher: Fetcher
    browser: Browser | None
    draw: Callable[[Crawler], Browser] | None

    def arrived(self, task: Task, arrival: Arrival) -> None: ...

    def failed(self, task: Task, error: Exception) -> None: ...


def handler_for(desk: Desk) -> type[BaseDownloadHandler]:
    """The handler class of one run, for http and https alike."""

    class RecordingHandler(BaseDownloadHandler):
        """Nothing reaches Scrapy before it is kept."""

        lazy = desk.draw is None  # a browser must be there when the engine starts

        def __init__(self, crawler: Crawler) -> None:
            super().__init__(crawler)
            if desk.draw is not None and desk.browser is None:
                desk.browser = desk.draw(crawler)

        async def download_request(self, request: Request) -> Response:
            task: Task = request.meta[TASK]
            try:
                arrival = await _fetch(desk, request, task)
            except Exception as error:
                desk.failed(task, error)
                raise
            desk.arrived(task, arrival)
            request.meta[CAPTURE] = arrival.capture.id
            return respond(request, arrival)

        async def close(self) -> None:
            browser, desk.browser = desk.browser, None
            if browser is not None:
                await browser.close()

    return RecordingHandler


async def _fetch(desk: Desk, request: Request, task: Task) -> Arrival:
    if task.kind is TaskKind.PHOTO:
        return await desk.fetcher.fetch(request.url, CaptureKind.PHOTO)
    if desk.browser is not None:
        return await desk.browser.fetch(request)
    return await desk.fetcher.fetch(request.url, CaptureKind.PAGE)


def respond(request: Request, arrival: Arrival) -> PageResponse:
    """The arrival as the spider wants it: body decoded, so without the header that says it is not."""
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in arrival.headers
        if name.lower() != b"content-encoding"
    )
    page = Page(request.url, arrival.capture.status, headers, arrival.body)
    return PageResponse(replace(page, content_type=page.header("content-type") or ""), request)

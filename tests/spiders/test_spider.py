"""The spider takes, reads and settles; it keeps nothing and ends when the frontier does."""

import asyncio
from dataclasses import dataclass, field

import pytest
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from model import Task, TaskKind
from spiders.result import PageResult, PageState
from spiders.spider import SiteSpider


@dataclass
class Tray:
    """A frontier in memory."""

    tasks: list[Task] = field(default_factory=list)
    settled: list[tuple[Task, str, PageResult]] = field(default_factory=list)
    failed: list[tuple[Task, str]] = field(default_factory=list)

    async def take(self, n: int) -> list[Task]:
        taken, self.tasks = self.tasks[:n], self.tasks[n:]
        return taken

    async def settle(self, task: Task, capture_id: str, result: PageResult) -> None:
        self.settled.append((task, capture_id, result))

    async def fail(self, task: Task, why: str) -> None:
        self.failed.append((task, why))


def _tasks(count, kind=TaskKind.AD):
    return [Task(n, f"http://ads.test:8080/ad/{n}", kind) for n in range(count)]


def _requests(spider):
    async def collect():
        return [request async for request in spider.start()]

    return asyncio.run(collect())


@pytest.mark.parametrize("count", [0, 1, 16, 40])
def test_every_task_becomes_one_request_and_then_it_ends(define, count):
    spider = SiteSpider(define(), Tray(_tasks(count)))

    requests = _requests(spider)

    assert [request.meta["task"].id for request in requests] == list(range(count))
    assert all(request.dont_filter for request in requests)


def test_browser_draws_pages_but_not_photos(define):
    definition = define("expect:", "fetch: {mode: browser, wait_for: main}\nexpect:")
    spider = SiteSpider(definition, Tray(_tasks(1) + _tasks(1, TaskKind.PHOTO)))

    page, photo = _requests(spider)

    assert (page.meta["playwright"], page.meta["wait_for"]) == (True, "main")
    assert "playwright" not in photo.meta


def test_page_is_read_and_settled_with_its_capture(define):
    tray = Tray(_tasks(1))
    spider = SiteSpider(define(), tray)
    request = _requests(spider)[0]
    request.meta["capture"] = "urn:uuid:1"
    body = "<h1>é</h1><p class=text>x</p>".encode("latin-1")
    headers = {"Content-Type": "text/html; charset=latin-1"}

    asyncio.run(spider.parse(HtmlResponse(request.url, body=body, headers=headers, request=request)))

    ((task, capture, result),) = tray.settled
    assert (task.id, capture, result.ads[0].title) == (0, "urn:uuid:1", "é")


@pytest.mark.parametrize(("status", "state"), [(403, PageState.BLOCKED), (404, PageState.GONE), (418, PageState.UNFIT)])
def test_every_status_is_settled_by_the_parser(define, status, state):
    tray = Tray(_tasks(1))
    spider = SiteSpider(define(), tray)
    request = _requests(spider)[0]
    request.meta["capture"] = "urn:uuid:1"

    asyncio.run(spider.parse(Response(request.url, status=status, request=request)))

    assert tray.settled[0][2].state is state


def test_photo_is_settled_without_being_looked_at(define):
    tray = Tray([Task(1, "http://ads.test:8080/p.jpg", TaskKind.PHOTO, context="board:7")])
    spider = SiteSpider(define(), tray)
    request = _requests(spider)[0]
    request.meta["capture"] = "urn:uuid:1"

    asyncio.run(spider.parse(Response(request.url, body=b"<div " * 9, request=request)))

    assert tray.settled[0][2] == PageResult(PageState.OK)


def test_request_without_a_page_fails_its_task_by_class_only(define):
    tray = Tray(_tasks(1))
    spider = SiteSpider(define(), tray)
    failure = Failure(TimeoutError("http://ads.test:8080/ad/0 was slow"))
    failure.request = _requests(spider)[0]

    asyncio.run(spider.errback(failure))

    assert [(task.id, why) for task, why in tray.failed] == [(0, "TimeoutError")]

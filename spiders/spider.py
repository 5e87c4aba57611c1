"""The one spider: it asks the frontier what to fetch, reads what comes, and says so. Nothing is kept here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Protocol

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from model import SiteDefinition, Task, TaskKind
from spiders.reader import read
from spiders.result import Page, PageResult, PageState

BATCH = 16  # tasks taken at a time; the frontier may hand out fewer


class Frontier(Protocol):
    """Where tasks come from and where outcomes go; `crawler` has the real one, over the store.

    `take` waits while nothing is due but tasks are still out, since those may bring new ones; an empty list means that
    the sweep is through, or that the run is to stop. Every task taken is settled or failed once.
    """

    async def take(self, n: int) -> list[Task]: ...

    async def settle(self, task: Task, capture_id: str, result: PageResult) -> None: ...

    async def fail(self, task: Task, why: str) -> None: ...


class PageResponse(Response):
    """A response whose page is made already: Scrapy's own headers and encodings are work that nobody here looks at."""

    def __init__(self, page: Page, request: Request) -> None:
        super().__init__(page.url, page.status, request=request)
        self.page = page


class SiteSpider(Spider):
    """Follows one site definition. Which statuses, hosts and times are allowed is not its business but the gate's."""

    name = "site"

    def __init__(self, definition: SiteDefinition, frontier: Frontier, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(**kwargs)
        self.definition, self.frontier = definition, frontier

    async def start(self) -> AsyncIterator[Any]:
        """Requests, batch by batch, until the frontier has no more."""
        while tasks := await self.frontier.take(BATCH):
            for task in tasks:
                yield self.request(task)

    def request(self, task: Task) -> Request:
        """The request for a task; a page of a browser site is drawn, a photo is always fetched plainly."""
        meta: dict[str, Any] = {"task": task, "handle_httpstatus_all": True, "dont_redirect": True, "dont_retry": True}
        if self.definition.fetch.mode == "browser" and task.kind is not TaskKind.PHOTO:
            meta |= {"playwright": True, "wait_for": self.definition.fetch.wait_for}
        return Request(task.url, callback=self.parse, errback=self.errback, meta=meta, dont_filter=True)

    async def parse(self, response: Response, **kwargs: Any) -> None:  # noqa: ANN401
        """Read the page and settle its task. A photo is not looked at: its bytes are already kept."""
        task: Task = response.meta["task"]
        photo = task.kind is TaskKind.PHOTO
        result = PageResult(PageState.OK) if photo else read(self.definition, task, page_of(response))
        await self.frontier.settle(task, response.meta["capture"], result)

    async def errback(self, failure: Failure) -> None:
        """No page came: the frontier decides whether to try again."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        await self.frontier.fail(request.meta["task"], type(failure.value).__name__)


def page_of(response: Response) -> Page:
    """A Scrapy response as a page. Its encoding is left to the parser, so that a stored page reads the same."""
    if isinstance(response, PageResponse):
        return response.page
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    page = Page(response.url, response.status, headers, response.body)
    return Page(page.url, page.status, headers, page.body, page.header("content-type") or "")

"""Pages that must be drawn: Debian's Chromium behind our own proxy, through scrapy-playwright."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.async_api import Error as BrowserError
from playwright.async_api import Page
from playwright.async_api import Response as Seen
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.egress import Answer
from crawler.egress.connect import read_origin
from crawler.egress.proxy import EgressProxy
from crawler.fetcher import Arrival, Fetcher, Setback
from crawler.seen import tell
from evidence.exchange import Exchange
from model import BadInput, Capture, CaptureKind, FaultKind, SiteDefinition, is_short_url

NAVIGATION_MS = 30_000
DRAWN_MS = 15_000  # for the selector that shows the page is drawn
SCREENSHOT_MS = 15_000
MOST_DOM = 8 * 1024 * 1024
MOST_RESPONSES = 500  # of one page; more is no ad
VIEWPORT = (1280, 1024)
LAUNCH = "BrowserType.launch:"  # how Playwright's message begins when there is no browser to draw any page

# The first three close what a proxy alone leaves open (notes/threats-and-faults.md, F1: 68 ways out, then none); the
# last two silence calls to the vendor's hosts that the usual flags leave on.
FLAGS = (
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-extensions",
    "--no-first-run",
    "--no-pings",
    "--gaia-url=http://127.0.0.1:9/",
    "--component-updater=url-source=http://127.0.0.1:9/",
)


def browser_settings(definition: SiteDefinition, executable: str, proxy_port: int) -> dict[str, Any]:
    """What scrapy-playwright is told. Chromium's own sandbox is on unless we run as root, where it cannot be."""
    return {
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": executable,
            "args": list(FLAGS),
            "proxy": {"server": f"http://127.0.0.1:{proxy_port}"},
            "chromium_sandbox": os.geteuid() != 0,
            "handle_sigint": False,
            "handle_sigterm": False,
            "handle_sighup": False,
        },
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": NAVIGATION_MS,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": min(4, definition.fetch.concurrency),
        "PLAYWRIGHT_MAX_CONTEXTS": 1,
        "PLAYWRIGHT_PROCESS_REQUEST_HEADERS": None,  # the browser says what it is; nothing is put on
    }


def context_options(definition: SiteDefinition, user_agent: str) -> dict[str, Any]:
    """One fresh context per run: no service workers, no downloads, the declared notice answered and nothing else."""
    options: dict[str, Any] = {
        "service_workers": "block",
        "accept_downloads": False,
        "user_agent": user_agent,
        "viewport": dict(zip(("width", "height"), VIEWPORT, strict=True)),
    }
    if definition.gate is not None:
        host = urlsplit(definition.base).hostname or ""
        cookies = [
            {"name": name, "value": value, "domain": host, "path": "/", "expires": -1}
            | {"httpOnly": False, "secure": definition.base.startswith("https:"), "sameSite": "Lax"}
            for name, value in definition.gate.cookies
        ]
        options["storage_state"] = {"cookies": cookies, "origins": []}
    return options


class ProxyLedger:
    """Keeps what the proxy passes on in plain HTTP, and remembers which capture stands for which address."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._kept: dict[str, tuple[Answer, Capture]] = {}
        self._page_ids: dict[str, str] = {}  # address of a page -> its capture
        self._pages: set[str] = set()  # addresses shown as pages: those asked for, and where they redirect to

    def expect(self, url: str) -> None:
        """A page will be asked for at this address; the pace has counted the request."""
        self._pages.add(urldefrag(url).url)

    async def keep(self, answer: Answer) -> None:
        """Kept before the browser sees it; what a page loads besides itself counts as a request too."""
        if answer.url in self._pages:
            await self._keep_page(answer)
            return
        self._fetcher.gate.spend()
        self._fetcher.tally.requests += 1
        await self._fetcher.keep(answer, CaptureKind.RESOURCE, self._page_ids.get(_referrer(answer.request)))

    async def _keep_page(self, answer: Answer) -> None:
        capture = await self._fetcher.keep(answer, CaptureKind.PAGE)
        self._kept[answer.url] = answer, capture
        self._page_ids[answer.url] = capture.id
        target = answer.header(b"location") if 300 <= answer.status < 400 else None
        if target is not None:
            self.expect(urljoin(answer.url, target))

    def take(self, url: str) -> tuple[Answer, Capture] | None:
        """The newest answer for an address, once."""
        return self._kept.pop(urldefrag(url).url, None)


class PageBrowser:
    """Draws pages for the handler. `wire` bytes of plain HTTP come from the proxy, what TLS hides from Chromium."""

    def __init__(self, fetcher: Fetcher, ledger: ProxyLedger, proxy: EgressProxy, crawler: Crawler) -> None:
        self._fetcher, self._ledger, self._proxy = fetcher, ledger, proxy
        self._handler = ScrapyPlaywrightDownloadHandler.from_crawler(crawler)
        self._executable = str(crawler.settings.getdict("PLAYWRIGHT_LAUNCH_OPTIONS")["executable_path"])

    async def fetch(self, request: Request) -> Arrival:
        """The drawn page: its main response kept as a capture, its picture and its DOM as derivatives of it."""
        fetcher = self._fetcher
        await fetcher.admit(request.url)
        seen: list[Seen] = []
        ours = request.replace(meta=self._meta(seen))
        self._ledger.expect(request.url)
        async with fetcher.pace.turn():
            fetcher.gate.admit_time(fetcher.clock())
            fetcher.gate.spend()
            fetcher.tally.requests += 1
            try:
                await self._handler.download_request(ours)
                return await self._arrival(ours.meta["playwright_page"], seen)
            except BrowserError as error:
                if error.message.startswith(LAUNCH):
                    fetcher.gate.close(not_started(error.message, self._executable))
                raise Setback(FaultKind.FETCH, _plain(error), again=True) from error
            finally:
                await _close(ours.meta.get("playwright_page"))
                if self._proxy.failure is not None:
                    fetcher.gate.close(self._proxy.failure)

    async def close(self) -> None:
        await self._handler.close()

    def _meta(self, seen: list[Seen]) -> dict[str, Any]:
        definition = self._fetcher.gate.definition
        wait_for, left = definition.fetch.wait_for, self._fetcher.tally.left
        methods = [PageMethod("wait_for_selector", wait_for, timeout=DRAWN_MS)] if wait_for else []

        def note(response: Seen) -> None:
            if len(seen) < MOST_RESPONSES:
                seen.append(response)
            else:
                left[CaptureKind.RESOURCE, FaultKind.LIMIT] += 1

        return {
            "playwright": True,
            "playwright_include_page": True,
            "playwright_context": "run",
            "playwright_context_kwargs": context_options(definition, self._fetcher.user_agent),
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
            "playwright_page_methods": methods,
            "playwright_page_event_handlers": {"response": note},
        }

    async def _arrival(self, page: Page, seen: Sequence[Seen]) -> Arrival:
        main = next(
            (r for r in reversed(seen) if r.request.is_navigation_request() and r.frame == page.main_frame), None
        )
        if main is None:
            raise Setback(FaultKind.FETCH, "the browser showed no response", again=True)
        left = self._fetcher.tally.left
        self._fetcher.tally.browser = _build(page)
        self._fetcher.gate.policy.admit(main.url)  # where redirects inside the browser led
        capture = await self._main_capture(main)
        self._fetcher.gate.admit_robots(main.url)
        await self._keep_hidden(seen, main, capture)
        at = self._fetcher.clock()
        shown = page.url if is_short_url(page.url) else main.url  # a script may write anything into the address bar
        whole = (await page.content()).encode()
        dom = whole[:MOST_DOM]
        left[CaptureKind.DOM, FaultKind.LIMIT] += len(whole) > MOST_DOM
        await self._derive(shown, dom, "text/html; charset=utf-8", CaptureKind.DOM, capture, at)
        try:
            picture = await page.screenshot(full_page=True, timeout=SCREENSHOT_MS)
        except BrowserError:  # a page that cannot be pictured is still a page
            left[CaptureKind.SCREENSHOT, FaultKind.FETCH] += 1
        else:
            await self._derive(shown, picture, "image/png", CaptureKind.SCREENSHOT, capture, at)
        return Arrival(capture, ((b"Content-Type", b"text/html; charset=utf-8"),), dom)

    async def _main_capture(self, main: Seen) -> Capture:
        kept = self._ledger.take(main.url)
        if kept is None:
            capture = await self._keep_seen(main, CaptureKind.PAGE, None)
            setback = self._fetcher.status_setback(main.url, main.status, None, capture.id)
        else:
            answer, capture = kept
            setback = self._fetcher.setback(answer, capture)
        if setback is not None:
            raise setback
        return capture

    async def _keep_hidden(self, seen: Sequence[Seen], main: Seen, capture: Capture) -> None:
        """What came through TLS: the proxy passed it on unread, so the browser's own copy is kept."""
        for response in seen:
            if response is not main and response.url.startswith("https:") and is_short_url(response.url):
                try:
                    await self._keep_seen(response, CaptureKind.RESOURCE, capture.id)
                except BrowserError:
                    self._fetcher.tally.left[CaptureKind.RESOURCE, FaultKind.FETCH] += 1

    async def _keep_seen(self, response: Seen, kind: CaptureKind, source: str | None) -> Capture:
        fetcher = self._fetcher
        headers = [(header["name"], header["value"]) for header in await response.headers_array()]
        head = "".join(f"{name}: {value}\r\n" for name, value in headers)
        start = f"HTTP/1.1 {response.status} {response.status_text}\r\n".encode()
        body = b"" if 300 <= response.status < 400 else await response.body()
        # the browser would name our proxy as the server's address
        address, facts = self._proxy.tunnels.get(read_origin(response.url).authority, (None, {}))
        told = await tell(response, headers, facts, fetcher.clock())
        exchange = Exchange(
            url=urldefrag(response.url).url, method=response.request.method, request=b"",
            response=start + head.encode("latin-1", "replace") + b"\r\n" + body,
            address=address, requested_at=told.asked, received_at=told.came, detail=json.dumps(told.detail), wire=False,
        )  # fmt: skip
        run, site = fetcher.run.id, fetcher.run.site
        fetcher.tally.captures += 1
        fetcher.tally.bytes += len(body)
        fetcher.tally.note_skew(told.skew)
        fetcher.tally.left["response", "decoded"] += 1
        return await fetcher.recorder.keep_exchange(exchange, run=run, site=site, kind=kind, source=source)

    async def _derive(
        self, url: str, data: bytes, content_type: str, kind: CaptureKind, source: Capture, at: datetime
    ) -> None:
        fetcher = self._fetcher
        run, site = fetcher.run.id, fetcher.run.site
        fetcher.tally.captures += 1
        await fetcher.recorder.keep(
            lambda warc: warc.resource(url, data, content_type, run=run, site=site, kind=kind, at=at, source=source.id)
        )


def _referrer(request: bytes) -> str:
    """The page that asked, as the browser says in its request."""
    found = re.search(rb"\r\nreferer: ([^\r\n]+)", request, re.IGNORECASE)
    return found[1].decode("latin-1") if found else ""


def _build(page: Page) -> str:
    browser = page.context.browser
    return f"{browser.browser_type.name} {browser.version}" if browser else ""


async def _close(page: Page | None) -> None:
    if page is not None and not page.is_closed():
        with suppress(BrowserError):
            await page.close()


def not_started(said: str, executable: str) -> BadInput:
    """Why no page can be drawn on this machine, from what Playwright said, and what to do about it."""
    if "executable doesn't exist" in said:
        return BadInput("no browser is there", executable, "install Debian's chromium, or set `browser` in vigie.toml")
    if "sandboxing failed" in said:
        do = "install Debian's chromium-sandbox, or let users make namespaces"
        return BadInput("the browser's own sandbox cannot be set up", executable, do)
    return BadInput("the browser does not start", executable, "start it by hand, it says why")


def _plain(error: BrowserError) -> str:
    """The browser's error without the address and the call log that it prints along."""
    code = re.search(r"net::\w+|Timeout \d+ms exceeded|Target crashed", error.message)
    return f"browser: {code[0] if code else type(error).__name__}"

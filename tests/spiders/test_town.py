"""The sandbox town, read over HTTP by its definitions: every ad whole, nothing that is not there, faults where due."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

from model import Ad, SiteDefinition, Task, TaskKind
from sandbox.serve import Boards, Misbehaviour, serve
from sandbox.world import build
from spiders.definition import moved, parse, start_tasks
from spiders.reader import read
from spiders.result import Page, PageResult, PageState

SITES = Path(__file__).parents[2] / "config" / "sites"
CHROMIUM = "/usr/bin/chromium"
PREFIX = {"town-pages": "/photo/", "town-cards": "/img/", "town-api": "/media/", "town-feed": "/pictures/"}


@pytest.fixture(scope="module")
def boards() -> Iterator[Boards]:
    """A small town on loopback."""
    with serve(build(seed=3, ads=400)) as boards:
        yield boards


def _definition(boards: Boards, site: str) -> SiteDefinition:
    text = moved((SITES / f"{site}.yml").read_text(), boards.sites[site])
    return parse(text.encode(), f"{site}.yml")


def _fetch(url: str) -> Page:
    try:
        with urlopen(url, timeout=10) as answer:
            return Page(
                url, answer.status, tuple(answer.headers.items()), answer.read(), answer.headers["Content-Type"]
            )
    except HTTPError as error:
        return Page(url, error.code, (), error.read(), error.headers["Content-Type"])


def _sweep(definition: SiteDefinition, fetch=_fetch) -> list[PageResult]:
    waiting = deque(start_tasks(definition))
    known = {new.url for new in waiting}
    results = []
    while waiting:
        task = waiting.popleft()
        results.append(
            read(definition, Task(1, task.url, task.kind, task.depth, context=task.context), fetch(task.url))
        )
        fresh = [new for new in results[-1].tasks if new.url not in known]
        known |= {new.url for new in fresh}
        waiting += fresh
    return results


def _expected(boards: Boards, site: str, found: dict[str, Ad]) -> dict[str, Ad]:
    base = boards.sites[site] + PREFIX[site]
    shown = {ad.native_id: ad for ad in boards.world.ads if ad.site == site}
    return {key: shown[key].as_ad(boards.at, found[key].url, base) for key in found if key in shown}


@pytest.mark.parametrize("site", ["town-pages", "town-api", "town-feed"])
def test_every_ad_of_a_board_is_read_as_it_was_written(boards, site):
    results = _sweep(_definition(boards, site))

    found = {ad.native_id: ad for result in results for ad in result.ads}
    assert found.keys() == boards.served()[site]
    assert found == _expected(boards, site, found)
    assert [fault for result in results for fault in result.faults] == []
    assert {result.state for result in results} <= {PageState.OK, PageState.GONE, PageState.EMPTY}


def test_pages_of_removed_ads_say_so(boards):
    states = [result.state for result in _sweep(_definition(boards, "town-feed"))]

    assert states.count(PageState.GONE) == sum(
        1 for ad in boards.world.ads if ad.site == "town-feed" and ad.gone_at and ad.gone_at <= boards.at
        and (boards.at - ad.gone_at).days < 30
    )  # fmt: skip


def test_stated_totals_agree_with_what_was_sighted(boards):
    results = _sweep(_definition(boards, "town-pages"))

    totals = {result.total for result in results if result.total is not None}
    assert max(totals) <= len(boards.served()["town-pages"])
    assert sum(len(result.seen) for result in results) == len(boards.served()["town-pages"])


def test_linked_data_is_read_where_it_stands_and_html_elsewhere(boards):
    rungs = [rung for result in _sweep(_definition(boards, "town-feed")) for rung in result.rungs]

    assert rungs.count(("title", 0)) > rungs.count(("title", 1)) > 0


@pytest.mark.browser
def test_every_card_that_a_browser_draws_is_read_as_it_was_written(boards):
    definition = _definition(boards, "town-cards")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        tab = browser.new_page()

        def drawn(url: str) -> Page:
            tab.goto(url)
            tab.wait_for_selector(definition.fetch.wait_for or "body")
            return Page(url, 200, (), tab.content().encode(), "text/html; charset=utf-8")

        results = _sweep(definition, drawn)
        browser.close()

    found = {ad.native_id: ad for result in results for ad in result.ads}
    assert found.keys() == boards.served()["town-cards"]
    assert found == _expected(boards, "town-cards", found)
    assert [fault for result in results for fault in result.faults] == []


def test_shell_that_no_browser_drew_is_unfit_not_empty(boards):
    definition = _definition(boards, "town-cards")
    first = start_tasks(definition)[0]

    result = read(definition, Task(1, first.url, first.kind, context=first.context), _fetch(first.url))

    assert result.state is PageState.UNFIT


@pytest.mark.parametrize("site", ["town-pages", "town-api", "town-feed"])
@pytest.mark.parametrize(
    ("how", "state"),
    [
        (Misbehaviour.CHALLENGE, PageState.BLOCKED),
        (Misbehaviour.LAYOUT_CHANGE, PageState.UNFIT),
        (Misbehaviour.ERROR, PageState.UNFIT),
    ],
)
def test_board_that_misbehaves_is_never_empty_nor_gone(boards, site, how, state):
    definition = _definition(boards, site)
    tasks = [Task(1, new.url, new.kind, context=new.context) for new in start_tasks(definition)]
    tasks += [Task(1, boards.sites[site] + path, TaskKind.AD) for path in _ad_paths(boards, site)[:5]]
    untouched = how is Misbehaviour.LAYOUT_CHANGE and site == "town-feed"  # its lists are XML
    boards.misbehave(site, how)

    try:
        states = {read(definition, task, _fetch(task.url)).state for task in tasks[2 * untouched :]}
    finally:
        boards.misbehave(site, None)
    assert states == {state}


def _ad_paths(boards: Boards, site: str) -> list[str]:
    form = {"town-pages": "/ad/{}", "town-feed": "/view/{}.html"}.get(site)
    return [form.format(native_id) for native_id in sorted(boards.served()[site])] if form else []

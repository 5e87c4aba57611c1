"""Blocked is not empty, gone is not unfit: what a page is called, and why."""

import pytest

from model import Task, TaskKind
from spiders.reader import read
from spiders.result import Context, Page, PageState

AD = "<h1>t</h1><p class=text>x</p>"
ROWS = '<p class=total>2 ads</p><li class=ad><a href="/ad/1">a</a></li><li class=ad><a href="/ad/2">b</a></li>'


@pytest.mark.parametrize(
    ("body", "status", "state"),
    [
        (AD, 200, PageState.OK),
        ("<p class=removed>gone</p>", 200, PageState.GONE),
        (AD + "<p class=removed>gone</p>", 200, PageState.GONE),
        ("", 404, PageState.GONE),
        ("", 410, PageState.GONE),
        (AD, 403, PageState.BLOCKED),
        (AD, 429, PageState.BLOCKED),
        ("<b>Please verify   you are\n human &amp; wait</b>", 200, PageState.BLOCKED),
        ("<b>verify you are <i>human</i></b>", 503, PageState.BLOCKED),
        ("", 200, PageState.UNFIT),
        ("<h1>t</h1>", 200, PageState.UNFIT),
        (AD, 500, PageState.UNFIT),
        (AD, 302, PageState.UNFIT),
    ],
)
def test_ad_page_is_called_what_it_is(define, read_page, body, status, state):
    result = read_page(define(), body, status=status)

    assert result.state is state
    assert bool(result.ads) == (state is PageState.OK)
    assert bool(result.faults) == (state in {PageState.BLOCKED, PageState.UNFIT})


def test_an_advertiser_cannot_stop_a_site_with_the_words_of_a_challenge(define, read_page):
    result = read_page(define(), AD + "<p>verify you are human</p>")

    assert result.state is PageState.OK


@pytest.mark.parametrize(
    ("body", "status", "depth", "state"),
    [
        (ROWS, 200, 0, PageState.OK),
        ("<p class=none>Nothing here</p>", 200, 0, PageState.EMPTY),
        ("<p class=total>0 ads</p>", 200, 0, PageState.EMPTY),
        ("<p class=total>12 ads</p>", 200, 0, PageState.UNFIT),
        ("<p>a new layout</p>", 200, 0, PageState.UNFIT),
        ("<p>verify you are human</p>", 200, 0, PageState.BLOCKED),
        ("", 404, 0, PageState.UNFIT),
        ("", 404, 3, PageState.EMPTY),
        ("", 403, 3, PageState.BLOCKED),
    ],
)
def test_listing_is_empty_only_where_it_says_so(define, read_page, body, status, depth, state):
    result = read_page(define(), body, listing=True, status=status, depth=depth)

    assert result.state is state


def test_definition_that_changed_under_a_sweep_is_a_fault(define, read_page):
    result = read_page(define(), ROWS, listing=True, context=Context(source=5))

    assert result.faults == ("discover: expected entry 5, found 1; the definition has changed",)


def test_address_that_is_no_ad_is_unfit(define, read_page):
    result = read_page(define(), AD, url="http://ads.test:8080/help")

    assert result.faults == ("field id: expected the address to match ad.url, found that it does not",)


def test_reading_twice_gives_the_same(define):
    task, page = (
        Task(1, "http://ads.test:8080/ad/7", TaskKind.AD),
        Page("http://ads.test:8080/ad/7", 200, (), AD.encode()),
    )

    assert read(define(), task, page) == read(define(), task, page)

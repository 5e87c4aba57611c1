"""Lists of links, of cards, of JSON items and of addresses in XML: what they show and what comes next."""

import gzip
import json

import pytest

from model import TaskKind
from spiders.listing import number_in
from spiders.result import Context, PageState, read_context

LISTED = "kind: listing\n    url: /jobs\n    links: li.ad a\n    next: a.next\n    total: .total\n    empty: p.none\n"
HERE = "http://ads.test:8080/jobs?page=1"


def _urls(result, kind=TaskKind.AD):
    return [task.url for task in result.tasks if task.kind is kind]


@pytest.fixture
def cards(define):
    """A definition of cards."""
    return define(
        LISTED,
        "kind: cards\n    url: /\n    items: div.card\n    next: 'button::attr(data-next)'\n    total: .total\n",
        "  url: /ad/(?P<id>\\d+)$\n",
        "",
        "    title: {css: h1}\n",
        "    id: {css: '::attr(data-id)'}\n    photos: {css: img}\n    title: {css: h1}\n",
    )


@pytest.fixture
def api(define):
    """Make a definition of a JSON API with these ways of paging."""

    def make(*lines, link=False):
        extra = "".join(f"    {line}\n" for line in lines)
        swaps = [
            LISTED,
            "kind: json\n    url: /api?limit=2\n    items: data.list\n" + extra,
        ]
        if not link:
            swaps += ["  url: /ad/(?P<id>\\d+)$\n", "", "    title: {css: h1}\n    text: {css: .text}\n",
                      "    id: {json: id}\n    title: {json: t}\n    text: {json: x, required: false}\n"]  # fmt: skip
        return define(*swaps)

    return make


@pytest.fixture
def xml(define):
    """Make a definition of a sitemap or feed."""

    def make(kind):
        old = LISTED
        return define(old, f"kind: {kind}\n    url: /all.xml\n")

    return make


def _row(number, href="/ad/{}"):
    return f'<li class=ad><a href="{href.format(number)}"><img></a> <a href="{href.format(number)}#x">t</a></li>'


def test_listing_gives_ads_once_in_order_and_the_next_page(define, read_page):
    page = "<p class=total>1.234 ads</p>" + _row(2) + _row(1) + '<a class=next href="?page=2">next</a>'

    result = read_page(define(), page, listing=True, url=HERE)

    assert _urls(result) == ["http://ads.test:8080/ad/2", "http://ads.test:8080/ad/1"]
    assert _urls(result, TaskKind.LISTING) == ["http://ads.test:8080/jobs?page=2"]
    assert [task.depth for task in result.tasks] == [1, 1, 1]
    assert (result.seen, result.total, result.faults) == (("2", "1"), 1234, ())


def test_pager_above_and_below_may_name_the_next_page_twice_but_not_two_pages(define, read_page):
    pager = '<a class=next href="?page=2">next</a>'

    fine = read_page(define(), _row(1) + "<p class=total>1</p>" + pager * 2, listing=True, url=HERE)
    odd = read_page(define(), _row(1) + pager + '<a class=next href="?page=9">x</a>', listing=True, url=HERE)

    assert (len(_urls(fine, TaskKind.LISTING)), fine.faults) == (1, ())
    assert odd.faults == ("next: expected at most 1 address at 'a.next', found 2",)


def test_links_that_are_no_ads_are_counted_not_followed(define, read_page):
    page = "<p class=total>9</p>" + _row(1) + _row("x", "/help/{}") + _row("y", "javascript:{}")

    result = read_page(define(), page, listing=True)

    assert _urls(result) == ["http://ads.test:8080/ad/1"]
    assert result.faults == ("links: expected addresses that match ad.url, found 2 of 3 that do not",)


def test_listing_without_a_single_ad_link_is_unfit(define, read_page):
    result = read_page(define(), _row("x", "/help/{}"), listing=True)

    assert result.state is PageState.UNFIT


def test_total_that_is_missing_is_a_fault_and_the_ads_are_kept(define, read_page):
    result = read_page(define(), _row(1), listing=True)

    assert result.state is PageState.OK
    assert result.faults == ("total: expected 1 match of '.total', found 0",)


@pytest.mark.parametrize(
    ("text", "number"), [("412 ads", 412), ("1 234", 1234), ("of 1.234.567.", 1234567), ("12'000", 12000)]
)
def test_a_stated_total_is_one_number(text, number):
    assert number_in(text) == number


def test_listing_that_runs_in_circles_stops(define, read_page):
    page = "<p class=total>2</p>" + _row(1) + '<a class=next href="?page=2">next</a>'
    first = read_page(define(), page, listing=True, url=HERE)
    carried = read_context(first.tasks[-1].context)

    second = read_page(define(), page, listing=True, url=HERE, depth=1, context=carried)

    assert _urls(second, TaskKind.LISTING) == []
    assert second.faults == ("next: expected another page, found the ads of the one before",)


def test_listing_without_end_stops(define, read_page):
    page = "<p class=total>2</p>" + _row(1) + '<a class=next href="?page=2">next</a>'
    definition = define("    links:", "    max_pages: 5\n    links:")

    assert len(_urls(read_page(definition, page, listing=True, url=HERE, depth=3), TaskKind.LISTING)) == 1
    assert read_page(definition, page, listing=True, url=HERE, depth=4).faults == (
        "next: expected at most 5 pages, found more",
    )


def _card(number, title="t", ident="data-id"):
    return f"<div class=card {ident}={number}><h1>{title}</h1><div class=text>x</div><img src=/p/{number}.jpg></div>"


def test_card_is_a_whole_ad(cards, read_page):
    page = "<p class=total>Showing <b>5</b></p>" + _card(1) + _card(2) + '<button data-next="/?page=2">More</button>'

    result = read_page(cards, page, listing=True, url="http://ads.test:8080/")

    assert [(ad.native_id, ad.title, ad.photos) for ad in result.ads] == [
        ("1", "t", ("http://ads.test:8080/p/1.jpg",)),
        ("2", "t", ("http://ads.test:8080/p/2.jpg",)),
    ]
    assert _urls(result, TaskKind.LISTING) == ["http://ads.test:8080/?page=2"]
    assert (result.total, result.seen) == (5, ())
    assert result.rungs.count(("title", 0)) == 2


def test_one_bad_card_is_a_fault_and_still_sighted(cards, read_page):
    result = read_page(cards, "<p class=total>2</p>" + _card(1) + _card(2, ""), listing=True)

    assert result.state is PageState.OK
    assert [ad.native_id for ad in result.ads] == ["1"]
    assert result.seen == ("2",)
    assert result.faults == ("item 1: field title: expected 1 match, found 0 on 1 rung(s)",)


def test_cards_of_which_none_can_be_read_are_unfit(cards, read_page):
    result = read_page(cards, "<p class=total>2</p>" + _card(1, "") + _card(2, ""), listing=True)

    assert result.state is PageState.UNFIT
    assert result.faults == ("item 0: field title: expected 1 match, found 0 on 1 rung(s) (2 of 2 items)",)


def test_same_id_twice_on_a_page_is_a_fault(cards, read_page):
    result = read_page(cards, "<p class=total>2</p>" + _card(1) + _card(1), listing=True)

    assert result.faults == ("field id: expected it once on the page, found it 2 times",)


@pytest.mark.parametrize(("so_far", "state"), [(5, PageState.EMPTY), (3, PageState.UNFIT)])
def test_page_past_the_last_card_is_empty_only_if_all_were_seen(cards, read_page, so_far, state):
    result = read_page(cards, "<p class=total>5</p>", listing=True, depth=1, context=Context(so_far=so_far))

    assert result.state is state


def _answer(*ids, **more):
    return json.dumps({"data": {"list": [{"id": n, "t": f"ad {n}", "url": f"/ad/{n}"} for n in ids]}, **more})


@pytest.mark.parametrize(
    ("paging", "url", "more", "following"),
    [
        (["page_param: page"], "/api?limit=2", {}, "/api?limit=2&page=2"),
        (["page_param: page"], "/api?page=4&limit=2", {}, "/api?limit=2&page=5"),
        (["offset_param: from"], "/api?limit=2&from=6", {}, "/api?limit=2&from=8"),
        (["offset_param: from", "total: n"], "/api?limit=2", {"n": 3}, "/api?limit=2&from=2"),
        (["offset_param: from", "total: n"], "/api?limit=2", {"n": 2}, None),
        (["next: links.next"], "/api?limit=2", {"links": {"next": "/api?after=2"}}, "/api?after=2"),
        (["next: links.next"], "/api?limit=2", {"links": {"next": None}}, None),
        (["next: cursor", "cursor_param: after"], "/api?limit=2&after=x", {"cursor": "a b"}, "/api?limit=2&after=a+b"),
        ([], "/api?limit=2", {}, None),
    ],
)
def test_api_pages_by_page_offset_next_or_cursor(api, read_page, paging, url, more, following):
    address = f"http://ads.test:8080{url}"

    result = read_page(api(*paging), _answer(1, 2, **more), listing=True, url=address, content_type="application/json")

    assert [ad.native_id for ad in result.ads] == ["1", "2"]
    assert _urls(result, TaskKind.LISTING) == ([f"http://ads.test:8080{following}"] if following else [])


def test_api_that_repeats_its_last_page_stops(api, read_page):
    definition = api("page_param: page")
    first = read_page(definition, _answer(1, 2), listing=True, url=HERE)

    second = read_page(
        definition, _answer(1, 2), listing=True, url=HERE, depth=1, context=read_context(first.tasks[0].context)
    )

    assert second.tasks == ()
    assert second.faults


def test_api_may_give_links_only(api, read_page):
    result = read_page(api("link: url", link=True), _answer(1, 2), listing=True)

    assert _urls(result) == ["http://ads.test:8080/ad/1", "http://ads.test:8080/ad/2"]
    assert (result.ads, result.seen) == ((), ("1", "2"))


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (_answer(), PageState.EMPTY),
        ('{"data": {"list": null}}', PageState.UNFIT),
        ('{"data": {}}', PageState.UNFIT),
        ('{"data": {"list": {"1": {}}}}', PageState.UNFIT),
        ("<html>Verify you are human</html>", PageState.BLOCKED),
        ("<html>oops</html>", PageState.UNFIT),
    ],
)
def test_api_is_empty_only_with_an_empty_list(api, read_page, body, state):
    assert read_page(api(), body, listing=True).state is state


def _sitemap(*urls, name="urlset", entry="url"):
    inner = "".join(f"<{entry}><loc> {url} </loc><lastmod>2026-01-01</lastmod></{entry}>" for url in urls)
    return f'<?xml version="1.0"?><{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{name}>'.encode()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_sitemap_gives_its_ads_and_passes_over_the_rest(xml, read_page, pack):
    body = pack(_sitemap("http://ads.test:8080/ad/1", "http://ads.test:8080/help", "http://ads.test:8080/ad/2"))

    result = read_page(xml("sitemap"), body, listing=True, content_type="application/xml")

    assert (_urls(result), result.seen) == (["http://ads.test:8080/ad/1", "http://ads.test:8080/ad/2"], ("1", "2"))


def test_sitemap_index_leads_to_its_parts_but_not_for_ever(xml, read_page):
    body = _sitemap("http://ads.test:8080/a.xml", name="sitemapindex", entry="sitemap")
    definition = xml("sitemap")

    first = read_page(definition, body, listing=True)
    second = read_page(definition, body, listing=True, context=read_context(first.tasks[0].context))
    third = read_page(definition, body, listing=True, context=read_context(second.tasks[0].context))

    assert _urls(first, TaskKind.LISTING) == ["http://ads.test:8080/a.xml"]
    assert third.faults == ("sitemap: expected at most 3 levels, found more",)


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (_sitemap(), PageState.EMPTY),
        (_sitemap("http://ads.test:8080/help"), PageState.UNFIT),
        (b"<html></html>", PageState.UNFIT),
        (b"<urlset><url></urlset>", PageState.UNFIT),
        (gzip.compress(_sitemap(), mtime=0)[:20], PageState.UNFIT),
        (b"\x1f\x8bnonsense", PageState.UNFIT),
        (gzip.compress(b" " * 60_000_000, mtime=0), PageState.UNFIT),
        (b"Verify you are human", PageState.BLOCKED),
    ],
)
def test_sitemap_is_empty_only_if_it_is_one(xml, read_page, body, state):
    assert read_page(xml("sitemap"), body, listing=True).state is state


def test_part_of_a_sitemap_may_hold_no_ads(xml, read_page):
    result = read_page(xml("sitemap"), _sitemap("http://ads.test:8080/help"), listing=True, context=Context(hops=1))

    assert (result.state, result.tasks) == (PageState.OK, ())


RSS = b"""<rss version="2.0"><channel><link>http://ads.test:8080/</link>
<item><title>t</title><link> /ad/1 </link></item>
<item><title>t</title><guid isPermaLink="true">http://ads.test:8080/ad/2</guid></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://ads.test:8080/"/>
<entry><link rel="self" href="http://ads.test:8080/x"/><link rel="alternate" href="/ad/1"/></entry>
<entry><link href="http://ads.test:8080/ad/2"/></entry></feed>"""


@pytest.mark.parametrize("body", [RSS, ATOM])
def test_feed_gives_the_links_of_its_items(xml, read_page, body):
    result = read_page(xml("feed"), body, listing=True)

    assert _urls(result) == ["http://ads.test:8080/ad/1", "http://ads.test:8080/ad/2"]


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (b"<rss><channel></channel></rss>", PageState.EMPTY),
        (b"<rss><channel><item><title>t</title></item></channel></rss>", PageState.UNFIT),
        (b"<urlset></urlset>", PageState.UNFIT),
    ],
)
def test_feed_is_empty_only_if_it_is_one(xml, read_page, body, state):
    assert read_page(xml("feed"), body, listing=True).state is state


def test_front_page_that_lists_listings_leads_to_them(define, read_page):
    definition = define("    links:", "    sections: nav a\n    links:")
    front = read_page(definition, '<nav><a href="/c/1">a</a><a href="/c/2">b</a></nav>', listing=True)

    assert _urls(front, TaskKind.LISTING) == ["http://ads.test:8080/c/1", "http://ads.test:8080/c/2"]
    assert _urls(read_page(definition, "<p class=total>1</p>" + _row(1), listing=True, depth=1)) == [
        "http://ads.test:8080/ad/1"
    ]
    assert read_page(definition, "<p>new layout</p>", listing=True).state is PageState.UNFIT

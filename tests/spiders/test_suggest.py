"""`site new` proposes what loads and reads; `site check` tells field by field what becomes of stored pages."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from model import BadInput, Discover, TaskKind
from sandbox.serve import Boards, serve
from sandbox.world import build
from spiders.check import FieldReport, PageFault, check, task_of
from spiders.definition import moved, parse
from spiders.hints import find_next
from spiders.result import Page, PageState
from spiders.suggest import site_id, suggest, wanted
from spiders.tree import html_tree

SITES = Path(__file__).parents[2] / "config" / "sites"


@pytest.fixture(scope="module")
def boards() -> Iterator[Boards]:
    """A small town on loopback."""
    with serve(build(seed=5, ads=120)) as boards:
        yield boards


def _fetch(url: str) -> Page:
    with urlopen(url, timeout=10) as answer:
        return Page(url, answer.status, (), answer.read(), answer.headers["Content-Type"])


def _proposal(listing: Page, lists=()):
    return suggest("made-up", "unit-a", listing, _fetch(wanted(listing).ads[0]), lists)


def test_proposal_for_plain_pages_reads_them(boards):
    proposal = _proposal(_fetch(boards.sites["town-pages"] + "/c/companions"))

    definition = parse(proposal.text.encode(), "made-up.yml")
    assert definition.ad_pattern == r"^https?://[^/]+/ad/(?P<id>\d+)$"
    assert {rule.name for rule in definition.fields} >= {"title", "text", "place", "country", "posted_at", "contacts"}
    assert proposal.notes[0].startswith("the listing gives")
    assert proposal.notes[1].startswith("the ad gives title, text")


def test_linked_data_comes_first_and_lists_in_xml_are_taken_up(boards):
    base = boards.sites["town-feed"]
    listing = _fetch(base + "/")
    lists = ((Discover.SITEMAP, _fetch(base + "/sitemap.xml")), (Discover.FEED, _fetch(wanted(listing).feeds[0])))
    ad = next(page for page in map(_fetch, wanted(listing).ads) if b"ld+json" in page.body)

    definition = parse(suggest("made-up", "unit-a", listing, ad, lists).text.encode(), "made-up.yml")

    assert [kind for kind, _ in definition.discover] == [Discover.LISTING, Discover.SITEMAP, Discover.FEED]
    title = next(rule for rule in definition.fields if rule.name == "title")
    assert (title.ladder[0].kind, title.ladder[0].expression) == ("jsonld", "Offer.name")


def test_places_that_say_something_else_are_not_proposed():
    page = (
        '<h1>The Board</h1><script type="application/ld+json">{"@type": "Product", "name": "Chair", "description": "x"}'
        '</script><h2 class="title">Chair</h2>'
    )
    listing = Page("http://a.test/", 200, (), b'<a href="/ad/1">a</a><a href="/ad/2">b</a>', "text/html")

    proposal = suggest("a", "me", listing, Page("http://a.test/ad/1", 200, (), page.encode(), "text/html"))

    definition = parse(proposal.text.encode(), "a.yml")
    assert [step.expression for step in definition.fields[0].ladder] == ["Product.name", "h2.title"]


@pytest.mark.parametrize(
    ("links", "pattern"),
    [
        (["/ad/12", "/ad/13"], r"^https?://[^/]+/ad/(?P<id>\d+)$"),
        (["/12-red-chair/", "/13-x/"], r"^https?://[^/]+/(?P<id>\d+)-[^/]+/$"),
        (["/v/red-chair-12.html", "/v/x-13.html"], r"[-_](?P<id>\d+)\.html$"),
        (["/show?id=12", "/show?id=13", "/show?page=2"], r"[?&]id=(?P<id>\d+)"),
        (["/jobs/red-chair", "/jobs/blue-chair", "/about"], r"^https?://[^/]+/jobs/(?P<id>[^/]+)$"),
        (["/ad/12/red", "/ad/13/blue", "/", "/c/1"], r"^https?://[^/]+/ad/(?P<id>\d+)/[^/]+$"),
    ],
)
def test_the_largest_family_of_links_gives_the_pattern(links, pattern):
    body = "".join(f'<li class="row"><a href="{link}">x</a></li>' for link in links)
    listing = Page("http://a.test/list", 200, (), body.encode(), "text/html")
    ad = Page("http://a.test" + links[0], 200, (), b"<h1>t</h1><div class=text>x</div>", "text/html")

    assert parse(suggest("a", "me", listing, ad).text.encode(), "a.yml").ad_pattern == pattern


def test_page_without_ads_is_bad_input():
    with pytest.raises(BadInput, match="no list of ads found"):
        wanted(Page("http://a.test/", 200, (), b"<a href='/about'>about</a>", "text/html"))


@pytest.mark.parametrize(
    ("markup", "selector"),
    [
        ('<a rel="next" href="/2">x</a>', "a[rel~=next]"),
        ('<li class="next"><a href="/2">x</a></li>', ".next a"),
        ('<a href="/1">Prev</a><a href="/2">Suivant</a>', 'a:contains("Suivant")'),
        ("<a href='/about'>about</a>", None),
    ],
)
def test_next_page_is_known_by_its_relation_its_class_or_its_word(markup, selector):
    assert find_next(html_tree(markup)) == selector


@pytest.mark.parametrize(
    ("url", "name"), [("https://www.Ads.example/x", "ads-example"), ("http://127.0.0.1:80/", "127-0-0-1-80")]
)
def test_site_id_comes_from_the_host(url, name):
    assert site_id(url) == name


def test_check_counts_fields_and_rungs_and_names_the_capture_of_each_fault(boards):
    base = boards.sites["town-feed"]
    definition = parse(moved((SITES / "town-feed.yml").read_text(), base).encode(), "town-feed.yml")
    served = sorted(boards.served()["town-feed"])
    stored = [(f"urn:{native_id}", _fetch(f"{base}/view/{native_id}.html")) for native_id in served]
    stored += [("urn:map", _fetch(base + "/sitemaps/ads-1.xml")), ("urn:photo", Page(base + "/pictures/x.jpg", 200))]
    stored += [("urn:bad", Page(base + "/view/f9.html", 200, (), b"<p>new layout</p>", "text/html"))]

    report = check(definition, stored)

    title = report.fields[0]
    assert (report.ads, report.pages, report.skipped) == (len(served), len(served) + 2, 1)
    assert (title.name, title.hits, title.expected, sum(title.rungs)) == ("title", len(served), 1.0, len(served))
    assert report.faults == (
        PageFault("urn:bad", base + "/view/f9.html", "field title: expected 1 match, found 0 on 2 rung(s)"),
    )
    assert dict(report.states)[PageState.UNFIT] == 1
    assert report.drift == ()


def test_check_names_the_fields_that_fall_short(define):
    definition = define("    text:", "    price: {css: b}\n    text:", "{title: 1}", "{title: 1, price: 0.8}")
    page = Page("http://ads.test:8080/ad/1", 200, (), b"<h1>t</h1><p class=text>x</p>", "text/html")

    report = check(definition, [("urn:1", page)])

    assert report.drift == ("price",)
    assert report.fields[1] == FieldReport("price", 0, 0.8, (0,))


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://ads.test:8080/ad/7", TaskKind.AD),
        ("http://ads.test:8080/jobs", TaskKind.LISTING),
        ("http://ads.test:8080/jobs?page=9", TaskKind.LISTING),
        ("http://ads.test:8080/photo/1.jpg", None),
        ("http://ads.test:8080/robots.txt", None),
    ],
)
def test_stored_page_is_read_as_what_it_was_fetched_for(define, url, kind):
    task = task_of(define(), url)

    assert (task.kind if task else None) == kind

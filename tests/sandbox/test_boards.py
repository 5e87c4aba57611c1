import json
import re
import time
import urllib.error
import urllib.request
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.client import HTTPConnection, IncompleteRead
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, UnidentifiedImageError

from sandbox import SITES, Boards, World, build, serve

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def town() -> World:
    return build(4, 420)


@pytest.fixture
def boards(town):
    with serve(town) as served:
        yield served


def get(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def text(address: str) -> str:
    return get(address)[1].decode()


def from_pages(boards: Boards) -> set[str]:
    base, found = boards.sites["town-pages"], set()
    for slug in re.findall(r'href="(/c/\w+)"', text(base + "/")):
        target = slug
        while target:
            listing = text(base + target)
            found |= set(re.findall(r'class="ad-link" href="/ad/(\d+)"', listing))
            following = re.search(r'<link rel="next" href="([^"]+)">', listing)
            target = following[1] if following else ""
    return found


def deck(boards: Boards, number: int) -> dict:
    return json.loads(b64decode(text(f"{boards.sites['town-cards']}/deck?page={number}")[::-1]))


def from_cards(boards: Boards) -> set[str]:
    found, number = set(), 1
    while True:
        shown = deck(boards, number)
        found |= {card["r"] for card in shown["cards"]}
        if shown["next"] is None:
            return found
        number += 1


def from_api(boards: Boards) -> set[str]:
    found, target = set(), "/api/v1/ads"
    while target:
        answer = json.loads(text(boards.sites["town-api"] + target))
        found |= {item["uid"] for item in answer["items"]}
        target = answer["meta"]["next"]
    return found


def in_sitemaps(boards: Boards) -> set[str]:
    base, found = boards.sites["town-feed"], set()
    index = ET.fromstring(text(base + "/sitemap.xml"))
    for part in index.iterfind("s:sitemap/s:loc", NS):
        urls = ET.fromstring(text(part.text))
        found |= {loc.text.removeprefix(base + "/view/")[:-5] for loc in urls.iterfind("s:url/s:loc", NS)}
    return found


def from_feed(boards: Boards) -> set[str]:
    base = boards.sites["town-feed"]
    return {name for name in in_sitemaps(boards) if b'id="offer"' in get(f"{base}/view/{name}.html")[1]}


READERS = {"town-pages": from_pages, "town-cards": from_cards, "town-api": from_api, "town-feed": from_feed}


@pytest.mark.parametrize("site", SITES)
def test_a_board_serves_what_the_truth_says(boards, site):
    assert READERS[site](boards) == boards.served()[site]


@pytest.mark.parametrize("site", SITES)
def test_a_week_later_ads_are_new_changed_and_gone(boards, town, site):
    before = READERS[site](boards)

    boards.set_time(town.end + timedelta(days=7))
    after = READERS[site](boards)

    assert after == boards.served()[site]
    if site != "town-cards":
        assert after - before
        assert before - after
    changed = [ad for ad in town.ads if ad.at(town.end) and ad.at(boards.at) not in (None, ad.at(town.end))]
    assert changed


def test_the_sitemap_lags_behind(boards, town):
    boards.set_time(town.end + timedelta(days=5))

    assert in_sitemaps(boards) > boards.served()["town-feed"]


def test_removed_ads_are_404_or_say_so(boards, town):
    boards.set_time(town.end + timedelta(days=10))
    gone = [ad for ad in town.ads if ad.site in ("town-pages", "town-feed") and ad.gone_at and ad.gone_at <= boards.at]
    paths = {"town-pages": "/ad/{}", "town-feed": "/view/{}.html"}
    answers = {ad.key: get(boards.sites[ad.site] + paths[ad.site].format(ad.native_id)) for ad in gone}

    assert {answers[ad.key][0] for ad in gone if ad.notice} == {200}
    assert {answers[ad.key][0] for ad in gone if not ad.notice} == {404}
    assert all(re.search(rb'class="(removed|gone-notice)"', answers[ad.key][1]) for ad in gone if ad.notice)


def test_an_ad_page_says_what_the_author_typed(boards, town):
    ad = next(ad for ad in town.ads if ad.site == "town-pages" and ad.at(town.end) and ad.editions[0].photos)
    said = ad.editions[0]

    shown = text(f"{boards.sites['town-pages']}/ad/{ad.native_id}")

    body = re.search(r'<div class="text">(.*?)</div>', shown, re.S)[1]
    from html import unescape

    assert unescape(body.replace("</p><p>", "\n\n").replace("<br>", "\n")[3:-4]) == said.text
    assert unescape(re.search(r'<h1 class="title">(.*?)</h1>', shown)[1]) == said.title
    assert len(re.findall(r'<img src="/photo/', shown)) == len(said.photos)


def test_linked_data_says_the_same_as_the_page(boards, town):
    feed = [ad for ad in town.ads if ad.site == "town-feed" and ad.at(town.end)]
    with_data = 0
    for ad in feed:
        shown = text(f"{boards.sites['town-feed']}/view/{ad.native_id}.html")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', shown, re.S)
        if found:
            with_data += 1
            offer = json.loads(found[1])
            assert (offer["name"], offer["description"]) == (ad.editions[0].title, ad.editions[0].text)
        assert 'id="offer"' in shown

    assert 0.7 * len(feed) < with_data < len(feed)


def test_photos_are_pictures(boards, town):
    ads = [ad for ad in town.ads if ad.site == "town-api" and ad.at(town.end) and ad.editions[0].photos][:15]
    for ad in ads:
        item = json.loads(text(f"{boards.sites['town-api']}/api/v1/ads/{ad.native_id}"))
        for photo in item["media"]:
            with Image.open(BytesIO(get(boards.sites["town-api"] + photo["href"])[1])) as picture:
                picture.load()
                assert picture.width > 150


def test_truth_is_not_served(boards, town):
    words = {kind.value for truth in town.truth.values() for kind in [truth.kind]} | {"operator", "creative"}
    for address in (boards.sites["town-pages"] + "/c/companions", boards.sites["town-api"] + "/api/v1/ads?limit=100"):
        assert not [word for word in words if word in text(address).lower()]


def test_robots_txt_forbids_what_the_docstrings_say(boards):
    assert "Disallow: /members/" in text(boards.sites["town-pages"] + "/robots.txt")
    assert "Sitemap: " + boards.sites["town-feed"] in text(boards.sites["town-feed"] + "/robots.txt")


def test_visits_are_remembered(boards):
    get(boards.sites["town-pages"] + "/members/")

    assert boards.visits[-1][:2] == ("town-pages", "/members/")


def test_misbehaviour_500(boards):
    boards.misbehave("town-pages", "500")

    assert get(boards.sites["town-pages"] + "/c/jobs")[0] == 500
    assert get(boards.sites["town-pages"] + "/robots.txt")[0] == 200
    assert get(boards.sites["town-api"] + "/api/v1/ads")[0] == 200

    boards.misbehave("town-pages", None)
    assert get(boards.sites["town-pages"] + "/c/jobs")[0] == 200


def test_misbehaviour_half_page(boards):
    boards.misbehave("town-feed", "half-page")

    with pytest.raises(IncompleteRead):
        get(boards.sites["town-feed"] + "/sitemap.xml")


def test_misbehaviour_challenge(boards):
    boards.misbehave("town-pages", "challenge")

    status, body = get(boards.sites["town-pages"] + "/c/jobs")
    assert status == 403
    assert b"Verify that you are human" in body


def test_misbehaviour_layout_change(boards):
    for site, target, sign in (
        ("town-pages", "/c/jobs", '"ad-link"'),
        ("town-api", "/api/v1/ads", '"headline"'),
        ("town-feed", f"/view/{min(boards.served()['town-feed'])}.html", 'id="offer"'),
        ("town-cards", "/app.js", '"card-title"'),
    ):
        assert sign in text(boards.sites[site] + target)
        boards.misbehave(site, "layout-change")
        assert sign not in text(boards.sites[site] + target)


def test_misbehaviour_corrupt_photo(boards, town):
    ad = next(ad for ad in town.ads if ad.site == "town-pages" and ad.at(town.end) and ad.editions[0].photos)
    address = f"{boards.sites['town-pages']}/photo/{ad.photo_path(ad.editions[0].photos[0])}"
    boards.misbehave("town-pages", "corrupt-photo")

    with pytest.raises((UnidentifiedImageError, OSError)):
        Image.open(BytesIO(get(address)[1])).load()


def test_misbehaviour_slow(boards):
    boards.slow_seconds = 0.3
    boards.misbehave("town-api", "slow")
    start = time.monotonic()

    get(boards.sites["town-api"] + "/api/v1/ads?limit=1")

    assert time.monotonic() - start >= 0.3


def test_one_connection_serves_many_requests(boards):
    connection = HTTPConnection(boards.sites["town-api"].removeprefix("http://"))
    for _ in range(3):
        connection.request("GET", "/api/v1/ads?limit=2")
        with connection.getresponse() as answer:
            answer.read()
        local = connection.sock.getsockname()
        assert local
    connection.close()


def test_many_visitors_at_once_are_served(boards):
    address = boards.sites["town-pages"] + "/c/companions"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(get, [address] * 60))

    assert {status for status, _ in answers} == {200}


def test_the_house_closes_with_visitors_inside(town):
    with serve(town) as served:
        connection = HTTPConnection(served.sites["town-api"].removeprefix("http://"))
        connection.request("GET", "/api/v1/ads?limit=1")
        with connection.getresponse() as answer:
            answer.read()

    connection.close()

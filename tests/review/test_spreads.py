"""What others show too: counted where a reason says so, and named, as clusters, where a person is to judge."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

import pytest

import store as rooms
from dedup import link_all, write_weighing
from model import Ad, Category, FindingKind, Level, LinkState
from review import why
from tests.review.conftest import NOW, drawing, found

DESK = "+3225550117"
PICTURED = "http://127.0.0.1:8101/stock.png"


def house(office, *sizes: int, photos: tuple[str, ...] = ()) -> list[str]:
    """Groups of so many ads, each under a number of its own beside the house's, linked as the hall does."""
    keys = [[_ad(office, guest, number, photos) for number in range(size)] for guest, size in enumerate(sizes)]
    with office.store.reading() as unit:
        facts = why.facts_of(unit, *(key for some in keys for key in some))
        numbers = {one.key: one.ad for one in rooms.linking.standing(unit)}
    linking = link_all(facts)
    linked = linking.result()
    with office.store.writing() as unit:
        for level in Level:
            of_level = [one for one in linked.links if one.level is level]
            rooms.links.save(unit, level, of_level, linked.hubs if level is Level.OPERATOR else (), NOW)
        weighings = linking.weighings([one.key for one in facts])
        rooms.linking.keep_weighings(unit, [(numbers[key], write_weighing(one)) for key, one in weighings])
    return [office.cluster(f"K-guest{guest}", *some) for guest, some in enumerate(keys)]


def _ad(office, guest: int, number: int, photos: tuple[str, ...]) -> str:
    own = f"+324700{guest:05}"
    pen = Random(100 * guest + number)
    words = " ".join("".join(pen.choices("abdefgiklmnoprstuvz", k=7)) for _ in range(25))
    ad = Ad(
        "town-pages", f"g{guest}.{number}", f"http://127.0.0.1:8101/g{guest}.{number}", Category.ESCORT, "Salon",
        f"{words} {own} {DESK}", "Gent", "BE", posted_at=NOW - timedelta(days=20 - guest - number), photos=photos,
    )  # fmt: skip
    read = (found(ad, FindingKind.PHONE, own, own), found(ad, FindingKind.PHONE, DESK, DESK))
    office.ad(ad, read)
    for url in photos:
        office.picture(ad.key, url, drawing("khaki", "stock"))
    return ad.key


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", page).split())


def pair(one: str, other: str) -> str:
    return f"/why?left=town-pages%3A{one}&right=town-pages%3A{other}"


@pytest.fixture
def contested(office):
    """A number of eight houses, two of which post most: about five groups."""
    return house(office, 12, 10, 4, 3, 2, 2, 2, 2)


def test_the_page_on_two_ads_names_the_clusters_that_show_a_contested_number(at_desk, contested):
    page = at_desk("rita").get(pair("g0.0", "g2.0")).text

    said = plain(page)
    assert "is beside other contacts of unrelated ads, for a person to judge" in said
    assert "now shown by (number of ads): K-guest0 (12) · K-guest1 (10) · K-guest2 (4)" in said
    assert "; and by 1 more, on 2 ads" in said
    assert page.count('<a href="/cluster/K-guest') == 7 + 2  # named for the number, and those of the two ads
    assert "Shared too widely to link" not in page


def test_the_page_of_a_cluster_names_the_others_and_which_is_its_own(at_desk, contested):
    page = at_desk("carl").get("/cluster/K-guest7").text

    assert "number of ads): K-guest0 (12) · K-guest1 (10)" in plain(page)
    assert "<strong>this cluster</strong> (2)</span>" in page
    assert 'href="/cluster/K-guest0" class="mono"' in page
    assert "; and by 2 more, on 4 ads" in plain(page)


def test_a_suggested_link_says_in_which_cluster_the_other_ad_is(at_desk, office, contested):
    with office.store.reading() as unit:
        links = rooms.links.of_ads(unit, ["town-pages:g7.0", "town-pages:g7.1"])
    assert LinkState.SUGGESTED in {one.state for one in links}

    page = at_desk("rita").get("/cluster/K-guest7").text

    assert re.search(r"ad 1 – another ad \(K-guest[0-6]\)", plain(page))
    assert re.search(r'another ad</a> <span class="nowrap">\(<a class="mono" href="/cluster/K-guest[0-6]">', page)


def test_names_are_said_in_the_readers_language_and_ids_are_escaped(at_desk, office, contested):
    odd = '"><b>K'
    with office.store.reading() as unit:
        (hub,) = rooms.links.hubs(unit)
        rooms_of = rooms.spread.clusters_of(unit, hub)
    assert len(rooms_of) == 8
    office.cluster(odd, "town-pages:g3.0")
    rita = at_desk("rita")
    rita.cookies["vigie-view"] = "fr.on"

    page = rita.get(pair("g0.0", "g3.0")).text

    assert "montré à présent par (nombre d&#39;annonces) : " in page
    assert "<b>K" not in page and "%22%3E%3Cb%3EK" in page


def test_what_happens_without_a_link_tells_the_same(at_desk, office, contested):
    left, right = "town-pages%3Ag7.0", "town-pages%3Ag7.1"

    page = plain(at_desk("rita").get(f"/cluster/K-guest7/link?left={left}&right={right}&level=operator").text)

    assert "on 37 ads of about 5 otherwise unrelated groups; now shown by (number of ads): K-guest0 (12)" in page


def test_what_says_little_is_counted_and_nobody_is_named(at_desk, office):
    house(office, *[2] * 12, photos=(PICTURED,))

    page = at_desk("rita").get(pair("g0.0", "g3.0")).text

    said = plain(page)
    assert (
        said.count("on 24 ads of about 12 otherwise unrelated groups") == 3
    )  # at both reasons, the number once more below
    assert "is shared by many unrelated ads, which says little" in said
    assert "1 of them on many unrelated ads, which says little" in said
    assert page.count('<a href="/cluster/K-guest') == 2
    assert "Shared too widely to link" in said

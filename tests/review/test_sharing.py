"""What the ads of a creative share is shown with the gaps where they differ."""

from __future__ import annotations

from datetime import timedelta

import store as rooms
from model import Ad, Category, ClusterEvent, EventKind, Level
from review.sharing import MOST_ADS


def section(page: str, name: str) -> str:
    start = page.index(f'id="{name}"')
    return page[start : page.index("</section>", start)]


def post(office, name: str, texts: list[str]) -> list[str]:
    """Ads with these texts, of one creative and one operator."""
    ads = [
        Ad("town-pages", f"{name}{n}", f"http://127.0.0.1/{name}{n}", Category.ESCORT, "", text)
        for n, text in enumerate(texts)
    ]
    keys = [office.ad(ad) for ad in ads]
    event = ClusterEvent(
        EventKind.BORN, f"C-{name}", Level.CREATIVE, tuple(keys), (), (), "linking", office.clock.at - timedelta(days=2)
    )
    with office.store.writing() as unit:
        rooms.clusters.apply(unit, [event])
    office.cluster(f"K-{name}", *keys)
    return keys


def test_a_creative_shows_its_shared_text_and_its_gaps_with_the_values_seen(office, at_desk) -> None:
    texts = [
        f"Bonjour, je suis {name} et je vous reçois au bord du canal pour {price} euros."
        for name, price in (("Anna", 100), ("Maria", 100), ("Anna", 120), ("Anna", 120))
    ]
    post(office, "share", texts)

    shown = section(at_desk("rita").get("/cluster/K-share").text, "shared")

    assert "je vous reçois au bord du canal pour " in shown
    assert 'Anna</bdi><span class="gap-count">×3</span>' in shown
    assert 'Maria</bdi><span class="gap-count">×1</span>' in shown
    assert "Gaps and their values (2)" in shown


def test_a_text_from_right_to_left_is_laid_out_so(office, at_desk) -> None:
    post(office, "rtl", [f"مرحبا أنا {name} أستقبلك في بيتي كل مساء" for name in ("ليلى", "سارة", "نور")])

    shown = section(at_desk("rita").get("/cluster/K-rtl").text, "shared")

    assert 'class="template" dir="rtl"' in shown


def test_hidden_characters_and_markup_in_a_gap_are_shown_as_signs(office, at_desk) -> None:
    post(office, "odd", ["je suis <b>ici</b> ce soir", "je suis \u202ela ce soir", "je suis Zoé ce soir"])

    shown = section(at_desk("rita").get("/cluster/K-odd").text, "shared")

    assert "<b>" not in shown and "&lt;" in shown
    assert "\u202e" not in shown and "U+202E" in shown


def test_a_large_creative_says_how_many_ads_were_not_compared(office, at_desk) -> None:
    post(office, "many", [f"deux chambres au bord du canal, {n} euros" for n in range(MOST_ADS + 2)])

    shown = section(at_desk("rita").get("/cluster/K-many").text, "shared")

    assert "2 more ads of this creative are not compared here." in shown


def test_ads_without_a_twin_share_nothing(office, at_desk) -> None:
    keys = post(office, "solo", ["deux chambres au bord du canal"])

    assert len(keys) == 1
    page = at_desk("rita").get("/cluster/K-solo").text
    assert "No two of these ads are the same ad reposted." in section(page, "shared")

"""Whatever the text: no exception, exact places, and time that grows with the length."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Ad, Cue
from reading import describe, read_ad, read_text

WORDS = (
    "06 39 98 12 34 zéro six quatre vingt dix trois fois double + 00 ( ) . - / \n € 100 25 ans 1h 30min jaar at dot @ "
    "gmail com insta : t.me/ wa.me/ BE68 0x x O l Ⅳ ⑩ 𝟎 🌹 ️⃣ \u200b је м'appelle Anna et Mia à Liège 12/05/2024 10:30 "
    "plus trente-trois eenentwintig honderd hundert 24/7 #"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_places_are_exact_in_any_text(text: str) -> None:
    for found in read_text(text, "BE"):
        assert found.raw == text[found.start : found.end]
        assert 0 <= found.start < found.end <= len(text)
        assert 0 <= found.confidence <= 1
        assert 0 <= found.disguise <= 1


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=10).map(" ".join))
def test_places_in_an_ad_count_in_the_field_they_name(one_ad: Callable[..., Ad], text: str, review: str) -> None:
    ad = one_ad("Titre", text, ["06 39 98 12 34"], reviews=(review,), price="100 €", place="Liège", country="BE")
    fields = {"body": ad.body, "review:0": review, "price": "100 €", "place": "Liège"}

    for found in read_ad(ad, (Cue("X-01", "fr", "six quatre"),), "BE"):
        assert found.raw == fields[found.field][found.start : found.end]


@given(st.text(max_size=100))
def test_the_report_of_any_text_is_plain_data(text: str) -> None:
    import json

    assert json.loads(json.dumps(describe(text, "FR", "1")))["id"] == "1"


LONG = 100_000
HOSTILE = {
    "zeros": "0" * LONG,
    "spaced zeros": "0 " * (LONG // 2),
    "spaced digits": "0 4 7 0 1 2 " * (LONG // 12),
    "numbers": "06 39 98 12 34 " * (LONG // 15),
    "numbers with walls": "0639981234 € " * (LONG // 13),
    "number words": "quatre vingt dix " * (LONG // 17),
    "one glued word": "zerodeux" * (LONG // 8),
    "words and digits": "0six3neuf" * (LONG // 9),
    "look-alikes": "O0l1" * (LONG // 4),
    "open brackets": "(" * LONG,
    "spaces": " " * LONG,
    "dots": "a." * (LONG // 2),
    "dashes": "1-" * (LONG // 2),
    "at signs": "a@" * (LONG // 2),
    "at words": "a at " * (LONG // 5),
    "dot words": "a dot " * (LONG // 6),
    "letters": "a" * LONG,
    "insta": "insta " * (LONG // 6),
    "prices": "1h 100€ " * (LONG // 8),
    "names": "moi c'est Anna et Mia et " * (LONG // 25),
    "years": "quatre vingt dix ans " * (LONG // 21),
    "ibans": "BE68 5390 0754 7034 " * (LONG // 20),
    "almost an iban": "BE68 " * (LONG // 5),
    "base58": "1" * LONG,
    "bech32": "bc1" * (LONG // 3),
    "references": "ref n° " * (LONG // 7),
    "zero-width": "0\u200b" * (LONG // 2),
    "combining": "e" + "\u0301" * LONG,
    "keycaps": "0️⃣" * (LONG // 3),
    "urls": "www.a.be/" * (LONG // 9),
    "slashes": "http://" * (LONG // 7),
    "Cyrillic": "ноль девять " * (LONG // 12),
    "signs of an address": "a punt a tiret bas " * (LONG // 19),
    "half an address": "gmail point a at " * (LONG // 17),
    "spelt beginnings": "a punt b@gmail.com " * (LONG // 19),
    "clocks": "14h30 " * (LONG // 6),
    "ranges of pay": "uurloon 1500-2500-3500 euro " * (LONG // 28),
    "hours of work": "jornada de 12 horas 10 horas " * (LONG // 29),
    "handles": "snap lolaparisx insta c'est annonce " * (LONG // 36),
    "years in one word": "achtzehnjahrige ventenne " * (LONG // 25),
    "years in no word": "jahrige" * (LONG // 7),
    "ages in words": "j'ai vingt et un " * (LONG // 17),
    "plus": "+" * LONG,
    "plus numbers": "+32 470 " * (LONG // 8),
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hundred_thousand_hostile_characters_take_seconds(text: str) -> None:
    start = time.thread_time()
    read_text(text, "BE")

    assert time.thread_time() - start < 20


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Late in a long session a garbage collection alone takes as long as what is measured."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length(text: str) -> None:
    short, long = text[: LONG // 32], text[: LONG // 8]
    read_text(short[:100], "BE")

    def spent(said: str) -> float:
        start = time.thread_time()
        read_text(said, "BE")
        return time.thread_time() - start

    assert spent(long) < 8 * spent(short) + 0.15  # linear would be four times; quadratic sixteen

"""The quick look passes over nothing that the lattice would read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reading import fold
from reading.lattice import runs
from reading.windows import windows

LEAST = 8
PIECES = (
    "06 39 98 1 2 34 0470 12345678 zero six quatre vingt dix deux trois fois double o l i s to for ate x a la de le je "
    "appelle moi massage euros 100€ 24/7 , . - / * + ( ) eenentwintig nulvierzevennul oo b4 4a7b und y"
)
DRAWN = st.one_of(st.sampled_from(PIECES.split()), st.sampled_from(PIECES.split()[:10]))
TEXTS = st.tuples(st.sampled_from([" ", "", "-", "  "]), st.lists(DRAWN, max_size=40)).map(
    lambda drawn: drawn[0].join(drawn[1])
)


@given(TEXTS)
def test_windows_hold_every_run(text: str) -> None:
    folded = fold(text).text

    looked = [run for one in windows(folded.split(" "), LEAST) for run in runs(folded, LEAST, one.start, one.end)]

    assert looked == runs(folded, LEAST)


@given(TEXTS)
def test_windows_are_in_order_and_apart(text: str) -> None:
    found = windows(fold(text).chunks, LEAST)

    assert all(window.start < window.end for window in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_an_ad_without_a_number_has_no_window() -> None:
    text = "massage relaxant 60 min 100€, 30min 70 €. j'ai 24 ans, 1m68, 55kg. libre du lundi"

    assert windows(text.split(" "), LEAST) == []


def test_a_window_tells_of_words_near_it_alone() -> None:
    near, far = "order number 0470123456", "order " + "mooie kamer te huur " * 9 + "0470123456"

    assert [window.telling for window in windows(fold(near).chunks, LEAST)] == [True]
    assert [window.telling for window in windows(fold(far).chunks, LEAST)] == [False]

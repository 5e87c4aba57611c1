"""The quick ways of reading find what the slow ones would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import decoys, fold
from reading.backwards import SAID, tells_order

PIECES = (
    "06 39 98 1 24 7 2024 0470 12345678 90 60 75 1985 31000 000 . / - : , h x m uur bis a jan mars 1m 24h u 07h30 5,5 "
    "zero und 12.05.2024 1234 10 192 168 22 b af kg + *** €"
)
DRAWN = st.sampled_from(PIECES.split(" "))
TEXTS = st.tuples(st.sampled_from(["", " ", ".", "-"]), st.lists(DRAWN, max_size=14)).map(lambda t: t[0].join(t[1]))
EVERY = re.compile(rf"(?<!\d)(?=\d)(?:{'|'.join(pattern for *_, pattern in decoys.PATTERNS)})")


@given(TEXTS)
def test_decoys_tried_behind_their_signs_are_those_of_all_patterns(text: str) -> None:
    folded = fold(text).text
    digits = [match.span() for match in re.finditer(r"\d+", folded)]

    found = decoys.numeric(folded, digits, len(folded))

    assert found == [match.span() for match in EVERY.finditer(folded)]


NAMES = (
    "ref code order kundennr s/n rcs rcs. lotto euro millions million st.-nr st nr be fr no be0 img img_ dsc - _ : "
    "be68 fr76 b-1000 nr n id pacco number: d'entreprise 0470 123456 12 1 0639981234 539007547034 abna 0417 permis, a"
)
NAMED = st.lists(st.sampled_from(NAMES.split()), max_size=10).map(" ".join)


@given(st.one_of(NAMED, NAMED.map(lambda text: text.replace(" ", "", 3))))
def test_decoys_have_a_name_only_where_a_chunk_tells_it(text: str) -> None:
    folded = fold(text)
    digits = [match.span() for match in re.finditer(r"\d+", folded.text)]

    for first in range(len(digits)):
        start, end = digits[first][0], digits[-1][1]
        if any(decoys.named(folded.text, start, end, len(folded.text))):
            assert any(map(decoys.is_telling, folded.chunks))


@pytest.mark.parametrize("said", SAID.split("|"))
def test_what_turns_digits_round_is_told_by_one_of_its_chunks(said: str) -> None:
    assert any(map(tells_order, said.split(" ")))


@given(st.lists(st.text(max_size=12), max_size=12).map(" ".join))
def test_a_fold_from_memory_is_a_fold_from_scratch(text: str) -> None:
    first, again = fold(text), fold(text)

    assert (again.text, list(again.offsets)) == (first.text, list(first.offsets))
    assert " ".join(again.chunks) == again.text
    assert again.chunks == again.text.split(" ")
    assert fold(f"{text} ").text.removesuffix(" ") == first.text.removesuffix(" ")

"""The quick ways of reading find what the slow ones would."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reading import decoys, fold

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


@given(st.lists(st.text(max_size=12), max_size=12).map(" ".join))
def test_a_fold_from_memory_is_a_fold_from_scratch(text: str) -> None:
    first, again = fold(text), fold(text)

    assert (again.text, list(again.offsets)) == (first.text, list(first.offsets))
    assert " ".join(again.chunks) == again.text
    assert again.chunks == again.text.split(" ")
    assert fold(f"{text} ").text.removesuffix(" ") == first.text.removesuffix(" ")

"""Folded text, and the way back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import fold

LIKELY = "ab é1\n \u00a0\u200b❤\ufe0fœ\0\x01¨ \ud800"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Été À Liège", "ete a liege"), ("STRASSE Straße", "strasse strasse"), ("cœur Æsop øl", "coeur aesop ol"),
        ("a\u200bb\u200cc\u00add", "abcd"), ("  deux   mots\n\nici ", " deux mots ici "), ("⓪①⑩❶⓵", "011011"),
        ("0️⃣4️⃣", "04"), ("𝟎𝟒𝟕𝟎 𝓼𝓮𝔁𝔂", "0470 sexy"), ("ＦＵＬＬ", "full"), ("x²₃", "x23"), ("٠٤٧", "047"),
        ("mаssаgе", "massage"), ("О47О", "o47o"), ("Привет О мир", "привет о мир"),
        ("καλημέρα", "καλημερα"), ("ʟᴏʟᴀ", "lola"),
        ("Timișoara Łódź Đorđe", "timisoara lodz dorde"), ("l’heure – “là”", "l'heure - \"la\""),
        ("🅰🅱🔟", "ab10"), ("", ""),
    ],
)  # fmt: skip
def test_disguises_fold_to_what_people_read(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)

    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    assert "  " not in folded.text


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text

    assert fold(once).text == once


def test_a_span_takes_the_marks_of_its_last_character_along() -> None:
    text = "4️⃣ et e\u0301"
    folded = fold(text)

    assert text[slice(*folded.span(0, 1))] == "4️⃣"
    assert text[slice(*folded.span(5, 6))] == "e\u0301"


@given(st.text(alphabet=LIKELY))
def test_a_text_folds_as_its_characters_do_one_by_one(text: str) -> None:
    letters, offsets = "", []
    for index, character in enumerate(text):
        for letter in fold(f"{character}é").text.removesuffix("e"):
            if (letters[-1:], letter) != (" ", " "):
                letters += letter
                offsets.append(index)
    folded = fold(text)

    assert (folded.text, folded.chunks, list(folded.offsets)) == (letters, letters.split(" "), [*offsets, len(text)])


@given(st.text(alphabet=LIKELY, min_size=1))
def test_a_span_begins_and_ends_where_its_characters_came_from(text: str) -> None:
    folded = fold(text)
    offsets = list(fold(text).offsets)

    for start in range(len(folded.text)):
        assert folded.span(start, start) == (offsets[start], offsets[start])
        for end in range(start + 1, len(folded.text) + 1):
            behind = offsets[end - 1] + 1
            marks = behind if folded.text[end - 1] == " " else max(behind, offsets[end])
            assert folded.span(start, end) == (offsets[start], marks)


@given(st.lists(st.text(alphabet=f"{LIKELY}жα", min_size=1).filter(lambda chunk: " " not in chunk), min_size=1))
def test_a_text_in_another_script_folds_as_its_chunks_do_one_by_one(chunks: list[str]) -> None:
    apart = [fold(f"{chunk} ж").text.removesuffix("ж").strip() for chunk in chunks]

    assert fold(" ".join([*chunks, "ж"])).text.strip() == " ".join([*filter(None, apart), "ж"])


@pytest.fixture
def hurry() -> Iterator[None]:
    """Threads that take turns after every few steps."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_texts_fold_while_others_fill_the_memory(monkeypatch: pytest.MonkeyPatch, hurry: None) -> None:
    monkeypatch.setattr(sys.modules["reading.fold"], "_KEPT", 300)
    texts = ["é cœur x\u00a0y", "é cœur x\u00a0y ж", "cœur\n\n 4️⃣ é"]

    def read(thread: int) -> list[tuple[str, list[int]]]:
        told = []
        for number in range(3_000):
            fold(f"é {thread} {number:020}")
            one = fold(texts[number % len(texts)])
            told.append((one.text, list(one.offsets)))
        return told

    right = [(one.text, list(one.offsets)) for one in map(fold, texts)] * 1_000
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(read, range(3))) == [right] * 3


def test_the_way_back_is_known_after_other_texts_were_read() -> None:
    text = "cœur\n\n 4️⃣ é"
    late, soon = fold(text), list(fold(text).offsets)
    for number in range(30_000):
        fold(f"é {number:030}")

    assert list(late.offsets) == soon

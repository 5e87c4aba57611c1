"""Text from outside is shown safely, with what was found in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Ad, Category, Finding, FindingKind
from review.text import compare, is_hidden, is_web_address, plain, segments, visible, written

AD = Ad(
    "town", "1", "http://127.0.0.1/1", Category.ESCORT, "Lina", "bel 0470", contacts=("Tel 0470",), reviews=("ok 0470",)
)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=6))
def test_segments_put_together_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    findings = [Finding(FindingKind.PHONE, "v", a, b, "r", 1.0) for a, b in places]

    assert "".join(segment.text for segment in segments(text, findings)) == text


@given(st.text())
def test_no_hidden_character_reaches_the_page(text: str) -> None:
    shown = str(visible(text)).removeprefix('<bdi dir="auto">').removesuffix("</bdi>")

    assert not any(is_hidden(character) for character in shown)
    assert not any(is_hidden(character) for character in plain(text))


def test_a_direction_override_is_shown_by_its_code() -> None:
    assert 'title="right-to-left override">U+202E</span>' in visible("abc\u202edef")


def test_markup_in_a_text_is_escaped() -> None:
    assert "<script" not in visible("<script>alert(1)</script>")


def test_findings_are_marked_in_title_text_contact_and_comment() -> None:
    at = [AD.body.index("0470"), AD.body.rindex("0470")]
    findings = [Finding(FindingKind.PHONE, "+32470", start, start + 4, "0470", 1.0) for start in at]
    findings.append(Finding(FindingKind.PHONE, "+32470", 3, 7, "0470", 1.0, field="review:0"))
    findings.append(Finding(FindingKind.NAME, "Lina", 0, 4, "Lina", 0.5, accepted=False))

    words = written(AD, findings)

    assert words.title[0].kinds == ("name",) and words.title[0].weak
    assert words.text[1].text == "0470" and words.text[1].note == "+32470"
    assert words.contacts[0][1].text == "0470"
    assert words.reviews[0][1].text == "0470"


def test_a_comparison_marks_what_only_one_side_says() -> None:
    comparison = compare(
        "Lina in Gent, bel mij vandaag of morgen vroeg", "Lina in Luik, bel mij vandaag of morgen vroeg"
    )

    assert [change.text for change in comparison.left if change.kind == "gone"] == ["Gent"]
    assert [change.text for change in comparison.right if change.kind == "new"] == ["Luik"]
    assert "bel mij vandaag of morgen vroeg" in comparison.shared[0]


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_sides_of_a_comparison_are_whole(left: str, right: str) -> None:
    comparison = compare(left, right)

    assert "".join(change.text for change in comparison.left) == left
    assert "".join(change.text for change in comparison.right) == right


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x", "file:///etc/passwd", ""])
def test_only_web_addresses_pass_as_addresses(url: str) -> None:
    assert not is_web_address(url)
    assert is_web_address("HTTPS://example.org")


def test_text_of_a_megabyte_with_a_finding_in_every_word_is_marked_at_once_and_cut() -> None:
    ad = Ad("town", "1", "", Category.ESCORT, "", "0470 " * 200_000, contacts=("x",) * 1000, reviews=("y" * 30_000,))
    findings = [Finding(FindingKind.PHONE, "v", at, at + 4, "0470", 1.0) for at in range(1, 60_000, 5)]
    started = time.process_time()

    words = written(ad, findings)

    assert time.process_time() - started < 2.0
    assert (len(words.contacts), len(words.reviews[0][0].text)) == (100, 20_000)
    assert words.more == 1_000_000 - 20_000 + 900 + 10_000


def test_text_made_of_hidden_signs_is_shown_at_once_and_cut() -> None:
    started = time.process_time()

    shown = visible("\u202e\u200b" * 500_000)

    assert time.process_time() - started < 2.0
    assert shown.count("U+202E") == 50_000
    assert "…" in shown

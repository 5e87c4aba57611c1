"""case.json holds the values exactly, facts apart from the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from exports.dossier import prepare
from exports.exact import contents, plain, write
from exports.legible import breakable, visible
from model import Photo


def test_values_come_back_exactly(build, tmp_path):
    text = "\u202eturned\u202c \x07 \ud800 中文 😀 =1+1 \\u0041"
    case, captures = build(text)

    write(prepare(case, captures, "en", str, {}), tmp_path)

    raw = (tmp_path / "case.json").read_bytes()
    said = json.loads(raw)
    assert raw.isascii()
    assert said["facts"]["versions"]["town-pages:101"][0]["ad"]["text"] == text
    assert said["software_derived"]["alerts"][0]["features"]["registered_company_share"] is None
    assert said["software_derived"]["links"][0]["reasons"][1]["weight"] == -1.2
    assert datetime.fromisoformat(said["made_at"]) == case.made_at


def test_facts_hold_no_opinion_and_nothing_derived(built):
    case, captures = built
    record = case.ads[0]
    photo = replace(record.photos[0], reviewed_as="a red sofa")
    case = replace(case, ads=(replace(record, photos=(photo,)), *case.ads[1:]))

    said = contents(prepare(case, captures, "en", str, {}))

    facts = json.dumps(said["facts"])
    assert not any(word in facts for word in ("a red sofa", "reviewed_as", 'state": "live', "missed_at", "pdq"))
    assert said["assessments"]["picture_descriptions"][0]["text"] == "a red sofa"
    assert said["software_derived"]["ad_states"]["town-pages:103"]["state"] == "gone"
    assert "verdicts" not in said["software_derived"]


def test_absent_stays_absent_and_empty_stays_empty():
    assert plain(Photo("", 0)) == {
        "url": "", "position": 0, "sha256": None, "capture_id": None, "picture": None, "sealed": False,
        "reviewed_as": None,
    }  # fmt: skip


@given(st.text(alphabet=st.characters()))
def test_visible_text_hides_and_turns_nothing(text):
    import unicodedata

    shown = visible(text)

    assert not {unicodedata.category(letter) for letter in shown} & {"Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert all(letter == "\n" or unicodedata.category(letter) != "Cc" for letter in shown)


@given(st.text(alphabet="ab \n", max_size=200))
def test_ordinary_text_is_shown_as_it_is(text):
    assert visible(text) == text
    assert breakable(text).replace("\u200b", "") == text


def test_brackets_cannot_be_feigned():
    assert visible("⟦U+202E⟧ \u202e") == "⟦U+27E6⟧U+202E⟦U+27E7⟧ ⟦U+202E⟧"


def test_piled_marks_are_shown_by_number():
    assert visible("e" + "\u0301" * 5) == "e\u0301\u0301\u0301⟦U+0301⟧⟦U+0301⟧"


def test_long_words_can_be_broken_everywhere():
    assert max(map(len, breakable("x" * 500).split("\u200b"))) <= 16

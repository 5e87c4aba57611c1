"""What reasons say on the desk: in the reader's language, with an ad's words as they are, beside both ads."""

from __future__ import annotations

import pytest

import store as rooms
from config.messages import translator
from model import Ad, Category, Clause, Finding, FindingKind, Hub, Level, Link, Reason
from review.page import told
from review.quoted import mark_quoted
from review.readings import Part, readings
from review.text import written
from tests.review.test_linking import weighed

PAIR = ("town-cards:a2", "town-pages:a1")


def say_of_a_link(office, *clauses: Clause) -> None:
    reason = Reason.of("wording", 7.0, clauses, "<i>links</i>", "rechts")
    with office.store.writing() as unit:
        rooms.links.change(unit, Level.OPERATOR, [Link(*PAIR, Level.OPERATOR, (reason,))], [], office.clock.at)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "seule la première dit : "),
        ("nl", "alleen de eerste zegt: "),
        ("de", "nur die erste sagt: "),
        ("en", "only the first says: "),
    ],
)
def test_a_reason_is_said_in_the_readers_language_and_the_ads_words_stay(at_desk, office, language, sentence):
    say_of_a_link(office, Clause("only the first says: {words}", {"words": "the same file <b>"}))
    rita = at_desk("rita")
    rita.cookies["vigie-view"] = f"{language}.on"

    page = rita.get("/cluster/cl-flats").text

    assert f'{sentence}<bdi dir="auto">the same file &lt;b&gt;</bdi>' in page
    assert "&lt;i&gt;links&lt;/i&gt;" in page


def test_a_reason_kept_before_it_had_parts_is_shown_as_it_was_said(at_desk):
    page = at_desk("rita").get("/cluster/cl-flats").text

    assert "Both ads give the same phone number." in page


def test_what_a_reason_says_is_kept_in_parts(office):
    clause = Clause("{days} days lie between the two ads", {"days": 400})
    say_of_a_link(office, clause)

    with office.store.reading() as unit:
        reason = rooms.links.between(unit, *PAIR)[0].reasons[0]

    assert reason.says == (clause,)
    assert reason.detail == "400 days lie between the two ads"


def test_places_are_filled_after_the_sentence_was_translated():
    hostile = Clause("both ads show the web address {value}", {"value": "{value}<script>"})

    assert told(hostile, translator("desk", "de")) == (
        'beide Anzeigen zeigen die Webadresse <bdi dir="auto">{value}&lt;script&gt;</bdi>'
    )


def test_the_page_on_two_ads_shows_what_both_say_and_how_their_numbers_were_read(at_desk, office):
    weighed(office)

    page = at_desk("rita").get("/why?left=town-pages%3Aj0&right=town-pages%3Aj1").text

    assert "Werk in de pluk" in page and "What the two ads say and show" in page
    assert "+32470000220" in page and "0470 00 02 20" in page and "in the text" in page


def test_each_contact_is_told_with_the_part_of_the_ad_it_stands_in():
    ad = Ad("town", "1", "http://127.0.0.1/1", Category.ESCORT, "Lina 0470", "bel 0471", "Gent", contacts=("0472",))
    body = ad.body

    def number(digits: str, start: int, end: int, **more: object) -> Finding:
        return Finding(FindingKind.PHONE, f"+32{digits}", start, end, digits, 0.9, **more)

    found = [number(one, body.index(one), body.index(one) + 4) for one in ("0470", "0471", "0472")]
    across = number("04700471", body.index("0470"), body.index("0471") + 4)
    lettered = number("0473", 0, 4, field="picture:" + "a" * 64)
    said = number("0474", 0, 4, field="review:0")

    parts = {one.raw: one.part for one in readings(ad, [*found, across, lettered, said])}

    assert parts == {
        "0470": Part.TITLE,
        "04700471": Part.ACROSS,
        "0471": Part.TEXT,
        "0472": Part.CONTACT,
        "0473": Part.PICTURE,
        "0474": Part.COMMENT,
    }


def test_quoted_phrases_are_marked_where_they_stand_findings_and_all():
    ad = Ad(
        "town", "1", "http://127.0.0.1/1", Category.ESCORT, "Ring twice", "take the stairs, 0470; a “blue” bell", "Gent"
    )
    at = ad.body.index("0470")
    number = Finding(FindingKind.PHONE, "+32470", at, at + 4, "0470", 0.9)
    reason = Reason("wording", 7.0, "", "“twice\ntake the” … “stairs, 0470; a “blue”” … “nowhere”", "“other”")

    words = mark_quoted(written(ad, [number]), ad, [reason], first=True)
    second = mark_quoted(written(ad, [number]), ad, [reason], first=False)

    assert [one.text for one in words.title if one.quoted] == ["twice"]
    assert [one.text for one in words.text if one.quoted] == ["take the", "stairs, ", "0470", "; a “blue”"]
    assert [one.kinds for one in words.text if one.text == "0470"] == [("phone",)]
    assert "".join(one.text for one in words.text) == ad.text
    assert not any(one.quoted for one in (*second.title, *second.text))


def test_the_page_on_two_ads_marks_what_the_wording_quotes_and_tells_what_is_shared_too_widely(at_desk, office):
    weighed(office)
    hub = Hub("phone", "+32470000111", 14, 12.0, "")
    with office.store.writing() as unit:
        rooms.links.save_hubs(unit, Level.OPERATOR, [hub], office.clock.at)

    page = at_desk("rita").get("/why?left=town-pages%3Aa1&right=town-cards%3Aa2").text

    assert page.count('<span class="quoted">') > 2 and "the reason about wording quotes" in page
    assert "on 14 ads of about 12 otherwise unrelated groups" in page


def test_every_link_leads_to_its_two_ads_side_by_side_suggested_ones_too(at_desk, office):
    page = at_desk("rita").get("/cluster/cl-flats").text

    for pair in ("left=town-cards%3Aa2&amp;right=town-pages%3Aa1", "left=town-cards%3Ay0&amp;right=town-pages%3Aa1"):
        assert f'href="/why?{pair}&amp;level=operator#words"' in page

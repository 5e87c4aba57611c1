import inspect
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from dedup import SIGNALS, match_hashes
from dedup.context import Context
from dedup.gallery import sort_pictures
from dedup.link import link
from dedup.signals.contact import SameContact
from dedup.signals.country import TwoCountriesOneDay
from dedup.signals.gap import LongGap
from dedup.signals.language import OtherLanguage
from dedup.signals.phone import SamePhone
from dedup.signals.picture import SamePicture, describe
from dedup.signals.room import SameRoom
from dedup.signals.wording import SameWording
from dedup.spelling import spell
from dedup.vocabulary import Vocabulary, terms_of
from dedup.weights import DEFAULT, Rarity
from dedup.words import places_of, words_of
from model import Finding, FindingKind, Level, MatchKind, Picture
from reading import fold

NUMBER = "+33199000001"


def counted(said):
    """A vocabulary in which every ad is a creative of its own."""
    carriers = Counter(term for words in said.values() for term in terms_of(words))
    return Vocabulary(said, carriers, carriers)


def context(*facts, level=Level.OPERATOR, hubs=(), carriers=None, matches=()):
    pictures = [picture for one in facts for picture in one.pictures]
    gallery = sort_pictures(pictures, [*match_hashes(pictures, ()), *matches])
    return Context(
        level,
        Rarity(DEFAULT, carriers or {}, frozenset(hubs)),
        counted({one.key: words_of(one) for one in facts}),
        gallery,
    )


def compare(signal, left, right, **more):
    return signal(context(left, right, **more)).compare(left, right)


def test_every_signal_has_a_sentence_for_the_reviewer_and_a_name_of_its_own():
    sentences = [inspect.getdoc(signal) for signal in SIGNALS]

    assert all(sentence and sentence.rstrip().endswith(".") for sentence in sentences)
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)


def test_a_shared_number_is_a_reason_that_shows_it(facts):
    reason = compare(SamePhone, facts("a", phones=[NUMBER]), facts("b", phones=[NUMBER]))

    assert reason.weight > DEFAULT.accept[Level.OPERATOR]
    assert NUMBER in reason.detail


def test_a_number_on_five_thousand_ads_says_little(facts):
    left, right = facts("a", phones=[NUMBER]), facts("b", phones=[NUMBER])

    assert compare(SamePhone, left, right, carriers={f"phone:{NUMBER}": 5000}).weight < 1


def test_a_hub_says_next_to_nothing_and_the_reason_says_so(facts):
    reason = compare(SamePhone, facts("a", phones=[NUMBER]), facts("b", phones=[NUMBER]), hubs=[f"phone:{NUMBER}"])

    assert reason.weight < 0.5
    assert "unrelated" in reason.detail


def test_characters_that_are_surely_one_number_are_not_told_as_another_too(facts):
    sure = Finding(FindingKind.PHONE, NUMBER, 0, 9, "0470 12", 0.9)
    other = Finding(FindingKind.PHONE, "+33470000000", 0, 9, "0470 12", 0.5, accepted=False)

    reason = compare(SamePhone, facts("a", findings=[sure, other]), facts("b", findings=[sure, other]))
    alone = compare(SamePhone, facts("a", findings=[sure]), facts("b", findings=[sure]))

    assert reason == alone


def test_a_weak_reading_never_links_by_itself(facts):
    weak = Finding(FindingKind.PHONE, NUMBER, 0, 9, "raw", 0.9, accepted=False)
    left, right = facts("a", findings=[weak]), facts("b", phones=[NUMBER])

    assert compare(SamePhone, left, right).weight < DEFAULT.suggest[Level.OPERATOR]
    assert not SamePhone(context(left, right)).keys(left)


def test_a_doubtful_reading_weighs_less(facts):
    sure, unsure = (Finding(FindingKind.PHONE, NUMBER, 0, 9, "raw", rate) for rate in (1.0, 0.5))
    left = facts("a", findings=[sure])

    assert compare(SamePhone, left, facts("b", findings=[unsure])).weight == pytest.approx(
        compare(SamePhone, left, facts("b", findings=[sure])).weight / 2
    )


def test_a_number_in_a_comment_of_somebody_else_is_no_contact(facts):
    said = Finding(FindingKind.PHONE, NUMBER, 0, 9, "raw", 1.0, field="review:0")

    assert compare(SamePhone, facts("a", findings=[said]), facts("b", phones=[NUMBER])) is None


@pytest.mark.parametrize(
    "kind", [FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.IBAN, FindingKind.WALLET, FindingKind.COMPANY]
)
def test_other_contacts_link_like_numbers(facts, kind):
    shown = Finding(kind, "made-up", 0, 7, "Made-Up", 1.0)

    reason = compare(SameContact, facts("a", findings=[shown]), facts("b", findings=[shown]))

    assert (reason.left, reason.weight > 6) == ("Made-Up", True)


def test_equal_handles_on_two_networks_are_two_accounts(facts):
    left, right = (
        Finding(FindingKind.HANDLE, "made.up", 0, 7, "@made.up", 1.0, unit=unit) for unit in ("telegram", "instagram")
    )

    assert compare(SameContact, facts("a", findings=[left]), facts("b", findings=[right])) is None


@pytest.mark.parametrize(("flips", "mirrored"), [(0, False), (31, False), (0, True), (20, True)])
def test_a_copy_of_a_picture_is_the_same_picture(facts, picture, flips, mirrored):
    left, right = facts("a", pictures=[picture(1)]), facts("b", pictures=[picture(1, flips, mirrored)])

    assert compare(SamePicture, left, right).weight > 6


def test_a_picture_at_32_bits_is_another_picture(facts, picture):
    assert compare(SamePicture, facts("a", pictures=[picture(1)]), facts("b", pictures=[picture(1, 32)])) is None


def test_a_picture_without_structure_links_only_by_its_bytes(facts, picture):
    flat = picture(1, quality=49)

    assert compare(SamePicture, facts("a", pictures=[flat]), facts("b", pictures=[picture(1, 5, quality=49)])) is None
    assert compare(SamePicture, facts("a", pictures=[flat]), facts("b", pictures=[flat])) is not None


def test_one_shared_picture_of_four_is_not_the_same_set(facts, picture):
    left = facts("a", pictures=[picture(n) for n in range(4)])
    right = facts("b", pictures=[picture(n) for n in range(3, 7)])

    weight = compare(SamePicture, left, right, level=Level.CREATIVE).weight

    assert weight < DEFAULT.suggest[Level.CREATIVE]
    assert compare(SamePicture, left, right).weight > DEFAULT.accept[Level.OPERATOR]


def test_an_edited_text_is_the_same_wording_and_the_reason_shows_the_edit(facts, prose):
    said = prose(1).split()
    left, right = facts("a", " ".join(said)), facts("b", " ".join([*said[:5], "anders", *said[6:]]))

    reason = compare(SameWording, left, right, level=Level.CREATIVE)

    assert reason.weight > DEFAULT.accept[Level.CREATIVE]
    assert f"only the first says: {said[5]}; only the second says: anders" in reason.detail
    assert " ".join(said[:5]) in reason.left
    assert " ".join(said[:5]) in reason.right


def test_shared_phrases_are_quoted_as_each_ad_writes_them(facts, prose):
    rest = prose(1, 8).split()
    left = facts("a", f"Éxtra DOUX, chez moi! {' '.join(rest)}", folded=f"extra doux, chez moi! {' '.join(rest)}")
    text = f"\u200bextra   d0ux chez moi {' '.join(rest)}"
    folded = f"extra d0ux chez moi {' '.join(rest)}"
    offsets = [*range(1, 7), *range(9, len(text) + 1)]
    right = facts("b", text, folded=folded, offsets=offsets)

    reason = compare(SameWording, replace(left, offsets=range(len(left.text) + 1)), right)

    assert "“Éxtra DOUX" in reason.left
    assert "“extra   d0ux" in reason.right


def test_disguised_words_and_missing_accents_are_the_same_words(facts):
    plain = "schöne große dame bietet massage mit öl in ruhiger lage für herren mit niveau nur nach termin"
    other = "schoene grosse damme bietet mas5age mit oel in ruhiger iage fuer herreeen mit niveau nur nach term1n"
    left, right = (facts(key, text, folded=fold(text).text) for key, text in (("a", plain), ("b", other)))

    assert words_of(left) == words_of(right)


def test_prices_and_hours_are_one_number(facts):
    assert words_of(facts("a", "150 euro vanaf 10 uur")) == words_of(facts("b", "80 euro vanaf 9 uur"))


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا أنا فتاة جديدة في المدينة",
        "สวัสดีค่ะฉันชื่อนกรอคุณที่บ้านของฉัน",
        "你好我是小美每天晚上在我家里等你",
        "नमस्ते मैं हर शाम आपका इंतजार करती हूँ",
        "🔥🔥💋",
        "\u202eabc \u202d אבג",
        "Привет hello 你好 مرحبا",
        "\ud800 \x00",
        "ⓒⓐⓛⓛ",
    ],
)
def test_no_script_stops_the_linker_and_its_words_know_their_places(facts, text):
    folded = fold(f"{text} {text[::-1]} {text}")
    one = facts("a", f"{text} {text[::-1]} {text}", folded=folded.text, offsets=folded.offsets)

    places = places_of(one)

    assert [folded.text[place.start : place.end] for place in places] == [place.text for place in places]
    assert spell(place.text for place in places) == words_of(one)
    assert link([one, replace(one, key="b")]) is not None


@pytest.mark.parametrize(
    "text",
    ["สวัสดีค่ะฉันชื่อนกรอคุณที่บ้านของฉันทุกเย็นบริการนวดหลังด้วยน้ำมันอุ่น", "你好我是小美每天晚上在我家里等你提供热石按摩轻柔音乐"],
)
def test_script_without_gaps_is_cut_the_same_way_after_a_change(facts, text):
    before, after = words_of(facts("a", text)), words_of(facts("b", text[3:5] + text))

    assert len(before) >= len(text) // 8
    assert set(before[2:]) <= set(after)


def test_different_texts_share_no_wording(facts, prose):
    assert compare(SameWording, facts("a", prose(1)), facts("b", prose(2))) is None


def test_short_ad_inside_long_is_no_match(facts, prose):
    short, long = facts("a", prose(1, 15)), facts("b", f"{prose(1, 15)} {prose(2, 200)}")

    reason = compare(SameWording, short, long, level=Level.CREATIVE)

    assert reason is None or reason.weight < DEFAULT.suggest[Level.CREATIVE]


def test_a_number_is_taken_out_of_the_wording(facts, prose):
    number = "01 99 00 00 01"
    shown = Finding(FindingKind.PHONE, NUMBER, 0, 14, number, 1.0)
    wordings = [
        facts(key, f"{prose(seed, 8)} {number} {number}", findings=[shown]) for key, seed in (("a", 1), ("b", 2))
    ]

    assert compare(SameWording, *wordings) is None


def test_a_number_that_nobody_read_is_taken_out_of_the_wording(facts, prose):
    wordings = [facts(key, f"{prose(seed, 8)} 04 70 12 34 56 04 70 12 34 56") for key, seed in (("a", 1), ("b", 2))]

    assert compare(SameWording, *wordings) is None


def test_three_words_are_too_few_to_agree(facts):
    assert compare(SameWording, facts("a", "call me now"), facts("b", "call me now")) is None


def test_two_languages_speak_against_the_same_ad(facts):
    french, dutch = (Finding(FindingKind.LANGUAGE, code, 0, 1, "", 0.95) for code in ("fr", "nl"))
    unsure = Finding(FindingKind.LANGUAGE, "de", 0, 1, "", 0.4)

    assert compare(OtherLanguage, facts("a", findings=[french]), facts("b", findings=[dutch])).weight < 0
    assert compare(OtherLanguage, facts("a", findings=[french]), facts("b", findings=[french])) is None
    assert compare(OtherLanguage, facts("a", findings=[french]), facts("b", findings=[unsure])) is None


def test_two_countries_on_one_day_speak_against(facts):
    belgium, france = facts("a", country="BE"), facts("b", country="FR", day=0.2)

    assert compare(TwoCountriesOneDay, belgium, france).weight < 0
    assert compare(TwoCountriesOneDay, belgium, facts("b", country="FR", day=2)) is None
    assert compare(TwoCountriesOneDay, belgium, facts("b", country=None)) is None


def test_a_year_of_silence_speaks_against(facts):
    assert compare(LongGap, facts("b", day=400), facts("a")).weight < 0
    assert compare(LongGap, facts("a"), facts("b", day=300)) is None


def test_the_gap_is_counted_from_the_last_sight_of_the_earlier_ad(facts):
    early = facts("a")
    lasting = replace(early, last_seen=early.first_seen + timedelta(days=200))

    assert compare(LongGap, lasting, facts("b", day=400)) is None


HALF = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))


def test_ads_with_a_picture_and_its_crop_share_it_and_the_reason_says_how(facts, match):
    left, right = facts("one", pictures=[Picture("a")]), facts("two", pictures=[Picture("b")])
    crop = match("a", "b", MatchKind.CROP, HALF, mirrored=True, turned=90)

    reason = compare(SamePicture, left, right, matches=[crop])

    assert reason.weight > 6
    assert "a mirrored copy, cropped or framed; turned by 90°; matching points: 40; " in reason.detail
    assert "100 % of one is 50 % of the other" in reason.detail


@pytest.mark.parametrize("kind", [MatchKind.CROP, MatchKind.COLLAGE])
def test_what_shows_less_weighs_less(facts, match, kind):
    left, right = facts("one", pictures=[Picture("a")]), facts("two", pictures=[Picture("b")])

    weights = [
        compare(SamePicture, left, right, matches=[match("a", "b", one, HALF)], carriers={"picture:a": 60}).weight
        for one in (MatchKind.COPY, kind)
    ]

    assert weights[0] > weights[1] > 0


def test_a_room_in_common_links_nobody_by_itself(facts, match):
    left, right = facts("one", pictures=[Picture("a")]), facts("two", pictures=[Picture("b")])
    room = match("a", "b", MatchKind.ROOM)

    assert compare(SamePicture, left, right, matches=[room]) is None
    assert 0 < compare(SameRoom, left, right, matches=[room]).weight < DEFAULT.suggest[Level.OPERATOR]


def test_equal_bytes_are_called_the_same_file():
    assert [str(clause) for clause in describe(None)] == ["the same file"]

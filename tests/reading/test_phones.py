"""What is said of a number besides the number: country, confidence, disguise, place, acceptance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model import Ad, Finding, FindingKind
from reading import read_ad, read_text

Kind = Callable[..., list[Finding]]


def phones(text: str, region: str = "BE") -> list[Finding]:
    return [finding for finding in read_text(text, region) if finding.kind is FindingKind.PHONE]


def accepted(text: str, region: str = "BE") -> list[Finding]:
    return [finding for finding in phones(text, region) if finding.accepted]


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("06 39 98 00 01", "FR", "+33639980001"),
        ("01 99 00 12 34", "FR", "+33199001234"),
        ("07700 900123", "GB", "+447700900123"),
        ("+44 7700 900123", "BE", "+447700900123"),
        ("+33 6 39 98 00 01", "DE", "+33639980001"),
    ],
)
def test_ranges_kept_for_fiction_are_accepted(text: str, region: str, number: str) -> None:
    (found,) = phones(text, region)

    assert (found.value, found.accepted) == (number, True)


def test_a_possible_number_has_less_confidence_than_a_valid_one() -> None:
    (possible,) = phones("06 39 98 12 34", "FR")
    (valid,) = phones("06 12 34 56 78", "FR")

    assert possible.confidence < valid.confidence


def test_the_country_of_the_ad_comes_before_the_region_of_the_unit(one_ad: Callable[..., Ad], of_kind: Kind) -> None:
    ad = one_ad("Massage", "bel 06 12345678", country="NL")

    (found,) = of_kind(read_ad(ad, (), "BE"), FindingKind.PHONE)

    assert found.value == "+31612345678"


def test_the_place_of_the_ad_tells_its_country(one_ad: Callable[..., Ad], of_kind: Kind) -> None:
    ad = one_ad("Massage", "06 12 34 56 78", place="59000 Lille")

    (found,) = of_kind(read_ad(ad, (), "BE"), FindingKind.PHONE)

    assert found.value == "+33612345678"


def test_the_language_decides_between_neighbours() -> None:
    (french,) = accepted("Bonjour, je suis chez moi pour vous, 06 39 98 12 34", "BE")
    (dutch,) = accepted("Hallo, ik ben er voor jou, bel 06 39 98 12 34", "BE")

    assert french.value == "+33639981234"
    assert dutch.value == "+31639981234"


def test_the_other_country_that_a_number_may_belong_to_is_kept_as_weak(
    one_ad: Callable[..., Ad], of_kind: Kind
) -> None:
    ad = one_ad("Massage", "0450 00 55 40", country="FR")

    found = of_kind(read_ad(ad, (), "BE"), FindingKind.PHONE)

    assert {(f.value, f.accepted) for f in found} == {("+32450005540", True), ("+33450005540", False)}


def test_a_number_written_twice_is_one_number(one_ad: Callable[..., Ad], of_kind: Kind) -> None:
    ad = one_ad("Massage", "bel 0450005482", ["0450-00-54-82"], country="NL")

    found = of_kind(read_ad(ad, (), "BE"), FindingKind.PHONE)

    assert len({f.value for f in found if f.accepted}) == 1


@pytest.mark.parametrize("text", ["06 39 98 46 53, 0033 6 39 98 46 53", "+33639984653 of 06-39-98-46-53"])
def test_digits_given_with_their_country_elsewhere_are_that_country_s(text: str) -> None:
    assert {finding.value for finding in phones(text, "NL")} == {"+33639984653"}


def test_another_number_given_with_its_country_changes_nothing() -> None:
    assert {found.value for found in accepted("06 12 34 56 78, +33 6 39 98 46 53", "NL")} == {
        "+31612345678",
        "+33639984653",
    }


def test_a_number_split_between_title_text_and_contacts_is_put_together(
    one_ad: Callable[..., Ad], of_kind: Kind
) -> None:
    title, text = one_ad("Appelle 0470 12", "34 56 bisous"), one_ad("Massage", "GSM 0470 12", ["34 56"])

    for ad in (title, text):
        (found,) = of_kind(read_ad(ad, (), "BE"), FindingKind.PHONE)
        assert found.value == "+32470123456"
        assert ad.body[found.start : found.end] == found.raw
        assert found.disguise > 0


def test_two_numbers_side_by_side_are_two() -> None:
    found = phones("0470 12 34 56 / 0471 12 34 56 ou 0472/12.34.56")

    assert [f.value for f in found] == ["+32470123456", "+32471123456", "+32472123456"]


def test_plain_writing_has_no_disguise_and_more_disguise_has_more() -> None:
    written = ["0470 12 34 56", "O470 12 34 56", "0470*12*34*56", "nul vier zeven nul een twee drie vier vijf zes"]
    disguises = [phones(text)[0].disguise for text in written]

    assert disguises[0] == 0
    assert all(disguise > 0.2 for disguise in disguises[1:])
    assert disguises[-1] == 1


def test_without_trunk_prefix_a_number_is_weak_unless_a_label_says_what_it_is() -> None:
    (bare,) = phones("470 12 34 56")
    (labelled,) = phones("gsm: 470 12 34 56")

    assert (bare.value, bare.accepted) == ("+32470123456", False)
    assert (labelled.value, labelled.accepted) == ("+32470123456", True)


def test_digits_stuck_to_a_number_make_it_weak() -> None:
    found = phones("12-0470123456-789")

    assert not any(f.accepted for f in found)


def test_a_longer_reading_wins_over_the_number_hidden_in_it() -> None:
    (found,) = phones("tre quattro sette uno due tre quattro cinque sei sette", "IT")

    assert found.value == "+393471234567"


def test_a_whole_number_wins_over_a_shorter_one_that_is_as_sure() -> None:
    assert [finding.value for finding in accepted("chiamami 06 393 297 31", "IT")] == ["+390639329731"]


def test_numbers_in_links_that_dial_are_numbers_and_others_are_not() -> None:
    text = "https://wa.me/32470123456 et https://town.example/annonce/0471123456"

    assert [f.value for f in phones(text)] == ["+32470123456"]


@pytest.mark.parametrize(
    "address",
    [
        "t.me/+32470123456", "viber://chat?number=%2B32470123456", "signal.me/#p/+32470123456",
        "whatsapp://send?phone=32470123456",
    ],
)  # fmt: skip
def test_addresses_of_messengers_carry_numbers(address: str) -> None:
    assert [f.value for f in accepted(address)] == ["+32470123456"]


@pytest.mark.parametrize("text", ["quatre-vingt-dix-sept ans", "deux cents euros", "un deux trois", "0470", "0470 12"])
def test_too_few_digits_are_no_number(text: str) -> None:
    assert phones(text) == []


def test_the_same_words_part_where_a_comma_parts_them() -> None:
    (apart,) = phones("06 39 98 soixante, douze", "FR")
    (together,) = phones("06 39 98 12 soixante-douze", "FR")

    assert apart.value == "+33639986012"
    assert together.value == "+33639981272"


def test_german_words_do_not_turn_a_french_mobile_into_one_of_a_plan_that_takes_any_digits() -> None:
    assert [found.value for found in accepted("Ruf an 0691.36.47.67 ab 10 Uhr", "FR")] == ["+33691364767"]

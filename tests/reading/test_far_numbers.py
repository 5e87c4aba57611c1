"""Plain numbers of countries that our ads rarely name: read as libphonenumber reads them where they are at home."""

from __future__ import annotations

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from model import FindingKind
from reading import read_text


def numbers(text: str, region: str) -> list[str]:
    return [f.value for f in read_text(text, region) if f.kind is FindingKind.PHONE and f.accepted]


@pytest.mark.parametrize(
    ("region", "written", "number"),
    [
        ("AR", "011 15-2345-6789", "+5491123456789"),  # 15 stands for a mobile
        ("BY", "8 029 491-19-11", "+375294911911"),  # 8, then 0
        ("IQ", "0791 234 5678", "+9647912345678"),  # which is British as well
        ("FO", "20.12.34", "+298201234"),  # which is a date elsewhere
        ("BO", "2.2123456", "+59122123456"),  # and this a decimal number
        ("NU", "7012", "+6837012"),
        ("TK", "+690 3101", "+6903101"),
    ],
)
def test_a_far_country_writes_in_its_own_way(region: str, written: str, number: str) -> None:
    assert numbers(f"Please call {written} today", region) == [number]


@pytest.mark.parametrize("written", ["20.12.34", "2.2123456", "7012"])
def test_what_a_far_country_dials_is_no_number_here(written: str) -> None:
    assert numbers(f"Geopend vanaf {written} te Gent", "BE") == []


@pytest.mark.slow
def test_every_example_of_libphonenumber_is_read_where_it_is_at_home() -> None:
    missed = []
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE):
            if example := phonenumbers.example_number_for_type(region, kind):
                there = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
                number = phonenumbers.format_number(example, PhoneNumberFormat.E164)
                missed += [there] if numbers(f"Please call {there} today", region) != [number] else []

    assert missed == []

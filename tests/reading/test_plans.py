"""The compiled numbering plans answer as libphonenumber does."""

from __future__ import annotations

import random

import phonenumbers
import pytest
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneNumber

from reading.plans import calling_code, valid


def near_examples(code: int, rng: random.Random) -> list[str]:
    """Example numbers of a calling code with up to two digits changed, and random ones."""
    kinds = range(11)
    examples = [
        phonenumbers.example_number_for_type(region, kind)
        for region in COUNTRY_CODE_TO_REGION_CODE[code]
        for kind in kinds
        if region != "001"
    ]
    numbers = [str(example.national_number) for example in examples if example] or ["800123456"]
    for _ in range(30):
        digits = list(rng.choice(numbers))
        for _ in range(rng.randrange(3)):
            digits[rng.randrange(len(digits))] = rng.choice("0123456789")
        numbers.append("".join(digits))
    numbers += [str(rng.randrange(10**6, 10**12)) for _ in range(10)]
    return [number for number in numbers if number[0] != "0"]


@pytest.mark.parametrize(
    "code", [7, 30, 31, 32, 33, 34, 36, 39, 40, 41, 44, 48, 49, 1, 55, 212, 234, 351, 352, 380, 800]
)
def test_valid_is_what_libphonenumber_calls_valid(code: int) -> None:
    rng = random.Random(code)

    for national in near_examples(code, rng):
        number = PhoneNumber(country_code=code, national_number=int(national))
        assert bool(valid(code, len(national))(national)) == phonenumbers.is_valid_number(number), national


@pytest.mark.parametrize("national", ["0612345678", "02123456", "0512345678", "00212345", "0999999999999"])
def test_the_leading_zero_of_italian_numbers_is_part_of_them(national: str) -> None:
    number = phonenumbers.parse("+39" + national)

    assert bool(valid(39, len(national))(national)) == phonenumbers.is_valid_number(number)


def test_calling_codes_are_told_by_the_first_digits() -> None:
    assert [calling_code(start) for start in ("324", "331", "352", "791", "123", "000", "999", "")] == [
        32, 33, 352, 7, 1, None, None, None,
    ]  # fmt: skip

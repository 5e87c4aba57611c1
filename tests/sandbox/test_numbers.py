from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import BadInput
from sandbox.names import luhn, register_number
from sandbox.numbers import DISGUISES, RANGES, WORDS, disguised, is_reserved, national, new_number, plain


@given(st.integers(0, 2**32), st.sampled_from(sorted(RANGES)))
def test_new_numbers_lie_in_the_ranges(seed, country):
    assert is_reserved(new_number(Random(seed), country, set()))


def test_no_number_is_given_out_twice():
    taken: set[str] = set()
    given_out = [new_number(Random(1), "GB", taken) for _ in range(300)]

    assert len(set(given_out)) == 300


def test_a_range_that_is_used_up_says_so():
    taken = {f"+447700900{n:03}" for n in range(1000)}

    with pytest.raises(BadInput, match="used up"):
        new_number(Random(1), "GB", taken)


@given(st.integers(0, 2**32), st.sampled_from(sorted(RANGES)))
def test_a_plain_number_holds_its_digits(seed, country):
    rng = Random(seed)
    number = new_number(rng, country, set())

    digits = "".join(letter for letter in plain(rng, number) if letter.isdigit())
    assert digits.endswith(national(number).removeprefix("0"))


@given(st.integers(0, 2**32), st.sampled_from(sorted(WORDS)))
def test_a_disguise_is_not_the_plain_number(seed, language):
    rng = Random(seed)
    number = new_number(rng, "BE", set())

    assert national(number) not in disguised(rng, number, language)


def test_every_disguise_writes_every_country():
    for country in RANGES:
        number = new_number(Random(7), country, set())
        for disguise in DISGUISES:
            assert disguise(Random(7), number, "fr")


@pytest.mark.parametrize("country", ["BE", "FR", "NL", "DE"])
def test_register_numbers_are_well_formed_and_not_given_out(country):
    text = register_number(Random(3), country)
    digits = "".join(letter for letter in text if letter.isdigit())

    assert "999" in digits
    if country == "BE":
        assert 97 - int(digits[:8]) % 97 == int(digits[8:])
    if country == "FR":
        assert luhn(digits)
        assert not luhn(str(int(digits) + 1))

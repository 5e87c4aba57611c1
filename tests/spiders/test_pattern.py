"""Regular expressions that a definition may hold end in time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.pattern import first_group, problem


@pytest.mark.parametrize(
    "pattern",
    [
        r"/ad/(?P<id>\d+)$",
        r"/(?P<id>\d+)-[\w-]+/$",
        r"^https?://[^/]+/(?:en/)?(?:ad|annonce)/(?P<id>[a-z0-9]+)\.html$",
        r"[?&]id=(?P<id>[0-9a-f]{8}-[0-9a-f]{4})",
        r"-(?P<id>\d{6,9})\.html",
    ],
)
def test_patterns_of_real_boards_are_allowed(pattern):
    assert problem(pattern, "id") is None


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        (r"(?P<id>(a+)+)$", "only a single character"),
        (r"(?P<id>a|aa)*$", "only a single character"),
        (r"(?P<id>.*.*=)", "two parts in a row"),
        (r"(?P<id>.+)/.+/x", "two parts in a row"),
        (r"(?P<id>[\w-]+-\d+)", "two parts in a row"),
        (r"(?P<id>a?a?a?a?)x", "two parts in a row"),
        (r"(?P<id>[а-я]+[а-я]+)", "two parts in a row"),
        (r"(?:ab)?(?:ab)?(?P<id>x)", "two parts in a row"),
        (r"(?P<id>\d{1,9}\d{1,9})", "two parts in a row"),
        (r"(?:a|b+c)(?P<id>x)", "within a choice"),
        (r"(?P<id>x)\1", "look-around, back references"),
        (r"(?<=a)(?P<id>x)", "look-around, back references"),
        (r"(?i)(?P<id>x)", "flags"),
        (r"\d+", "has no group 'id'"),
        (r"(", "not a regular expression"),
    ],
)
def test_patterns_that_may_never_end_are_refused(pattern, complaint):
    assert complaint in (problem(pattern, "id") or "")


def test_a_value_needs_just_one_group():
    assert problem(r"/(\w+)/(\d+)") == "must have one group, around the part that is wanted; it has 2"


def test_addresses_beyond_reason_never_match():
    assert first_group(r"(\d+)", "http://x/" + "1" * 3_000) is None


ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\w", r"\d", "(?:ab)", "(?:a|b)", "(?:a|ab)", "(a)"])
REPEATS = st.sampled_from(["", "", "+", "*", "?", "{2}", "{1,3}", "+?", "{0,40}"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(ATOMS, REPEATS), min_size=1, max_size=9))
def test_what_is_allowed_is_quick_on_text_made_to_stall_it(parts):
    pattern = "(?P<id>" + "".join(atom + repeat for atom, repeat in parts) + ")!"
    if problem(pattern, "id") is not None:
        return

    start = time.process_time()
    first_group(pattern, "ab" * 500, "id")
    first_group(pattern, "a" * 1_000, "id")
    assert time.process_time() - start < 0.5

"""Whatever a file holds, the loader gives a definition or one clear line, never another exception."""

import random
import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import BadInput, SiteDefinition
from spiders.definition import parse

RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = [
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "\n",
    "  ",
    "'",
    '"',
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "%",
    "?",
    "#",
    "null",
    "true",
    "1e9",
]


def _load(data: bytes) -> None:
    try:
        assert isinstance(parse(data, "sites/x.yml"), SiteDefinition)
    except BadInput as error:
        assert str(error).startswith("sites/x.yml")
        assert "\n" not in str(error)


@RELAXED
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_any_mutation_of_a_good_file_is_read_or_refused(board, seed, changes):
    rng = random.Random(seed)
    text = board
    for _ in range(changes):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.choice((0, 1, 5, 30)))
        text = text[:start] + rng.choice([*WORDS, rng.choice(string.printable), ""]) + text[end:]

    _load(text.encode())


@RELAXED
@given(st.integers(0, 2**32))
def test_any_value_in_any_place_is_read_or_refused(board, seed):
    rng = random.Random(seed)
    lines = board.splitlines()
    index = rng.randrange(len(lines))
    key = lines[index].split(":")[0]
    odd = [
        "",
        "[]",
        "{}",
        "~",
        "1",
        "-1.5",
        "true",
        "[1, 2]",
        "{a: b}",
        "'\\'",
        "x" * 400,
        "[[[]]]",
        "{css: 1}",
        "!!set {a}",
    ]
    lines[index] = f"{key}: {rng.choice(odd)}"

    _load("\n".join(lines).encode())


@RELAXED
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    _load(data)

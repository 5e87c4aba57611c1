"""Builders of made-up facts for the tests of this room."""

import hashlib
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from model import AdFacts, Finding, FindingKind, Judgement, Level, Link, Picture, PictureMatch, Reason

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
MIRROR = (1 << 256) - 1


def finding(kind, value, **more):
    return Finding(kind, value, 0, len(value), more.pop("raw", value), more.pop("confidence", 0.95), **more)


@pytest.fixture
def facts():
    """facts("a", text=..., phones=[...], pictures=[...], day=3): one ad as the linker sees it."""

    def make(key, text="", phones=(), pictures=(), day=0.0, findings=(), **more):
        at = START + timedelta(days=day)
        numbers = tuple(finding(FindingKind.PHONE, phone) for phone in phones)
        defaults = {"site": "one", "category": "escort", "country": "BE", "place": None, "language": None}
        more = defaults | {"folded": text.casefold()} | more
        return AdFacts(
            key=key, first_seen=at, last_seen=at, posted_at=at, text=text,
            findings=(*numbers, *findings), pictures=tuple(pictures), **more,
        )  # fmt: skip

    return make


@pytest.fixture
def picture():
    """picture(7): a picture of its own; picture(7, flips=9): an altered copy of it."""

    def make(number, flips=0, mirrored=False, quality=90):
        value = int(hashlib.sha256(f"scene {number}".encode()).hexdigest(), 16)
        mirror = int(hashlib.sha256(f"mirrored {number}".encode()).hexdigest(), 16)
        value, mirror = (mirror, value) if mirrored else (value, mirror)
        change = sum(1 << bit for bit in Random(flips).sample(range(256), flips))
        name = hashlib.sha256(f"{number} {flips} {mirrored}".encode()).hexdigest()
        return Picture(name, 320, 240, "jpeg", f"{value ^ change:064x}", f"{mirror ^ change:064x}", quality, "1")

    return make


@pytest.fixture
def match():
    """match("a", "b", MatchKind.CROP, right_area=...): how two pictures agree; the whole of both unless said."""
    whole = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))

    def make(left, right, kind, right_area=whole, left_area=whole, mirrored=False, turned=0):
        return PictureMatch(left, right, kind, mirrored, turned, None, 40, left_area, right_area, "1")

    return make


@pytest.fixture
def prose():
    """prose(3): forty made-up words that are always the same for 3 and shared with no other number."""

    def make(number, words=40):
        rng = Random(number)
        return " ".join(
            f"{rng.choice('bdfgklmprst')}{rng.choice('aeiou')}{rng.randrange(36**3):x}x" for _ in range(words)
        )

    return make


@pytest.fixture
def bond():
    """bond("a", "b", 9.0): an accepted link of one reason; bond("a", "b", phone=6, picture=4): of several."""

    def make(left, right, bits=None, level=Level.OPERATOR, **kinds):
        reasons = kinds or {"phone": bits}
        left, right = sorted((left, right))
        return Link(left, right, level, tuple(Reason(kind, float(weight), "") for kind, weight in reasons.items()))

    return make


@pytest.fixture
def word():
    """word("a", "b", Sameness.NEVER): what a person said of two ads."""

    def make(left, right, sameness, level=Level.OPERATOR, minute=0):
        return Judgement(left, right, level, sameness, "reviewer", "seen", START + timedelta(minutes=minute))

    return make

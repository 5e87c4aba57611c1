"""Which telephone number a string of digits is: country, E.164 form, and how well libphonenumber knows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache, partial
from typing import NamedTuple, cast

from reading.plans import calling_code, code_of, is_written_bare, lengths, parse, region_of, trunk, valid

LEAST = 8  # digits: shorter local numbers of our countries cannot be told from anything else
SHORTEST, LONGEST = 7, 15  # digits of a subscriber's number without prefixes; E.164 allows fifteen with them

# Countries whose numbers stand in Belgian and French ads most often; asked when the home countries give nothing.
NEIGHBOURS = ("BE", "FR", "NL", "DE", "LU", "GB", "CH", "ES", "RO", "IT", "PT", "AT", "PL", "HU", "BG", "IE")
_CODED = frozenset((*NEIGHBOURS, "RU", "UA", "MD", "MA", "TR", "BR"))
"""Countries whose code is believed without + or 00."""

_USUALLY_BARE = frozenset({"RU", "KZ", "BR"})  # where a national prefix exists and is hardly ever written; and code 1
SPOKEN_IN = {
    "fr": ("FR", "BE", "LU", "CH"), "nl": ("NL", "BE"), "de": ("DE", "AT", "CH", "LU"), "en": ("GB", "IE"),
    "es": ("ES",), "ro": ("RO",), "it": ("IT", "CH"), "pt": ("PT",), "pl": ("PL",), "ru": ("RU",),
}  # fmt: skip

_SPEAKERS = frozenset(region for regions in SPOKEN_IN.values() for region in regions)

LOOSE_PLANS = frozenset({"DE", "AT", "IT", "LU", "HU", "BG", "IE"})
"""Countries whose numbers differ in length: almost any digits are a number of theirs."""

# Shape of mobile numbers, fiction ranges and blocks not yet given out included: what people take for a number.
_MOBILE = {
    "BE": r"4\d{8}", "FR": r"[67]\d{8}", "NL": r"6\d{8}", "DE": r"1[5-7]\d{8,9}", "LU": r"6\d{8}", "GB": r"7\d{9}",
    "CH": r"7\d{8}", "ES": r"[67]\d{8}", "RO": r"7\d{8}", "IT": r"3\d{8,9}", "PT": r"9\d{8}", "AT": r"6\d{8,11}",
    "PL": r"[4-8]\d{8}", "HU": r"[237]0\d{7}", "BG": r"8[789]\d{7}", "IE": r"8\d{8}",
    "RU": r"9\d{9}", "UA": r"(?:39|50|6[368]|73|9[1-9])\d{7}", "MD": r"[67]\d{7}", "MA": r"[67]\d{8}", "TR": r"5\d{9}",
    "BR": r"[1-9]\d9\d{8}",
}  # fmt: skip
_MOBILE_SHAPES = {region: re.compile(pattern) for region, pattern in _MOBILE.items()}
# Geographic numbers of fixed length, where a shape says enough: reserved blocks look like these too.
_FIXED_SHAPES = {"FR": re.compile(r"[1-59]\d{8}"), "GB": re.compile(r"[12]\d{9}"), "BE": re.compile(r"[1-9]\d{7}")}

_GEOGRAPHIC = _FIXED_SHAPES | {
    "NL": re.compile(r"[1-57]\d{8}"), "RO": re.compile(r"[23]\d{8}"), "CH": re.compile(r"[2-9]\d{8}"),
}  # fmt: skip


_RUSSIAN = 11  # digits of a Russian mobile number with its prefix, 8


_ITALY, _LONGEST_ITALIAN = 39, 10  # digits of a mobile number; those of its voicemail have more
_LEAST_BEHIND_ZEROS = 10  # digits: 00, a code, and as many as are rarely anything else
_LEAST_ABROAD = 4  # digits of a number behind + and a country code: small islands


class Standing(IntEnum):
    """How well a number is known: `VALID` to libphonenumber; of the right `SHAPE` for its country; of a `POSSIBLE`
    length only."""

    NONE = 0
    POSSIBLE = 1
    SHAPE = 2
    VALID = 3

    __hash__ = int.__hash__  # that of an enumeration is slow, and scores are looked up by it


class Form(IntEnum):
    """How the country was said."""

    BARE = 0  # without trunk prefix and without country code
    CODE = 1  # country code without + or 00
    TRUNK = 2  # national prefix
    INTERNATIONAL = 3

    __hash__ = int.__hash__


BARE, CODE, TRUNK, INTERNATIONAL = Form
NONE, POSSIBLE, SHAPE, VALID = Standing
"""By their own names: looking a member up on its class is slow too."""


class Reading(NamedTuple):
    """One reading of digits as a number. `home` says whether its country was expected (or named by its code)."""

    e164: str
    region: str
    standing: Standing
    form: Form
    home: bool
    mobile: bool


_reading = cast("Callable[[tuple[object, ...]], Reading]", partial(tuple.__new__, Reading))  # faster than the class
Match = Callable[[str], object]
"""Asks a pattern about a whole string; something true or `None`."""


class _Plan(NamedTuple):
    """What is asked of a country, all of it at hand."""

    region: str
    code: int
    lengths: frozenset[int]
    zero: bool  # whether its numbers may begin with one: it has no national prefix
    mobile: Match
    fixed: Match


class _Question(NamedTuple):
    """A country to ask whether it knows digits as its own, `skip` of them being its national prefix."""

    plan: _Plan
    skip: int
    form: Form
    home: bool


@lru_cache(maxsize=512)
def _plan(region: str) -> _Plan:
    code = code_of(region)
    return _Plan(
        region, code, lengths(region), trunk(region) is None,
        _MOBILE_SHAPES[region].fullmatch if region in _MOBILE_SHAPES else _never,
        _FIXED_SHAPES[region].fullmatch if region in _FIXED_SHAPES else _never,
    )  # fmt: skip


def _never(national: str) -> None:
    """Knows no number."""


@lru_cache(maxsize=512)
def least_digits(home: tuple[str, ...]) -> int:
    """The fewest digits of a number worth telling: eight, but fewer in far countries whose plans have shorter ones."""
    return min(LEAST if region in _CODED or not lengths(region) else _shortest(region) for region in home)


def _shortest(region: str) -> int:
    return max(_LEAST_ABROAD, min(LEAST, *lengths(region)))


def is_far(home: tuple[str, ...]) -> bool:
    """Whether the likeliest country is none whose numbers and languages our ads teach: libphonenumber is asked then,
    and the language of the ad says nothing of the number's country."""
    return home[0] not in _CODED and home[0] not in _SPEAKERS


@lru_cache(maxsize=8192)
def readings(digits: str, plus: bool, home: tuple[str, ...]) -> tuple[Reading, ...]:
    """All readings of `digits`, the international one alone if a prefix says so; `home` are the expected countries.

    Other countries are asked only for what looks like a number with its trunk prefix.
    """
    if plus:
        return _international(digits)
    if digits.startswith("00"):
        return tuple(r for r in _international(digits[2:]) if len(digits) >= _LEAST_BEHIND_ZEROS)
    here, mobile, fixed = _questions(digits[:3], len(digits), home)
    found = []
    for plan, skip, form, expected in here:
        if known := _known(plan, digits[skip:], form, expected):
            found.append(known)
    if is_far(home) and (parsed := parse(digits, home[0])):
        number, mobile_there = parsed
        found = [r for r in found if r.region != home[0]] + [Reading(number, home[0], VALID, TRUNK, True, mobile_there)]
    known_here = [r for r in found if r.standing >= SHAPE and r.form is TRUNK] if found else ()
    for plan, skip, form, expected in mobile if known_here else mobile + fixed:
        away = _known(plan, digits[skip:], form, expected)
        if away and away.standing >= SHAPE:
            found.append(away)
    if len(digits) >= 10 and digits[0] != "0":
        found += _coded(digits)
    return tuple(found)


@lru_cache(maxsize=8192)
def _questions(opening: str, length: int, home: tuple[str, ...]) -> tuple[tuple[_Question, ...], ...]:
    """Whom to ask about `length` digits that begin with these three: the expected countries; others, for their mobile
    numbers; and others for their geographic ones, if no expected country knows the number.

    Lengths, national prefixes and all shapes of others are told by so much.
    """
    here = tuple(q for region in home if (q := _question(opening, length, region, True)))
    if opening[:2] == "89" and length == _RUSSIAN and "RU" not in home:
        return here, (_Question(_plan("RU"), 1, Form.TRUNK, False),), ()
    if opening[0] != "0" or not 9 <= length <= 13:
        return here, (), ()
    mobile, fixed = _foreign(opening, length)
    return here, *(tuple([q for q in asked if q.plan.region not in home]) for asked in (mobile, fixed))


@lru_cache(maxsize=8192)
def _foreign(opening: str, length: int) -> tuple[tuple[_Question, ...], tuple[_Question, ...]]:
    """The neighbours whose mobile numbers begin so, and those whose geographic ones do."""
    national = opening[1:3].ljust(length - 1, "0")
    asked = [
        tuple(
            question for region in NEIGHBOURS
            if region in shapes and shapes[region].fullmatch(national)
            and (question := _question(opening, length, region, False))
        )
        for shapes in (_MOBILE_SHAPES, _GEOGRAPHIC)
    ]  # fmt: skip
    return asked[0], tuple(q for q in asked[1] if q not in asked[0])


def _question(opening: str, length: int, region: str, home: bool) -> _Question | None:
    """How a country would read digits that begin so; `None` if it cannot."""
    prefix, plan = trunk(region), _plan(region)
    if prefix and opening.startswith(prefix) and (prefix == "0" or length - len(prefix) in plan.lengths):
        asked = _Question(plan, len(prefix), TRUNK, home)
    elif home and (prefix is None or plan.code == 1 or region in _USUALLY_BARE):
        asked = _Question(plan, 0, TRUNK, home)
    elif home and opening[0] != "0":
        asked = _Question(plan, 0, BARE, home)
    else:
        return None
    return asked if _is_long(plan, length - asked.skip, asked.form) else None


def _is_long(plan: _Plan, length: int, form: Form) -> bool:
    """Whether a national number of a country can have so many digits."""
    least = _LEAST_ABROAD if form is INTERNATIONAL or plan.region not in _CODED else SHORTEST
    return least <= length <= LONGEST and length in plan.lengths


def _international(digits: str) -> tuple[Reading, ...]:
    code = calling_code(digits[:3])
    if code is None:
        return ()
    plan, national = _plan(region_of(code)), digits[len(str(code)) :]
    best = _abroad(plan, national, INTERNATIONAL)
    if national.startswith("0") and trunk(plan.region) == "0":  # "+32 (0)470", "0033 06"
        without = _abroad(plan, national[1:], INTERNATIONAL)
        best = without if without and (not best or without.standing > best.standing) else best
    return (best,) if best else ()


def _coded(digits: str) -> list[Reading]:
    code = calling_code(digits[:3])
    if code is None or (region := region_of(code)) not in _CODED:
        return []
    national = digits[len(str(code)) :]
    if national.startswith("0") and trunk(region) == "0":
        national = national[1:]
    reading = _abroad(_plan(region), national, CODE)
    return [reading] if reading and reading.standing >= SHAPE else []


def _abroad(plan: _Plan, national: str, form: Form) -> Reading | None:
    return _known(plan, national, form, True) if _is_long(plan, len(national), form) else None


def _known(plan: _Plan, national: str, form: Form, home: bool) -> Reading | None:
    """The reading of a number of possible length with its standing; `None` if no number of the country begins so."""
    if national[0] == "0" and not plan.zero:
        return None
    mobile = plan.mobile(national) is not None
    if plan.code == _ITALY and national[0] == "3" and len(national) > _LONGEST_ITALIAN:
        return None
    if valid(plan.code, len(national))(national):
        standing = VALID
        if form is BARE and is_written_bare(plan.code, national[:4], len(national)):
            form = TRUNK
    elif mobile or plan.fixed(national):
        standing = SHAPE
    else:
        standing = POSSIBLE
    return _reading((f"+{plan.code}{national}", plan.region, standing, form, home, mobile))

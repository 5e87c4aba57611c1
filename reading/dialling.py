"""Which telephone number a string of digits is: country, E.164 form, and how well libphonenumber knows it."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from reading.plans import calling_code, code_of, is_valid, is_written_bare, lengths, region_of, trunk

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


_LEAST_ABROAD = 5  # digits of a number behind + and a country code: small islands


class Standing(IntEnum):
    """How well a number is known: `VALID` to libphonenumber; of the right `SHAPE` for its country; of a `POSSIBLE`
    length only."""

    NONE = 0
    POSSIBLE = 1
    SHAPE = 2
    VALID = 3


class Form(IntEnum):
    """How the country was said."""

    BARE = 0  # without trunk prefix and without country code
    CODE = 1  # country code without + or 00
    TRUNK = 2  # national prefix
    INTERNATIONAL = 3


class Reading(NamedTuple):
    """One reading of digits as a number. `home` says whether its country was expected (or named by its code)."""

    e164: str
    region: str
    standing: Standing
    form: Form
    home: bool
    mobile: bool


class _Question(NamedTuple):
    """A country to ask whether it knows digits as its own, `skip` of them being its national prefix."""

    code: int
    region: str
    skip: int
    form: Form
    home: bool


@lru_cache(maxsize=512)
def least_digits(home: tuple[str, ...]) -> int:
    """The fewest digits of a number worth telling: eight, but fewer in far countries whose plans have shorter ones."""
    return min(LEAST if region in _CODED or not lengths(region) else _shortest(region) for region in home)


def _shortest(region: str) -> int:
    return max(_LEAST_ABROAD, min(LEAST, *lengths(region)))


@lru_cache(maxsize=8192)
def readings(digits: str, plus: bool, home: tuple[str, ...]) -> tuple[Reading, ...]:
    """All readings of `digits`, the international one alone if a prefix says so; `home` are the expected countries.

    Other countries are asked only for what looks like a number with its trunk prefix.
    """
    if plus:
        return _international(digits)
    if digits.startswith("00"):
        return _international(digits[2:])
    here, mobile, fixed = _questions(digits[:3], len(digits), home)
    found = [r for q in here if (r := _known(q.code, q.region, digits[q.skip :], q.form, q.home))]
    known_here = any(r.standing >= Standing.SHAPE and r.form is Form.TRUNK for r in found)
    for q in mobile if known_here else mobile + fixed:
        away = _known(q.code, q.region, digits[q.skip :], q.form, q.home)
        if away and away.standing >= Standing.SHAPE:
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
        return here, (_Question(7, "RU", 1, Form.TRUNK, False),), ()
    if opening[0] != "0" or not 9 <= length <= 13:
        return here, (), ()
    national = opening[1:3].ljust(length - 1, "0")
    asked = [
        tuple(
            q for region in NEIGHBOURS
            if region not in home and region in shapes and shapes[region].fullmatch(national)
            and (q := _question(opening, length, region, False))
        )
        for shapes in (_MOBILE_SHAPES, _GEOGRAPHIC)
    ]  # fmt: skip
    return here, asked[0], tuple(q for q in asked[1] if q not in asked[0])


def _question(opening: str, length: int, region: str, home: bool) -> _Question | None:
    """How a country would read digits that begin so; `None` if it cannot."""
    prefix, code = trunk(region), code_of(region)
    if prefix and opening.startswith(prefix) and (prefix == "0" or length - len(prefix) in lengths(region)):
        asked = _Question(code, region, len(prefix), Form.TRUNK, home)
    elif home and (prefix is None or code == 1 or region in _USUALLY_BARE):
        asked = _Question(code, region, 0, Form.TRUNK, home)
    elif home and opening[0] != "0":
        asked = _Question(code, region, 0, Form.BARE, home)
    else:
        return None
    return asked if length - asked.skip in lengths(region) else None


def _international(digits: str) -> tuple[Reading, ...]:
    code = calling_code(digits[:3])
    if code is None:
        return ()
    region = region_of(code)
    national = digits[len(str(code)) :]
    best = _known(code, region, national, Form.INTERNATIONAL, True)
    if national.startswith("0") and trunk(region) == "0":  # "+32 (0)470", "0033 06"
        without = _known(code, region, national[1:], Form.INTERNATIONAL, True)
        best = without if without and (not best or without.standing > best.standing) else best
    return (best,) if best else ()


def _coded(digits: str) -> list[Reading]:
    code = calling_code(digits[:3])
    if code is None or (region := region_of(code)) not in _CODED:
        return []
    national = digits[len(str(code)) :]
    if national.startswith("0") and trunk(region) == "0":
        national = national[1:]
    reading = _known(code, region, national, Form.CODE, True)
    return [reading] if reading and reading.standing >= Standing.SHAPE else []


def _known(code: int, region: str, national: str, form: Form, home: bool) -> Reading | None:
    """The reading with its standing, or None when the length is impossible."""
    least = _LEAST_ABROAD if form is Form.INTERNATIONAL or region not in _CODED else SHORTEST
    if not least <= len(national) <= LONGEST or (national[0] == "0" and trunk(region) is not None):
        return None
    if len(national) not in lengths(region):
        return None
    mobile = bool((shape := _MOBILE_SHAPES.get(region)) and shape.fullmatch(national))
    if is_valid(code, national):
        standing = Standing.VALID
    elif mobile or ((fixed := _FIXED_SHAPES.get(region)) and fixed.fullmatch(national)):
        standing = Standing.SHAPE
    else:
        standing = Standing.POSSIBLE
    if form is Form.BARE and standing is Standing.VALID and is_written_bare(code, national[:4], len(national)):
        form = Form.TRUNK
    return Reading(f"+{code}{national}", region, standing, form, home, mobile)

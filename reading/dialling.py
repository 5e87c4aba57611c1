"""Which telephone number a string of digits is: country, E.164 form, and how well libphonenumber knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumber

SHORTEST, LONGEST = 7, 15  # digits of a subscriber's number without prefixes; E.164 allows fifteen with them

# Countries whose numbers stand in Belgian and French ads most often; asked when the home countries give nothing.
NEIGHBOURS = ("BE", "FR", "NL", "DE", "LU", "GB", "CH", "ES", "RO", "IT", "PT", "AT", "PL", "HU", "BG", "IE")
SPOKEN_IN = {
    "fr": ("FR", "BE", "LU", "CH"), "nl": ("NL", "BE"), "de": ("DE", "AT", "CH", "LU"), "en": ("GB", "IE"),
    "es": ("ES",), "ro": ("RO",), "it": ("IT", "CH"), "pt": ("PT",), "pl": ("PL",),
}  # fmt: skip

LOOSE_PLANS = frozenset({"DE", "AT", "IT", "LU", "HU", "BG", "IE"})
"""Countries whose numbers differ in length: almost any digits are a number of theirs."""

# Shape of mobile numbers, fiction ranges and blocks not yet given out included: what people take for a number.
_MOBILE = {
    "BE": r"4\d{8}", "FR": r"[67]\d{8}", "NL": r"6\d{8}", "DE": r"1[5-7]\d{8,9}", "LU": r"6\d{8}", "GB": r"7\d{9}",
    "CH": r"7\d{8}", "ES": r"[67]\d{8}", "RO": r"7\d{8}", "IT": r"3\d{8,9}", "PT": r"9\d{8}", "AT": r"6\d{8,11}",
    "PL": r"[4-8]\d{8}", "HU": r"[237]0\d{7}", "BG": r"8[789]\d{7}", "IE": r"8\d{8}",
}  # fmt: skip
_MOBILE_SHAPES = {region: re.compile(pattern) for region, pattern in _MOBILE.items()}
# Geographic numbers of fixed length, where a shape says enough: reserved blocks look like these too.
_FIXED_SHAPES = {"FR": re.compile(r"[1-59]\d{8}"), "GB": re.compile(r"[12]\d{9}"), "BE": re.compile(r"[1-9]\d{7}")}

_GEOGRAPHIC = _FIXED_SHAPES | {
    "NL": re.compile(r"[1-57]\d{8}"), "RO": re.compile(r"[23]\d{8}"), "CH": re.compile(r"[2-9]\d{8}"),
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of digits as a number. `home` says whether its country was expected (or named by its code)."""

    e164: str
    region: str
    standing: Standing
    form: Form
    home: bool
    mobile: bool


@lru_cache(maxsize=8192)
def readings(digits: str, plus: bool, home: tuple[str, ...]) -> tuple[Reading, ...]:
    """All readings of `digits`, the international one alone if a prefix says so; `home` are the expected countries.

    Other countries are asked only for what looks like a number with its trunk prefix.
    """
    if plus:
        return _international(digits)
    if digits.startswith("00"):
        return _international(digits[2:])
    found = [r for region in home if (r := _national(digits, region, True))]
    if digits[0] == "0" and 9 <= len(digits) <= 13:
        known_here = any(r.standing >= Standing.SHAPE and r.form is Form.TRUNK for r in found)
        away = [region for region in NEIGHBOURS if region not in home and _looks_away(digits[1:], region, known_here)]
        others = (_national(digits, region, False) for region in away)
        found += [reading for reading in others if reading and reading.standing >= Standing.SHAPE]
    if len(digits) >= 10 and digits[0] != "0":
        found += _coded(digits)
    return tuple(found)


def _looks_away(national: str, region: str, known_here: bool) -> bool:
    """Whether a country that nobody expects is worth asking: for its mobile numbers, and its geographic ones if no
    expected country knows the number."""
    if _MOBILE_SHAPES[region].fullmatch(national):
        return True
    return not known_here and region in _GEOGRAPHIC and _GEOGRAPHIC[region].fullmatch(national) is not None


def _international(digits: str) -> tuple[Reading, ...]:
    code = _country_code(digits)
    if code is None:
        return ()
    region = COUNTRY_CODE_TO_REGION_CODE[code][0]
    national = digits[len(str(code)) :]
    best = _known(code, region, national, Form.INTERNATIONAL, True)
    if national.startswith("0") and _trunk(region) == "0":  # "+32 (0)470", "0033 06"
        without = _known(code, region, national[1:], Form.INTERNATIONAL, True)
        best = without if without and (not best or without.standing > best.standing) else best
    return (best,) if best else ()


def _coded(digits: str) -> list[Reading]:
    code = _country_code(digits)
    if code is None or COUNTRY_CODE_TO_REGION_CODE[code][0] not in NEIGHBOURS:
        return []
    region = COUNTRY_CODE_TO_REGION_CODE[code][0]
    national = digits[len(str(code)) :]
    if national.startswith("0") and _trunk(region) == "0":
        national = national[1:]
    reading = _known(code, region, national, Form.CODE, True)
    return [reading] if reading and reading.standing >= Standing.SHAPE else []


def _national(digits: str, region: str, home: bool) -> Reading | None:
    trunk = _trunk(region)
    code = code_of(region)
    if digits.startswith("0") and trunk == "0":
        return _known(code, region, digits[1:], Form.TRUNK, home)
    if trunk is None and home:
        return _known(code, region, digits, Form.TRUNK, home)
    if digits[0] != "0" and home:
        return _known(code, region, digits, Form.BARE, home)
    return None


def _known(code: int, region: str, national: str, form: Form, home: bool) -> Reading | None:
    """The reading with its standing, or None when the length is impossible."""
    if not SHORTEST <= len(national) <= LONGEST or (national[0] == "0" and region != "IT"):
        return None
    if len(national) not in _lengths(region):
        return None
    mobile = bool((shape := _MOBILE_SHAPES.get(region)) and shape.fullmatch(national))
    number = PhoneNumber(
        country_code=code, national_number=int(national), italian_leading_zero=national[0] == "0" or None
    )
    if phonenumbers.is_valid_number(number):
        standing = Standing.VALID
    elif mobile or ((fixed := _FIXED_SHAPES.get(region)) and fixed.fullmatch(national)):
        standing = Standing.SHAPE
    else:
        standing = Standing.POSSIBLE
    return Reading(f"+{code}{national}", region, standing, form, home, mobile)


@lru_cache(maxsize=4096)
def _country_code(digits: str) -> int | None:
    for length in (1, 2, 3):
        if int(digits[:length] or 0) in COUNTRY_CODE_TO_REGION_CODE and not digits.startswith("0"):
            return int(digits[:length])
    return None


@lru_cache(maxsize=512)
def _lengths(region: str) -> frozenset[int]:
    metadata = PhoneMetadata.metadata_for_region(region)
    described = metadata.general_desc if metadata else None
    return frozenset(described.possible_length if described else ())


@lru_cache(maxsize=512)
def _trunk(region: str) -> str | None:
    metadata = PhoneMetadata.metadata_for_region(region)
    return metadata.national_prefix if metadata else None


@lru_cache(maxsize=512)
def code_of(region: str) -> int:
    """The country calling code of a region, 0 for none."""
    return int(phonenumbers.country_code_for_region(region))

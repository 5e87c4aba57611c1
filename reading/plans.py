"""Numbering plans, compiled from libphonenumber's metadata: one pattern per calling code and length says what is valid.

`phonenumbers.is_valid_number` asks up to ten patterns for every number; tests hold the two to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import phonenumbers
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberDesc,
    PhoneNumberFormat,
    PhoneNumberType,
)

_WORLD = "001"  # libphonenumber's region of calling codes that belong to no country


@cache
def valid(code: int, length: int) -> Callable[[str], re.Match[str] | None]:
    """What matches the national numbers of so many digits (without trunk prefix) that libphonenumber calls valid."""
    plans = [_metadata(region, code) for region in COUNTRY_CODE_TO_REGION_CODE[code]]
    return re.compile("|".join(_plan(plan, length) for plan in plans if plan and plan.general_desc)).fullmatch


def _metadata(region: str, code: int) -> PhoneMetadata | None:
    if region == _WORLD:
        return PhoneMetadata.metadata_for_nongeo_region(code)
    return PhoneMetadata.metadata_for_region(region)


def _plan(plan: PhoneMetadata, length: int) -> str:
    """The kinds of number that `is_valid_number` knows, the likeliest first, each within the plan's general pattern."""
    kinds = (
        plan.mobile, plan.fixed_line, plan.premium_rate, plan.toll_free, plan.shared_cost, plan.voip,
        plan.personal_number, plan.pager, plan.uan, plan.voicemail,
    )  # fmt: skip
    described = [f"(?:{kind.national_number_pattern})" for kind in kinds if kind and _can_have(kind, length)]
    general = plan.general_desc.national_number_pattern if plan.general_desc else "(?!)"
    return rf"(?=(?:{general})\Z)(?:{'|'.join(described) or '(?!)'})"


def _can_have(kind: PhoneNumberDesc, length: int) -> bool:
    lengths = [possible for possible in kind.possible_length if possible > 0]
    return bool(kind.national_number_pattern) and (not lengths or length in lengths)


@lru_cache(maxsize=4096)
def is_written_bare(code: int, opening: str, length: int) -> bool:
    """Whether libphonenumber writes national numbers that begin with these digits without the national prefix."""
    national = opening.ljust(length, "1")
    written = phonenumbers.format_number(
        PhoneNumber(country_code=code, national_number=int(national)), PhoneNumberFormat.NATIONAL
    )
    return "".join(filter(str.isdigit, written)) == national


def parse(digits: str, region: str) -> tuple[str, bool] | None:
    """The valid number (E.164) that libphonenumber reads in digits dialled in a region, and whether it is a mobile's.

    It knows of prefixes that stand in no table: the Argentine 15 inside a mobile number, the Belarusian 80.
    """
    try:
        number = phonenumbers.parse(digits, region)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    return phonenumbers.format_number(number, PhoneNumberFormat.E164), mobile


@cache
def region_of(code: int) -> str:
    """The main country of a calling code (ISO 3166-1)."""
    return str(COUNTRY_CODE_TO_REGION_CODE[code][0])


@lru_cache(maxsize=512)
def code_of(region: str) -> int:
    """The country calling code of a region, 0 for none."""
    return int(phonenumbers.country_code_for_region(region))


@lru_cache(maxsize=512)
def lengths(region: str) -> frozenset[int]:
    """How many digits a national number of the region may have."""
    metadata = PhoneMetadata.metadata_for_region(region)
    described = metadata.general_desc if metadata else None
    return frozenset(described.possible_length if described else ())


@lru_cache(maxsize=512)
def trunk(region: str) -> str | None:
    """The national prefix, if there is one."""
    metadata = PhoneMetadata.metadata_for_region(region)
    return metadata.national_prefix if metadata else None


@cache
def calling_code(start: str) -> int | None:
    """The calling code that digits open with; give it their first three."""
    for length in (1, 2, 3):
        if start[:1] != "0" and start and int(start[:length]) in COUNTRY_CODE_TO_REGION_CODE:
            return int(start[:length])
    return None

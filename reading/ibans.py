"""Bank accounts: IBANs whose checksum holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.passage import Passage

# Lengths: SWIFT IBAN registry, release 99, the countries whose accounts stand in European ads.
_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22,
    "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22,
    "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31,
    "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24,
    "TR": 26, "UA": 29,
}  # fmt: skip
_START = re.compile(r"(?<![a-z0-9])([a-z] ?[a-z])[ .-]?(\d ?\d)(?=[ .-]?[a-z0-9])")
_DIGITS_ONLY = frozenset("AT BA BE CZ DE DK EE ES FI HR HU LT ME NO PL PT RS SE SI SK".split())  # noqa: SIM905 codes
_LOOK_ALIKES = str.maketrans("OILSBZ", "011582")
_BLANKS = frozenset(" .-/")


def read_ibans(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """IBANs, in groups or not; `value` in capitals without spaces. A wrong checksum is no finding."""
    text = passage.folded.text
    done = 0
    for match in _START.finditer(text):
        length = _LENGTHS.get(match[1].replace(" ", "").upper())
        if length is None or match.start() < done:
            continue
        value, end = _gather(text, match.start(), length)
        if value[:2] in _DIGITS_ONLY:
            value = value[:2] + value[2:].translate(_LOOK_ALIKES)
        if len(value) == length and checks(value):
            done = end
            yield passage.found(FindingKind.IBAN, value, match.start(), end, 0.99)


def _gather(text: str, start: int, length: int) -> tuple[str, int]:
    """The next `length` letters and digits, single blanks skipped, and where they end."""
    taken: list[str] = []
    at = start
    while at < len(text) and len(taken) < length:
        character = text[at]
        if character.isascii() and character.isalnum():
            taken.append(character)
        elif character not in _BLANKS or text[at - 1] in _BLANKS:
            return "", at
        at += 1
    if at < len(text) and text[at].isalnum():
        return "", at
    return "".join(taken).upper(), at


def checks(iban: str) -> bool:
    """Whether the remainder of ISO 13616 (ISO 7064 mod 97-10) is 1."""
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1

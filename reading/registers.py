"""Register numbers of more countries, read behind their name and checked by their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from model import Finding, FindingKind
from reading.passage import Passage


class _Register(NamedTuple):
    """A register: what its numbers look like behind its name, and whether the digits of one are sound."""

    pattern: re.Pattern[str]
    is_sound: Callable[[str], bool]


def is_enterprise(digits: str) -> bool:
    """Whether ten digits have the check digits of a Belgian enterprise number."""
    return 97 - int(digits[:8]) % 97 == int(digits[8:])


def _weighed(digits: str, *weights: int) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False))


def _romanian(digits: str) -> bool:
    """CUI: weights 7 5 3 2 1 7 5 3 2 from the right, times ten, modulo eleven."""
    body = digits[:-1].rjust(9, "0")
    return _weighed(body, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == int(digits[-1])


def _swiss(digits: str) -> bool:
    """UID, eCH-0097."""
    return (11 - _weighed(digits[:8], 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == int(digits[8])


def _polish(digits: str) -> bool:
    """NIP."""
    return _weighed(digits[:9], 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == int(digits[9])


def _portuguese(digits: str) -> bool:
    """NIF and NIPC."""
    rest = _weighed(digits[:8], 9, 8, 7, 6, 5, 4, 3, 2) % 11
    return (0 if rest < 2 else 11 - rest) == int(digits[8])


def _russian(digits: str) -> bool:
    """INN of a company."""
    return _weighed(digits[:9], 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == int(digits[9])


def _british(digits: str) -> bool:
    """VAT registration, the old rule modulo 97 or the one of 2010, which adds 55."""
    rest = _weighed(digits[:7], 8, 7, 6, 5, 4, 3, 2) + int(digits[7:])
    return rest % 97 == 0 or (rest + 55) % 97 == 0


def _austrian(digits: str) -> bool:
    doubled = [sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(digits[:7])]
    return (10 - (sum(doubled) + 4) % 10) % 10 == int(digits[7])


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _behind(name: str, number: str, country: str = "") -> re.Pattern[str]:
    """A number behind the name of its register, perhaps with the letters of its country before it."""
    signs = r"(?:[ .:#-]|n[r°o]\b|nr\.?){0,6}"
    return re.compile(rf"\b(?:{name}){signs}(?:{country})? ?(?P<number>{number})(?!\d)")


_REGISTERS = {
    "cui": _Register(_behind(r"c\.?u\.?i\.?|c\.?i\.?f\.?|ro", r"\d{6,10}", "ro"), _romanian),
    "uid": _Register(_behind("che", r"\d{3}[. ]?\d{3}[. ]?\d{3}"), _swiss),
    "nip": _Register(_behind("nip", r"\d{3}-?\d{3}-?\d{2}-?\d{2}", "pl"), _polish),
    "nif": _Register(_behind("nif|nipc", r"\d{3} ?\d{3} ?\d{3}", "pt"), _portuguese),
    "inn": _Register(_behind("инн", r"\d{10}"), _russian),
    "gb": _Register(_behind("vat|gb", r"\d{3} ?\d{4} ?\d{2}", "gb"), _british),
    "atu": _Register(_behind("atu", r"\d{8}"), _austrian),
    "piva": _Register(_behind(r"p\.? ?iva|partita iva", r"\d{11}", "it"), luhn),
}
_NAMES = re.compile(r"cui|c\.u\.i|cif|c\.i\.f|\bro ?\d|\bche|nip|nif|инн|vat|\bgb ?\d|\batu|iva")


def read_registers(passage: Passage) -> Iterator[Finding]:
    """Register numbers whose check digits hold; `unit` names the register, `value` is its digits."""
    text = passage.folded.text
    if not _NAMES.search(text):
        return
    for unit, register in _REGISTERS.items():
        for match in register.pattern.finditer(text):
            digits = re.sub(r"\D", "", match["number"])
            if int(digits) and register.is_sound(digits):
                start, end = match.span("number")
                yield passage.found(FindingKind.COMPANY, digits, start, end, 0.9, unit=unit)

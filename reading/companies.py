"""Register numbers of companies: Belgian, French, German, Dutch, and VAT numbers, checked where a check exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.passage import Passage, Taken
from reading.registers import is_enterprise, luhn, read_registers

_LABEL_BE = re.compile(
    r"(?:bce|kbo|tva|btw|vat|mwst|rpm|rpr|entreprise|ondernemings\w*|unternehmens\w*|\bbe)[ .:n°or#-]{0,8}$"
)
_BCE = re.compile(r"(?<![\d+])(?P<prefix>be ?)?(?P<number>[01]\d{3}(?P<gap>[. ]?)\d{3}(?P=gap)\d{3})(?![\d])(?!\.\d)")
# Not `labels.is_labelled`: "n°", "numéro" and "contact" stand before registers just as often.
_TELEPHONE = re.compile(r"(?<![a-z])(?:tel|gsm|mobi|fax|whats|bel|phone|fon|app)[a-z]*[ .:/]{1,4}$")
_MOBILE_LIKE = re.compile("04[5-9]")  # one Belgian mobile number in 97 has the right check digits
_SIRET = re.compile(r"(?<![\d+])(?P<number>\d{3} ?\d{3} ?\d{3} ?\d{5})(?!\d)")
_SIREN = re.compile(r"\b(?:siren|rcs [a-z -]{2,20}|rcs)[ .:n°o#-]{0,8}(?P<number>\d{3} ?\d{3} ?\d{3})(?! ?\d)")
_VAT = re.compile(
    r"(?<![a-z0-9])(?:(?P<fr>fr ?(?P<key>\d\d) ?(?P<siren>\d{3} ?\d{3} ?\d{3}))|(?P<de>de ?\d{9})"
    r"|(?P<nl>nl ?\d{9} ?b ?\d{2})"
    r"|(?P<lu>lu ?\d{8}))(?![a-z0-9])"
)
_DIGITS = re.compile(r"\d(?:[ .-]?\d){6}")  # every register but the German one has eight or more
_HRB = re.compile(r"\b(?P<number>hr[ab] ?(?:nr\.? ?)?\d{2,6}(?: ?[a-z])?)(?![a-z0-9])")
_KVK = re.compile(r"\bk\.?v\.?k\.?[a-z -]{0,12}[ .:#nr]{0,6}(?P<number>\d{8})(?!\d)")


def read_companies(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Register numbers: `unit` is bce, siren, siret, vat, hrb, kvk or one of `registers`; `value` the digits."""
    text = passage.folded.text
    if not _DIGITS.search(text) and "hr" not in text:
        return
    taken = Taken(len(passage.text))
    for reader in (_read_bce, _read_siret, _read_siren, _read_vat, _read_loose, read_registers):
        for found in reader(passage):
            if not taken.has(found.start, found.end):
                taken.take(found.start, found.end)
                yield found


def _read_bce(passage: Passage) -> Iterator[Finding]:
    """Belgian enterprise numbers: the last two digits are 97 minus the rest modulo 97."""
    text = passage.folded.text
    for match in _BCE.finditer(text):
        digits = re.sub(r"\D", "", match["number"])
        labelled = match["prefix"] or _LABEL_BE.search(text, max(0, match.start() - 36), match.start())
        dotted = (
            match["gap"] == "."
            and not _MOBILE_LIKE.match(digits)
            and not _TELEPHONE.search(text, max(0, match.start() - 36), match.start())
        )
        if is_enterprise(digits) and (labelled or dotted):
            yield passage.found(
                FindingKind.COMPANY, digits, match.start(), match.end(), 0.97 if labelled else 0.8, unit="bce"
            )


def _read_siret(passage: Passage) -> Iterator[Finding]:
    for match in _SIRET.finditer(passage.folded.text):
        digits = match["number"].replace(" ", "")
        if luhn(digits) and luhn(digits[:9]) and int(digits):
            yield passage.found(FindingKind.COMPANY, digits, match.start(), match.end(), 0.95, unit="siret")


def _read_siren(passage: Passage) -> Iterator[Finding]:
    for match in _SIREN.finditer(passage.folded.text):
        digits = match["number"].replace(" ", "")
        if luhn(digits) and int(digits):
            start, end = match.span("number")
            yield passage.found(FindingKind.COMPANY, digits, start, end, 0.95, unit="siren")


def _read_vat(passage: Passage) -> Iterator[Finding]:
    for match in _VAT.finditer(passage.folded.text):
        value = match.group().replace(" ", "").upper()
        if match["fr"]:
            siren = match["siren"].replace(" ", "")
            sound = luhn(siren) and (12 + 3 * (int(siren) % 97)) % 97 == int(match["key"])
        elif match["de"]:
            sound = _iso7064_11_10(value[2:])
        elif match["lu"]:
            sound = int(value[2:8]) % 89 == int(value[8:])
        else:
            sound = _dutch(value)
        if sound:
            yield passage.found(FindingKind.COMPANY, value, match.start(), match.end(), 0.95, unit="vat")


def _read_loose(passage: Passage) -> Iterator[Finding]:
    """Registers without a check digit: only with their name before them."""
    for match in _HRB.finditer(passage.folded.text):
        value = re.sub(r"^(HR[AB]) ?(?:NR\.? ?)?", r"\1 ", match["number"].upper())
        yield passage.found(FindingKind.COMPANY, value, match.start(), match.end(), 0.7, unit="hrb")
    for match in _KVK.finditer(passage.folded.text):
        start, end = match.span("number")
        yield passage.found(FindingKind.COMPANY, match["number"], start, end, 0.7, unit="kvk")


def _iso7064_11_10(digits: str) -> bool:
    product = 10
    for digit in digits[:-1]:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10 == int(digits[-1])


def _dutch(value: str) -> bool:
    """The old eleven-test over nine digits, or since 2020 the remainder 1 modulo 97 of the whole number."""
    digits = [int(digit) for digit in value[2:11]]
    eleven = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=False)) % 11 == digits[8]
    whole = int("".join(str(int(character, 36)) for character in value))
    return eleven or whole % 97 == 1

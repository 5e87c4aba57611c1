"""Contacts in what a picture says. Stricter than in a text: what is read wrongly must not become somebody's number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model import Finding, FindingKind, PictureText, WrittenLine
from reading.companies import read_companies
from reading.emails import read_emails
from reading.fold import fold
from reading.handles import read_handles
from reading.ibans import read_ibans
from reading.labels import is_labelled
from reading.passage import Passage
from reading.phones import read_phones
from reading.plans import code_of
from reading.registers import is_enterprise
from reading.urls import read_urls
from reading.wallets import read_wallets
from reading.written_lines import TALLER
from reading.written_votes import REGISTER, is_number

_BEFORE_NUMBERS = (read_emails, read_urls, read_ibans, read_wallets, read_companies)
_TRUST = 0.9  # of a text's confidence: a letter may be misread
_LEAST_DIGITS = 9  # of a number with its country's prefix; shorter ones are prices, dates and order numbers too often
_BAR_CODE = 12  # digits of the shorter kind, 13 of the usual
_DIGITS_BEFORE = re.compile(r"(?:\d[^\w\n]{0,2})+\Z")
_DIGITS_AFTER = re.compile(r"(?:[^\w\n]{0,2}\d)+|[^\w\n]{0,2}[\dOoGQIlSB]{3,}(?!\w)")  # or what may be read for digits
_OTHER = re.compile(r"[:€$£%]|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})\b|\b\d{4}[./-]\d\d[./-]\d\d\b")
_BETWEEN = re.compile(r"(?<=\d)[/.*·-](?=\d)")
_LETTERS = re.compile(r"[^\W\d_OoIlSB]")  # none stands between the digits of a number but what is misread for one
_NAME = re.compile(r"(?:[^\W\d]|_)\Z")
_ALONE = re.compile(r"[\d\s().*/+-]+")
_EXPOSED = re.compile(r"\d[^\d/]+1/\d{1,4}\Z")  # how long a camera's shutter was open, behind its other numbers
_ENTERPRISE = re.compile(r"0\d{3}\.\d{3}\.\d{3}")
_LEAST_OF_A_LINE = 3  # digits of a long number that stand on one of its lines
_SHORT = 10  # digits of a number that may have only two on its first line: 06 and the rest
_MOST_LINES = 2  # that one number is written on
_APART = 1.4  # heights of the taller letters between two lines of one number


def field_of(sha256: str) -> str:
    """The field of findings in a picture's text."""
    return f"picture:{sha256}"


def read_written(written: PictureText, regions: tuple[str, ...]) -> tuple[Finding, ...]:
    """Accepted contacts in a picture's text; numbers without prefix belong to the first of the regions that fits."""
    passage = Passage.of(written.text, regions, None, field_of(written.sha256))
    found: tuple[Finding, ...] = ()
    for reader in _BEFORE_NUMBERS:
        found += tuple(reader(passage, found))
    for text in (written.text, _plain(written.text)):
        known = {one.value for one in found if one.accepted}
        for one in read_phones(Passage.of(_parted(text, written.lines), regions, None, passage.field), found):
            if one.value not in known:
                found += (replace(one, raw=written.text[one.start : one.end]),)
    return tuple(_trusted((*found, *read_handles(passage, found)), written.text, regions))


def _parted(text: str, lines: Sequence[WrittenLine]) -> str:
    """The same text with a sign that ends a number between two lines that no number goes over."""
    for above, below in pairwise(lines):
        if not _is_together(above, below):
            text = f"{text[: above.end]}?{text[below.start :]}"
    return text


def _plain(text: str) -> str:
    """The same text with blanks for what stands between digits, where that can be no date, hour or price."""
    return "\n".join(line if _OTHER.search(line) else _BETWEEN.sub(" ", line) for line in text.split("\n"))


def _trusted(found: Sequence[Finding], text: str, regions: tuple[str, ...]) -> Iterator[Finding]:
    for one in found:
        number = one.kind is not FindingKind.PHONE or (_is_number(one, text) and _is_likely(one, text, regions))
        if one.accepted and number and one.raw.count("\n") < _MOST_LINES:
            yield replace(one, confidence=round(one.confidence * _TRUST, 2))


def _is_number(finding: Finding, text: str) -> bool:
    """Whether it is long enough and no bar code: a country's code without + or 00 stands apart, part of one never."""
    groups = re.findall(r"\d+", fold(finding.raw).text)
    digits = "".join(groups)
    coded = finding.value == f"+{digits}" and "+" not in finding.raw and text[finding.start - 1 : finding.start] != "/"
    apart = 1 < len(groups[0]) < 4 and _LEAST_DIGITS < len(digits) <= _BAR_CODE  # a plus that was not read
    if (
        len(digits) < _LEAST_DIGITS
        or (coded and not apart)
        or _LETTERS.search(finding.raw)
        or _EXPOSED.search(finding.raw)
    ):
        return False
    if _is_registered(finding, text) or ("\n" in finding.raw and not _is_whole(finding, text)):
        return False
    before = _DIGITS_BEFORE.search(text[: finding.start])
    after = _DIGITS_AFTER.match(text[finding.end :])
    if before and finding.value == f"+{_figures(before[0])}{digits}":
        before = None  # its country's code, whose plus was not read
    beside = sum(character.isalnum() for found in (before, after) if found for character in found[0])
    return not beside or len(digits) + beside < _BAR_CODE


def _is_likely(finding: Finding, text: str, regions: tuple[str, ...]) -> bool:
    """Whether it has its country before it or is a mobile's, or else is a landline of an expected country that stands
    by itself or right behind "tel": behind another letter digits are the rest of a file's name or of a code."""
    digits = _figures(fold(finding.raw).text)
    if "+" in finding.raw or digits.startswith("00") or is_number(digits):
        return True
    before = fold(text[: finding.start]).text
    apart = not _NAME.search(before) or is_labelled(before, len(before))
    return apart and any(finding.value.startswith(f"+{code_of(region)}") for region in regions)


def _figures(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _is_together(above: WrittenLine, below: WrittenLine) -> bool:
    """Whether two lines are of like height, one right below the other."""
    tall = (above.height, below.height)
    return (
        below.top - above.bottom <= _APART * max(tall)
        and min(above.right, below.right) > max(above.left, below.left)
        and max(tall) <= TALLER * min(tall)
    )


def _is_registered(finding: Finding, text: str) -> bool:
    """Whether it stands behind the name of a register, or is spaced and checked as one whose name was not read."""
    named = any(before.end() == finding.start for before in REGISTER.finditer(text))
    return named or (_ENTERPRISE.fullmatch(finding.raw) is not None and is_enterprise(finding.raw.replace(".", "")))


def _is_whole(finding: Finding, text: str) -> bool:
    """Whether a number on two lines ends with the second, and nothing but digits stands on that."""
    end = text.find("\n", finding.end)
    second = text[text.index("\n", finding.start) : None if end < 0 else end]
    digits = [sum(character.isdigit() for character in part) for part in finding.raw.split("\n")]
    fits = min(digits) >= _LEAST_OF_A_LINE or sum(digits) <= _SHORT
    return fits and _ALONE.fullmatch(second) is not None and ":" not in finding.raw

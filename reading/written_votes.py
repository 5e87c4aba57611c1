"""One text for a line that was read several times: what most readings agree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from reading.dialling import Standing, readings
from reading.fold import fold
from reading.plans import calling_code

AGREED = 2  # readings that must agree before a value counts
REGISTER = re.compile(
    r"(?<!\w)(?:BE|TVA|BTW|VAT|UST|KBO|BCE|RPR|RPM|HRB?|SIRE[NT]|S/?N|N[o°r]|order|lot|scan|ref|id)\W{0,3}(?=\d)",
    re.IGNORECASE,
)
"""What stands before the number of a company, a product or a parcel."""

_DIGITS = re.compile(r"\+?\(?\d(?:[\s().*/+\-–—_,:·•]{0,3}\d)*")
_LEAST_DIGITS = 3  # of a group; fewer are noise at the end of a line, an hour or a house number
_STAIN = re.compile(r"(?<=\d)\s?[°'‘’`´\"“”^~_|]+\s?(?=\d)")
_NOUGHT = re.compile(r"(?<![A-Za-z])[OoQ@©®G](?=\d(?:\d|[\s.*/-]{1,3}\d))")
_PLUS = re.compile(r"(?<![\w#])[#¥](?=(\d(?:[\s().*/+-]{0,3}\d)+))")
_ENDS = re.compile(r"^(?:[^\w+(]|(?<!\w)[a-z]{1,2}\s)+|(?:[^\w)]|\s[a-z]{1,2}(?!\w))+$")
_BESIDE = re.compile(r"[^\d\s.+/-]")
_CONTACT = re.compile(
    r"@|www|https?:|\.(?:com|net|org|eu|be|fr|nl|de)\b|whats|wats|tele?gram|insta|snap|signal|viber", re.IGNORECASE
)
_PART = 0.5  # of a vote: a reading that lost a digit or two at an end
_NUMBER = 1.5  # votes that a reading is worth more when it is a mobile number somewhere near
_SHORTEST_NUMBER = 8  # digits
_LEAST_END = 4  # digits of one end of a number
_CLEAR = 2  # times as many readings as for the same digits but one; fewer, and no one knows which was written
_NEAR = ("BE", "FR", "NL", "DE", "LU", "GB", "ES", "IT", "PT", "RO", "CH", "AT")


def is_promising(text: str) -> bool:
    """Whether a line, as read once, may hold a contact and is worth reading again."""
    return len(digits_of(text)) >= _LEAST_DIGITS or _CONTACT.search(text) is not None


def digits_of(text: str) -> str:
    """The longest run of digits with what people put between them, only its digits and a plus."""
    runs = [re.sub(r"[^\d+]", "", run[0]) for run in _DIGITS.finditer(fold(text).text)]
    return max(runs, key=len, default="")


def figures_of(text: str) -> str:
    """The same without its plus."""
    return _figures(digits_of(text))


def _longest(text: str) -> str:
    """That run as it is written."""
    return max((run[0] for run in _DIGITS.finditer(text)), key=lambda run: len(re.sub(r"\D", "", run)), default="")


def tidy(text: str) -> str:
    """A reading without what edges and stains add to digits: marks between them, letters for a leading nought."""
    text = _PLUS.sub(_plus, _STAIN.sub(" ", _NOUGHT.sub("0", text)))
    if len(digits_of(text)) < _LEAST_DIGITS:
        return text
    return _ENDS.sub("", text)


def _plus(found: re.Match[str]) -> str:
    """A plus for what was read in its place, before a country's code."""
    return "+" if _is_abroad(re.sub(r"\D", "", found[1])) else found[0]


def agree(texts: Sequence[str]) -> tuple[str, int]:
    """The reading that most share, by their digits if they have any, else by their letters; and how many share it.

    Of those with the same digits it is one that says whose register they are from, if any, or one with a plus, or
    else that with the least beside digits.
    """
    tidied = [tidy(text) for text in texts]
    known = {figures_of(text) for text in tidied}
    tidied = [_plus_for_four(text, known) for text in tidied]
    keys = [_key(text) for text in tidied]
    keys = [f"+{key}" if f"+{key}" in keys else key for key in keys]
    counted = Counter(key for key in keys if key)
    if not counted:
        return "", 0
    best = _longer(max(counted, key=lambda key: (_weight(key, counted), -keys.index(key))), counted)
    same = [text for text, key in zip(tidied, keys, strict=True) if key == best]
    return min(same, key=_clutter), 0 if _is_disputed(best, counted) else counted[best]


def _plus_for_four(text: str, known: Collection[str]) -> str:
    """A reading with a plus for a four before the code of a country, if the number without it is known from others."""
    run = _longest(text)
    digits = digits_of(run)
    meant = digits[1:] in known and is_number(f"+{digits[1:]}") and not is_number(digits)
    return text.replace(run, f"+{run[1:]}") if meant and run.startswith("4") else text


def _longer(key: str, counted: Counter[str]) -> str:
    """A number that ends or begins with these digits, if they are none or only lack its country's code.

    Most readings may have lost an end.
    """
    if len(key) < _LEAST_END or not _figures(key).isdigit():
        return key
    longer = [other for other in counted if key in other and key != other and is_number(other)]
    if is_number(key):
        longer = [other for other in longer if _is_with_code(other, key)]
    return longer[0] if len(longer) == 1 and counted[longer[0]] >= AGREED else key


def _is_with_code(other: str, key: str) -> bool:
    """Whether one is the other with the code of a country before it."""
    code = _figures(other.removesuffix(key))
    return other.endswith(key) and calling_code(code[:3]) == int(code or 0)


def _is_disputed(key: str, counted: Counter[str]) -> bool:
    """Whether others read another number there: with one other digit and half as many readings, or a longer one.

    One other digit that makes no number must only be rarer. Two readings are too few where even one has another number
    of a digit more, less or other.
    """
    if len(key) < _SHORTEST_NUMBER or not _figures(key).isdigit():
        return False
    others = {other: votes for other, votes in counted.items() if votes >= AGREED and other != key}
    if is_number(key) and any(key in other and is_number(other) for other in others):
        return True
    if counted[key] == AGREED and is_number(key) and any(_is_beside(other, key) for other in counted):
        return True
    return any(
        counted[key] < (_CLEAR if is_number(other) else 1) * votes
        for other, votes in others.items()
        if len(key) == len(other) and Levenshtein.distance(key, other, score_cutoff=1) == 1
    )


def _is_beside(other: str, key: str) -> bool:
    return Levenshtein.distance(other, key, score_cutoff=1) == 1 and is_number(other)


def _figures(key: str) -> str:
    return key.removeprefix("+")


def _clutter(text: str) -> tuple[bool, bool, int]:
    plus = _key(text).startswith("+") and _is_abroad(_figures(_key(text)))
    return REGISTER.search(text) is None, not plus, len(_BESIDE.findall(text)) + text.count("+") * (not plus)


@lru_cache(maxsize=4096)
def _is_abroad(digits: str) -> bool:
    return digits.isdigit() and any(one.standing >= Standing.SHAPE for one in readings(digits, True, _NEAR))


def _key(text: str) -> str:
    """The digits of a reading, with a plus for one or for 00 before them; its letters if it has few digits."""
    digits = digits_of(text)
    if len(_figures(digits)) < _LEAST_DIGITS:
        return re.sub(r"\W", "", text).lower()
    coded = digits if digits.startswith("+") else digits.replace("00", "+", 1) if digits.startswith("00") else ""
    return coded if coded[1:2].isdigit() and coded[1] != "0" else _figures(digits)


def _weight(key: str, counted: Counter[str]) -> float:
    parts = sum(votes for other, votes in counted.items() if _is_part(other, key) and not is_number(other))
    return counted[key] + _PART * parts + (_NUMBER if is_number(key) else 0)


def _is_part(other: str, key: str) -> bool:
    return other != key and other in key and 4 * len(other) > 3 * len(key)


@lru_cache(maxsize=4096)
def is_number(digits: str) -> bool:
    """Whether these digits, with a plus or without, are a mobile number somewhere near."""
    figures = _figures(digits)
    if len(figures) < _SHORTEST_NUMBER or not figures.isdigit():
        return False
    known = readings(figures, True, _NEAR)
    if figures == digits:
        known = (*readings(digits, False, _NEAR), *known)
    return any(one.mobile for one in known if one.standing >= Standing.SHAPE)

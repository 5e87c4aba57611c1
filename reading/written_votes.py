"""One text for a line that was read several times: what most readings agree on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from reading.dialling import Standing, readings
from reading.fold import fold
from reading.plans import calling_code
from reading.written_program import Said

AGREED = 2  # readings that must agree before a value counts
REGISTER = re.compile(
    r"(?<!\w)(?:BE|TVA|BTW|VAT|UST|KBO|BCE|RPR|RPM|HRB?|SIRE[NT]|S/?N|N[o°r]|order|lot|scan|ref|id)\W{0,3}(?=\d)",
    re.IGNORECASE,
)
"""What stands before the number of a company, a product or a parcel."""

_DIGITS = re.compile(r"\+?\(?\d(?:[\s().*/+\-–—_,:·•]{0,3}\d)*")
LEAST_DIGITS = 3  # of a group; fewer are noise at the end of a line, an hour or a house number
_STAIN = re.compile(r"(?<=\d)\s?[°'‘’`´\"“”«»^~_|]+\s?(?=\d)")
_NOUGHT = re.compile(r"(?<![A-Za-z])[OoQ@©®G](?=\d(?:\d|[\s.*/-]{1,3}\d))")
_PLUS = re.compile(r"(?<![\w#])[#¥](?=(\d(?:[\s().*/+-]{0,3}\d)+))")
_ENDS = re.compile(r"^(?:[^\w+(]|(?<!\w)[a-z]{1,2}\s)+|(?:[^\w)]|\s[a-z]{1,2}(?!\w))+$")
_BESIDE = re.compile(r"[^\d\s.+/-]")
_CONTACT = re.compile(
    r"@|www|https?:|\.(?:com|net|org|eu|be|fr|nl|de)\b|whats|wats|tele?gram|insta|snap|signal|viber", re.IGNORECASE
)
_LEAST = 0.15  # of a vote: a reading that the program is not sure of at all
_NUMBER = 1.0  # votes that a reading is worth more when it is a mobile number somewhere near
_SHORTEST_NUMBER = 8  # digits
_LEAST_END = 4  # digits of one end of a number
_FAR = 2.0  # times the votes for another number, where these are few or were cut off
_DOUBT = 0.2  # of the votes: for a longer number, so many, and an end may have been cut off
_CLEAR = 1.3  # times the votes for the same digits but one; fewer, and no one knows which was written
_NAMED = 0.2  # of the readings: fewer that name a register misread a word
_NEAR = ("BE", "FR", "NL", "DE", "LU", "GB", "ES", "IT", "PT", "RO", "CH", "AT")
_LEAST_STANDING = {"AT": Standing.VALID}  # nearly anything has the shape of a mobile number there


def is_promising(text: str, least: int) -> bool:
    """Whether a line, as read once, may hold a contact (so many digits, or more) and is worth reading again."""
    return len(digits_of(text)) >= least or _CONTACT.search(text) is not None


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
    if len(digits_of(text)) < LEAST_DIGITS:
        return text
    return _ENDS.sub("", text)


def _plus(found: re.Match[str]) -> str:
    """A plus for what was read in its place, before a country's code."""
    return "+" if _is_abroad(re.sub(r"\D", "", found[1])) else found[0]


class _Votes(NamedTuple):
    """How many readings have the same digits or letters, and how much they weigh together."""

    readings: int
    weight: float


def agree(said: Sequence[Said]) -> tuple[str, int]:
    """The reading that most share, by their digits if they have any, else by their letters; and how many share it.

    A reading weighs as much as the program is sure of it. Of those with the same digits it is one that says whose
    register they are from, if several do, or one with a plus, or else that with the least beside digits; of several
    the commonest.
    """
    tidied = [tidy(one.text) for one in said]
    known = {figures_of(text) for text in tidied}
    tidied = [_plus_for_four(text, known) for text in tidied]
    keys = [_key(text) for text in tidied]
    keys = [f"+{key}" if f"+{key}" in keys else key for key in keys]
    votes = _counted(keys, [one.sure for one in said])
    if not votes:
        return "", 0
    first = max(votes, key=lambda key: (votes[key].weight + _NUMBER * is_number(key), -keys.index(key)))
    best = _longer(first, votes)
    same = [text for text, key in zip(tidied, keys, strict=True) if key == best]
    named = [text for text in same if REGISTER.search(text)]
    same = named if len(named) > _NAMED * len(same) else [text for text in same if text not in named]
    often = Counter(same)
    text = min(same, key=lambda text: (*_clutter(text), -often[text]))
    return text, 0 if _is_disputed(best, votes) else votes[best].readings


def _counted(keys: Sequence[str], sure: Sequence[float]) -> dict[str, _Votes]:
    weights: dict[str, list[float]] = defaultdict(list)
    for key, one in zip(keys, sure, strict=True):
        if key:
            weights[key].append(_LEAST + (1 - _LEAST) * one)
    return {key: _Votes(len(each), sum(each)) for key, each in weights.items()}


def _plus_for_four(text: str, known: Collection[str]) -> str:
    """A reading with a plus for a four before the code of a country, if the number without it is known from others."""
    run = _longest(text)
    digits = digits_of(run)
    meant = digits[1:] in known and is_number(f"+{digits[1:]}") and not is_number(digits)
    return text.replace(run, f"+{run[1:]}") if meant and run.startswith("4") else text


def _longer(key: str, votes: Mapping[str, _Votes]) -> str:
    """A number that ends or begins with these digits, if they are none or only lack its country's code or its nought.

    Most readings may have lost an end.
    """
    if len(key) < _LEAST_END or not _figures(key).isdigit():
        return key
    longer = [other for other in votes if key in other and key != other and is_number(other)]
    if is_number(key):
        longer = [other for other in longer if other == f"0{key}" or _is_with_code(other, key)]
    longer = sorted((o for o in longer if votes[o].readings >= AGREED), key=lambda other: -votes[other].weight)
    if len(longer) > 1 and votes[longer[0]].weight < _FAR * votes[longer[1]].weight:
        return key
    return longer[0] if longer else key


def _is_with_code(other: str, key: str) -> bool:
    """Whether one is the other with the code of a country before it."""
    code = _figures(other.removesuffix(key))
    return other.endswith(key) and calling_code(code[:3]) == int(code or 0)


def _is_disputed(key: str, votes: Mapping[str, _Votes]) -> bool:
    """Whether others read another number there: with one other digit and nearly as much weight, or a longer one.

    One other digit that makes no number must only weigh less. Two readings are too few where another number of a digit
    more, less or other weighs half as much.
    """
    if len(key) < _SHORTEST_NUMBER or not _figures(key).isdigit():
        return False
    mine = votes[key]
    others = {other: one for other, one in votes.items() if one.readings >= AGREED and other != key}
    longer = [one.weight for other, one in others.items() if key in other and is_number(other)]
    if is_number(key) and max(longer, default=0.0) >= _DOUBT * mine.weight:
        return True
    beside = [one.weight for other, one in votes.items() if _is_beside(other, key) and key != f"0{other}"]
    if mine.readings == AGREED and is_number(key) and mine.weight <= _FAR * max(beside, default=0.0):
        return True
    return any(
        mine.weight < (_CLEAR if is_number(other) else 1) * one.weight
        for other, one in others.items()
        if len(key) == len(other) and Levenshtein.distance(key, other, score_cutoff=1) == 1
    )


def _is_beside(other: str, key: str) -> bool:
    return Levenshtein.distance(other, key, score_cutoff=1) == 1 and is_number(other)


def _figures(key: str) -> str:
    return key.removeprefix("+")


def _clutter(text: str) -> tuple[bool, int]:
    plus = _key(text).startswith("+") and _is_abroad(_figures(_key(text)))
    return not plus, len(_BESIDE.findall(text)) + text.count("+") * (not plus)


@lru_cache(maxsize=4096)
def _is_abroad(digits: str) -> bool:
    return digits.isdigit() and any(one.standing >= Standing.SHAPE for one in readings(digits, True, _NEAR))


def _key(text: str) -> str:
    """The digits of a reading, with a plus for one or for 00 before them; its letters if it has few digits."""
    digits = digits_of(text)
    if len(_figures(digits)) < LEAST_DIGITS:
        return re.sub(r"\W", "", text).lower()
    coded = digits if digits.startswith("+") else digits.replace("00", "+", 1) if digits.startswith("00") else ""
    return coded if coded[1:2].isdigit() and coded[1] != "0" else _figures(digits)


@lru_cache(maxsize=4096)
def is_number(digits: str) -> bool:
    """Whether these digits, with a plus or without, are a mobile number somewhere near."""
    figures = _figures(digits)
    if len(figures) < _SHORTEST_NUMBER or not figures.isdigit():
        return False
    known = readings(figures, True, _NEAR)
    if figures == digits:
        known = (*readings(digits, False, _NEAR), *known)
    return any(one.mobile for one in known if one.standing >= _LEAST_STANDING.get(one.region, Standing.SHAPE))

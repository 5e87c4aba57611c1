"""One text for a line that was read several times: what most readings agree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reading.fold import fold

_DIGITS = re.compile(r"\+?\(?\d(?:[\s().*/+\-–—_,:·•]{0,3}\d)*")
_LEAST_DIGITS = 3  # of a group; fewer are noise at the end of a line, an hour or a house number
_CONTACT = re.compile(
    r"@|www|https?:|\.(?:com|net|org|eu|be|fr|nl|de)\b|whats|wats|tele?gram|insta|snap|signal|viber", re.I
)
AGREED = 2  # readings that must agree before a value counts


def is_promising(text: str) -> bool:
    """Whether a line, as read once, may hold a contact and is worth reading again."""
    return len(digits_of(text)) >= _LEAST_DIGITS or _CONTACT.search(text) is not None


def digits_of(text: str) -> str:
    """The longest run of digits with what people put between them, only its digits."""
    runs = [re.sub(r"[^\d+]", "", run[0]) for run in _DIGITS.finditer(fold(text).text)]
    return max(runs, key=len, default="")


def agree(readings: Sequence[str]) -> tuple[str, int]:
    """The reading that most share, by their digits if they have any, else by their letters; and how many share it."""
    keys = [_key(text) for text in readings]
    counted = Counter(key for key in keys if key)
    if not counted:
        return "", 0
    best = max(counted, key=lambda key: (counted[key], -keys.index(key)))
    return readings[keys.index(best)], counted[best]


def _key(text: str) -> str:
    digits = digits_of(text)
    return digits if len(digits) >= _LEAST_DIGITS else re.sub(r"\W", "", text).lower()

"""One spelling for all the ways people write a word, to compare by; it is never shown.

Digits that stand for letters, doubled letters and left-out umlauts come to the same. So does every number, because
prices, hours and ages are what changes when an ad is posted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER = "0"
_POSING = str.maketrans("01345789", "oieastbg")  # digits as letters
_KEPT = 200_000  # spellings; about the words of a country's ads with their mistakes
_AGAIN = re.compile(r"(.)\1+")
_UMLAUT = re.compile(r"([aou])e")  # schoen for schön; folding has taken the dots away


def spell(words: Iterable[str]) -> tuple[str, ...]:
    """The spelling of each folded word. A word comes to the same whatever stands beside it."""
    return tuple(map(_known.__getitem__, words))


class _Spellings(dict[str, str]):
    """Spells each word once."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        spelt = self[word] = _spell(word)
        return spelt


def _spell(word: str) -> str:
    if word.isdigit():
        return NUMBER
    letters = word if word.isalpha() else word.translate(_POSING)
    letters = letters.replace("l", "i")  # a 1 poses as either
    return _UMLAUT.sub(r"\1", _AGAIN.sub(r"\1", letters))


_known = _Spellings()

"""Finding many phrases as whole words in folded text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from reading.fold import fold

Payload = TypeVar("Payload")
WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[^\w.!?;]{1,4}|[.'’]|'?/?")  # between two words of a phrase: no end of a sentence


@dataclass(frozen=True, slots=True)
class Word:
    """A word of folded text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A phrase that stands at words `first` up to (not including) `last`."""

    payload: Payload
    first: int
    last: int


def words(folded: str) -> list[Word]:
    """The words of folded text, in order."""
    return [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(folded)]


class Phrases(Generic[Payload]):
    """An index of phrases by their first word; a look-up per word of the text, whatever the number of phrases."""

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in phrases:
            parts = tuple(WORD.findall(fold(phrase).text))
            if parts:
                self._by_first.setdefault(parts[0], []).append((parts, payload))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, folded: str, said: list[Word]) -> Iterator[Match[Payload]]:
        """Every phrase in the text, longer ones first where several start at a word; they may overlap."""
        for first, word in enumerate(said):
            for parts, payload in self._by_first.get(word.text, ()):
                last = first + len(parts)
                if last <= len(said) and _stands(folded, said, first, parts):
                    yield Match(payload, first, last)


def _stands(folded: str, said: list[Word], first: int, parts: tuple[str, ...]) -> bool:
    for step in range(1, len(parts)):
        before, word = said[first + step - 1], said[first + step]
        if word.text != parts[step] or not _GAP.fullmatch(folded, before.end, word.start):
            return False
    return True

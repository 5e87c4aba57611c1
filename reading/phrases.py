"""Finding many phrases as whole words in folded text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from reading.fold import fold, fold_listed

Payload = TypeVar("Payload")
Parts = tuple[tuple[str, ...], ...]
WORD = re.compile(r"[^\W_]+")
ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
BETWEEN = 4  # words that an ellipsis may stand for: beyond, the two halves rarely speak of the same thing
_STOP = re.compile(r"[.!?;\n]")
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
    """An index of phrases by their first word; a look-up per word of the text, whatever the number of phrases.

    An ellipsis in a phrase stands for up to `BETWEEN` words of the same sentence: "housing ... deducted".
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[Parts, Payload]]] = {}
        for phrase, payload in phrases:
            for folded in dict.fromkeys((fold_listed(phrase), fold(phrase).text)):
                parts = tuple(tuple(WORD.findall(piece)) for piece in ELLIPSIS.split(folded) if WORD.search(piece))
                if parts:
                    self._by_first.setdefault(parts[0][0], []).append((parts, payload))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -sum(map(len, entry[0])))

    def find(self, folded: str, said: list[Word]) -> Iterator[Match[Payload]]:
        """Every phrase in the text, longer ones first where several start at a word; they may overlap."""
        for first, word in enumerate(said):
            for parts, payload in self._by_first.get(word.text, ()):
                last = _end(folded, said, first, parts)
                if last is not None:
                    yield Match(payload, first, last)


def _end(folded: str, said: list[Word], first: int, parts: Parts) -> int | None:
    """Where a phrase that begins at a word ends; `None` if it does not stand there."""
    if not _stands(folded, said, first, parts[0]):
        return None
    last = first + len(parts[0])
    for piece in parts[1:]:
        starts = [
            start
            for start in range(last, min(last + BETWEEN + 1, len(said)))
            if _stands(folded, said, start, piece) and not _STOP.search(folded, said[last - 1].end, said[start].start)
        ]
        if not starts:
            return None
        last = starts[0] + len(piece)
    return last


def _stands(folded: str, said: list[Word], first: int, parts: tuple[str, ...]) -> bool:
    """Whether these words stand one after the other from `first` on, with nothing but blanks and hyphens between."""
    if first + len(parts) > len(said) or said[first].text != parts[0]:
        return False
    for step in range(1, len(parts)):
        before, word = said[first + step - 1], said[first + step]
        if word.text != parts[step] or not _GAP.fullmatch(folded, before.end, word.start):
            return False
    return True

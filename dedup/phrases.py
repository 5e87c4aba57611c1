"""The phrases that two texts share, the rarest first: what a reviewer looks for in both ads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

_MOST = 3  # phrases: enough to find the place in both ads
_TRIED = 12  # pairs of words from which phrases are grown
_LONGEST = 8  # words of a phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand in a row in both texts: `left[ours : ours + size]` and `right[theirs : theirs + size]`."""

    ours: int
    theirs: int
    size: int


def shared_phrases(left: Sequence[str], right: Sequence[str], pairs: Iterable[str]) -> list[Phrase]:
    """A few phrases of two words or more, none within another, in the order of the left text.

    `pairs` are pairs of neighbouring words that both texts have, "one other", the rarest first.
    """
    found: list[Phrase] = []
    taken: set[int] = set()
    for pair in islice(pairs, _TRIED):
        words = pair.split(" ")
        ours, theirs = find_words(left, words), find_words(right, words)
        if ours is None or theirs is None or taken & {ours, ours + 1}:
            continue
        phrase = _grown(left, right, Phrase(ours, theirs, 2), taken)
        taken.update(range(phrase.ours, phrase.ours + phrase.size))
        found.append(phrase)
        if len(found) == _MOST:
            break
    return sorted(found, key=lambda phrase: phrase.ours)


def find_words(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where these words stand in a row for the first time."""
    row, at = tuple(wanted), -1
    for _ in range(words.count(row[0])):
        at = words.index(row[0], at + 1)
        if tuple(words[at : at + len(row)]) == row:
            return at
    return None


def _grown(left: Sequence[str], right: Sequence[str], phrase: Phrase, taken: set[int]) -> Phrase:
    """The phrase with the equal words after and before it."""
    ours, theirs, size = phrase.ours, phrase.theirs, phrase.size
    while size < _LONGEST and ours + size not in taken and _equal(left, ours + size, right, theirs + size):
        size += 1
    while size < _LONGEST and ours - 1 not in taken and _equal(left, ours - 1, right, theirs - 1):
        ours, theirs, size = ours - 1, theirs - 1, size + 1
    return Phrase(ours, theirs, size)


def _equal(left: Sequence[str], ours: int, right: Sequence[str], theirs: int) -> bool:
    return 0 <= ours < len(left) and 0 <= theirs < len(right) and left[ours] == right[theirs]

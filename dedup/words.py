"""The words of an ad that its advertiser chose: contacts taken out, so that a shared number is not counted twice.

Where a script has no gaps between words, a text is cut wherever two neighbouring letters say so: the cuts of a copy
then fall where those of the original do, whatever was changed before them (content-defined chunks; Muthitacharoen,
Chen and Mazières 2001).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dedup.spelling import spell
from model import AdFacts, FindingKind

MOST_WORDS = 2000  # a longer ad is compared by its beginning; the longest real ads have some 800 words
_MARKS = "".join(chr(code) for code in range(0x0300, 0xAC00) if unicodedata.category(chr(code)) in {"Mc", "Mn"})
_WORD = re.compile(rf"[^\W_][^\W_{re.escape(_MARKS)}]*(?:[{re.escape(_MARKS)}]+[^\W_]*)*")
_GAPLESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_GAPLESS_PART = re.compile(f"([{_GAPLESS}{re.escape(_MARKS)}]+)")  # Thai, Lao, Burmese, Khmer, Kana, Han
_GAPLESS_LETTER = re.compile(f"[{_GAPLESS}]")
_IDEOGRAPHS = "\u3040"  # from here on a letter is a syllable or a word
_CUT_ONE_IN = {False: 4, True: 2}  # pairs of letters, alphabets and ideographs: pieces are about as long as words
_CONTACTS = frozenset(
    {FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.URL, FindingKind.IBAN, FindingKind.WALLET}
)
_PHONE_DIGITS = 7  # shortest subscriber number with its area code that Belgium or France has written without prefix


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place: `folded[start:end]` of its ad."""

    text: str
    start: int
    end: int


def words_of(facts: AdFacts) -> tuple[str, ...]:
    """The words to compare by, in order: spelt alike, without contacts and without digits that could be a number.

    They depend on nothing but the ad.
    """
    words = split_words(_folded(facts))[:MOST_WORDS]
    return spell(words[at] for at in _chosen(facts, words))


def places_of(facts: AdFacts) -> list[Word]:
    """The very words of `words_of`, as they stand in the folded text."""
    words = list(place_words(_folded(facts)))[:MOST_WORDS]
    return [words[at] for at in _chosen(facts, [word.text for word in words])]


def written(facts: AdFacts, first: Word, last: Word) -> str:
    """The stretch between two words of `places_of` as the advertiser wrote it; folded when nobody kept its place."""
    folded, offsets = _folded(facts), facts.offsets
    if len(offsets) != len(folded) + 1:
        return folded[first.start : last.end]
    return facts.text[offsets[first.start] : max(offsets[last.end - 1] + 1, offsets[last.end])].strip()


def split_words(text: str) -> list[str]:
    """The words of a text in order."""
    words: list[str] = _WORD.findall(text)
    if not _GAPLESS_LETTER.search(text):
        return words
    return [word[start:end] for word in words for start, end in _pieces(word)]


def place_words(text: str) -> Iterator[Word]:
    """The words of `split_words` with their places."""
    for match in _WORD.finditer(text):
        word = match.group()
        for start, end in _pieces(word):
            yield Word(word[start:end], match.start() + start, match.start() + end)


def _pieces(word: str) -> list[tuple[int, int]]:
    if not _GAPLESS_LETTER.search(word):
        return [(0, len(word))]
    cuts = [0, *(at for at in range(1, len(word)) if _is_cut(word[at - 1], word[at])), len(word)]
    return list(pairwise(cuts))


def _is_cut(left: str, right: str) -> bool:
    """Whether two letters part: some pairs always do, and gapless script from any other."""
    gapless = bool(_GAPLESS_PART.match(left)), bool(_GAPLESS_PART.match(right))
    if not all(gapless):
        return any(gapless)
    return (ord(left) * 31 + ord(right) * 17) % 7919 % _CUT_ONE_IN[left >= _IDEOGRAPHS] == 0


def _folded(facts: AdFacts) -> str:
    return facts.folded or facts.text.casefold()


def _chosen(facts: AdFacts, words: Sequence[str]) -> list[int]:
    """Places of the words that are no contacts."""
    raws = (finding.raw for finding in facts.findings if finding.kind in _CONTACTS)
    contacts = {tuple(split_words(_plain(raw))) for raw in raws}
    return list(_without_numbers(words, _without(words, contacts)))


def _plain(raw: str) -> str:
    letters = unicodedata.normalize("NFKD", raw.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _without(words: Sequence[str], contacts: set[tuple[str, ...]]) -> Sequence[int]:
    lengths = sorted({len(contact) for contact in contacts if contact}, reverse=True)
    if not lengths:
        return range(len(words))
    kept, at = [], 0
    while at < len(words):
        size = next((length for length in lengths if tuple(words[at : at + length]) in contacts), 0)
        if not size:
            kept.append(at)
        at += size or 1
    return kept


def _without_numbers(words: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    run: list[int] = []
    for at in places:
        if words[at].isdigit():
            run.append(at)
            continue
        if run:
            yield from _short(words, run)
            run = []
        yield at
    yield from _short(words, run)


def _short(words: Sequence[str], run: list[int]) -> list[int]:
    """A run of digits unless it could be a number."""
    return run if sum(len(words[at]) for at in run) < _PHONE_DIGITS else []

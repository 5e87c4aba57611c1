"""The words of an ad that its advertiser chose: contacts taken out, so that a shared number is not counted twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from model import AdFacts, FindingKind

MOST_WORDS = 2000  # a longer ad is compared by its beginning; the longest real ads have some 800 words
_WORD = re.compile(r"[^\W_]+")
_CONTACTS = frozenset(
    {FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.URL, FindingKind.IBAN, FindingKind.WALLET}
)
_PHONE_DIGITS = 7  # shortest subscriber number with its area code that Belgium or France has written without prefix


def words_of(facts: AdFacts) -> tuple[str, ...]:
    """Folded words in order, without contacts and without runs of digits that could be a number."""
    words = _WORD.findall(facts.folded or facts.text.casefold())[:MOST_WORDS]
    contacts = {tuple(_split(finding.raw)) for finding in facts.findings if finding.kind in _CONTACTS}
    return tuple(_without_numbers(_without(words, contacts)))


def _split(raw: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", raw.casefold())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _without(words: Sequence[str], contacts: set[tuple[str, ...]]) -> list[str]:
    lengths = sorted({len(contact) for contact in contacts if contact}, reverse=True)
    kept, at = [], 0
    while at < len(words):
        size = next((length for length in lengths if tuple(words[at : at + length]) in contacts), 0)
        if not size:
            kept.append(words[at])
        at += size or 1
    return kept


def _without_numbers(words: Sequence[str]) -> Iterator[str]:
    run: list[str] = []
    for word in [*words, ""]:
        if word.isdigit():
            run.append(word)
            continue
        if sum(map(len, run)) < _PHONE_DIGITS:
            yield from run
        run = []
        if word:
            yield word

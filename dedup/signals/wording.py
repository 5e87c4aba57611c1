"""Wording: the rare words and word pairs of two ads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from rapidfuzz import fuzz

from dedup.context import Context
from dedup.difference import excerpt
from dedup.phrases import find_words, shared_phrases
from dedup.spelling import NUMBER, spell
from dedup.vocabulary import Overlap
from dedup.words import Word, places_of, written
from model import AdFacts, Clause, Level, Reason

# Distance of the cosine of squared rarity to the one at which two ads are one (`Overlap.least`) -> bits.
_MARGINS = (-0.27, -0.12, 0.0, 0.12, 0.42)
_BITS = (0.0, 3.0, 8.0, 11.0, 13.0)
_SAME = 0.9  # share of all terms, common ones too: one text, even where thousands of ads made its words look common
_SAME_BITS = 9.0  # enough to join two groups
_BALANCE = 0.40  # a wording worth less than this share of the other is a part of it, not the same ad
_PART = 2.0  # bits of a part, below every threshold
_SECOND = 50.0  # RapidFuzz token_sort_ratio (0 to 100) below which the words agree by accident
_CHARACTERS = 5000  # of each text that the second opinion reads
_SHARED = 8  # terms that agree; fewer are a set phrase
_PLACED = 5000  # ads whose words are kept with their places, for the pairs that come next


class SameWording:
    """The two ads use the same rare words and word pairs, contacts and the site's own phrases left out."""

    name: ClassVar[str] = "wording"
    levels: ClassVar[frozenset[Level]] = frozenset(Level)

    def __init__(self, context: Context) -> None:
        self._context = context
        self._said: dict[str, _Said] = {}

    def keys(self, facts: AdFacts) -> frozenset[str]:
        return frozenset(f"{self.name}:{term}" for term in self._context.vocabulary.wording(facts.key).rarest)

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        """The same at both levels, so a pair is compared once."""
        known, pair = self._context.vocabulary.compared, (left.key, right.key)
        if pair not in known:
            known[pair] = self._compare(left, right)
        return known[pair]

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        vocabulary = self._context.vocabulary
        if not (vocabulary.wording(left.key).total and vocabulary.wording(right.key).total):
            return Clause("too few words of their own to compare")
        overlap = vocabulary.overlap(left.key, right.key)
        return Clause(
            "rare wording agrees to {share} % in {shared} words and word pairs; more than {count} % in at least "
            "{fewest} would count, {enough} % is enough",
            {
                "share": round(100 * overlap.cosine),
                "shared": overlap.shared,
                "count": round(100 * (overlap.least + _MARGINS[0])),
                "fewest": _SHARED,
                "enough": round(100 * overlap.least),
            },
        )

    def weigh(self, left: AdFacts, right: AdFacts) -> Reason | None:
        """The bits alone, for who needs no sentence."""
        vocabulary = self._context.vocabulary
        overlap = vocabulary.overlap(left.key, right.key)
        if (overlap.margin <= _MARGINS[0] and overlap.same < _SAME) or overlap.shared < _SHARED:
            return None
        ours, theirs = (" ".join(vocabulary.wording(one.key).words)[:_CHARACTERS] for one in (left, right))
        opinion = fuzz.token_sort_ratio(ours, theirs)
        return Reason.of(self.name, bits, _describe(overlap, opinion)) if (bits := _bits(overlap, opinion)) else None

    def _compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        weighed = self.weigh(left, right)
        return self._show(left, right, weighed) if weighed else None

    def _show(self, left: AdFacts, right: AdFacts, reason: Reason) -> Reason:
        """The sentence with what only one ad says, and the rare phrases that both have, as written in each."""
        ours, theirs = (self._context.vocabulary.wording(one.key) for one in (left, right))
        here, there = self._placed(left), self._placed(right)
        shared = shared_phrases(ours.words, theirs.words, (pair for pair in here.pairs if pair in theirs.weights))
        phrases = [ours.words[one.ours : one.ours + one.size] for one in shared]
        only = here.excerpt(ours.weights.keys() - theirs.weights), there.excerpt(theirs.weights.keys() - ours.weights)
        said = [
            Clause("only the first says: {words}", {"words": only[0]}),
            Clause("only the second says: {words}", {"words": only[1]}),
        ]
        said = [*reason.says, *(one for one in said if one.values["words"])]
        return Reason.of(self.name, reason.weight, said, here.quote(phrases), there.quote(phrases))

    def _placed(self, facts: AdFacts) -> _Said:
        if facts.key not in self._said:
            if len(self._said) >= _PLACED:
                self._said.clear()
            places, weights = places_of(facts), self._context.vocabulary.wording(facts.key).weights
            pairs = sorted((term for term in weights if " " in term), key=lambda term: (-weights[term], term))
            self._said[facts.key] = _Said(facts, spell(place.text for place in places), places, pairs)
        return self._said[facts.key]


@dataclass(frozen=True, slots=True)
class _Said:
    """What an ad says: its words as they are compared, the same words in their places, its pairs, the rarest first."""

    facts: AdFacts
    words: Sequence[str]
    places: Sequence[Word]
    pairs: Sequence[str]

    def excerpt(self, chosen: Set[str]) -> str:
        """The first few of the chosen words, as the advertiser wrote them."""
        pairs = zip(self.words, self.places, strict=True)
        return excerpt(written(self.facts, at, at) for word, at in pairs if word in chosen and word != NUMBER)

    def quote(self, phrases: Iterable[Sequence[str]]) -> str:
        """These phrases as the advertiser wrote them. One that spans default text stands nowhere and is left out."""
        return " … ".join(f"“{text}”" for phrase in phrases if (text := self._find(phrase)))

    def _find(self, phrase: Sequence[str]) -> str:
        at = find_words(self.words, phrase)
        return "" if at is None else written(self.facts, self.places[at], self.places[at + len(phrase) - 1])


def _bits(overlap: Overlap, opinion: float) -> float:
    bits = float(np.interp(overlap.margin, _MARGINS, _BITS))
    if overlap.same >= _SAME:
        return max(bits, _SAME_BITS)
    if overlap.balance < _BALANCE:
        return min(bits, _PART)
    return bits if opinion >= _SECOND else min(bits, _PART)


def _describe(overlap: Overlap, opinion: float) -> list[Clause]:
    shares = {"share": round(100 * overlap.cosine), "letters": round(opinion)}
    said = [Clause("rare wording agrees to {share} %, letters to {letters} %", shares)]
    if overlap.balance < _BALANCE:
        part = round(100 * overlap.balance)
        said.append(Clause("one is only a part of the other ({part} %)", {"part": part}))
    return said

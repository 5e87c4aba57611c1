"""Wording: the rare words and word pairs of two ads."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from rapidfuzz import fuzz

from dedup.context import Context
from dedup.difference import changed_words
from dedup.vocabulary import Overlap
from model import AdFacts, Level, Reason

# Cosine of squared rarity -> bits, from `benchmarks/linking.py --calibrate` on towns 1 and 2: of 25,000 candidate pairs
# above 0.65 six were of different creatives, below 0.45 all but three were.
_COSINES = (0.30, 0.45, 0.57, 0.70, 1.00)
_BITS = (0.0, 3.0, 8.0, 11.0, 13.0)
_BALANCE = 0.40  # a wording worth less than this share of the other is a part of it, not the same ad
_PART = 2.0  # bits of a part, below every threshold
_SECOND = 50.0  # RapidFuzz token_sort_ratio (0 to 100) below which the words agree by accident
_CHARACTERS = 5000  # of each text that the second opinion reads
_SHARED = 8  # terms that agree; fewer are a set phrase


class SameWording:
    """The two ads use the same rare words and word pairs, contacts and the site's own phrases left out."""

    name: ClassVar[str] = "wording"
    levels: ClassVar[frozenset[Level]] = frozenset(Level)

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        return frozenset(f"{self.name}:{term}" for term in self._context.vocabulary.wording(facts.key).rarest)

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        """The same at both levels, so a pair is compared once."""
        known, pair = self._context.vocabulary.compared, (left.key, right.key)
        if pair not in known:
            known[pair] = self._compare(left, right)
        return known[pair]

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        vocabulary = self._context.vocabulary
        if not (vocabulary.wording(left.key).total and vocabulary.wording(right.key).total):
            return "too few words of their own to compare"
        overlap = vocabulary.overlap(left.key, right.key)
        return (
            f"rare wording agrees to {overlap.cosine:.0%} in {overlap.shared} words and word pairs; "
            f"more than {_COSINES[0]:.0%} in at least {_SHARED} would count"
        )

    def _compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        vocabulary = self._context.vocabulary
        overlap = vocabulary.overlap(left.key, right.key)
        if overlap.cosine <= _COSINES[0] or overlap.shared < _SHARED:
            return None
        ours, theirs = vocabulary.wording(left.key), vocabulary.wording(right.key)
        opinion = fuzz.token_sort_ratio(" ".join(ours.words)[:_CHARACTERS], " ".join(theirs.words)[:_CHARACTERS])
        gone, new = changed_words(ours.words, theirs.words)
        return Reason(self.name, _bits(overlap, opinion), _describe(overlap, opinion), gone, new)


def _bits(overlap: Overlap, opinion: float) -> float:
    bits = float(np.interp(overlap.cosine, _COSINES, _BITS))
    if overlap.balance < _BALANCE:
        return min(bits, _PART)
    return bits if opinion >= _SECOND else min(bits, _PART)


def _describe(overlap: Overlap, opinion: float) -> str:
    text = f"rare wording agrees to {overlap.cosine:.0%}, letters to {opinion:.0f}%"
    if overlap.balance < _BALANCE:
        return f"{text}; one is only a part of the other ({overlap.balance:.0%})"
    return text

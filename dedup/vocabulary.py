"""How rare each word and pair of words is, and how much of two ads' rare wording agrees.

How two ads agree depends on nothing but their words and the steps of the counts of these words (`step`): neither on
the size of the corpus, nor on the order in which ads came. One more ad therefore changes few scores of others: those of
ads with a word whose count climbs a step, and of ads whose lone word it repeats.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import groupby, pairwise
from sys import intern

from model import Reason

FEWEST_WORDS = 6  # shorter texts ("call me, 24/7") agree by chance
RAREST = (
    20  # terms of an ad that are looked up; benchmarks/wording.py: with twelve, copies with many changes are missed
)
PASSAGE = 16  # words in a row: longer than the set phrases that people string together, shorter than a site's footer
# Creatives of a market. A constant, so that a score does not drift while the corpus grows: a term that so many use says
# as good as nothing. Smaller than the market of values (`Profile.market`), because a language has common words.
_MARKET = 1024
_EXACT = 4  # up to so many the very count: between one, two and three lies most of what rarity says
_ONCE = 0.25  # share of its rarity that a term on a single ad keeps where it stands alone: it only measures an edit
# Two short ads of different creatives agree by chance more than two long ones: chance agreement of n words falls with
# the square root of n. The cosine at which two ads are one is `_LONG + _SHORT / sqrt(n)`, n the words of the shorter:
# benchmarks/wording.py, seeds below 100, between the highest cosine of different creatives and the twentieth part of
# the pairs of one creative, for ads of 15, 50 and 150 words.
_LONG = 0.51
_SHORT = 0.95
_OWN = 8  # terms in a row on a single ad: no edit, but text of its own


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two wordings agree: IDF-squared cosine, the shorter's weight as share of the longer's, shared terms, how many
    words the shorter has, and the shared terms as share of those of the richer one."""

    cosine: float
    balance: float
    shared: int
    words: int
    same: float

    @property
    def least(self) -> float:
        """The cosine at which ads of so many words are one."""
        return _LONG + _SHORT / math.sqrt(max(self.words, 1))

    @property
    def margin(self) -> float:
        """How far the cosine lies above it."""
        return self.cosine - self.least


@dataclass(slots=True)
class Vocabulary:
    """Counts over a corpus. The wording of an ad is weighed when it is first asked for."""

    said: Mapping[str, Sequence[str]]  # ad -> its words in order
    creatives: Mapping[str, int]  # term -> creatives that use it
    carriers: Mapping[str, int]  # term -> ads that use it
    compared: dict[tuple[str, str], Reason | None] = field(default_factory=dict, repr=False)  # of SameWording
    _wordings: dict[str, Wording] = field(default_factory=dict, repr=False)
    _overlaps: dict[tuple[str, str], Overlap] = field(default_factory=dict, repr=False)
    _squares: dict[tuple[int, bool], float] = field(default_factory=dict, repr=False)

    def wording(self, ad: str) -> Wording:
        """The weighed terms of an ad. Raises KeyError for an ad that was not counted."""
        known = self._wordings.get(ad)
        if known is None:
            known = self._wordings[ad] = self._weigh(tuple(self.said[ad]))
        return known

    def overlap(self, left: str, right: str) -> Overlap:
        """How the wordings of two ads agree; nothing agrees with an empty one."""
        known = self._overlaps.get((left, right))
        if known is None:
            known = self._overlaps[left, right] = _compare(self.wording(left), self.wording(right))
        return known

    def _square(self, term: str, edited: bool) -> float:
        """Of the rarity in bits: log2(1 + market / creatives with the term), their count in steps; one float for all
        terms of a count, for there are a hundred terms to an ad."""
        key = self.creatives[term], edited
        square = self._squares.get(key)
        if square is None:
            bits = math.log2(1 + _MARKET / step(key[0]))
            square = self._squares[key] = (bits * (_ONCE if edited else 1.0)) ** 2
        return square

    def _weigh(self, words: tuple[str, ...]) -> Wording:
        if len(words) < FEWEST_WORDS:
            return Wording(words, {}, 0.0, ())
        edited = self._edited(words)
        weights = {term: self._square(term, term in edited) for term in terms_of(words)}
        shared = [(step(self.creatives[term]), term) for term in weights if self.carriers[term] > 1]
        return Wording(
            words, weights, math.fsum(weights.values()), tuple(term for _, term in nsmallest(RAREST, shared))
        )

    def _edited(self, words: Sequence[str]) -> set[str]:
        """Terms on this ad alone that stand scattered among words that others have too."""
        pairs = [f"{one} {other}" for one, other in pairwise(words)]
        edited = {word for word in words if self.carriers[word] == 1}
        for alone, run in groupby(pairs, key=lambda pair: self.carriers[pair] == 1):
            terms = list(run)
            if alone and len(terms) < _OWN:
                edited.update(terms)
            elif alone:
                edited.difference_update(word for pair in terms for word in pair.split())
        return edited


@dataclass(frozen=True, slots=True)
class Wording:
    """One ad's own words in order, and its terms with their squared rarity. `rarest` is ordered by the step of the
    term's count, then by the term itself, so that copies choose alike."""

    words: tuple[str, ...]
    weights: Mapping[str, float]
    total: float
    rarest: tuple[str, ...]  # terms that another ad also has, the rarest first


def _compare(ours: Wording, theirs: Wording) -> Overlap:
    if not (ours.total and theirs.total):
        return Overlap(0.0, 0.0, 0, 0, 0.0)
    shared = ours.weights.keys() & theirs.weights.keys()
    agreed = math.fsum(map(ours.weights.__getitem__, shared))
    balance = min(ours.total, theirs.total) / max(ours.total, theirs.total)
    words = min(len(ours.words), len(theirs.words))
    same = len(shared) / max(len(ours.weights), len(theirs.weights))
    return Overlap(agreed / math.sqrt(ours.total * theirs.total), balance, len(shared), words, same)


def step(count: int) -> int:
    """The count itself up to four, beyond it the power of two below: at most one bit of rarity too many."""
    return count if count <= _EXACT else 1 << (count.bit_length() - 1)


def terms_of(words: Sequence[str]) -> frozenset[str]:
    """The words of a text and its pairs of neighbouring words, which are one string for all ads that have them."""
    return frozenset(words).union(intern(" ".join(pair)) for pair in pairwise(words))

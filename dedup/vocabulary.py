"""How rare each word and pair of words is, and how much of two ads' rare wording agrees."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import groupby, pairwise

from dedup.words import words_of
from model import AdFacts, Reason

FEWEST_WORDS = 6  # shorter texts ("call me, 24/7") agree by chance
RAREST = 12  # terms of an ad that are looked up: notes/linking.md 2d, recall 0.93 to 1.0 on edited reposts
PASSAGE = 8  # words in a row that nobody writes twice by chance
_SMALLEST = 256  # ads; below this, counts say little about rarity and every term is treated as fairly rare
_ONCE = 0.5  # share of its rarity that a term on a single ad keeps where it stands alone: it only measures an edit
_OWN = 8  # terms in a row on a single ad: no edit, but text of its own


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two wordings agree: IDF-squared cosine, the shorter's weight as share of the longer's, shared terms."""

    cosine: float
    balance: float
    shared: int


@dataclass(slots=True)
class Vocabulary:
    """Counts over a corpus. Wordings are weighed once per ad."""

    ads: int
    creatives: Mapping[str, int]  # term -> creatives that use it
    carriers: Mapping[str, int]  # term -> ads that use it
    default: frozenset[str] = frozenset()  # passages that the site supplies, not the advertiser
    compared: dict[tuple[str, str], Reason | None] = field(default_factory=dict, repr=False)  # of SameWording
    _wordings: dict[str, Wording] = field(default_factory=dict, repr=False)

    def wording(self, facts: AdFacts) -> Wording:
        """The weighed terms of an ad."""
        known = self._wordings.get(facts.key)
        if known is None or known.text != facts.text:
            known = self._weigh(facts)
            self._wordings[facts.key] = known
        return known

    def rarity(self, term: str) -> float:
        """Bits: log2(1 + ads / creatives with the term)."""
        return math.log2(1 + max(self.ads, _SMALLEST) / self.creatives.get(term, 1))

    def rarest(self, facts: AdFacts) -> list[str]:
        """The twelve rarest terms that another ad also has, the rarest first."""
        held = ((self.carriers.get(term, 0), term) for term in self.wording(facts).weights)
        return [term for _, term in nsmallest(RAREST, (one for one in held if one[0] > 1))]

    def _weigh(self, facts: AdFacts) -> Wording:
        words = without_passages(words_of(facts), self.default)
        weights: dict[str, float] = {}
        if len(words) >= FEWEST_WORDS:
            edited = self._edited(words)
            weights = {term: (self.rarity(term) * (_ONCE if term in edited else 1.0)) ** 2 for term in terms_of(words)}
        return Wording(facts.text, words, weights, math.fsum(weights.values()))

    def _edited(self, words: Sequence[str]) -> set[str]:
        """Terms on this ad alone that stand scattered among words that others have too."""
        pairs = [f"{one} {other}" for one, other in pairwise(words)]
        edited = {word for word in words if self.carriers.get(word, 1) == 1}
        for alone, run in groupby(pairs, key=lambda pair: self.carriers.get(pair, 1) == 1):
            terms = list(run)
            if alone and len(terms) < _OWN:
                edited.update(terms)
            elif alone:
                edited.difference_update(word for pair in terms for word in pair.split())
        return edited


@dataclass(frozen=True, slots=True)
class Wording:
    """One ad's own words in order, and its terms with their squared rarity."""

    text: str
    words: tuple[str, ...]
    weights: Mapping[str, float]
    total: float

    def overlap(self, other: Wording) -> Overlap:
        """Compare with another wording; nothing agrees with an empty one."""
        if not (self.total and other.total):
            return Overlap(0.0, 0.0, 0)
        shared = self.weights.keys() & other.weights.keys()
        agreed = math.fsum(self.weights[term] for term in shared)
        balance = min(self.total, other.total) / max(self.total, other.total)
        return Overlap(agreed / math.sqrt(self.total * other.total), balance, len(shared))


def terms_of(words: Sequence[str]) -> frozenset[str]:
    """The words of a text and its pairs of neighbouring words."""
    return frozenset(words).union(" ".join(pair) for pair in pairwise(words))


def passages_of(words: Sequence[str]) -> frozenset[str]:
    """Every run of eight words."""
    return frozenset(" ".join(words[at : at + PASSAGE]) for at in range(len(words) - PASSAGE + 1))


def without_passages(words: Sequence[str], passages: frozenset[str]) -> tuple[str, ...]:
    """The words that stand in none of these passages."""
    if not passages:
        return tuple(words)
    kept = [True] * len(words)
    for at in range(len(words) - PASSAGE + 1):
        if " ".join(words[at : at + PASSAGE]) in passages:
            kept[at : at + PASSAGE] = [False] * PASSAGE
    return tuple(word for word, keep in zip(words, kept, strict=True) if keep)


def count_words(
    facts: Iterable[AdFacts], creative: Mapping[str, str], default: frozenset[str] = frozenset()
) -> Vocabulary:
    """Count terms by ad and by creative (`creative` maps ad key -> creative; an ad that is missing is its own)."""
    carriers: Counter[str] = Counter()
    seen: dict[str, set[str]] = {}
    ads = 0
    for one in facts:
        ads += 1
        terms = terms_of(without_passages(words_of(one), default))
        carriers.update(terms)
        seen.setdefault(creative.get(one.key, one.key), set()).update(terms)
    return Vocabulary(ads, Counter(term for terms in seen.values() for term in terms), carriers, default)

"""The rarest terms of every ad, by which ads of like wording find each other; looked up again where counts changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dedup.corpus import Corpus, Rows
from dedup.digests import Digests, digest
from dedup.layers import recall
from dedup.terms import Terms
from dedup.vocabulary import RAREST, Vocabulary

_COLUMNS = 1 + RAREST


@dataclass(frozen=True, slots=True)
class Rare:
    """By number of the ad: a digest of its words and of their counts; then of its words, 0 for none, and rare terms."""

    ads: Rows
    prints: Digests
    terms: Digests  # one row for each ad


NOTHING = Rare(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint64), np.empty((0, _COLUMNS), dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class Sought:
    """The words by which one ad is sought; digests stand for them."""

    words: tuple[int, ...]
    total: int  # 0 when it says too little
    rarest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """For the search for ads of like wording."""

    corpus: Corpus
    rows: Digests

    def wording(self, ad: str) -> Sought:
        words, *rarest = self.rows[self.corpus.row[ad]].tolist()
        return Sought((words,), words, tuple(term for term in rarest if term))


def renew_rare(before: Rare, corpus: Corpus, terms: Terms) -> tuple[Rare, Index]:
    """Weigh again the ads whose words, or the counts of whose words, are no longer those of `before`."""
    place, known = recall(before.ads, corpus.numbers)
    known[known] = before.prints[place[known]] == terms.prints[known]
    rows = np.zeros((len(corpus.keys), _COLUMNS), dtype=np.uint64)
    rows[known] = before.terms[place[known]]
    stale = np.flatnonzero(~known).tolist()
    terms.know(corpus.keys[row] for row in stale)
    for row in stale:
        rows[row] = _sought(terms.vocabulary, corpus.keys[row])
    order = np.argsort(corpus.numbers)
    return Rare(corpus.numbers[order], terms.prints[order], rows[order]), Index(corpus, rows)


def _sought(vocabulary: Vocabulary, ad: str) -> list[int]:
    wording = vocabulary.wording(ad)
    rarest = [digest(term) for term in wording.rarest]
    said = digest(" ".join(wording.words)) if wording.total else 0
    return [said, *rarest, *[0] * (RAREST - len(rarest))]

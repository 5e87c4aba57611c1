"""How many ads and creatives use each word and pair of words, counted by digests: no text is needed for it.

The text of an ad is fetched only when the rarity of one of its terms changed, or when it is to be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from dedup.corpus import Corpus, Kept, Rows, different
from dedup.digests import Digests, mix, summed
from dedup.steps import stepped_terms
from dedup.vocabulary import Vocabulary

_SEVERAL = 2  # whether a term is on one ad or on more is all that is asked of its ads


@dataclass(frozen=True, slots=True)
class Told:
    """What a vocabulary knows so far: the words of some ads, and the counts of their terms."""

    said: dict[str, list[str]] = field(default_factory=dict)
    creatives: dict[str, int] = field(default_factory=dict)
    carriers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a corpus that are `kept`, in one row, and of each word and pair the steps of its counts."""

    corpus: Corpus
    kept: Kept  # of all words of the corpus
    starts: Rows  # of each ad's kept words
    words: Rows  # number of the term that each kept word is
    pairs: Rows  # that each word with the next one is; the last of an ad goes with nothing and stands for none
    carriers: Rows  # of each term
    creatives: Rows
    prints: Digests  # of each ad: its words in order and the counts of its terms
    vocabulary: Vocabulary
    told: Told

    def know(self, keys: Iterable[str]) -> None:
        """Fetch the words of these ads and put them into the vocabulary."""
        new = [key for key in dict.fromkeys(keys) if key not in self.told.said]
        self.corpus.facts(new)
        for key in new:
            self._say(key, self.corpus.words_of(key))

    def of(self, key: str) -> tuple[list[bool], list[int], list[int]]:
        """Which words of an ad are kept; carriers and creatives of those, then of each of them with the next one."""
        row = self.corpus.row[key]
        kept: list[bool] = self.kept[self.corpus.starts[row] : self.corpus.starts[row + 1]].tolist()
        begin, end = int(self.starts[row]), int(self.starts[row + 1])
        numbers = np.concatenate([self.words[begin:end], self.pairs[begin : max(end - 1, begin)]])
        return kept, self.carriers[numbers].tolist(), self.creatives[numbers].tolist()

    def _say(self, key: str, words: Sequence[str]) -> None:
        kept, carriers, creatives = self.of(key)
        said = self.told.said[key] = [word for word, keep in zip(words, kept, strict=True) if keep]
        terms = [*said, *(f"{one} {other}" for one, other in pairwise(said))]
        self.told.carriers.update(zip(terms, carriers, strict=True))
        self.told.creatives.update(zip(terms, creatives, strict=True))


def count_terms(corpus: Corpus, kept: Kept, creative: Rows) -> Terms:
    """Count the terms of the words that are kept; `creative` is the group of each ad."""
    rows = np.repeat(np.arange(len(corpus.keys)), np.diff(corpus.starts))[kept]
    words = corpus.words[kept]
    starts = np.searchsorted(rows, np.arange(len(corpus.keys) + 1))
    inside = np.append(rows[:-1] == rows[1:], False)[: len(rows)]
    names, numbers = np.unique(np.concatenate([words, _with_next(words)[inside]]), return_inverse=True)
    ads = np.concatenate([rows, rows[inside]])
    carriers = np.minimum(different(numbers, ads, len(names)), _SEVERAL)
    creatives = stepped_terms(different(numbers, creative[ads], len(names)))
    pairs = np.zeros(len(words), dtype=np.int64)
    pairs[inside] = numbers[len(words) :]
    order = mix(words, (np.arange(len(words)) - starts[rows]).astype(np.uint64))
    weights = mix(names, carriers.astype(np.uint64), creatives.astype(np.uint64))[numbers]
    prints = summed(np.concatenate([order, weights]), np.concatenate([rows, ads]), len(corpus.keys))
    told = Told()
    vocabulary = Vocabulary(told.said, told.creatives, told.carriers)
    return Terms(corpus, kept, starts, numbers[: len(words)], pairs, carriers, creatives, prints, vocabulary, told)


def _with_next(words: Digests) -> Digests:
    return mix(words, np.append(words[1:], np.uint64(0))[: len(words)])

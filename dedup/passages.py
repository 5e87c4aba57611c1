"""Default text in a corpus of digests: the runs of words that stand on many ads of unrelated groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from dedup.corpus import Corpus, Kept, Rows, distinct
from dedup.defaults import FEWEST, SPREAD, Passage, hubs_of
from dedup.digests import Digests, mix
from dedup.vocabulary import PASSAGE
from dedup.words import places_of
from model import Hub


@dataclass(frozen=True, slots=True)
class DefaultText:
    """Which words of the corpus stand in no default text, and the hubs that tell a reviewer what does."""

    kept: Kept
    hubs: tuple[Hub, ...]


@dataclass(frozen=True, slots=True)
class _Census:
    """Of every passage: on how many ads it stands, of how many unrelated groups, every ad counted."""

    carriers: Rows
    spread: NDArray[np.float64]

    @property
    def common(self) -> Kept:
        return (self.carriers >= FEWEST) & (self.spread >= SPREAD)


def find_default_text(corpus: Corpus, creative: Rows) -> DefaultText:
    """Passages on many ads of otherwise unrelated groups; `creative` is the group of each ad."""
    rows = np.repeat(np.arange(len(corpus.keys)), np.diff(corpus.starts))
    runs = _runs(corpus.words)
    at = np.flatnonzero(rows[: len(runs)] == rows[len(rows) - len(runs) :])
    names, numbers = np.unique(runs[at], return_inverse=True)
    census = _count(numbers, rows[at], creative, len(names))
    default = census.common[numbers]
    kept = np.ones(len(corpus.words), dtype=np.bool_)
    for step in range(PASSAGE):
        kept[at[default] + step] = False
    found, first = np.unique(numbers[default], return_index=True)
    places = at[default][first]
    return DefaultText(kept, tuple(hubs_of(_read(corpus, places, rows[places], found, census))))


def _runs(words: Digests) -> Digests:
    """A digest of every so many words in a row, whichever ads they belong to."""
    if len(words) < PASSAGE:
        return np.empty(0, dtype=np.uint64)
    windows = sliding_window_view(words, PASSAGE)
    return mix(*(windows[:, place] for place in range(PASSAGE)))


def _count(numbers: Rows, ads: Rows, creative: Rows, size: int) -> _Census:
    wide = len(creative) + 1
    shown = distinct(numbers * wide + ads)
    passage, ad = shown // wide, shown % wide
    carriers = np.bincount(passage, minlength=size)
    groups, sizes = np.unique(passage * wide + creative[ad], return_counts=True)
    squares = np.bincount(groups // wide, weights=sizes.astype(np.float64) ** 2, minlength=size)
    return _Census(carriers, carriers.astype(np.float64) ** 2 / np.maximum(squares, 1.0))


def _read(corpus: Corpus, places: Rows, rows: Rows, found: Rows, census: _Census) -> dict[str, Passage]:
    """The passages, each read in one of its ads."""
    keys = [corpus.keys[row] for row in rows.tolist()]
    facts = corpus.facts(keys)
    folded = {key: [word.text for word in places_of(facts[key])] for key in dict.fromkeys(keys)}
    read = {}
    for key, place, row, number in zip(keys, places.tolist(), rows.tolist(), found.tolist(), strict=True):
        start = place - int(corpus.starts[row])
        stretch = slice(start, start + PASSAGE)
        carriers, spread = int(census.carriers[number]), float(census.spread[number])
        read[" ".join(corpus.words_of(key)[stretch])] = Passage(carriers, spread, folded[key][stretch])
    return read

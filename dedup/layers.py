"""Pairs compared in one way and the groups that they make, renewed from what was worked out before.

A pair is compared again when the digest of what a comparison reads of either end changed, and never otherwise. A
connected component is grouped again when one of its ads, links or judgements changed, and never otherwise. So the
outcome is what comparing and grouping everything would give, whatever was known before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.candidates import Pair
from dedup.clusters import group
from dedup.components import Bonds, Component, components
from dedup.corpus import Corpus, Kept, Rows
from dedup.digests import Digests, digest, mix
from dedup.scores import Reasons, make_links
from dedup.signals.gap import GAP
from dedup.weights import Profile
from model import Judgement, Level

Compare = Callable[[Sequence[Pair]], Mapping[Pair, Reasons]]

Number = TypeVar("Number", int, Rows)

_GAP = int(GAP.total_seconds() * 1_000_000)


@dataclass(frozen=True, slots=True)
class Layer:
    """What is remembered of every pair that was compared, and of every ad. Ads go by their numbers."""

    pairs: Rows  # the left end's number, then the right one's; sorted
    inputs: Digests  # of what was read of both ends
    reasons: Digests
    bits: NDArray[np.float64]  # 0 where there is no link
    states: Rows  # of the link, once it is settled
    ads: Rows  # sorted
    names: Rows  # of each ad's group: the number of its first ad
    components: Digests
    prints: Digests


_NUMBERS, _DIGESTS = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint64)
NOTHING = Layer(_NUMBERS, _DIGESTS, _DIGESTS, np.empty(0), _NUMBERS, _NUMBERS, _NUMBERS, _DIGESTS, _DIGESTS)


@dataclass(frozen=True, slots=True)
class Way:
    """How pairs are compared and grouped. `prints` are digests of all that `compare` reads of each ad."""

    level: Level
    prints: Digests
    compare: Compare
    profile: Profile
    judgements: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True)
class Renewed:
    """A layer and what was done to bring it up to date. Ads go by their rows, and so do the ends of pairs."""

    layer: Layer
    way: Way
    left: Rows
    right: Rows
    label: Rows  # of each ad's group: the row of its first ad
    compared: Kept  # pairs that were compared again
    grouped: Kept  # ads that were grouped again
    components: int  # of more than one ad, that were
    found: Mapping[Pair, Reasons]  # of all pairs that were compared again, some of them for grouping only

    def reasons(self, pairs: Sequence[Pair]) -> Mapping[Pair, Reasons]:
        """The reasons of some of the pairs, compared again where need be."""
        missing = self.way.compare([pair for pair in pairs if pair not in self.found])
        return {pair: self.found[pair] if pair in self.found else missing[pair] for pair in pairs}

    def grouping(self, corpus: Corpus) -> dict[str, str]:
        """Ad -> the first ad of its group."""
        return {key: corpus.keys[row] for key, row in zip(corpus.keys, self.label.tolist(), strict=True)}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs by the rows of their ends, sorted by `names`, one number for each pair."""

    left: Rows
    right: Rows
    names: Rows


def numbered(corpus: Corpus, pairs: Iterable[Pair]) -> Pairs:
    """Pairs of keys as pairs of rows."""
    rows = np.array([(corpus.row[one], corpus.row[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    names = pair_number(corpus.numbers[rows[:, 0]], corpus.numbers[rows[:, 1]])
    order = np.argsort(names)
    return Pairs(rows[order, 0], rows[order, 1], names[order])


def renew(before: Layer, corpus: Corpus, pairs: Pairs, way: Way) -> Renewed:
    """Compare and group what changed since `before`."""
    left, right, names = pairs.left, pairs.right, pairs.names
    inputs = mix(way.prints[left], way.prints[right], _silences(corpus, left, right))
    place, known = recall(before.pairs, names)
    known[known] = before.inputs[place[known]] == inputs[known]
    bits, reasons = np.zeros(len(names)), np.zeros(len(names), dtype=np.uint64)
    bits[known], reasons[known] = before.bits[place[known]], before.reasons[place[known]]
    found = dict(way.compare(pairs_of(corpus, left[~known], right[~known])))
    for at in np.flatnonzero(~known).tolist():
        bits[at], reasons[at] = _weigh(found.get((corpus.keys[left[at]], corpus.keys[right[at]]), ()), way)
    label, components, grouped, count = _group(before, corpus, _Weighed(left, right, bits, reasons, found), way)
    order = np.argsort(corpus.numbers)
    layer = Layer(
        names, inputs, reasons, bits, np.zeros(len(names), dtype=np.int64),
        corpus.numbers[order], corpus.numbers[label][order], components[order], way.prints[order],
    )  # fmt: skip
    return Renewed(layer, way, left, right, label, ~known, grouped, count, found)


def pair_number(left: Number, right: Number) -> Number:
    """One number for two."""
    return left << 32 | right


def changed_ads(before: Layer, after: Layer) -> Rows:
    """Numbers of ads of which a comparison would read something else than before."""
    place, known = recall(before.ads, after.ads)
    known[known] = before.prints[place[known]] == after.prints[known]
    return after.ads[~known]


def recall(known: Rows, asked: Rows) -> tuple[Rows, Kept]:
    """Where each asked number stands among the known ones, which are sorted, and whether it does."""
    if not len(known):
        return np.zeros(len(asked), dtype=np.int64), np.zeros(len(asked), dtype=np.bool_)
    place = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return place, known[place] == asked


def _silences(corpus: Corpus, left: Rows, right: Rows) -> Digests:
    """When the ends were last seen, where that matters: where a long time lies between the two."""
    earlier = np.where(corpus.until[left] <= corpus.until[right], left, right)
    later = left + right - earlier
    long = corpus.since[later] - corpus.until[earlier] > _GAP
    times = mix(corpus.until[left].astype(np.uint64), corpus.until[right].astype(np.uint64))
    return np.where(long, times, np.uint64(0))


def pairs_of(corpus: Corpus, left: Rows, right: Rows) -> list[Pair]:
    """The keys of pairs of rows."""
    return [(corpus.keys[one], corpus.keys[other]) for one, other in zip(left.tolist(), right.tolist(), strict=True)]


def _weigh(reasons: Reasons, way: Way) -> tuple[float, int]:
    """Bits of the link, 0 for none, and a digest of its reasons."""
    bits = sum(reason.weight for reason in reasons)
    return (bits, digest(repr(reasons))) if reasons and bits >= way.profile.suggest[way.level] else (0.0, 0)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """All pairs with their bits, and the reasons of those that were asked for."""

    left: Rows
    right: Rows
    bits: NDArray[np.float64]
    reasons: Digests
    found: dict[Pair, Reasons]


def _group(before: Layer, corpus: Corpus, pairs: _Weighed, way: Way) -> tuple[Rows, Digests, Kept, int]:
    """For each ad the row of its group's name, a digest of its component, whether that was grouped again; how many."""
    strong = pairs.bits >= way.profile.accept[way.level]
    said = [one for one in way.judgements if one.level is way.level and {one.left, one.right} <= corpus.row.keys()]
    bonds = Bonds(pairs.left[strong], pairs.right[strong], pairs.reasons[strong], said)
    whole = components(corpus, bonds, way.level)
    digest_of = whole.digests[whole.of_ad]
    place, same = recall(before.ads, corpus.numbers)
    same[same] = before.components[place[same]] == digest_of[same]
    label = np.arange(len(corpus.keys))
    order = np.argsort(corpus.numbers)
    label[same] = order[np.searchsorted(corpus.numbers[order], before.names[place[same]])]
    stale = np.zeros(len(whole.digests), dtype=np.bool_)
    stale[whole.of_ad[~same]] = True
    parts = list(whole.among(stale))
    places = [at for part in parts for at in part.links]
    again = pairs_of(corpus, bonds.left[places], bonds.right[places])
    pairs.found.update(way.compare([pair for pair in again if pair not in pairs.found]))
    for part in parts:
        for ads in _groups(corpus, bonds, part, pairs.found, way):
            label[[corpus.row[ad] for ad in ads]] = corpus.row[min(ads)]
    return label, digest_of, ~same, len(parts)


def _groups(
    corpus: Corpus, bonds: Bonds, part: Component, found: Mapping[Pair, Reasons], way: Way
) -> Sequence[frozenset[str]]:
    pairs = pairs_of(corpus, bonds.left[part.links], bonds.right[part.links])
    links = make_links({pair: found[pair] for pair in pairs}, way.level, way.profile)
    return group([corpus.keys[row] for row in part.ads], links, part.said, way.level, way.profile)

"""Connected components of links and judgements: what grouping looks at together, and whether any of it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dedup.clusters import standing
from dedup.corpus import Corpus, Rows
from dedup.digests import Digests, digests, mix, summed
from model import Judgement, Level


@dataclass(frozen=True, slots=True)
class Bonds:
    """Accepted links, by the rows of their ends, with digests of their reasons; and what people said of two ads."""

    left: Rows
    right: Rows
    reasons: Digests
    said: Sequence[Judgement]


@dataclass(frozen=True, slots=True)
class Component:
    """Rows of the ads of one component, places of its links among the bonds, and what was said of two of its ads."""

    ads: list[int]
    links: list[int]
    said: list[Judgement]


@dataclass(frozen=True, slots=True)
class Components:
    """Which component each ad is in, and a digest of all that grouping a component depends on."""

    of_ad: Rows
    digests: Digests
    bonds: Bonds
    of_said: Rows

    def among(self, wanted: NDArray[np.bool_]) -> Iterator[Component]:
        """The wanted components that have more than one ad."""
        chosen = np.flatnonzero(wanted & (np.bincount(self.of_ad, minlength=len(wanted)) > 1)).tolist()
        parts = {number: Component([], [], []) for number in chosen}
        for ad in np.flatnonzero(np.isin(self.of_ad, chosen)).tolist():
            parts[int(self.of_ad[ad])].ads.append(ad)
        for link in np.flatnonzero(np.isin(self.of_ad[self.bonds.left], chosen)).tolist():
            parts[int(self.of_ad[self.bonds.left[link]])].links.append(link)
        for place in np.flatnonzero(np.isin(self.of_said, chosen)).tolist():
            parts[int(self.of_said[place])].said.append(self.bonds.said[place])
        yield from parts.values()


def components(corpus: Corpus, bonds: Bonds, level: Level) -> Components:
    """The components of these bonds: an ALWAYS connects, a NEVER between two of its ads is a part of a component."""
    size = len(corpus.keys)
    always, _ = standing(bonds.said, level)
    pairs = np.array([(corpus.row[one], corpus.row[other]) for one, other in always], dtype=np.int64).reshape(-1, 2)
    ends = np.concatenate([bonds.left, pairs[:, 0]]), np.concatenate([bonds.right, pairs[:, 1]])
    graph = coo_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(size, size))
    count, numbers = connected_components(graph, directed=False)
    of_ad: Rows = numbers.astype(np.int64)
    of_said = _of_said(corpus, bonds.said, of_ad)
    ads = digests(corpus.keys)
    links = mix(ads[bonds.left], ads[bonds.right], bonds.reasons)
    said = digests(repr(one) for one in bonds.said)
    whole: Digests = summed(mix(ads), of_ad, count) + summed(links, of_ad[bonds.left], count)
    inside = of_said >= 0
    whole += summed(said[inside], of_said[inside], count)
    return Components(of_ad, whole, bonds, of_said)


def _of_said(corpus: Corpus, said: Sequence[Judgement], of_ad: Rows) -> Rows:
    """The component of each judgement, -1 where its two ads are not in one."""
    ends = ((of_ad[corpus.row[one.left]], of_ad[corpus.row[one.right]]) for one in said)
    return np.array([one if one == other else -1 for one, other in ends], dtype=np.int64)

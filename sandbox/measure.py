"""How well clusters and flags agree with the truth. Pure functions over mappings; nothing is read or written.

Pairwise precision and recall count pairs of ads; the largest operators dominate them. B-cubed (Bagga and Baldwin 1998)
averages over ads. An ad without a cluster counts as a cluster of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and their harmonic mean, each from 0 to 1; `None` where nothing could be counted."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """The largest cluster found beside the largest true one, in ads."""

    found: int
    true: int


def pairwise(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Quality:
    """Pairs of ads put together, over the ads of `truth`: how many rightly, how many of those due."""
    clusters = complete(found, truth)
    together = pairs(Counter(clusters.values()))
    due = pairs(Counter(truth.values()))
    right = pairs(Counter((clusters[ad], truth[ad]) for ad in truth))
    return Quality(ratio(right, together), ratio(right, due))


def b_cubed(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Quality:
    """Averages over ads of the share of rightful neighbours, and of neighbours found; an ad neighbours itself."""
    clusters = complete(found, truth)
    of_cluster, of_truth = Counter(clusters.values()), Counter(truth.values())
    shared = Counter((clusters[ad], truth[ad]) for ad in truth)
    precise = sum(count * count / of_cluster[cluster] for (cluster, _), count in shared.items())
    recalled = sum(count * count / of_truth[true] for (_, true), count in shared.items())
    return Quality(ratio(precise, len(truth)), ratio(recalled, len(truth)))


def largest(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Sizes:
    """Whether a giant swallowed the unrelated."""
    clusters = complete(found, truth)
    return Sizes(
        max(Counter(clusters.values()).values(), default=0),
        max(Counter(truth.values()).values(), default=0),
    )


def flags(raised: Collection[tuple[str, str]], due: Collection[tuple[str, str]]) -> Quality:
    """Raised (operator, rule) pairs against those due."""
    right = len(set(raised) & set(due))
    return Quality(ratio(right, len(set(raised))), ratio(right, len(set(due))))


def raised_on(
    alerts: Collection[tuple[str, str]], members: Mapping[str, Collection[str]], operator_of: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    """Alerts as (cluster, rule) turned into (operator, rule): a cluster stands for whoever has most of its ads.

    `members` are the ad keys of each cluster. Ads outside `operator_of` count for nobody; ties go to the first name.
    """
    found = set()
    for cluster, rule in alerts:
        owners = Counter(operator_of[ad] for ad in members[cluster] if ad in operator_of)
        if owners:
            found.add((min(owners, key=lambda owner: (-owners[owner], owner)), rule))
    return frozenset(found)


def complete(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> dict[str, Hashable]:
    """The cluster of every ad of `truth`; those left out stand alone."""
    return {ad: ("found", found[ad]) if ad in found else ("alone", ad) for ad in truth}


def pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None

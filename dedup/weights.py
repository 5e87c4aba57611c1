"""The numbers of the linker, each with its origin, and how rare a value is.

A weight is in bits: the base-2 logarithm of how much likelier an agreement is between ads that belong together than
between ads that do not (Fellegi and Sunter, 1969). Weights add up to a score. A score is no probability and is never
shown as one. `benchmarks/linking.py` measures what the numbers do; measure again after changing one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from dedup.handover import Epochs, posted
from model import AdFacts, Level


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of numbers. All weights and thresholds are bits unless said otherwise."""

    # A value on n creatives of a market of this many ads weighs log2(market / n). The market is a constant, not the
    # size of the corpus: chance agreement and prior odds both fall with the corpus, and cancel. It also keeps a score
    # from drifting while the corpus grows.
    market: int = 4096
    # Score at which a link is accepted, and at which it is suggested to a person.
    accept: Mapping[Level, float] = field(default_factory=lambda: {Level.CREATIVE: 8.0, Level.OPERATOR: 6.0})
    suggest: Mapping[Level, float] = field(default_factory=lambda: {Level.CREATIVE: 5.0, Level.OPERATOR: 3.0})
    # Two groups of at least `guarded` ads merge only on two kinds of evidence of `kind` bits each, or on `strong` bits;
    # `strong_wide` bits are enough when at least `wide` ads on both sides carry it.
    guarded: int = 3
    kind: float = 5.0
    strong: float = 9.0
    strong_wide: float = 7.0
    wide: int = 3
    # ... but never when no more ads carry it than errors explain: one ad in a hundred shows a value that is not its
    # own, a misread number or a stolen picture (benchmarks/phones.py: precision 0.991 to 0.997 on the town).
    error: float = 0.01
    beyond: float = 10.0
    # A weak reading, and a value that is a hub, stay below every threshold by themselves.
    weak: float = 1.5
    hub: float = 0.25
    # A value that unrelated groups show beside contacts of their own: a team's account, or a booking desk. Only people
    # can tell, so it is suggested and not accepted by itself.
    contested: float = 4.5
    # What contradicts, counted with `benchmarks/weights.py --town 41 --trade 1 2`, rounded to half a bit.
    doubts: Mapping[str, float] = field(
        default_factory=lambda: {"other-contacts": -4.5, "two-countries": -2.0, "long-gap": -3.0}
    )
    # Contacts count more than one shared value, but not fully: a poster's number and address usually come together.
    further: float = 0.5
    most: float = 16.0


DEFAULT = Profile()


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many creatives carry a key, and which keys are hubs, or on trial while hubs are looked for."""

    profile: Profile = DEFAULT
    carriers: Mapping[str, int] = field(default_factory=dict)
    hubs: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()
    epochs: Epochs = field(default_factory=dict)
    on_trial: bool = False  # hubs are values set aside to be judged: having one in common says nothing, nor against it

    def epoch(self, key: str, ad: AdFacts) -> int:
        """Whose turn it was with a value that changed hands when the ad was posted; 0 for every other value."""
        return bisect_right(self.epochs[key], posted(ad)) if key in self.epochs else 0

    def bits(self, key: str) -> float:
        """log2(market / creatives with the key); a key never counted is taken as carried by the two ads compared."""
        if key in self.hubs:
            return self.profile.hub
        bits = max(math.log2(self.profile.market / max(self.carriers.get(key, 2), 1)), self.profile.hub)
        return min(bits, self.profile.contested) if key in self.contested else bits

    def together(self, weights: list[float]) -> float:
        """Bits of several shared values of one kind: the best, and half of every further one."""
        ranked = sorted(weights, reverse=True)
        return min(sum(bits * self.profile.further**place for place, bits in enumerate(ranked)), self.profile.most)

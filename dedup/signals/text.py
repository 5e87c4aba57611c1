"""Different texts, as a doubt."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from dedup.context import Context
from model import AdFacts, Clause, Level, Reason

# Distance of the cosine to the one at which two ads are one -> bits. Nine, so that no picture set alone
# makes two texts one ad (16 at most, 8 are needed). Nothing is taken off where wording alone would say that they are.
_MARGINS = (-0.15, 0.0)
_BITS = (-9.0, 0.0)
_WORDS = 12  # of each ad; a shorter text says too little to be another one


class OtherWording:
    """Both ads say enough, and say different things: not the same ad posted again, whatever pictures they share."""

    name: ClassVar[str] = "other-wording"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.CREATIVE})

    def __init__(self, context: Context) -> None:
        self._context = context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        vocabulary = self._context.vocabulary
        words = min(len(vocabulary.wording(one.key).words) for one in (left, right))
        overlap = vocabulary.overlap(left.key, right.key)
        if words < _WORDS or overlap.margin >= _MARGINS[-1]:
            return None
        bits = float(np.interp(overlap.margin, _MARGINS, _BITS))
        said = Clause("their rare wording agrees to {share} % only", {"share": round(100 * overlap.cosine)})
        return Reason.of(self.name, bits, [said])

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        del left, right
        return Clause("their texts are alike, or too short to differ")

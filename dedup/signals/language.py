"""Languages, as a doubt."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from model import AdFacts, Clause, FindingKind, Level, Reason

_BITS = -3.0  # a judgement: the same wording cannot stand in two languages, a picture set can
_SURE = 0.8  # confidence of the reading; short texts are often misread


class OtherLanguage:
    """The two ads are written in different languages, so they are not the same ad posted again."""

    name: ClassVar[str] = "other-language"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.CREATIVE})

    def __init__(self, context: Context) -> None:
        del context

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        ours, theirs = _language(left), _language(right)
        if ours is None or theirs is None or ours == theirs:
            return None
        return Reason.of(self.name, _BITS, [Clause("written in different languages")], ours, theirs)

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        del left, right
        return Clause("no two languages that were read with enough certainty")


def _language(facts: AdFacts) -> str | None:
    read = [one for one in facts.findings if one.kind is FindingKind.LANGUAGE and one.field == "body" and one.accepted]
    best = max(read, key=lambda one: one.confidence, default=None)
    return best.value if best and best.confidence >= _SURE else None

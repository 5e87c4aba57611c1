"""Different contacts, as a doubt."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from dedup.signals.contact import SameContact
from dedup.signals.phone import SamePhone
from model import AdFacts, Level, Reason

# Five bits keep apart whose pictures were stolen (9 bits at most) and who uses the same stock phrases, and let go of
# nobody who reposts one text under ever new numbers (towns 1 to 4; four bits lost precision, six recall).
_BITS = -5.0


class OtherContacts:
    """Each ad shows contacts of its own and none of the other's; pictures and phrases can be copied."""

    name: ClassVar[str] = "other-contacts"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context
        self._contacts = (SamePhone(context), SameContact(context))
        self._known: dict[str, frozenset[str]] = {}

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        ours, theirs = self._own(left), self._own(right)
        if not ours or not theirs or ours & theirs:
            return None
        return Reason(self.name, _BITS, f"{len(ours)} and {len(theirs)} contacts of their own, none in common")

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        del left, right
        return "a contact in common, or an ad without any of its own"

    def _own(self, facts: AdFacts) -> frozenset[str]:
        """Contacts that are no hubs."""
        if facts.key not in self._known:
            shown = frozenset[str]().union(*(one.keys(facts) for one in self._contacts))
            self._known[facts.key] = shown - self._context.rarity.hubs
        return self._known[facts.key]

"""Different contacts, as a doubt."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from dedup.signals.contact import SameContact
from dedup.signals.phone import SamePhone
from model import AdFacts, Level, Reason

# Five bits keep apart whose pictures were stolen (9 bits at most) and who uses the same stock phrases, and let go of
# nobody who reposts one text under ever new numbers (towns 1 to 4; four bits lost precision, six recall). They also
# make a booking desk wait for a person, even if only two ads show it beside numbers of their own (11 bits).
_BITS = -5.0


class OtherContacts:
    """Each ad shows contacts that the other does not: pictures and phrases are copied, and a booking desk is shared."""

    name: ClassVar[str] = "other-contacts"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context
        self._contacts = (SamePhone(context), SameContact(context))

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        ours, theirs = self._own(left), self._own(right)
        shared = ours & theirs
        if not (ours - shared and theirs - shared):
            return None
        counts = f"{len(ours - shared)} and {len(theirs - shared)} contacts of their own"
        if shared:
            return Reason(self.name, _BITS, f"{counts} beside {len(shared)} in common")
        return Reason(self.name, _BITS, f"{counts}, none in common")

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        del left, right
        return "one of the ads shows no contact that the other does not"

    def _own(self, facts: AdFacts) -> frozenset[str]:
        """Contacts that are no hubs."""
        return frozenset().union(*(one.keys(facts) for one in self._contacts)) - self._context.rarity.hubs

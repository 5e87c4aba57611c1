"""Different contacts, as a doubt."""

from __future__ import annotations

from typing import ClassVar

from dedup.context import Context
from dedup.signals.contact import SameContact
from dedup.signals.phone import SamePhone
from model import AdFacts, Level, Reason


class OtherContacts:
    """Each ad shows contacts of its own and none of the other's; pictures and phrases can be copied.

    No doubt where both belong to a wording that is posted under ever new contacts.
    """

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
        if not ours or not theirs or ours & theirs or {left.key, right.key} <= self._context.families:
            return None
        bits = self._context.profile.doubts[self.name]
        return Reason(self.name, bits, f"{len(ours)} and {len(theirs)} contacts of their own, none in common")

    def miss(self, left: AdFacts, right: AdFacts) -> str:
        del left, right
        return "a contact in common, an ad without any of its own, or a wording that is posted under ever new contacts"

    def _own(self, facts: AdFacts) -> frozenset[str]:
        """Contacts that are no hubs, each told from what it was in other hands."""
        if facts.key not in self._known:
            rarity = self._context.rarity
            shown = frozenset[str]().union(*(one.keys(facts) for one in self._contacts)) - rarity.hubs
            self._known[facts.key] = frozenset(f"{key} {rarity.epoch(key, facts)}" for key in shown)
        return self._known[facts.key]

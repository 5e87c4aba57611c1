"""Different contacts, as a doubt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from dedup.context import Context
from dedup.signals import contact, phone
from dedup.signals.values import Values
from model import AdFacts, Clause, Level, Reason

_SHOWN = 4  # contacts of each ad that the screens list


class OtherContacts:
    """Each ad shows contacts of its own and none of the other's; pictures and phrases can be copied.

    No doubt where both belong to a wording that is posted under ever new contacts.
    """

    name: ClassVar[str] = "other-contacts"
    levels: ClassVar[frozenset[Level]] = frozenset({Level.OPERATOR})

    def __init__(self, context: Context) -> None:
        self._context = context
        self._contacts = (
            Values(phone.SamePhone.name, phone.KINDS, context),
            Values(contact.SameContact.name, contact.KINDS, context),
        )
        self._known: dict[str, Mapping[str, str]] = {}

    def keys(self, facts: AdFacts) -> frozenset[str]:
        del facts
        return frozenset()

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        ours, theirs = self._own(left), self._own(right)
        if not ours or not theirs or ours.keys() & theirs.keys() or {left.key, right.key} <= self._context.families:
            return None
        if self._context.rarity.on_trial and self._widely(left) & self._widely(right):
            return None
        bits = self._context.profile.doubts[self.name]
        counts = {"ours": len(ours), "theirs": len(theirs)}
        said = [Clause("{ours} and {theirs} contacts of their own, none in common", counts)]
        if {_key(one) for one in ours} & {_key(one) for one in theirs}:
            said.append(Clause("what both show changed hands between them"))
        return Reason.of(self.name, bits, said, _listed(ours), _listed(theirs))

    def miss(self, left: AdFacts, right: AdFacts) -> Clause:
        del left, right
        return Clause(
            "a contact in common, an ad without any of its own, or a wording that is posted under ever new contacts"
        )

    def _widely(self, facts: AdFacts) -> frozenset[str]:
        """Contacts that are hubs, or on trial."""
        return frozenset().union(*(one.accepted(facts) for one in self._contacts)) & self._context.rarity.hubs

    def _own(self, facts: AdFacts) -> Mapping[str, str]:
        """Contacts that are no hubs, each told from what it was in other hands, and as written in the ad."""
        if facts.key not in self._known:
            rarity = self._context.rarity
            shown = [pair for one in self._contacts for pair in one.shown(facts).items()]
            self._known[facts.key] = {
                f"{key} {rarity.epoch(key, facts)}": finding.raw
                for key, finding in shown
                if finding.accepted and key not in rarity.hubs
            }
        return self._known[facts.key]


def _key(turn: str) -> str:
    """A contact, in whosever hands."""
    return turn.rpartition(" ")[0]


def _listed(contacts: Mapping[str, str]) -> str:
    """As many as fit into a line."""
    raw = list(dict.fromkeys(contacts.values()))
    return ", ".join(raw[:_SHOWN]) + (f" +{len(raw) - _SHOWN}" if len(raw) > _SHOWN else "")

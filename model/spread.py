"""Values that unrelated ads show as well: where each stands now, so that what a reason says of it can be checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from model.link import Clause, Hub, Reason

FEW = 5  # clusters named on a screen beside those that one looks at: more would show nothing new

SAYS_LITTLE = Clause("{value} is shared by many unrelated ads, which says little")
PICTURES_SAY_LITTLE = Clause("{count} of them on many unrelated ads, which says little")
IS_CONTESTED = Clause("{value} is beside other contacts of unrelated ads, for a person to judge")


@dataclass(frozen=True, slots=True)
class Spread:
    """A hub and the clusters whose ads show its value now, each with the number of these ads, those with most first.

    Clusters are told of a contested value, for a person to judge it, and never of one that says little.
    """

    hub: Hub
    clusters: tuple[tuple[str, int], ...] = ()
    others: int = 0  # clusters that are not named
    other_ads: int = 0

    def naming(self, wanted: Collection[str]) -> Spread:
        """The same with none but these clusters named, the others counted."""
        rest = [ads for name, ads in self.clusters if name not in wanted]
        named = tuple(one for one in self.clusters if one[0] in wanted)
        return replace(self, clusters=named, others=self.others + len(rest), other_ads=self.other_ads + sum(rest))

    def few(self, here: Collection[str] = ()) -> Spread:
        """The same with at most FEW clusters named beside those that one looks at."""
        elsewhere = [name for name, _ in self.clusters if name not in here]
        return self.naming({*here, *elsewhere[:FEW]})

    def clauses(self, clusters: str) -> Iterator[Clause]:
        """How widely the value is shown, to be translated; `clusters` are those that are named, written out."""
        yield self.hub.clause
        if clusters:
            yield Clause("now shown by (number of ads): {clusters}", {"clusters": clusters})
        if self.others:
            yield Clause("and by {count} more, on {ads} ads", {"count": self.others, "ads": self.other_ads})


def doubted(reason: Reason, hubs: Collection[Hub], shown: Collection[str] = ()) -> Iterator[Hub]:
    """The hubs of which a reason says that they say little, or that a person is to judge them.

    `shown` are the names that the linker has for the pictures which both ads show.
    """
    service = ""
    for clause in reason.says:
        service = str(clause.values.get("service", service))
        if clause.text in (SAYS_LITTLE.text, IS_CONTESTED.text):
            told = (hub for hub in hubs if hub.bare == clause.values["value"] and hub.is_known_under(service))
        elif clause.text == PICTURES_SAY_LITTLE.text:
            told = (hub for hub in hubs if hub.value in shown)
        else:
            continue
        yield from (hub for hub in told if hub.signal == reason.signal and not hub.since)

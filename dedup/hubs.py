"""Values that many unrelated ads share: switchboards, stock pictures, the phrases that a site adds to every ad.

A value is judged by its spread: the ads are grouped without it, and the effective number of groups among its ads is
counted (inverse Simpson index; Hill 1973). A number on sixty ads of one operator has a spread near one, a switchboard
that of all its guests, however many texts each of them posts: the more ads hold together on either side without the
value, the more often a tie between the groups would have shown. A hub is damped and shown, never dropped: a person may
know better.
Between the two lies the contested contact: three unrelated groups show it beside contacts of their own. It may be the
account of one team or the desk of a house; its links are suggested, not accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from dedup.errors import most_by_chance
from dedup.handover import Epochs, epochs_of
from model import WAITS, Hub

Grouping = Mapping[str, str]  # ad key -> name of its group
Carriers = Mapping[str, Sequence[str]]  # value -> ad keys
Contacts = Mapping[str, frozenset[str]]  # ad key -> its values that are contacts


@dataclass(frozen=True, slots=True)
class HubProfile:
    """Where hubs begin. Measured on tuning seeds with benchmarks/linking.py, which prints hub precision and recall."""

    suspect: int = 4  # creatives below which a value is never suspected
    spread: float = 6.0  # unrelated groups from which a value says little, if they have contacts of their own
    own: float = 0.5  # share of those groups that must have a contact of their own
    contested: float = 2.5  # unrelated groups from which a contact waits for a person, if nearly all have their own
    nearly: float = 0.85
    wide: float = 25.0  # unrelated groups from which nobody needs a contact of their own
    others: int = 3  # unrelated groups beside the largest from which that one counts once
    error: float = 0.01  # ads with a value that is not theirs: `dedup.weights.Profile.error`
    beyond: float = 7.0  # bits against that so many of a value's ads are errors; its other groups are then real
    rounds: int = 8  # three were the most in trades of up to 48,000 ads (benchmarks/operators.py)


DEFAULT = HubProfile()


def crowd_of(ads: Sequence[str], grouping: Grouping, creative: Grouping, profile: HubProfile) -> list[int]:
    """Creatives with a value by group, the largest first, without what misread numbers and stolen pictures explain.

    A house that posts more than all its guests does not make its desk a number of its own: the largest group counts
    once where there are many others.
    """
    carriers = Counter(grouping.get(ad, ad) for ad in ads)
    single = frozenset(name for name, count in carriers.items() if count == 1)
    errors = single if len(single) <= most_by_chance(profile.error * len(ads), profile.beyond) else frozenset[str]()
    creatives = {creative.get(ad, ad): grouping.get(ad, ad) for ad in ads}
    counts = Counter(name for name in creatives.values() if name not in errors) or Counter(creatives.values())
    first, *others = sorted(counts.values(), reverse=True)
    return [1, *others] if len(others) >= profile.others else [first, *others]


def effective(sizes: Iterable[int]) -> float:
    """Inverse Simpson index: n for n equal parts, near 1 when one part has nearly everything."""
    counts = list(sizes)
    total = sum(counts)
    return total * total / sum(count * count for count in counts) if total else 0.0


def suspects(carriers: Carriers, creative: Grouping, profile: HubProfile = DEFAULT) -> frozenset[str]:
    """Values on so many creatives that they may be hubs."""
    popular = ((key, ads) for key, ads in carriers.items() if len(ads) >= profile.suspect)
    return frozenset(key for key, ads in popular if len({creative.get(ad, ad) for ad in ads}) >= profile.suspect)


def find_hubs(
    carriers: Carriers,
    creative: Grouping,
    group_without: Callable[[frozenset[str]], Grouping],
    contacts: Contacts,
    profile: HubProfile = DEFAULT,
) -> tuple[Hub, ...]:
    """Hubs among the values. `group_without` groups all ads as if these values did not exist.

    All suspects are set aside first; those with a small spread come back and hold groups together in the next round,
    so that two switchboards do not vouch for each other. Own numbers of small advertisers are suspects too: what is
    shown beside them stays aside while they come back. `contacts` are the keys of each ad that are contacts.
    """
    doubtful = suspects(carriers, creative, profile)
    found: dict[str, Hub] = {}
    for _ in range(profile.rounds):
        grouping = group_without(doubtful)
        crowds = {key: _Crowd.of(carriers[key], grouping, creative, contacts, profile) for key in doubtful}
        judged = {key: _judge(key, crowd, crowd.own(doubtful), profile) for key, crowd in crowds.items()}
        found = {key: hub for key, hub in judged.items() if hub}
        aside = found.keys() | {key for key in doubtful - found.keys() if _waits(key, crowds, found, profile)}
        if aside == doubtful:
            break
        doubtful = frozenset(aside)
    return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Who shows a value, in one grouping of all ads, made without the doubtful values."""

    spread: float
    ads: int
    groups: Mapping[str, Set[str]]  # each with the contacts of its ads that show the value

    @classmethod
    def of(
        cls, ads: Sequence[str], grouping: Grouping, creative: Grouping, contacts: Contacts, profile: HubProfile
    ) -> _Crowd:
        groups: dict[str, set[str]] = {}
        for ad in ads:
            groups.setdefault(grouping.get(ad, ad), set()).update(contacts.get(ad, ()))
        return cls(effective(crowd_of(ads, grouping, creative, profile)), len(ads), groups)

    def own(self, doubtful: Set[str]) -> int:
        """Groups that have a contact of their own, none of these being one."""
        return sum(not contacts <= doubtful for contacts in self.groups.values())


def _waits(key: str, crowds: Mapping[str, _Crowd], found: Mapping[str, Hub], profile: HubProfile) -> bool:
    """Whether a value would be a hub if the narrower ones beside it, which may come back, are somebody's own."""
    crowd = crowds[key]

    def wide(other: str) -> bool:
        return other in found or (other in crowds and crowds[other].spread >= crowd.spread)

    aside = {other for contacts in crowd.groups.values() for other in contacts if wide(other)}
    return _judge(key, crowd, crowd.own(aside), profile) is not None


def _judge(key: str, crowd: _Crowd, own: int, profile: HubProfile) -> Hub | None:
    """`own` are the groups that have contacts of their own."""
    spread, groups = crowd.spread, len(crowd.groups)
    if spread < profile.contested:
        return None
    says_little = spread >= profile.wide or (spread >= profile.spread and own >= profile.own * groups)
    signal, _, value = key.partition(":")
    if not says_little and (signal == "picture" or own < profile.nearly * groups):
        return None
    why = f"on {crowd.ads} ads of about {spread:.0f} otherwise unrelated groups, {own} with contacts of their own"
    return Hub(signal, value, crowd.ads, round(spread, 1), why if says_little else f"{why}: {WAITS}")


def sort_hubs(hubs: Iterable[Hub]) -> tuple[frozenset[str], frozenset[str], Epochs]:
    """Keys of the values that say little, of those that are contested, and when the others changed hands."""
    told = list(hubs)
    lasting = [hub for hub in told if not hub.since]
    little = frozenset(hub.key for hub in lasting if not hub.contested)
    return little, frozenset(hub.key for hub in lasting) - little, epochs_of(told)

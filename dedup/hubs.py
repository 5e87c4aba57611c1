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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dedup.errors import most_by_chance
from dedup.handover import Epochs, epochs_of
from model import WAITS, Hub

Grouping = Mapping[str, str]  # ad key -> name of its group
Carriers = Mapping[str, Sequence[str]]  # value -> ad keys


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
    rounds: int = 3


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
    contacts: Mapping[str, frozenset[str]],
    profile: HubProfile = DEFAULT,
) -> tuple[Hub, ...]:
    """Hubs among the values. `group_without` groups all ads as if these values did not exist.

    All suspects are set aside first; those with a small spread come back and hold groups together in the next round,
    so that two switchboards do not vouch for each other. `contacts` are the keys of each ad that are contacts.
    """
    doubtful = suspects(carriers, creative, profile)
    found: dict[str, Hub] = {}
    for _ in range(profile.rounds):
        census = _Census(group_without(doubtful), creative, contacts, doubtful)
        judged = {key: _judge(key, carriers[key], census, profile) for key in doubtful}
        found = {key: hub for key, hub in judged.items() if hub}
        if found.keys() == doubtful:
            break
        doubtful = frozenset(found)
    return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True, slots=True)
class _Census:
    """One grouping of all ads, made without the doubtful values."""

    grouping: Grouping
    creative: Grouping
    contacts: Mapping[str, frozenset[str]]
    doubtful: frozenset[str]

    def group(self, ad: str) -> str:
        return self.grouping.get(ad, ad)


def _judge(key: str, ads: Sequence[str], census: _Census, profile: HubProfile) -> Hub | None:
    crowd = crowd_of(ads, census.grouping, census.creative, profile)
    spread = effective(crowd)
    if spread < profile.contested:
        return None
    groups = {census.group(ad) for ad in ads}
    own = {census.group(ad) for ad in ads if census.contacts.get(ad, frozenset()) - census.doubtful}
    says_little = spread >= profile.wide or (spread >= profile.spread and len(own) >= profile.own * len(groups))
    signal, _, value = key.partition(":")
    if not says_little and (signal == "picture" or len(own) < profile.nearly * len(groups)):
        return None
    why = f"on {len(ads)} ads of about {spread:.0f} otherwise unrelated groups, {len(own)} with contacts of their own"
    return Hub(signal, value, len(ads), round(spread, 1), why if says_little else f"{why}: {WAITS}")


def sort_hubs(hubs: Iterable[Hub]) -> tuple[frozenset[str], frozenset[str], Epochs]:
    """Keys of the values that say little, of those that are contested, and when the others changed hands."""
    told = list(hubs)
    lasting = [hub for hub in told if not hub.since]
    little = frozenset(hub.key for hub in lasting if not hub.contested)
    return little, frozenset(hub.key for hub in lasting) - little, epochs_of(told)

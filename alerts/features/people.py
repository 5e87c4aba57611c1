"""Stated ages (MIN-01, MIN-02 of the catalogue). Ages are read from text alone, never estimated from pictures."""

from __future__ import annotations

from collections import defaultdict

from alerts.features.look import Carried, counted, person_names, values
from model import ClusterFacts, FindingKind

NEAR_18 = 20  # one of the conflicting ages lies at or below this
APART = 3  # years by which the ages differ (Ibanez and Suthers 2014)


def age_conflict_near_18(facts: ClusterFacts) -> Carried:
    """Ads that give one and the same person, or the same advertisement, ages three or more years apart, one near 18."""
    ages: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for record in facts.ads:
        stated = {int(value) for value in values(facts, record.key, FindingKind.AGE)}
        names = person_names(facts, record.key)
        same = [("creative", facts.creatives.get(record.key, record.key))]
        same += [("name", name) for name in names if len(names) == 1]
        for identity in same:
            ages[identity][record.key] |= stated
    carriers: list[str] = []
    for by_ad in ages.values():
        every = set().union(*by_ad.values())
        if every and min(every) <= NEAR_18 and max(every) - min(every) >= APART:
            carriers += [key for key, stated in by_ad.items() if stated & {min(every), max(every)}]
    return counted(carriers)


def ads_age_under_18(facts: ClusterFacts) -> Carried:
    """Ads that state an age under 18 for the person advertised."""
    return counted(
        record.key for record in facts.ads if any(int(age) < 18 for age in values(facts, record.key, FindingKind.AGE))
    )

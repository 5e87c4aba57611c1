"""Signs that one hand stands behind several profiles (ORG-01, ORG-02, ORG-06, SEX-10, CTL-04 of the catalogue)."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from operator import itemgetter

from alerts.features.look import Carried, contacts, counted, day, hub_keys, most, person_names, values
from model import AdRecord, ClusterFacts, FindingKind

HIDDEN = 0.3  # disguise from which a number counts as obscured: more than spaces, dots or brackets
PHONES = frozenset({FindingKind.PHONE})
MONTH = timedelta(days=30)
SEASON = timedelta(days=60)


def phones_per_template(facts: ClusterFacts) -> Carried:
    """The most telephone numbers under which one and the same advertisement was posted."""
    hubs = hub_keys(facts)
    phones: dict[str, set[str]] = defaultdict(set)
    carriers: dict[str, list[str]] = defaultdict(list)
    for record in facts.ads:
        creative = facts.creatives.get(record.key, record.key)
        phones[creative] |= contacts(facts, record.key, PHONES) - hubs
        carriers[creative].append(record.key)
    best = max(sorted(phones), key=lambda creative: len(phones[creative]))
    return float(len(phones[best])), tuple(carriers[best])


def names_per_phone_30d(facts: ClusterFacts) -> Carried:
    """The most differently named people offered under one number within 30 days."""
    hubs = hub_keys(facts)
    by_phone: dict[str, list[AdRecord]] = defaultdict(list)
    for record in facts.ads:
        for phone in contacts(facts, record.key, PHONES) - hubs:
            by_phone[phone].append(record)
    names = {record.key: person_names(facts, record.key) for record in facts.ads}
    best = max(
        (most(records, MONTH, names) for _, records in sorted(by_phone.items())), key=itemgetter(0), default=(0, ())
    )
    return float(best[0]), tuple(record.key for record in best[1])


def several_names_ads(facts: ClusterFacts) -> Carried:
    """Ads that offer two or more differently named people."""
    return counted(record.key for record in facts.ads if len(person_names(facts, record.key)) > 1)


def profiles_one_place_60d(facts: ClusterFacts) -> Carried:
    """The most differently named people offered at one place within 60 days."""
    by_place: dict[str, list[AdRecord]] = defaultdict(list)
    for record in facts.ads:
        if record.ad.place:
            by_place[record.ad.place.casefold()].append(record)
    names = {record.key: person_names(facts, record.key) for record in facts.ads}
    best = max(
        (most(records, SEASON, names) for _, records in sorted(by_place.items())), key=itemgetter(0), default=(0, ())
    )
    return float(best[0]), tuple(record.key for record in best[1])


def ads_disguised_phone(facts: ClusterFacts) -> Carried:
    """Ads whose number is written so that a machine should not read it."""
    return counted(
        record.key
        for record in facts.ads
        for finding in facts.findings.get(record.key, ())
        if finding.kind is FindingKind.PHONE and finding.accepted and finding.disguise >= HIDDEN
    )


def contact_hubness(facts: ClusterFacts) -> Carried:
    """Ads, in and outside the cluster, that carry its most widely shared contact, such as a switchboard."""
    largest = max((hub.ads for hub in facts.hubs if not hub.since), default=0)
    return float(largest), ()


def single_identity_days(facts: ClusterFacts) -> Carried:
    """Days over which the cluster kept one number and one name: zero when it had several (CI-01)."""
    phones = frozenset().union(*(values(facts, record.key, FindingKind.PHONE) for record in facts.ads))
    names = frozenset().union(*(person_names(facts, record.key) for record in facts.ads))
    if len(phones) != 1 or len(names) > 1:
        return 0.0, ()
    days = [day(record) for record in facts.ads]
    return float((max(days) - min(days)).days), tuple(record.key for record in facts.ads)

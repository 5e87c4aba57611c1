"""Recruitment lures (REC-01, REC-05, REC-13 of the catalogue)."""

from __future__ import annotations

from datetime import timedelta

from alerts.features.look import RECRUITING, SERVICES, Carried, contacts, counted, day, found, hub_keys, values
from model import AdRecord, ClusterFacts, FindingKind

BRIDGE = timedelta(days=180)

OUT_OF_PROPORTION = {"hour": 50.0, "day": 300.0, "week": 1_500.0, "month": 6_000.0}
"""Pay in euro from which an offer is out of proportion: about three times a median full-time wage of some 2,000 to
2,300 euro net a month in BE, FR, NL and DE (rounded; measure again against the sector's own median)."""


def bridge_ads_180d(facts: ClusterFacts) -> Carried:
    """Recruiting ads that share a contact or a picture with a service ad within 180 days."""
    marks = {record.key: _marks(facts, record) for record in facts.ads}
    services = [record for record in facts.ads if record.ad.category in SERVICES]
    return counted(
        record.key
        for record in facts.ads
        if record.ad.category in RECRUITING
        and any(marks[record.key] & marks[other.key] and abs(day(other) - day(record)) <= BRIDGE for other in services)
    )


def ads_pay_out_of_proportion(facts: ClusterFacts) -> Carried:
    """Job ads that promise several times what such work pays."""
    return counted(
        record.key
        for record in facts.ads
        if record.ad.category == "job"
        and any(
            finding.per in OUT_OF_PROPORTION and float(finding.value) >= OUT_OF_PROPORTION[finding.per]
            for finding in found(facts, record.key, FindingKind.PAY)
        )
    )


def ads_untraceable_employer(facts: ClusterFacts) -> Carried:
    """Job ads that give neither a company number nor an address on the web."""
    return counted(
        record.key
        for record in facts.ads
        if record.ad.category == "job"
        and not values(facts, record.key, FindingKind.COMPANY)
        and not values(facts, record.key, FindingKind.URL)
    )


def _marks(facts: ClusterFacts, record: AdRecord) -> frozenset[str]:
    """What can tie two ads together: contacts and pictures that are no hubs."""
    pictures = {f"picture:{photo.sha256}" for photo in record.photos if photo.sha256}
    return (contacts(facts, record.key) | pictures) - hub_keys(facts)

"""How large a cluster is, and how far it reaches."""

from __future__ import annotations

from alerts.features.look import Carried, counted, day, person_names, values
from model import AdState, ClusterFacts, FindingKind


def ads(facts: ClusterFacts) -> Carried:
    """Ads in the cluster."""
    return counted(record.key for record in facts.ads)


def live_ads(facts: ClusterFacts) -> Carried:
    """Ads of the cluster that were on line when last looked."""
    return counted(record.key for record in facts.ads if record.state is AdState.LIVE)


def sites(facts: ClusterFacts) -> Carried:
    """Sites on which the cluster's ads stand."""
    return float(len({record.ad.site for record in facts.ads})), tuple(record.key for record in facts.ads)


def phones(facts: ClusterFacts) -> Carried:
    """Different telephone numbers in the cluster's ads."""
    by_ad = {record.key: values(facts, record.key, FindingKind.PHONE) for record in facts.ads}
    return float(len(frozenset().union(*by_ad.values()))), tuple(key for key, found in by_ad.items() if found)


def names(facts: ClusterFacts) -> Carried:
    """Different given names offered in the cluster's ads."""
    by_ad = {record.key: person_names(facts, record.key) for record in facts.ads}
    return float(len(frozenset().union(*by_ad.values()))), tuple(key for key, found in by_ad.items() if found)


def cities(facts: ClusterFacts) -> Carried:
    """Different places named by the pages of the cluster's ads."""
    placed = {record.key: record.ad.place.casefold() for record in facts.ads if record.ad.place}
    return float(len(set(placed.values()))), tuple(placed)


def countries(facts: ClusterFacts) -> Carried:
    """Different countries in which the cluster's ads were placed."""
    placed = {record.key: record.ad.country for record in facts.ads if record.ad.country}
    return float(len(set(placed.values()))), tuple(placed)


def days_active(facts: ClusterFacts) -> Carried:
    """Days from the first to the last posting of the cluster."""
    days = [day(record) for record in facts.ads]
    return float((max(days) - min(days)).days), tuple(record.key for record in facts.ads)

"""The features of a cluster, in one tuple you can read. A new feature is one function here and its line in FEATURES.

Each is a function of the cluster's facts whose name is the column, whose docstring is the sentence a reviewer reads,
and which returns the value with the ads that carry it. `None` is unknown; a count of nothing is zero.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from alerts.features.cues import CUE_FEATURES
from alerts.features.family import spam_family
from alerts.features.movement import cities_14d, posting_cities_7d, synchronous_moves
from alerts.features.organisation import (
    ads_disguised_phone,
    contact_hubness,
    names_per_phone_30d,
    phones_per_template,
    profiles_one_place_60d,
    several_names_ads,
    single_identity_days,
)
from alerts.features.people import ads_age_under_18, age_conflict_near_18
from alerts.features.recruitment import ads_pay_out_of_proportion, ads_untraceable_employer, bridge_ads_180d
from alerts.features.size import ads, cities, countries, days_active, live_ads, names, phones, sites
from alerts.features.trust import registered_company_share, scam_share, warning_share
from alerts.features.work import ads_excess_hours, ads_under_minimum, job_sectors
from model import ClusterFacts, Feature, FeatureValue

FeatureFunction = Callable[[ClusterFacts], tuple[FeatureValue, tuple[str, ...]]]

NAMED: tuple[FeatureFunction, ...] = (
    ads, live_ads, sites, phones, names, cities, countries, days_active,
    phones_per_template, names_per_phone_30d, several_names_ads, profiles_one_place_60d,
    ads_disguised_phone, contact_hubness, single_identity_days,
    cities_14d, posting_cities_7d, synchronous_moves,
    age_conflict_near_18, ads_age_under_18,
    bridge_ads_180d, ads_pay_out_of_proportion, ads_untraceable_employer,
    ads_under_minimum, ads_excess_hours, job_sectors,
    scam_share, spam_family, registered_company_share, warning_share,
)  # fmt: skip

FEATURES: dict[str, FeatureFunction] = {function.__name__: function for function in NAMED} | CUE_FEATURES


def compute(facts: ClusterFacts) -> tuple[Feature, ...]:
    """Every feature of one cluster, in the order of FEATURES."""
    features = []
    for name, function in FEATURES.items():
        value, carriers = function(facts)
        features.append(Feature(name, value, carriers))
    return tuple(features)


def data_date(facts: ClusterFacts) -> datetime:
    """The newest moment any ad of the cluster was seen: what the features speak of."""
    return max(record.last_seen for record in facts.ads)

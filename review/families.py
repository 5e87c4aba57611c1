"""Clusters that look like a family of spam: they wait behind the others, with what was measured, and are not hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import store
from model import FeatureValue, Outcome, QueueItem

# What such a family shows by its very nature. A flag that rests on anything else is looked at in its turn.
PRODUCED = frozenset(
    {
        "ads", "live_ads", "sites", "phones", "names", "cities", "countries", "days_active", "phones_per_template",
        "several_names_ads", "profiles_one_place_60d", "cities_14d", "posting_cities_7d",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """What was measured of a cluster that looks like spam."""

    ads: int
    phones: int
    places: int
    days: int


def in_turn(unit: store.Unit, items: Sequence[QueueItem]) -> tuple[list[QueueItem], dict[str, Family]]:
    """The items with possible families of spam last, and what was measured of those."""
    measured = store.features.values(unit, [item.cluster for item in items])
    families = {
        item.cluster: _family(values)
        for item in items
        if (values := measured.get(item.cluster)) and looks_like_spam(item, values)
    }
    return sorted(items, key=lambda item: item.cluster in families), families


def looks_like_spam(item: QueueItem, values: Mapping[str, FeatureValue]) -> bool:
    """Whether the cluster has the marks of a family and no flag on it rests on anything but these marks."""
    held = {
        trace.feature for alert in item.alerts if alert.outcome is Outcome.FLAG for trace in alert.trace if trace.held
    }
    return values.get("spam_family") == 1 and item.track != "urgent" and held <= PRODUCED


def _family(values: Mapping[str, FeatureValue]) -> Family:
    return Family(*(int(values.get(name) or 0) for name in ("ads", "phones", "cities", "days_active")))

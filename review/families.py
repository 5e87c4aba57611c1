"""Clusters that look like a family of spam: they wait behind the others, with what was measured, and are not hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import store
from model import FeatureValue, Finding, FindingKind, Outcome, QueueItem

# What such a family shows by its very nature. A flag that rests on anything else is looked at in its turn.
PRODUCED = frozenset(
    {
        "ads", "live_ads", "sites", "phones", "names", "cities", "countries", "days_active", "phones_per_template",
        "several_names_ads", "profiles_one_place_60d", "cities_14d", "posting_cities_7d",
    }
)  # fmt: skip


# What the mark of a family counts as a contact (`alerts.features.family`).
CONTACTS = frozenset({FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE})


@dataclass(frozen=True, slots=True)
class Family:
    """Of a cluster that looks like spam: the ads of one wording or picture set, how many of them show a contact that no
    other of them shows, in how many places, and on how many days from the first to the last posting."""

    ads: tuple[str, ...]
    own: int
    places: int
    days: int


def in_turn(unit: store.Unit, items: Sequence[QueueItem]) -> tuple[list[QueueItem], frozenset[str]]:
    """The items with possible families of spam last, and the clusters that are such."""
    measured = store.features.values(unit, [item.cluster for item in items])
    families = frozenset(item.cluster for item in items if looks_like_spam(item, measured.get(item.cluster, {})))
    return sorted(items, key=lambda item: item.cluster in families), families


def looks_like_spam(item: QueueItem, values: Mapping[str, FeatureValue]) -> bool:
    """Whether the cluster has the marks of a family and no flag on it rests on anything but these marks."""
    held = {
        trace.feature for alert in item.alerts if alert.outcome is Outcome.FLAG for trace in alert.trace if trace.held
    }
    return values.get("spam_family") == 1 and item.track != "urgent" and held <= PRODUCED


def family_of(unit: store.Unit, item: QueueItem | None) -> Family | None:
    """What speaks for a family, if the cluster looks like one."""
    if item is None or item.cluster not in in_turn(unit, [item])[1]:
        return None
    ads = store.ads.many(unit, store.features.carriers(unit, item.cluster).get("spam_family", ()))
    days = [(one.ad.posted_at or one.first_seen).date() for one in ads]
    places = {one.ad.place.casefold() for one in ads if one.ad.place}
    span = (max(days) - min(days)).days + 1 if days else 0
    keys = tuple(one.key for one in ads)
    return Family(keys, _own(store.findings.of_ads(unit, keys).values()), len(places), span)


def _own(found: Iterable[Iterable[Finding]]) -> int:
    """How many ads show a contact that none of the others shows."""
    shown = [{(one.kind, one.value) for one in some if one.kind in CONTACTS and one.accepted} for some in found]
    seen = Counter(contact for contacts in shown for contact in contacts)
    return sum(any(seen[contact] == 1 for contact in contacts) for contacts in shown)

"""Spam and scam families: one wording posted within days under ever new contacts.

Their ads belong together although no two share a contact, so that different contacts are no doubt between them. Depends
on the groups of like wording, the days of posting, and the contacts of their ads. What the desk calls a possible spam
family is judged by the finished cluster (`alerts.features.family`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dedup.handover import Posted, posted, shown_by
from model import Hub


@dataclass(frozen=True, slots=True)
class FamilyProfile:
    """Where a family begins: judgements, tried on the made-up families of `benchmarks/operators.py`."""

    fewest: int = 20  # ads of one wording
    burst: timedelta = timedelta(days=21)
    nearly: float = 0.8  # share of the ads that stand inside the burst
    ever_new: float = 0.6  # share of the ads with contacts that show one which no other ad of the wording shows
    fresh: int = 2  # ads that a throw-away contact stands on


DEFAULT = FamilyProfile()


def find_families(
    carriers: Mapping[str, Sequence[str]],
    facts: Mapping[str, Posted],
    wordings: Mapping[str, str],
    hubs: Iterable[Hub],
    profile: FamilyProfile = DEFAULT,
) -> frozenset[str]:
    """The ads of all families; `wordings` names the wording of each ad, hubs are nobody's contacts.

    Who copies the wording under a contact that stands on further ads has one to be known by, and is left out.
    """
    contacts = {key: ads for key, ads in carriers.items() if not key.startswith("picture:")}
    shown = shown_by(contacts, facts, hubs)
    known = {ad for ads in contacts.values() if len(ads) > profile.fresh for ad in ads}
    groups: dict[str, list[str]] = {}
    for ad in facts:
        groups.setdefault(wordings.get(ad, ad), []).append(ad)
    large = (ads for ads in groups.values() if len(ads) >= profile.fewest)
    families = (ads for ads in large if _is_family([facts[ad] for ad in ads], shown, profile))
    return frozenset(ad for ads in families for ad in ads if ad not in known)


def _is_family(ads: Sequence[Posted], shown: Mapping[str, frozenset[str]], profile: FamilyProfile) -> bool:
    days = sorted(posted(ad) for ad in ads)
    inside = round(profile.nearly * len(days))
    if min(later - earlier for earlier, later in zip(days, days[inside - 1 :], strict=False)) > profile.burst:
        return False
    contacts = [shown[ad.key] for ad in ads if shown[ad.key]]
    seen = Counter(contact for own in contacts for contact in own)
    new = sum(any(seen[contact] == 1 for contact in own) for own in contacts)
    return 2 * len(contacts) >= len(ads) and new >= profile.ever_new * len(contacts)

"""Whether a cluster looks like a family of spam or scam ads, which is no network of people (CI-07 of the catalogue)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from alerts.features.look import Carried, contacts, hub_keys, windows
from model import ClusterFacts, FindingKind

# A real network reposts one wording under several numbers too, but under each of them again and again, and where it has
# rooms. Judgements: no real family was measured.
FEWEST = 30  # ads of one wording or picture set
BURST = timedelta(days=21)  # within which nearly all of them stand
NEARLY = 0.8  # of the cluster's ads are of the one creative, and of those are inside the burst
EVER_NEW = 0.6  # contacts that stand once, as a share of the ads with contacts
PLACES = 8  # more than a team can work in such a time
CONTACTS = (FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE)


def spam_family(facts: ClusterFacts) -> Carried:
    """One wording or picture set, within days in many places, nearly every ad under a contact of its own (CI-07)."""
    creative, count = Counter(facts.creatives.get(record.key, record.key) for record in facts.ads).most_common(1)[0]
    if count < max(FEWEST, NEARLY * len(facts.ads)):
        return 0.0, ()
    same = [record for record in facts.ads if facts.creatives.get(record.key, record.key) == creative]
    burst = max(windows(same, BURST), key=len)
    keys = tuple(record.key for record in burst)
    places = {record.ad.place.casefold() for record in burst if record.ad.place}
    held = len(burst) >= NEARLY * count and len(places) >= PLACES and _ever_new(facts, keys)
    return (1.0, keys) if held else (0.0, ())


def _ever_new(facts: ClusterFacts, keys: tuple[str, ...]) -> bool:
    """Whether most ads that show a contact show one that no other of these ads shows."""
    hubs = hub_keys(facts)
    own = {key: shown for key in keys if (shown := contacts(facts, key, CONTACTS) - hubs)}
    seen = Counter(contact for shown in own.values() for contact in shown)
    once = sum(any(seen[contact] == 1 for contact in shown) for shown in own.values())
    return 2 * len(own) >= len(keys) and once >= EVER_NEW * len(own)

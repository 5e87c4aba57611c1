"""How features look at a cluster: its findings by kind, the day of an ad, ads inside a window."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from model import AdRecord, ClusterFacts, Finding, FindingKind, value_key

SERVICES = frozenset({"escort", "massage"})
RECRUITING = frozenset({"job", "housing", "dating", "other"})
CONTACTS = frozenset(
    {FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.IBAN, FindingKind.WALLET, FindingKind.URL}
)

Carried = tuple[float | None, tuple[str, ...]]


def day(record: AdRecord) -> datetime:
    """When the ad was posted as its page says, else when it was first seen."""
    return record.ad.posted_at or record.first_seen


def found(facts: ClusterFacts, key: str, kind: FindingKind) -> list[Finding]:
    """The accepted findings of a kind in one ad."""
    return [finding for finding in facts.findings.get(key, ()) if finding.kind is kind and finding.accepted]


def values(facts: ClusterFacts, key: str, kind: FindingKind) -> frozenset[str]:
    """The distinct accepted values of a kind in one ad."""
    return frozenset(finding.value for finding in found(facts, key, kind))


def person_names(facts: ClusterFacts, key: str) -> frozenset[str]:
    """Given names offered in one ad, compared without regard to case."""
    return frozenset(value.casefold() for value in values(facts, key, FindingKind.NAME))


def contacts(facts: ClusterFacts, key: str, kinds: Collection[FindingKind] = CONTACTS) -> frozenset[str]:
    """The linker's keys of the contacts in one ad: two services may have accounts of one name."""
    return frozenset(value_key(finding) for kind in kinds for finding in found(facts, key, kind))


def hub_keys(facts: ClusterFacts) -> frozenset[str]:
    """The linker's keys of values that unrelated ads share at one time: they show nothing about this cluster."""
    return frozenset(hub.key for hub in facts.hubs if not hub.since)


def counted(keys: Iterable[str]) -> Carried:
    """A count of ads, carried by those ads."""
    carriers = tuple(sorted(set(keys)))
    return float(len(carriers)), carriers


def windows(records: Iterable[AdRecord], length: timedelta) -> Iterator[tuple[AdRecord, ...]]:
    """For each ad, the ads posted in the `length` before it and itself: every window that can be a maximum."""
    ordered = sorted(records, key=lambda record: (day(record), record.key))
    start = 0
    for end, record in enumerate(ordered):
        while day(ordered[start]) < day(record) - length:
            start += 1
        yield tuple(ordered[start : end + 1])


def most(
    records: Iterable[AdRecord], length: timedelta, things: dict[str, frozenset[str]]
) -> tuple[int, tuple[AdRecord, ...]]:
    """The largest number of distinct things inside one window, and the ads of that window."""
    best: tuple[int, tuple[AdRecord, ...]] = (0, ())
    for window in windows(records, length):
        distinct = len(frozenset().union(*(things.get(record.key, frozenset()) for record in window)))
        if distinct > best[0]:
            best = distinct, window
    return best

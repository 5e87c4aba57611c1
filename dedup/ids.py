"""Stable ids: which group of today is which cluster of yesterday, told as events that can be replayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from model import ClusterEvent, EventKind, Level

Membership = Mapping[str, str]  # ad key -> cluster id


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What all events of one run have in common."""

    level: Level
    cause: str
    at: datetime

    def event(
        self, kind: EventKind, cluster: str, added: Iterable[str], removed: Iterable[str], others: tuple[str, ...] = ()
    ) -> ClusterEvent:
        return ClusterEvent(
            kind, cluster, self.level, tuple(sorted(added)), tuple(sorted(removed)), others, self.cause, self.at
        )


def follow(
    previous: Membership,
    groups: Iterable[frozenset[str]],
    level: Level,
    at: datetime,
    cause: str,
    new_id: Callable[[], str],
) -> tuple[ClusterEvent, ...]:
    """The events that turn `previous` into `groups`. A group that did not change gives none.

    A group keeps the id with which it shares most ads (ties: the larger old cluster, then the smaller id, which is the
    older one). An id that loses all its ads to a group is merged into it; a part that leaves gets an id of its own.
    Raises ValueError when `groups` overlap or `new_id` gives an id that is already in use.
    """
    wanted = sorted((frozenset(ads) for ads in groups if ads), key=min)
    if sum(map(len, wanted)) != len(frozenset().union(*wanted)):
        raise ValueError("an ad can be in one group only")
    old: dict[str, set[str]] = {}
    for ad, cluster in previous.items():
        old.setdefault(cluster, set()).add(ad)
    ids = _inherit(wanted, previous, old)
    heirs = _heirs(wanted, ids, previous, old)
    occasion, used = _Occasion(level, cause, at), set(old)
    events: list[ClusterEvent] = []
    for place, ads in enumerate(wanted):
        if place in ids:
            merged = tuple(sorted(gone for gone, heir in heirs.items() if heir == place))
            events += _changed(occasion, ids[place], ads, old[ids[place]], merged)
        else:
            parents = tuple(one for one, _ in _origins(ads, previous))
            kind = EventKind.SPLIT if parents else EventKind.BORN
            events.append(occasion.event(kind, _fresh(new_id, used), ads, (), parents))
    for cluster in old.keys() - set(ids.values()):
        left = old[cluster] - wanted[heirs[cluster]] if cluster in heirs else old[cluster]
        if left:
            kind = EventKind.SHRUNK if cluster in heirs else EventKind.RETIRED
            events.append(occasion.event(kind, cluster, (), left))
    return tuple(sorted(events, key=lambda event: (_ORDER[event.kind], event.cluster)))


_ORDER = {
    EventKind.RETIRED: 0,
    EventKind.SHRUNK: 1,
    EventKind.BORN: 2,
    EventKind.SPLIT: 3,
    EventKind.MERGED: 4,
    EventKind.GROWN: 5,
}


def replay(previous: Membership, events: Iterable[ClusterEvent]) -> dict[str, str]:
    """The membership after the events, taken in their order."""
    membership = dict(previous)
    for event in events:
        for ad in event.removed:
            if membership.get(ad) == event.cluster:
                del membership[ad]
        membership.update(dict.fromkeys(event.added, event.cluster))
    return membership


def _inherit(wanted: list[frozenset[str]], previous: Membership, old: Mapping[str, set[str]]) -> dict[int, str]:
    """Group (by place) -> the id it keeps: largest overlap first, each id and each group once."""
    overlaps = [
        (-count, -len(old[one]), one, place)
        for place, ads in enumerate(wanted)
        for one, count in _origins(ads, previous)
    ]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, cluster, place in sorted(overlaps):
        if place not in ids and cluster not in taken:
            ids[place] = cluster
            taken.add(cluster)
    return ids


def _heirs(
    wanted: list[frozenset[str]], ids: Mapping[int, str], previous: Membership, old: Mapping[str, set[str]]
) -> dict[str, int]:
    """Id that no group kept -> the group that got most of its ads; an id whose ads are all gone has no heir."""
    kept = set(ids.values())
    best: dict[str, tuple[int, int]] = {}
    for place, ads in enumerate(wanted):
        for cluster, count in _origins(ads, previous):
            if cluster not in kept:
                best[cluster] = min(best.get(cluster, (0, 0)), (-count, place))
    return {cluster: place for cluster, (_, place) in best.items()}


def _origins(ads: frozenset[str], previous: Membership) -> list[tuple[str, int]]:
    counts = Counter(previous[ad] for ad in ads if ad in previous)
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _fresh(new_id: Callable[[], str], used: set[str]) -> str:
    fresh = new_id()
    if fresh in used:
        raise ValueError("an id of a cluster is never used again")
    used.add(fresh)
    return fresh


def _changed(
    occasion: _Occasion, cluster: str, ads: frozenset[str], before: set[str], merged: tuple[str, ...]
) -> list[ClusterEvent]:
    events = []
    if before - ads:
        events.append(occasion.event(EventKind.SHRUNK, cluster, (), before - ads))
    if merged:
        events.append(occasion.event(EventKind.MERGED, cluster, ads - before, (), merged))
    elif ads - before:
        events.append(occasion.event(EventKind.GROWN, cluster, ads - before, ()))
    return events

"""Clusters: events appended, membership derived from them, redirects of ids that merged away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, delete, func, insert, select, update

from model import Cluster, ClusterEvent, EventKind, Level
from store import alerts, family, features, queue
from store.insert import in_chunks, insert_new
from store.session import Unit
from store.tables.derived import cluster as table
from store.tables.derived import cluster_event, event_ad, member


def membership(unit: Unit, level: Level) -> dict[str, str]:
    """Ad key to cluster id, as it stands."""
    chosen = select(member.c.ad_key, member.c.cluster).where(member.c.level == level)
    return dict(unit.execute(chosen).all())


def around(unit: Unit, level: Level, keys: Iterable[str] | None = None) -> dict[str, str]:
    """Ad key to cluster id of all ads in the clusters of these ads; of all ads without `keys`."""
    if keys is None:
        return membership(unit, level)
    found: dict[str, str] = {}
    for some in in_chunks(sorted(set(of_ads(unit, keys, level).values()))):
        found |= dict(unit.execute(select(member.c.ad_key, member.c.cluster).where(member.c.cluster.in_(some))).all())
    return found


def count(unit: Unit, level: Level) -> int:
    """How many living clusters there are."""
    chosen = select(func.count()).select_from(table).where(table.c.level == level, table.c.retired_at.is_(None))
    return unit.execute(chosen).scalar_one()


def apply(unit: Unit, events: Sequence[ClusterEvent]) -> None:
    """Append events in their order and bring membership, redirects and the queue up to date."""
    _append(unit, events)
    _name(unit, events)
    left = {level: _move(unit, level, [event for event in events if event.level is level]) for level in Level}
    for event in events:
        if event.kind is EventKind.MERGED and event.others:
            _redirect(unit, event)
        elif event.kind is EventKind.RETIRED:
            _retire(unit, [event.cluster], event.at)
            alerts.withdraw_all(unit, event.cluster, event.at, "no ad is left in the cluster")
    for level in Level:
        _point_anew(unit, level, left[level])


def replay(previous: Mapping[str, str], steps: Iterable[ClusterEvent]) -> dict[str, str]:
    """Membership of one level after these events, from the membership before them."""
    after = dict(previous)
    for event in steps:
        for key in event.removed:
            if after.get(key) == event.cluster:
                del after[key]
        after |= dict.fromkeys(event.added, event.cluster)
    return after


def get(unit: Unit, cluster_id: str) -> Cluster | None:
    """The cluster an id stands for now, redirects followed; a retired one has no ads. None when it never existed."""
    return next(iter(many(unit, [cluster_id])), None)


def many(unit: Unit, cluster_ids: Sequence[str]) -> list[Cluster]:
    """The clusters these ids stand for now, each once, in the order given; unknown ids are left out."""
    now: dict[str, str] = {}
    for some in in_chunks(cluster_ids):
        chosen = select(table.c.id, table.c.merged_into).where(table.c.id.in_(some))
        now |= {row.id: row.merged_into or row.id for row in unit.execute(chosen)}
    wanted = list(dict.fromkeys(now[one] for one in cluster_ids if one in now))
    found: dict[str, Cluster] = {}
    for some in in_chunks(wanted):
        found |= {cluster.id: cluster for cluster in _clusters(unit, select(table).where(table.c.id.in_(some)))}
    return [found[one] for one in wanted]


def resolve(unit: Unit, cluster_id: str) -> str | None:
    """The id that this id stands for now. None when it never existed."""
    row = unit.execute(select(table.c.id, table.c.merged_into).where(table.c.id == cluster_id)).one_or_none()
    return (row.merged_into or row.id) if row else None


def all_of(unit: Unit, level: Level) -> list[Cluster]:
    """The living clusters of a level, oldest first."""
    living = select(table).where(table.c.level == level, table.c.retired_at.is_(None))
    return _clusters(unit, living.order_by(table.c.born, table.c.id))


def events(unit: Unit, cluster_id: str | None = None) -> list[ClusterEvent]:
    """The events of a cluster and of those that merged into it (or all events), oldest first."""
    chosen = select(cluster_event).order_by(cluster_event.c.id)
    if cluster_id is not None:
        chosen = chosen.where(cluster_event.c.cluster.in_(family.of(unit, cluster_id)))
    rows = unit.execute(chosen).all()
    moved: dict[tuple[int, bool], list[str]] = {}
    for some in in_chunks(row.id for row in rows):
        ads = select(event_ad).where(event_ad.c.event.in_(some)).order_by(event_ad.c.event, event_ad.c.position)
        for row in unit.execute(ads):
            moved.setdefault((row.event, row.added), []).append(row.ad_key)
    return [
        ClusterEvent(
            kind=EventKind(row.kind),
            cluster=row.cluster,
            level=Level(row.level),
            added=tuple(moved.get((row.id, True), ())),
            removed=tuple(moved.get((row.id, False), ())),
            others=tuple(row.others),
            cause=row.cause,
            at=row.at,
        )
        for row in rows
    ]


def of_ad(unit: Unit, key: str, level: Level) -> str | None:
    """The cluster an ad is in, or None."""
    chosen = select(member.c.cluster).where(member.c.level == level, member.c.ad_key == key)
    return unit.execute(chosen).scalar_one_or_none()


def of_ads(unit: Unit, keys: Iterable[str], level: Level) -> dict[str, str]:
    """The cluster of each of these ads that is in one."""
    found: dict[str, str] = {}
    for some in in_chunks(keys):
        chosen = select(member.c.ad_key, member.c.cluster).where(member.c.level == level, member.c.ad_key.in_(some))
        found |= dict(unit.execute(chosen).all())
    return found


def _append(unit: Unit, happened: Sequence[ClusterEvent]) -> None:
    if not happened:
        return
    rows = [
        {
            "kind": event.kind,
            "cluster": event.cluster,
            "level": event.level,
            "others": list(event.others),
            "cause": event.cause,
            "at": event.at,
        }
        for event in happened
    ]
    appended = insert(cluster_event).returning(cluster_event.c.id, sort_by_parameter_order=True)
    numbers = unit.execute(appended, rows).scalars().all()
    moved = [
        {"event": number, "added": added, "position": position, "ad_key": key}
        for number, event in zip(numbers, happened, strict=True)
        for added, ads in ((True, event.added), (False, event.removed))
        for position, key in enumerate(ads)
    ]
    if moved:
        unit.execute(insert(event_ad), moved)


def _name(unit: Unit, happened: Sequence[ClusterEvent]) -> None:
    """Put ids on record that were never seen before."""
    born = {event.cluster: event for event in reversed(happened)}
    rows = [
        {"id": event.cluster, "level": event.level, "born": event.at, "retired_at": None, "merged_into": None}
        for event in born.values()
    ]
    insert_new(unit, table, rows)


def _move(unit: Unit, level: Level, happened: Sequence[ClusterEvent]) -> set[str]:
    """Bring the rows of membership to what the events say of the ads they name; returns clusters that lost some."""
    named = {key for event in happened for key in (*event.added, *event.removed)}
    before = of_ads(unit, named, level)
    after = replay(before, happened)
    changed = [key for key in named if before.get(key) != after.get(key)]
    for some in in_chunks(changed):
        unit.execute(delete(member).where(member.c.level == level, member.c.ad_key.in_(some)))
    rows = [{"level": level, "ad_key": key, "cluster": after[key]} for key in sorted(changed) if key in after]
    if rows:
        unit.execute(insert(member), rows)
    return {before[key] for key in changed if key in before}


def _point_anew(unit: Unit, level: Level, left: Iterable[str]) -> None:
    """Merged ids that point to a cluster which lost ads: each follows most of the ads that it held itself."""
    for some in in_chunks(left):
        for row in unit.execute(select(table).where(table.c.merged_into.in_(some))).all():
            now = Counter(of_ads(unit, _held(unit, row), level).values())
            best = max(sorted(now), key=lambda cluster: now[cluster], default=row.merged_into)
            if now[best] > now[row.merged_into]:
                unit.execute(update(table).where(table.c.id == row.id).values(merged_into=best))


def _held(unit: Unit, cluster: Row[*tuple[object, ...]]) -> list[str]:
    """The ads that a cluster held when it merged, apart from those that were erased since."""
    own = select(event_ad.c.ad_key).join(cluster_event, cluster_event.c.id == event_ad.c.event)
    ever = unit.execute(own.where(cluster_event.c.cluster == cluster.id, event_ad.c.added)).scalars().all()
    home: dict[str, str] = {}
    for some in in_chunks(dict.fromkeys(ever)):
        chosen = select(event_ad.c.ad_key, cluster_event.c.cluster).join(
            cluster_event, cluster_event.c.id == event_ad.c.event
        )
        before = (cluster_event.c.level == cluster.level, cluster_event.c.at < cluster.retired_at, event_ad.c.added)
        home |= dict(unit.execute(chosen.where(event_ad.c.ad_key.in_(some), *before).order_by(event_ad.c.event)).all())
    return [ad for ad, at in home.items() if at == cluster.id]


def _redirect(unit: Unit, event: ClusterEvent) -> None:
    """Clusters that merged, and what merged into them before, point to where their ads are now."""
    unit.execute(
        update(table)
        .where(table.c.id.in_(event.others) | table.c.merged_into.in_(event.others))
        .values(merged_into=event.cluster)
    )
    _retire(unit, event.others, event.at)
    queue.merge(unit, event.cluster, event.others, event.at)


def _retire(unit: Unit, cluster_ids: Sequence[str], at: datetime) -> None:
    unit.execute(update(table).where(table.c.id.in_(cluster_ids), table.c.retired_at.is_(None)).values(retired_at=at))
    features.forget(unit, cluster_ids)


def _clusters(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[Cluster]:
    rows = unit.execute(chosen).all()
    ads: dict[str, list[str]] = {}
    for some in in_chunks(row.id for row in rows):
        for key, cluster in unit.execute(select(member.c.ad_key, member.c.cluster).where(member.c.cluster.in_(some))):
            ads.setdefault(cluster, []).append(key)
    return [Cluster(row.id, Level(row.level), tuple(sorted(ads.get(row.id, ()))), row.born) for row in rows]

"""One cluster: the case for looking, the ads, the evidence; claiming it and leaving it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import store
from model import AdRecord, BadInput, Level, Operation, QueueItem, QueueState, Role, VerdictStage
from review import custody
from review.figures import timeline, waterfall
from review.look import PENDING, Look, cluster_of, load
from review.overlaps import shared
from review.queue import judges, may_judge, next_after, waiting_for
from review.readings import readings
from review.sharing import shared_texts
from review.spotted import digests, spotted
from review.text import Comparison, compare, written
from review.visit import Absent, Answer, Entry, Visit, go

LEASE = timedelta(minutes=20)
ADS_PAGE = 20
ENOUGH_PICTURES = 50  # a day, per person: then the page suggests a pause (welfare of reviewers; a unit may set its own)


def show_cluster(visit: Visit, unit: store.Unit) -> Answer:
    """The page of a cluster."""
    ended = store.clusters.get(unit, visit.path("cluster"))
    if ended is not None and not ended.ads:
        entry = Entry(Operation.CONSULTATION, "cluster.view", ended.id, detail="0 ads")
        return Answer(visit.show("ended.html", 410, cluster=ended), entry)
    cluster = cluster_of(unit, visit.path("cluster"))
    look = load(unit, cluster, visit.account.name, visit.preferences.language)
    page = int(visit.query("page")) if visit.query("page").isdecimal() else 1
    pages = max(-(-len(look.ads) // ADS_PAGE), 1)
    page = min(max(page, 1), pages)
    shown = look.ads[(page - 1) * ADS_PAGE : page * ADS_PAGE]
    sides = _sides(visit, look)
    texts = store.written.texts(unit, digests({ad.key: look.findings.get(ad.key, ()) for ad in shown}))
    names = {ad.key: number for number, ad in enumerate(look.ads, 1)}
    waiting = waiting_for(unit, visit)
    why = custody.reason(unit, cluster.id)
    handled = custody.viewed(visit, [ad.version for ad in shown], look.captures, cluster.id, why)
    response = visit.show(
        "cluster.html",
        look=look,
        former=visit.path("cluster"),
        altered=custody.altered(handled),
        stage=stage(unit, visit, look.item),
        names=names,
        ads=[(ad, written(ad.ad, look.findings.get(ad.key, ())), page) for ad in shown],
        page=page,
        pages=pages,
        page_of={key: (number - 1) // ADS_PAGE + 1 for key, number in names.items()},
        contacts={ad.key: readings(ad.ad, look.findings.get(ad.key, ())) for ad in shown},
        in_pictures={ad.key: spotted(look.findings.get(ad.key, ()), texts) for ad in shown},
        sides=sides,
        comparison=_compared(sides),
        shares=shared_texts(unit, look.ads),
        overlaps=shared(unit, sides) if sides else (),
        timeline=timeline(look.ads, look.findings),
        waterfall=waterfall,
        next=waiting[:8],
        dose=_dose(unit, visit),
        enough=ENOUGH_PICTURES,
        cases=store.cases.all_of(unit) if visit.account.may(Role.REVIEWER) else [],
        pending=look.item is not None and look.item.state in PENDING,
    )
    entry = Entry(Operation.CONSULTATION, "cluster.view", cluster.id, detail=f"{len(shown)} ads")
    return Answer(response, entry, handled)


def stage(unit: store.Unit, visit: Visit, item: QueueItem | None) -> VerdictStage | None:
    """Which word this person can give on the item now, if any. Who proposed alone may take it back while it waits."""
    if item is None:
        return None
    if item.state in PENDING and may_judge(unit, visit, item):
        return VerdictStage.COUNTER
    if item.state is QueueState.DISPUTED or item.state is QueueState.REFERRED:
        return None
    if item.state is QueueState.PROPOSED and judges(unit, item.cluster) != {visit.account.name}:
        return None
    free = item.claimed_by in (None, visit.account.name) or not item.claimed_until or item.claimed_until <= visit.at
    return VerdictStage.FIRST if visit.account.may(Role.REVIEWER) and free else None


def _sides(visit: Visit, look: Look) -> tuple[AdRecord, AdRecord] | None:
    """The two ads that were asked for, or the two that are linked most strongly."""
    by_key = {ad.key: ad for ad in look.ads}
    asked = [by_key[key] for key in (visit.query("left"), visit.query("right")) if key in by_key]
    if len(asked) == 2:
        return asked[0], asked[1]
    strongest = next(((by_key[link.left], by_key[link.right]) for link in look.holding), None)
    return strongest or ((look.ads[0], look.ads[1]) if len(look.ads) > 1 else None)


def _compared(sides: tuple[AdRecord, AdRecord] | None) -> Comparison | None:
    return compare(sides[0].ad.body, sides[1].ad.body) if sides else None


def _dose(unit: store.Unit, visit: Visit) -> int:
    """How many pictures this person has looked at today."""
    midnight = visit.at.replace(hour=0, minute=0, second=0, microsecond=0)
    return len(store.audit.entries(unit, account=visit.account.name, action="picture.look", since=midnight))


def show_versions(visit: Visit, unit: store.Unit) -> Answer:
    """One ad through time: its versions with their differences, when it was seen, when it went."""
    key = visit.path("ad")
    record = store.ads.get(unit, key)
    if record is None:
        raise Absent
    versions = store.ads.versions(unit, key)
    changes = [compare(old.ad.body, new.ad.body) for old, new in pairwise(versions)]
    kept, cluster = store.captures.of_ads(unit, [key]), store.clusters.of_ad(unit, key, Level.OPERATOR)
    handled = custody.viewed(visit, versions, kept, key, custody.reason(unit, cluster))
    response = visit.show(
        "ad.html",
        record=record,
        words_of=written(record.ad, store.findings.of_ads(unit, [key]).get(key, ())),
        versions=list(zip(versions, [None, *changes], strict=True)),
        sightings=store.ads.sightings(unit, key),
        captures=kept,
        altered=custody.altered(handled),
        acts=store.audit.custody_of(unit, *(one.id for one in kept)),
        cluster=cluster,
    )
    return Answer(response, Entry(Operation.CONSULTATION, "ad.view", key), handled)


def claim(visit: Visit, unit: store.Unit) -> Answer:
    """Take the item for 20 minutes, so that nobody does the same work."""
    cluster = cluster_of(unit, visit.path("cluster"))
    if not store.queue.claim(unit, cluster.id, visit.account.name, visit.at, visit.at + LEASE):
        raise BadInput(visit.say("Somebody else has claimed this item."))
    entry = Entry(Operation.ALTERATION, "queue.claim", cluster.id)
    return Answer(go(f"/cluster/{cluster.id}", said="claimed"), entry)


def release(visit: Visit, unit: store.Unit) -> Answer:
    cluster = cluster_of(unit, visit.path("cluster"))
    store.queue.release(unit, cluster.id, visit.account.name)
    entry = Entry(Operation.ALTERATION, "queue.release", cluster.id)
    return Answer(go(f"/cluster/{cluster.id}", said="released"), entry)


def skip(visit: Visit, unit: store.Unit) -> Answer:
    """Leave the item in the queue and go to the next one."""
    cluster = cluster_of(unit, visit.path("cluster"))
    follow = next_after(waiting_for(unit, visit), cluster.id)
    store.queue.release(unit, cluster.id, visit.account.name)
    entry = Entry(Operation.ALTERATION, "queue.skip", cluster.id)
    return Answer(go(f"/cluster/{follow}" if follow else "/", said="skipped"), entry)

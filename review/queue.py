"""The queue: what waits for a person, the most urgent first, each item with its reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import store
from model import Operation, QueueItem, QueueState, Role, Rule
from review.families import Family, family_of, in_turn
from review.flags import Flag, flags, rules_of
from review.look import PENDING, pending_from
from review.visit import Answer, Entry, Visit

PAGE = 25
REASONS = 4  # in the list; all of them stand on the cluster's page


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the queue as listed."""

    item: QueueItem
    flags: tuple[Flag, ...]
    reasons: tuple[str, ...]
    places: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    family: Family | None


def show_queue(visit: Visit, unit: store.Unit) -> Answer:
    """The home page."""
    state = _state(visit.query("state"))
    track = visit.query("track") if visit.query("track") in ("urgent", "normal") else None
    items, families = in_turn(unit, store.queue.items(unit, None if state == "all" else QueueState(state), track))
    page = max(int(visit.query("page")), 1) if visit.query("page").isdecimal() else 1
    some = items[(page - 1) * PAGE : page * PAGE]
    rules = rules_of(unit)
    counts = _counts(store.queue.items(unit))
    response = visit.show(
        "queue.html",
        lines=[_line(unit, item, rules, visit.preferences.language) for item in some],
        families=len(families),
        total=len(items),
        page=page,
        pages=max(-(-len(items) // PAGE), 1),
        state=state,
        track=track or "",
        counts=counts,
    )
    return Answer(response, Entry(Operation.CONSULTATION, "queue.view", "queue", detail=f"{len(some)} items"))


def _state(asked: str) -> str:
    return asked if asked == "all" or asked in list(QueueState) else QueueState.OPEN.value


def _counts(items: Sequence[QueueItem]) -> dict[str, int]:
    counts = {state.value: sum(item.state is state for item in items) for state in QueueState}
    return {**counts, "all": len(items)}


def _line(unit: store.Unit, item: QueueItem, rules: Mapping[str, Rule], language: str) -> Line:
    cluster = store.clusters.get(unit, item.cluster)
    ads = store.ads.many(unit, cluster.ads) if cluster else []
    places = tuple(sorted({ad.ad.place for ad in ads if ad.ad.place}))
    raised = flags(item.alerts, rules, language)
    reasons = dict.fromkeys(ground.sentence for one in raised for ground in one.held)
    return Line(
        item,
        raised,
        tuple(reasons)[:REASONS],
        places,
        min((ad.first_seen for ad in ads), default=None),
        max((ad.last_seen for ad in ads), default=None),
        family_of(unit, item),
    )


def waiting_for(unit: store.Unit, visit: Visit) -> list[QueueItem]:
    """What this person can judge now, in turn: open items for a reviewer, others' accusations for a countersigner."""
    return [item for item in in_turn(unit, store.queue.items(unit))[0] if may_judge(unit, visit, item)]


def may_judge(unit: store.Unit, visit: Visit, item: QueueItem) -> bool:
    """Whether the item waits for somebody like this person, unclaimed by others and not yet judged by them."""
    if item.claimed_by not in (None, visit.account.name) and item.claimed_until and item.claimed_until > visit.at:
        return False
    if item.state is QueueState.OPEN:
        return visit.account.may(Role.REVIEWER)
    if item.state in PENDING and visit.account.may(Role.COUNTERSIGNER):
        return visit.training or visit.account.name not in judges(unit, item.cluster)
    return False


def judges(unit: store.Unit, cluster: str) -> frozenset[str]:
    """Who has spoken in the round that is pending."""
    verdicts = store.queue.verdicts(unit, cluster)
    return frozenset(one.account for one in verdicts[pending_from(verdicts) :])


def next_after(items: Sequence[QueueItem], cluster: str) -> str | None:
    """The item that follows `cluster` in the queue, from the top again at its end."""
    names = [item.cluster for item in items]
    at = names.index(cluster) if cluster in names else -1
    return next(iter(names[at + 1 :] + names[: max(at, 0)]), None)

"""When each site is due; a slot is taken once, however many schedulers look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from model import BadInput
from store.insert import insert_new, upsert
from store.session import Unit
from store.tables.collected import plan as table
from store.tables.collected import slot as slots


@dataclass(frozen=True, slots=True)
class Plan:
    """A site's rhythm: slots at `start`, `start` + `every_s` seconds, and so on; `last_due` is the newest one taken."""

    site: str
    every_s: int
    start: datetime
    last_due: datetime | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that is due; `skipped` slots before it passed untaken and are not made up for."""

    site: str
    due_at: datetime
    skipped: int


def plan(unit: Unit, site: str, every_s: int, at: datetime) -> None:
    """Plan a site every so many seconds from `at` on, in place of its earlier plan.

    BadInput unless every_s is positive.
    """
    if every_s <= 0:
        raise BadInput("a plan needs a positive number of seconds", "every")
    upsert(unit, table, {"site": site, "every_s": every_s, "start": at})


def drop(unit: Unit, site: str) -> None:
    """End a site's plan; slots taken stay on record."""
    unit.execute(delete(table).where(table.c.site == site))


def due(unit: Unit, now: datetime) -> list[Slot]:
    """The newest slot of each site that has come and was not taken; after an outage one slot, not all that passed."""
    waiting = (_slot(plan, now) for plan in all_of(unit))
    return [slot for slot in waiting if slot is not None]


def take(unit: Unit, site: str, due_at: datetime, run_id: str) -> bool:
    """Take a slot for a run. False when it was taken before, or no plan of the site has such a slot."""
    planned = next((plan for plan in all_of(unit) if plan.site == site), None)
    slot = _slot(planned, due_at) if planned else None
    if slot is None or slot.due_at != due_at:
        return False
    return insert_new(unit, slots, [{"site": site, "due_at": due_at, "run": run_id, "skipped": slot.skipped}]) == 1


def missed(unit: Unit, since: datetime) -> list[Slot]:
    """Slots taken since then before which others were skipped, oldest first."""
    chosen = select(slots).where(slots.c.due_at >= since, slots.c.skipped > 0).order_by(slots.c.due_at, slots.c.site)
    return [Slot(row.site, row.due_at, row.skipped) for row in unit.execute(chosen)]


def all_of(unit: Unit) -> list[Plan]:
    """Every plan, by site."""
    newest = select(slots.c.site, func.max(slots.c.due_at).label("last_due")).group_by(slots.c.site).subquery()
    chosen = select(table, newest.c.last_due).outerjoin(newest, newest.c.site == table.c.site)
    plans = [Plan(row.site, row.every_s, row.start, row.last_due) for row in unit.execute(chosen)]
    return sorted(plans, key=lambda plan: plan.site)


def _slot(plan: Plan, now: datetime) -> Slot | None:
    """The newest slot of a plan that has come by `now` and lies after the newest taken."""
    if now < plan.start:
        return None
    every = timedelta(seconds=plan.every_s)
    number = (now - plan.start) // every
    due_at = plan.start + number * every
    if plan.last_due is not None and due_at <= plan.last_due:
        return None
    first = 0 if plan.last_due is None or plan.last_due < plan.start else (plan.last_due - plan.start) // every + 1
    return Slot(plan.site, due_at, number - first)

"""The frontier: which addresses a sweep has still to fetch, leased to one run at a time.

A task is due, leased, done or failed. Only the run that holds its lease may settle it, so a worker that comes back too
late is refused. A lease that ran out costs one try: a page that kills its reader is set aside after the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Select, Update, and_, bindparam, case, delete, func, or_, select, update

from model import NewTask, Task, TaskKind
from store.insert import insert_new
from store.session import Unit
from store.tables.collected import sweep as sweeps
from store.tables.collected import task as table

MAX_TRIES = 3  # fault plan R18: an item that always crashes its worker is set aside after three tries
LOST = "the run that fetched it ended before it was settled"


def open_sweep(unit: Unit, site: str, at: datetime) -> tuple[str, bool]:
    """The id of the site's sweep, and whether an unfinished one is taken up again."""
    unfinished = select(sweeps.c.id).where(sweeps.c.site == site, sweeps.c.closed_at.is_(None))
    found = unit.execute(unfinished).scalar_one_or_none()
    if found is not None:
        return found, True
    if insert_new(unit, sweeps, [{"id": (new := uuid4().hex), "site": site, "opened_at": at, "closed_at": None}]):
        return new, False
    return unit.execute(unfinished).scalar_one(), True  # another process was quicker


def close_sweep(unit: Unit, sweep: str, at: datetime) -> None:
    """End a sweep; its settled tasks are forgotten, what failed or was left stays on record."""
    unit.execute(update(sweeps).where(sweeps.c.id == sweep, sweeps.c.closed_at.is_(None)).values(closed_at=at))
    unit.execute(delete(table).where(table.c.sweep == sweep, table.c.state == "done"))


def add(unit: Unit, sweep: str, tasks: Iterable[NewTask]) -> int:
    """Add addresses, each once per sweep; returns how many were new."""
    rows = [
        {
            "sweep": sweep,
            "url": task.url,
            "kind": task.kind,
            "depth": task.depth,
            "tries": 0,
            "context": task.context,
            "state": "due",
            "run": None,
            "due_at": None,
            "why": "",
        }
        for task in tasks
    ]
    return insert_new(unit, table, rows)


def lease(unit: Unit, sweep: str, run: str, limit: int, now: datetime, until: datetime) -> list[Task]:
    """Lease up to `limit` due tasks to a run, the oldest first. Leases that ran out come before, at one try each."""
    asked = {"in_sweep": sweep, "at": now}
    unit.execute(SPENT, asked)
    ids = list(unit.execute(RAN_OUT, {**asked, "most": limit}).scalars())
    ids += unit.execute(DUE, {**asked, "most": limit - len(ids)}).scalars()
    if not ids:
        return []
    rows = unit.execute(TAKE, {"ids": ids, "by": run, "until": until})
    tasks = [Task(row.id, row.url, TaskKind(row.kind), row.depth, row.tries, row.context) for row in rows]
    return sorted(tasks, key=lambda task: task.id)


def done(unit: Unit, task_id: int, run: str) -> bool:
    """Settle a task. False when the run no longer holds its lease: then nothing of the task may be saved."""
    return task_id in settle(unit, [task_id], run)


def settle(unit: Unit, task_ids: Sequence[int], run: str) -> set[int]:
    """Settle tasks; those of them whose leases the run still holds."""
    return set(unit.execute(DONE, {"tasks": task_ids, "by": run}).scalars()) if task_ids else set()


def retry(unit: Unit, task_id: int, run: str, not_before: datetime, why: str, max_tries: int = MAX_TRIES) -> bool:
    """Give a task back for later, or fail it when its tries are spent. False when the lease was lost."""
    spent = table.c.tries + 1 >= max_tries
    return _settled(
        unit,
        _held(task_id, run).values(
            state=case((spent, "failed"), else_="due"),
            due_at=not_before,
            run=None,
            why=why,
            tries=table.c.tries + 1,
        ),
    )


def fail(unit: Unit, task_id: int, run: str, why: str) -> bool:
    """Fail a task for good. False when the lease was lost."""
    return _settled(unit, _held(task_id, run).values(state="failed", run=None, due_at=None, why=why))


def release(unit: Unit, run: str) -> int:
    """Give back everything the run still holds, at no cost; returns how many tasks."""
    held = update(table).where(table.c.run == run, table.c.state == "leased")
    return unit.execute(held.values(state="due", run=None, due_at=None)).rowcount


def standing(unit: Unit, sweep: str) -> dict[str, int]:
    """How many tasks are `due` (also later), `leased`, `done`, `failed`."""
    return {"due": 0, "leased": 0, "done": 0, "failed": 0} | dict(unit.execute(STANDING, {"in_sweep": sweep}).all())


def _held(task_id: int, run: str) -> Update:
    mine: ColumnElement[bool] = and_(table.c.id == task_id, table.c.run == run, table.c.state == "leased")
    return update(table).where(mine)


def _settled(unit: Unit, change: Update) -> bool:
    return unit.execute(change).rowcount == 1


def _oldest(which: ColumnElement[bool]) -> Select[int]:
    """The oldest such tasks, locked; one state at a time, so that the index gives them in order."""
    chosen = select(table.c.id).where(_OF_SWEEP, which).order_by(table.c.id).limit(bindparam("most"))
    return chosen.with_for_update(skip_locked=True)


# Built once, since they run for every page or two: building a statement takes longer than running it.
_OF_SWEEP = table.c.sweep == bindparam("in_sweep")
_LEASE_ENDED = and_(table.c.state == "leased", table.c.due_at <= bindparam("at"))
RAN_OUT = _oldest(_LEASE_ENDED)
DUE = _oldest(and_(table.c.state == "due", or_(table.c.due_at.is_(None), table.c.due_at <= bindparam("at"))))
SPENT = (
    update(table)
    .where(_OF_SWEEP, _LEASE_ENDED, table.c.tries + 1 >= MAX_TRIES)
    .values(state="failed", run=None, due_at=None, why=LOST, tries=table.c.tries + 1)
)
TAKE = (
    update(table)
    .where(table.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state="leased",
        run=bindparam("by"),
        due_at=bindparam("until"),
        tries=table.c.tries + case((table.c.state == "leased", 1), else_=0),
    )
    .returning(table.c.id, table.c.url, table.c.kind, table.c.depth, table.c.tries, table.c.context)
)
DONE = (
    update(table)
    .where(
        table.c.id.in_(bindparam("tasks", expanding=True)), table.c.run == bindparam("by"), table.c.state == "leased"
    )
    .values(state="done", run=None, due_at=None, context="")
    .returning(table.c.id)
)
STANDING = select(table.c.state, func.count()).where(_OF_SWEEP).group_by(table.c.state)

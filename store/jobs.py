"""Work that people ask for at the desk and the hall does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import Row, Select, insert, select, update

from store.session import Unit
from store.tables.people import job as table

FOR_WHOM = frozenset({"case", "request"})  # arguments that name no ad; whoever asked finds the outcome by them


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: who asked for it, and what came of it."""

    id: str
    kind: str
    args: Mapping[str, str]
    asked_by: str
    asked_at: datetime
    state: JobState
    started_at: datetime | None
    ended_at: datetime | None
    message: str


def ask(unit: Unit, kind: str, args: Mapping[str, str], by: str, at: datetime) -> str:
    """Ask for work; returns the id of the job."""
    name = uuid4().hex
    unit.execute(
        insert(table).values(
            name=name, kind=kind, args=dict(args), asked_by=by, asked_at=at, state=JobState.WAITING, message=""
        )
    )
    return name


def claim(unit: Unit, now: datetime) -> Job | None:
    """Take the job that has waited longest, or None; two workers never take the same."""
    waiting = select(table.c.id).where(table.c.state == JobState.WAITING).order_by(table.c.id).limit(1)
    first = unit.execute(waiting.with_for_update(skip_locked=True)).scalar_one_or_none()
    if first is None:
        return None
    taken = update(table).where(table.c.id == first).values(state=JobState.RUNNING, started_at=now).returning(table)
    return _job(unit.execute(taken).one())


def finish(unit: Unit, job_id: str, ok: bool, message: str, at: datetime) -> bool:
    """End a running job and forget its arguments, which may name what was erased, but for the case it was done for.

    False when it was not running.
    """
    mine = (table.c.name == job_id, table.c.state == JobState.RUNNING)
    args = unit.execute(select(table.c.args).where(*mine)).scalar()
    if args is None:
        return False
    kept = {name: value for name, value in args.items() if name in FOR_WHOM}
    state = JobState.DONE if ok else JobState.FAILED
    unit.execute(update(table).where(*mine).values(state=state, message=message, ended_at=at, args=kept))
    return True


def recover(unit: Unit, started_before: datetime) -> int:
    """Let jobs wait again whose worker died: those running since before `started_before`; returns how many."""
    lost = update(table).where(table.c.state == JobState.RUNNING, table.c.started_at < started_before)
    return unit.execute(lost.values(state=JobState.WAITING, started_at=None)).rowcount


def get(unit: Unit, job_id: str) -> Job | None:
    """The job, or None."""
    return next(iter(_jobs(unit, select(table).where(table.c.name == job_id))), None)


def recent(unit: Unit, limit: int = 50) -> list[Job]:
    """The newest jobs, newest first."""
    return _jobs(unit, select(table).order_by(table.c.id.desc()).limit(limit))


def _jobs(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[Job]:
    return [_job(row) for row in unit.execute(chosen)]


def _job(row: Row[*tuple[object, ...]]) -> Job:
    return Job(
        id=row.name,
        kind=row.kind,
        args=row.args,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        state=JobState(row.state),
        started_at=row.started_at,
        ended_at=row.ended_at,
        message=row.message,
    )

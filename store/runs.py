"""Runs: one row per crawl process, with its heartbeat and its counts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Select, insert, select, update

from model import Run, RunCounts, RunState
from store.session import Unit
from store.tables.collected import run as table


def start(unit: Unit, run: Run) -> None:
    """Put a run on record, its first heartbeat at its start."""
    unit.execute(
        insert(table).values(
            id=run.id,
            site=run.site,
            sweep=run.sweep,
            mandate=run.mandate,
            account=run.account,
            definition_sha256=run.definition_sha256,
            started=run.started,
            state=run.state,
            ended=run.ended,
            heartbeat=run.started,
            counts=asdict(run.counts),
            message=run.message,
        )
    )


def heartbeat(unit: Unit, run_id: str, counts: RunCounts, at: datetime) -> None:
    """Note that the run is alive and what it has done so far."""
    alive = update(table).where(table.c.id == run_id, table.c.state == RunState.RUNNING)
    unit.execute(alive.values(heartbeat=at, counts=asdict(counts)))


def finish(unit: Unit, run_id: str, state: RunState, counts: RunCounts, message: str, at: datetime) -> bool:
    """End a running run. False when it had ended already: the first word stands."""
    alive = update(table).where(table.c.id == run_id, table.c.state == RunState.RUNNING)
    ended = unit.execute(alive.values(state=state, counts=asdict(counts), message=message, ended=at, heartbeat=at))
    return ended.rowcount == 1


def get(unit: Unit, run_id: str) -> Run | None:
    """The run, or None."""
    return next(iter(_runs(unit, select(table).where(table.c.id == run_id))), None)


def many(unit: Unit, run_ids: set[str]) -> list[Run]:
    """The runs of these ids that are on record, oldest first."""
    return _runs(unit, select(table).where(table.c.id.in_(run_ids)).order_by(table.c.started, table.c.id))


def recent(unit: Unit, site: str | None = None, limit: int = 50) -> list[Run]:
    """The newest runs (of one site, or of all), newest first."""
    chosen = select(table).order_by(table.c.started.desc(), table.c.id).limit(limit)
    return _runs(unit, chosen if site is None else chosen.where(table.c.site == site))


def active(unit: Unit, site: str, since: datetime) -> Run | None:
    """The run of this site that is running and gave a sign of life at `since` or later."""
    alive = _running().where(table.c.site == site, table.c.heartbeat >= since)
    return next(iter(_runs(unit, alive)), None)


def stale(unit: Unit, since: datetime) -> list[Run]:
    """Runs that say they are running but gave no sign since `since`: their process has died."""
    return _runs(unit, _running().where(table.c.heartbeat < since))


def _running() -> Select[*tuple[object, ...]]:
    return select(table).where(table.c.state == RunState.RUNNING).order_by(table.c.started)


def _runs(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[Run]:
    return [
        Run(
            id=row["id"],
            site=row["site"],
            sweep=row["sweep"],
            mandate=row["mandate"],
            account=row["account"],
            definition_sha256=row["definition_sha256"],
            started=row["started"],
            state=RunState(row["state"]),
            ended=row["ended"],
            counts=RunCounts(**row["counts"]),
            message=row["message"],
        )
        for row in unit.execute(chosen).mappings()
    ]

"""The frontier: which addresses a sweep has still to fetch, leased to one run at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from model import NewTask, Task
from store.session import Unit


def open_sweep(unit: Unit, site: str, at: datetime) -> tuple[str, bool]:
    """The id of the site's sweep, and whether an unfinished one is taken up again."""
    raise NotImplementedError


def close_sweep(unit: Unit, sweep: str, at: datetime) -> None:
    """End a sweep; its finished tasks are forgotten, what failed stays on record."""
    raise NotImplementedError


def add(unit: Unit, sweep: str, tasks: Iterable[NewTask]) -> int:
    """Add addresses, each once per sweep; returns how many were new."""
    raise NotImplementedError


def lease(unit: Unit, sweep: str, run: str, limit: int, now: datetime, until: datetime) -> list[Task]:
    """Lease up to `limit` due tasks to a run, the oldest first. Leases that ran out are taken over, each costing one try."""
    raise NotImplementedError


def done(unit: Unit, task_id: int, run: str) -> bool:
    """Settle a task. False when the run no longer holds its lease: then nothing of the task may be saved."""
    raise NotImplementedError


def retry(unit: Unit, task_id: int, run: str, not_before: datetime, why: str, max_tries: int = 3) -> bool:
    """Give a task back for later, or fail it when its tries are spent. False when the lease was lost."""
    raise NotImplementedError


def fail(unit: Unit, task_id: int, run: str, why: str) -> bool:
    """Fail a task for good. False when the lease was lost."""
    raise NotImplementedError


def release(unit: Unit, run: str) -> int:
    """Give back everything the run still holds, at no cost; returns how many tasks."""
    raise NotImplementedError


def standing(unit: Unit, sweep: str) -> dict[str, int]:
    """How many tasks are `due` (also later), `leased`, `done`, `failed`."""
    raise NotImplementedError

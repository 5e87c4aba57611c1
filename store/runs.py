"""Runs: one row per crawl process, with its heartbeat and its counts."""

from __future__ import annotations

from datetime import datetime

from model import Run, RunCounts, RunState
from store.session import Unit


def start(unit: Unit, run: Run) -> None:
    """Put a run on record, heartbeat at its start."""
    raise NotImplementedError


def heartbeat(unit: Unit, run_id: str, counts: RunCounts, at: datetime) -> None:
    """Note that the run is alive and what it has done so far."""
    raise NotImplementedError


def finish(unit: Unit, run_id: str, state: RunState, counts: RunCounts, message: str, at: datetime) -> bool:
    """End a running run. False when it had ended already: the first word stands."""
    raise NotImplementedError


def get(unit: Unit, run_id: str) -> Run | None:
    """The run, or None."""
    raise NotImplementedError


def recent(unit: Unit, site: str | None = None, limit: int = 50) -> list[Run]:
    """The newest runs, newest first."""
    raise NotImplementedError


def active(unit: Unit, site: str, since: datetime) -> Run | None:
    """The run of this site that is running and was alive at `since` or later."""
    raise NotImplementedError


def stale(unit: Unit, since: datetime) -> list[Run]:
    """Runs that say they are running but gave no sign since `since`: their process has died."""
    raise NotImplementedError

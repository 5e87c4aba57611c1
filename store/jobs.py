"""Work that people ask for at the desk and the hall does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.session import Unit


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
    raise NotImplementedError


def claim(unit: Unit, now: datetime) -> Job | None:
    """Take the job that has waited longest, or None."""
    raise NotImplementedError


def finish(unit: Unit, job_id: str, ok: bool, message: str, at: datetime) -> bool:
    """End a running job. False when it was not running."""
    raise NotImplementedError


def recover(unit: Unit, started_before: datetime) -> int:
    """Let jobs wait again whose worker died: those running since before `started_before`; returns how many."""
    raise NotImplementedError


def get(unit: Unit, job_id: str) -> Job | None:
    """The job, or None."""
    raise NotImplementedError


def recent(unit: Unit, limit: int = 50) -> list[Job]:
    """The newest jobs, newest first."""
    raise NotImplementedError

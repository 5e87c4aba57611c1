"""Faults: what went wrong, where; appended."""

from __future__ import annotations

from model import Fault
from store.session import Unit


def add(unit: Unit, fault: Fault) -> None:
    """Save a fault; `fault.at` must be set."""
    raise NotImplementedError


def of_run(unit: Unit, run: str) -> list[Fault]:
    """The faults of a run, oldest first."""
    raise NotImplementedError


def recent(unit: Unit, limit: int = 100) -> list[Fault]:
    """The newest faults, newest first."""
    raise NotImplementedError

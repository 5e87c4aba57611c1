"""When each site is due; a slot is taken once, however many schedulers look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.session import Unit


@dataclass(frozen=True, slots=True)
class Plan:
    """A site's rhythm: slots at `start`, `start` + `every_s` seconds, and so on; `last_due` is the newest slot taken."""

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
    """Plan a site every so many seconds from `at` on, in place of its earlier plan. BadInput unless every_s is positive."""
    raise NotImplementedError


def drop(unit: Unit, site: str) -> None:
    """End a site's plan; slots taken stay on record."""
    raise NotImplementedError


def due(unit: Unit, now: datetime) -> list[Slot]:
    """The newest slot of each site that has come and was not taken; after an outage one slot, not all that passed."""
    raise NotImplementedError


def take(unit: Unit, site: str, due_at: datetime, run_id: str) -> bool:
    """Take a slot for a run. False when it is taken."""
    raise NotImplementedError


def missed(unit: Unit, since: datetime) -> list[Slot]:
    """Slots taken since then before which others were skipped, oldest first."""
    raise NotImplementedError


def all_of(unit: Unit) -> list[Plan]:
    """Every plan, by site."""
    raise NotImplementedError

"""Faults: what went wrong, where; appended."""

from __future__ import annotations

from sqlalchemy import Select, insert, select

from model import Fault, FaultKind
from store.session import Unit
from store.tables.collected import fault as table


def add(unit: Unit, fault: Fault) -> None:
    """Save a fault. Raises ValueError when `fault.at` is not set: the store has no clock."""
    if fault.at is None:
        raise ValueError("a fault needs the time it happened at")
    unit.execute(
        insert(table).values(
            kind=fault.kind,
            site=fault.site,
            url=fault.url,
            detail=fault.detail,
            run=fault.run,
            capture=fault.capture,
            at=fault.at,
        )
    )


def of_run(unit: Unit, run: str) -> list[Fault]:
    """The faults of a run, oldest first."""
    return _faults(unit, select(table).where(table.c.run == run).order_by(table.c.id))


def recent(unit: Unit, limit: int = 100) -> list[Fault]:
    """The newest faults, newest first."""
    return _faults(unit, select(table).order_by(table.c.id.desc()).limit(limit))


def _faults(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[Fault]:
    return [
        Fault(
            kind=FaultKind(row["kind"]),
            site=row["site"],
            url=row["url"],
            detail=row["detail"],
            run=row["run"],
            capture=row["capture"],
            at=row["at"],
        )
        for row in unit.execute(chosen).mappings()
    ]

"""Signed checkpoints of the append-only log, and how other units' logs stood when last seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from model import Checkpoint
from store.insert import upsert
from store.session import Unit
from store.tables.log import log_checkpoint as table
from store.tables.log import log_seen

WIDTH = 32  # bytes of a digest


def add(unit: Unit, checkpoint: Checkpoint) -> None:
    """Keep a checkpoint; there is one of a size at most."""
    said = {"size": checkpoint.size, "at": checkpoint.at, "note": checkpoint.note}
    unit.execute(insert(table).values(**said, peaks=b"".join(checkpoint.peaks)))


def all_of(unit: Unit) -> list[Checkpoint]:
    """Every checkpoint, the oldest first."""
    return [_checkpoint(row) for row in unit.execute(select(table).order_by(table.c.size))]


def newest(unit: Unit) -> Checkpoint | None:
    """The newest checkpoint, if one was ever made."""
    row = unit.execute(select(table).order_by(table.c.size.desc()).limit(1)).one_or_none()
    return _checkpoint(row) if row else None


def see(unit: Unit, origin: str, note: str, at: datetime) -> None:
    """Another unit's log stands so."""
    upsert(unit, log_seen, {"origin": origin, "note": note, "at": at})


def seen(unit: Unit, origin: str) -> str | None:
    """The note by which another unit's log was last seen."""
    return unit.scalar(select(log_seen.c.note).where(log_seen.c.origin == origin))


def _checkpoint(row: Row[Any]) -> Checkpoint:
    peaks = bytes(row.peaks)
    return Checkpoint(row.size, row.at, row.note, tuple(peaks[at : at + WIDTH] for at in range(0, len(peaks), WIDTH)))

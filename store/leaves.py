"""The leaves of the append-only log, in their order; `store.appending` writes them, `store.records` compares them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import RowMapping, func, select, update

from model import LeafKind, LogLeaf
from store import appending
from store.insert import in_chunks
from store.session import Unit
from store.tables.log import log_head
from store.tables.log import log_leaf as table

BATCH = 1000  # leaves fetched at a time


def origin(unit: Unit) -> str | None:
    """The name that this log goes by; None before its first leaf."""
    return unit.scalar(select(log_head.c.origin))


def size(unit: Unit) -> int:
    """How many leaves the log says it has."""
    return unit.scalar(select(log_head.c.size)) or 0


def every(unit: Unit, start: int = 0, end: int | None = None) -> Iterator[LogLeaf]:
    """The leaves from `start` up to `end` (exclusive; None: all), in order."""
    chosen = select(table).where(table.c.index >= start).order_by(table.c.index).execution_options(yield_per=BATCH)
    if end is not None:
        chosen = chosen.where(table.c.index < end)
    return (_leaf(row) for row in unit.execute(chosen).mappings())


def of(unit: Unit, kind: LeafKind, subjects: Iterable[str]) -> dict[str, LogLeaf]:
    """The leaves of records of one kind, by the records' ids."""
    found: dict[str, LogLeaf] = {}
    for some in in_chunks(subjects):
        chosen = select(table).where(table.c.subject.in_(some), table.c.kind == kind)
        found |= {row["subject"]: _leaf(row) for row in unit.execute(chosen).mappings()}
    return found


def last_before(unit: Unit, kind: LeafKind, end: int) -> LogLeaf | None:
    """The newest leaf of a kind among the first `end` whose record is not removed."""
    wanted = (table.c.index < end, table.c.kind == kind, table.c.subject.is_not(None))
    newest = select(func.max(table.c.index)).where(*wanted).scalar_subquery()
    row = unit.execute(select(table).where(table.c.index == newest)).mappings().one_or_none()
    return _leaf(row) if row else None


def forget(unit: Unit, kind: LeafKind, subjects: Iterable[str]) -> None:
    """Records were removed by law: their leaves stay, without id and salt, and say nothing of them any more."""
    appending.settle(unit)
    for some in in_chunks(subjects):
        chosen = (table.c.subject.in_(some), table.c.kind == kind)
        unit.execute(update(table).where(*chosen).values(subject=None, salt=None))


def _leaf(row: RowMapping) -> LogLeaf:
    salt = row["salt"]
    return LogLeaf(
        row["index"], LeafKind(row["kind"]), row["subject"], bytes(row["data"]), None if salt is None else bytes(salt)
    )

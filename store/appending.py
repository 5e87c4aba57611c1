"""Leaves that wait for their place in the log: they are numbered when their transaction ends, all at once.

So the one row that every writer needs is locked last and briefly: whoever holds it waits for nobody.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, bindparam, event, insert, select, text, update

from model import LeafKind, leaf_data
from model.log import SALT
from store.tables.log import log_head, log_leaf

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WAITING = "vigie.leaves"
FIRST = text("INSERT INTO log_head (id, size, origin) VALUES (1, 0, :origin) ON CONFLICT DO NOTHING")
GROW = update(log_head).values(size=log_head.c.size + bindparam("leaves")).returning(log_head.c.size)
INSERT = insert(log_leaf)  # statements are built once: for a small one, building takes longer than running


@dataclass(slots=True)
class _Waiting:
    """Records of one transaction without a leaf yet; `marks` says how many there were at each savepoint."""

    records: list[tuple[LeafKind, str, DataclassInstance]] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)


def begin(unit: Connection) -> None:
    """A transaction that may write begins."""
    unit.info[WAITING] = _Waiting()


def append(unit: Connection, kind: LeafKind, subject: str, record: DataclassInstance) -> None:
    """Give a record of this transaction a leaf."""
    _waiting(unit).records.append((kind, subject, record))


def settle(unit: Connection) -> None:
    """Number and write the leaves that wait; not inside a savepoint, which might undo them."""
    waiting = _waiting(unit)
    assert not waiting.marks
    if not waiting.records:
        return
    start = _grow(unit, len(waiting.records))
    salts = os.urandom(SALT * len(waiting.records))
    rows = []
    for at, (kind, subject, record) in enumerate(waiting.records):
        salt = salts[SALT * at : SALT * (at + 1)]
        index = start + at
        data = leaf_data(salt, kind, index, record)
        rows.append({"index": index, "kind": kind, "subject": subject, "data": data, "salt": salt})
    waiting.records.clear()
    unit.execute(INSERT, rows)


def follow_savepoints(engine: Engine) -> None:
    """What is rolled back to a savepoint leaves no leaf."""

    @event.listens_for(engine, "savepoint")
    def mark(unit: Connection, _name: str) -> None:
        if waiting := unit.info.get(WAITING):
            waiting.marks.append(len(waiting.records))

    @event.listens_for(engine, "rollback_savepoint")
    def undo(unit: Connection, _name: str, _context: object) -> None:
        if waiting := unit.info.get(WAITING):
            del waiting.records[waiting.marks.pop() :]

    @event.listens_for(engine, "release_savepoint")
    def keep(unit: Connection, _name: str, _context: object) -> None:
        if waiting := unit.info.get(WAITING):
            waiting.marks.pop()


def origin(unit: Connection) -> str:
    """The name of the log, made up once; it says nothing of the unit."""
    _grow(unit, 0)
    return str(unit.execute(select(log_head.c.origin)).scalar_one())


def _grow(unit: Connection, leaves: int) -> int:
    """Lock the head and make room; the size before."""
    row = unit.execute(GROW, {"leaves": leaves}).one_or_none()
    if row is None:
        unit.execute(FIRST, {"origin": f"vigie.invalid/log/{secrets.token_hex(8)}"})
        row = unit.execute(GROW, {"leaves": leaves}).one()
    return int(row.size) - leaves


def _waiting(unit: Connection) -> _Waiting:
    waiting = unit.info.get(WAITING)
    assert isinstance(waiting, _Waiting), "records of the log are written in a transaction of Store.writing()"
    return waiting

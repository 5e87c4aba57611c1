"""Leaves that wait for their place in the log: they are numbered when their transaction ends, all at once.

So the one row that every writer needs is locked last and briefly: whoever holds it waits for nobody.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection, bindparam, insert, select, text, update

from model import LeafKind, leaf_data
from model.log import SALT
from store.tables.log import log_head, log_leaf

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record: TypeAlias = "tuple[LeafKind, str, DataclassInstance]"

WAITING = "vigie.leaves"
FIRST = text("INSERT INTO log_head (id, size, origin) VALUES (1, 0, :origin) ON CONFLICT DO NOTHING")
GROW = update(log_head).values(size=log_head.c.size + bindparam("leaves")).returning(log_head.c.size)
INSERT = insert(log_leaf)  # statements are built once: for a small one, building takes longer than running


def begin(unit: Connection) -> None:
    """A transaction that may write begins."""
    unit.info[WAITING] = []


def append(unit: Connection, kind: LeafKind, subject: str, record: DataclassInstance) -> None:
    """Give a record of this transaction a leaf."""
    _waiting(unit).append((kind, subject, record))


def count(unit: Connection) -> int:
    """How many leaves wait."""
    return len(_waiting(unit))


def undo(unit: Connection, count: int) -> None:
    """Only the first `count` leaves go on waiting: the records of the others were rolled back."""
    del _waiting(unit)[count:]


def settle(unit: Connection) -> None:
    """Number and write the leaves that wait."""
    waiting = _waiting(unit)
    if not waiting:
        return
    start = _grow(unit, len(waiting))
    salts = os.urandom(SALT * len(waiting))
    rows = []
    for at, (kind, subject, record) in enumerate(waiting):
        salt = salts[SALT * at : SALT * (at + 1)]
        index = start + at
        data = leaf_data(salt, kind, index, record)
        rows.append({"index": index, "kind": kind, "subject": subject, "data": data, "salt": salt})
    waiting.clear()
    unit.execute(INSERT, rows)


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


def _waiting(unit: Connection) -> list[Record]:
    waiting = unit.info.get(WAITING)
    assert isinstance(waiting, list), "records of the log are written in a transaction of Store.writing()"
    return waiting

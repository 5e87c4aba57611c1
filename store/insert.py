"""Two insertions that SQLite and PostgreSQL can both do and that standard SQL has no words for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Insert, Table
from sqlalchemy import Row as SqlRow
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from store.session import Unit

Row = Mapping[str, object]
Thing = TypeVar("Thing")

CHUNK = 500  # values in one statement: far below the limits of both engines (32,766 and 65,535)


def insert_new(unit: Unit, table: Table, rows: Sequence[Row]) -> int:
    """Insert rows, leaving out those whose key or unique columns are there already; returns how many went in."""
    return unit.execute(_insert_new(unit.dialect.name, table), rows).rowcount if rows else 0


def insert_new_returning(unit: Unit, table: Table, rows: Sequence[Row], *wanted: Column[Any]) -> list[SqlRow[Any]]:
    """As `insert_new`; returns these columns of the rows that went in, in no order."""
    if not rows:
        return []
    return list(unit.execute(_insert_new(unit.dialect.name, table, *wanted), rows))


def upsert(unit: Unit, table: Table, row: Row) -> None:
    """Insert a row, or put its values in place of the one with the same primary key; every column is given."""
    unit.execute(_upsert(unit.dialect.name, table), row)


# Statements are built once: for a small one, building takes longer than running.
@cache
def _insert_new(engine: str, table: Table, *wanted: Column[Any]) -> Insert | ReturningInsert[Any]:
    insert = postgresql.insert if engine == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing()
    return statement.returning(*wanted) if wanted else statement.execution_options(preserve_rowcount=True)


@cache
def _upsert(engine: str, table: Table) -> Insert:
    insert = (postgresql.insert if engine == "postgresql" else sqlite.insert)(table)
    rest = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
    key = [column.name for column in table.primary_key]
    return insert.on_conflict_do_update(index_elements=key, set_=rest)


def in_chunks(things: Iterable[Thing], size: int = CHUNK) -> Iterator[list[Thing]]:
    """The things, so many at a time."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some

"""Rows that cannot be read as what they are: a word that no list has, a text where a number or a time should stand.

Nothing here writes such a row; whoever changes the database file by hand may. They are looked for only when reading
failed, so that the failure has the row's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, ColumnElement, Table, func, select
from sqlalchemy.types import TypeDecorator

from model import AdState, CaptureKind, CaptureVerdict, Category, Decision, LeafKind, Operation, VerdictStage
from store.session import Unit
from store.tables.authority import audit_entry
from store.tables.collected import ad, ad_version, capture
from store.tables.log import log_leaf
from store.tables.people import verdict
from store.tables.schema import metadata

WORDS: tuple[tuple[Column[str], type[StrEnum]], ...] = (
    (ad.c.state, AdState),
    (ad_version.c.category, Category),
    (audit_entry.c.operation, Operation),
    (capture.c.kind, CaptureKind),
    (capture.c.verdict, CaptureVerdict),
    (log_leaf.c.kind, LeafKind),
    (verdict.c.decision, Decision),
    (verdict.c.stage, VerdictStage),
)
STORED: dict[type, tuple[str, ...]] = {
    int: ("integer",), bool: ("integer",), float: ("real", "integer"), str: ("text",), bytes: ("blob",),
}  # fmt: skip
"""How SQLite, which takes anything in any column, must have kept a value of a type."""


def illegible(unit: Unit) -> list[str]:
    """One line for each row that cannot be read, with its table, key and column; the values are not told."""
    return [*_words(unit), *_values(unit)]


def _words(unit: Unit) -> Iterator[str]:
    for column, words in WORDS:
        yield from _named(unit, column, column.not_in([str(word) for word in words]))


def _values(unit: Unit) -> Iterator[str]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            plain = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
            stored = STORED.get(plain.python_type)
            if stored and unit.dialect.name == "sqlite":
                yield from _named(unit, column, func.typeof(column).not_in([*stored, "null"]))
            elif not stored and not _reads(unit, column):
                yield from _unread(unit, table, column)


def _named(unit: Unit, column: Column[str], where: ColumnElement[bool]) -> Iterator[str]:
    for key in unit.execute(select(*column.table.primary_key.columns).where(where)):
        yield _line(column, key)


def _unread(unit: Unit, table: Table, column: Column[datetime]) -> Iterator[str]:
    keys = list(table.primary_key.columns)
    for key in unit.execute(select(*keys)).all():
        one = select(column).where(*(part == value for part, value in zip(keys, key, strict=True)))
        try:
            unit.execute(one).all()
        except (ValueError, TypeError):
            yield _line(column, key)


def _reads(unit: Unit, column: Column[datetime]) -> bool:
    try:
        for _ in unit.execute(select(column).execution_options(yield_per=1000)):
            pass
    except (ValueError, TypeError):
        return False
    return True


def _line(column: Column[str] | Column[datetime], key: Sequence[object]) -> str:
    return f"{column.table.name} {', '.join(map(str, key))}: its {column.name} is not one that can be read"

"""What every table shares: the metadata, how constraints are named, and types that mean the same on both engines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Dialect, ForeignKey, Integer, MetaData, Text
from sqlalchemy.types import TypeDecorator

from model import holdable

# Alembic can only drop or compare a constraint that has a name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only for a column that is exactly INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A point in time: takes aware datetimes only, stores UTC, gives aware ones back on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Said(TypeDecorator[str]):
    """Text from outside. What no database can hold (NUL, half a surrogate pair) becomes U+FFFD: offsets still fit."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return holdable(value) if value else value


def row_id() -> Column[int]:
    """A primary key that the database counts."""
    return Column("id", RowNumber, primary_key=True, autoincrement=True)


def text(name: str, *, unique: bool = False) -> Column[str]:
    """A text that is always there."""
    return Column(name, Text, nullable=False, unique=unique)


def said(name: str, *, nullable: bool = False) -> Column[str]:
    """A text from outside."""
    return Column(name, Said, nullable=nullable)


def maybe(name: str) -> Column[str]:
    """A text that may be absent."""
    return Column(name, Text, nullable=True)


def number(name: str) -> Column[int]:
    """A whole number, large enough for bytes."""
    return Column(name, BigInteger, nullable=False)


def truth(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


def moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    """A time, UTC."""
    return Column(name, Moment, nullable=nullable)


def to(target: str, name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[Any]:
    """A reference to another table's key."""
    return Column(name, ForeignKey(target), nullable=nullable, primary_key=primary_key)

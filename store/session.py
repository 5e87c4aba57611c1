"""Engines, transactions and the errors of both databases, said in one line."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TypeAlias

from sqlalchemy import Connection

Unit: TypeAlias = Connection
"""One transaction. Every function of the store takes it first; callers never look inside."""


class Store:
    """A database, opened. `writing()` and `reading()` give a Unit, one transaction each."""

    def writing(self) -> AbstractContextManager[Unit]:
        """A transaction that may write; committed at the end, rolled back on any error. Raises StoreBusy."""
        raise NotImplementedError

    def reading(self) -> AbstractContextManager[Unit]:
        """A transaction that sees one state of the database and cannot write."""
        raise NotImplementedError

    def close(self) -> None:
        """Close every connection."""
        raise NotImplementedError


def open_store(url: str) -> Store:
    """Open `sqlite:///path` or `postgresql://user@host/name`. BadInput when the address or the database is unusable."""
    raise NotImplementedError


def migrate(store: Store) -> None:
    """Bring the schema to the newest version. BadInput when the database is newer than this software."""
    raise NotImplementedError

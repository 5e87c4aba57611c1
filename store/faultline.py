"""What a database says when it cannot, as one line that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from model import BadInput, StoreBusy, StoreFull, VigieError

BUSY = "the database stayed locked by another command; nothing was saved, run this again"
FULL = "the disk that holds the database is full; nothing was saved, make room and run this again"
FAILING = "the disk that holds the database is full or fails; nothing was saved, make room and run this again"


@dataclass(frozen=True, slots=True)
class Known:
    """A failure that a person can act on: SQLSTATEs of PostgreSQL (its manual, appendix A), words of SQLite."""

    states: frozenset[str]
    words: tuple[str, ...]
    error: Callable[[], VigieError]


def bad(what: str, do: str) -> Callable[[], VigieError]:
    return partial(BadInput, what, "database", do)


KNOWN = (
    Known(frozenset({"55P03", "40P01", "40001"}), ("is locked",), partial(StoreBusy, BUSY)),
    Known(frozenset({"53100"}), ("disk is full",), partial(StoreFull, FULL)),
    # Without room for its shared memory SQLite says no more than this.
    Known(frozenset({"58030"}), ("disk i/o error",), partial(StoreFull, FAILING)),
    Known(
        frozenset({"42P01", "42703"}),
        ("no such table", "no such column"),
        bad("the schema is missing or old", "start Vigie once to migrate it"),
    ),
    Known(frozenset(), ("malformed", "not a database"), bad("the file is damaged", "restore the newest backup")),
    Known(
        frozenset({"25006"}),
        ("readonly database",),
        bad("the database cannot be written", "check its folder's permissions and its disk"),
    ),
    Known(
        frozenset({"3D000", "28000", "28P01", "57P01", "57P03"}),
        ("unable to open database", "connection failed", "connection to server"),
        bad("the database cannot be opened", "check that it exists, that it runs, and that it may be used"),
    ),
)


@contextmanager
def in_one_line() -> Iterator[None]:
    """Turn errors of the drivers that a person can act on into ours; anything else is a fault of ours and stays."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreBusy(BUSY) from error
    except DBAPIError as error:
        known = _known(error)
        if known is None:
            raise
        raise known from error


def _known(error: DBAPIError) -> VigieError | None:
    said = str(error.orig).lower()
    state = str(getattr(error.orig, "sqlstate", None) or "")
    matches = (known for known in KNOWN if state in known.states or any(word in said for word in known.words))
    found = next(matches, None)
    return found.error() if found else None

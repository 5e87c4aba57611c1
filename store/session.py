"""Opening a database: engines, transactions, and the gate for SQLite libraries with a known fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Protocol, TypeAlias

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from model import BadInput, VigieError
from store import appending
from store.faultline import in_one_line

Unit: TypeAlias = Connection
"""One transaction. Every function of the store takes it first; callers never look inside."""

WAIT_S = 10.0  # how long a transaction waits for another writer before StoreBusy

SQLITE_VERSION: str = sqlite.sqlite_version
FORMS = "write sqlite:///path or postgresql://user@host/name"

# Two connections that write and checkpoint at the same moment could corrupt a WAL database: https://sqlite.org/wal.html,
# section "The WAL-Reset Bug"; there since 3.7.0, mended in 3.51.3.
WAL_FAULT = ((3, 7, 0), (3, 51, 3))


class Cursor(Protocol):
    def fetchone(self) -> tuple[object, ...] | None: ...


class Driver(Protocol):
    """What we use of a connection of the SQLite driver."""

    isolation_level: str | None

    def execute(self, statement: str) -> Cursor: ...


def journal_mode(library: tuple[int, ...]) -> str:
    """How a SQLite library of this version may keep its journal: `wal`, or `delete` where WAL has the fault above."""
    return "delete" if WAL_FAULT[0] <= library < WAL_FAULT[1] else "wal"


class Store:
    """A database, opened. `writing()` and `reading()` give a Unit, one transaction each."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader

    @property
    def engine_name(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """A transaction that may write: committed at the end, rolled back on any error.

        Leaves of the log are written last. Raises StoreBusy when another writer kept the database longer than the
        waiting time, StoreFull when the disk is.
        """
        with in_one_line(), self._writer.begin() as unit:
            unit.info.clear()  # it outlives transactions, what is noted there does not
            appending.begin(unit)
            yield unit
            appending.settle(unit)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A transaction that sees one state of the database throughout and cannot write."""
        with in_one_line(), self._reader.begin() as unit:
            unit.info.clear()
            yield unit

    def forget_deleted(self) -> bool:
        """Write SQLite's file anew and empty its log; false while others use it or the disk has no room for that.

        `secure_delete` overwrites what is deleted, but not the copies that pages keep when their rows move, and the log
        still holds it all. On PostgreSQL that is for the server's VACUUM and settings, and nothing is done here.
        """
        if self.engine_name != "sqlite":
            return True
        try:
            with closing(self._writer.raw_connection()) as driver:
                cursor = driver.cursor()
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy = cursor.fetchone()
        except sqlite.OperationalError:
            return False
        return busy is None or busy[0] != 1

    def close(self) -> None:
        """Close every connection."""
        self._writer.dispose()
        self._reader.dispose()


@contextmanager
def apart(unit: Unit) -> Iterator[None]:
    """A part of a transaction: a VigieError inside undoes its rows alone, any other must undo the whole. Never nested.

    Said to the driver itself: a run takes one for every page, and SQLAlchemy's own costs as much as the rows inside.
    """
    leaves = appending.count(unit)
    _say(unit, "SAVEPOINT apart")
    try:
        yield
    except VigieError:
        appending.undo(unit, leaves)
        _say(unit, "ROLLBACK TO SAVEPOINT apart")
        _say(unit, "RELEASE SAVEPOINT apart")
        raise
    _say(unit, "RELEASE SAVEPOINT apart")


def _say(unit: Unit, statement: str) -> None:
    cursor = unit.connection.cursor()
    try:
        cursor.execute(statement)
    finally:
        cursor.close()


def open_store(url: str, *, wait_s: float = WAIT_S) -> Store:
    """Open `sqlite:///path` or `postgresql://user@host/name`; nothing is read before the first transaction.

    Raises BadInput when the address is not of that form.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise BadInput(
            "not an address of a database", "database", "write sqlite:///path or postgresql://..."
        ) from error
    if address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:"):
        return Store(_sqlite(address, wait_s, "IMMEDIATE"), _sqlite(address, wait_s, "DEFERRED"))
    if address.get_backend_name() == "postgresql":
        return _postgresql(address, wait_s)
    raise BadInput("neither SQLite in a file nor PostgreSQL", "database", FORMS)


def _sqlite(address: URL, wait_s: float, begin: str) -> Engine:
    engine = create_engine(address, module=sqlite, hide_parameters=True, connect_args={"timeout": wait_s})
    mode = journal_mode(sqlite.sqlite_version_info)

    @event.listens_for(engine, "connect")
    def prepare(driver: Driver, _record: object) -> None:
        driver.isolation_level = None  # the driver would open transactions by itself, and deferred ones lose their turn
        found = driver.execute(f"PRAGMA journal_mode={mode}").fetchone()
        if found is None or found[0] != mode:
            raise BadInput(
                f"this SQLite library may damage a database in journal mode {found and found[0]}",
                "database", "stop every other process that has it open, or use SQLite 3.51.3 or newer",
            )  # fmt: skip
        driver.execute("PRAGMA synchronous=FULL")
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten, not left in free pages
        if begin == "DEFERRED":
            driver.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def start(unit: Connection) -> None:
        unit.exec_driver_sql(f"BEGIN {begin}")

    return engine


def _postgresql(address: URL, wait_s: float) -> Store:
    options = f"-c lock_timeout={int(wait_s * 1000)} -c timezone=UTC"
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"), hide_parameters=True, connect_args={"options": options}
    )
    # A reader sees one state throughout, as on SQLite.
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Store(engine, reader)

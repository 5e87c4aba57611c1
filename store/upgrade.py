"""Bringing a database to the schema of this software."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from model import BadInput, LeafKind
from store import appending, audit, captures, erasure
from store.session import Store, Unit
from store.tables.log import log_leaf

if TYPE_CHECKING:  # Alembic costs every command a tenth of a second, and few of them migrate
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
TURN = 0x56494749  # number of the advisory lock that lets one process at a time migrate a PostgreSQL database


def migrate(store: Store) -> None:
    """Bring the schema to the newest version, whole or not at all.

    Raises BadInput when the database was made by a newer version of this software.
    """
    from alembic import command
    from alembic.util import CommandError

    with store.writing() as unit:
        if store.engine_name == "postgresql":
            unit.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
        try:
            logged = inspect(unit).has_table(log_leaf.name)
            command.upgrade(settings(unit), "head")
        except CommandError as error:
            raise BadInput(
                "made by a newer version of Vigie", "database", "update Vigie, or restore a backup"
            ) from error
        if not logged:
            _take_in(unit)


def _take_in(unit: Unit) -> None:
    """Give leaves to the records of a workspace that is older than the append-only log."""
    for one in captures.every(unit):
        appending.append(unit, LeafKind.CAPTURE, one.id, one)
    for entry in audit.entries(unit):
        appending.append(unit, LeafKind.CUSTODY, str(entry.seq), entry)
    for stone in erasure.tombstones(unit):
        appending.append(unit, LeafKind.ERASURE, stone.id, stone)


def settings(unit: Unit) -> Config:
    """Alembic's configuration for this transaction; there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["unit"] = unit
    return config


def newest() -> str:
    """The revision that this software expects."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(MIGRATIONS)).get_current_head() or ""

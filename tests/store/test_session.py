"""Engines, transactions, the version gate and the migrations."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from model import BadInput, StoreBusy, StoreFull
from store import Store, migrate, open_store, session
from store.session import journal_mode
from store.tables import metadata


def test_migrations_make_exactly_the_tables_that_the_code_uses(store: Store) -> None:
    with store.reading() as unit:
        drift = compare_metadata(MigrationContext.configure(unit, opts={"compare_type": True}), metadata)

    assert drift == []


def test_drift_is_seen_when_a_column_is_missing(new_database_url: str) -> None:
    store = open_store(new_database_url)
    migrate(store)
    with store.writing() as unit:
        unit.execute(text("ALTER TABLE plan ADD COLUMN forgotten TEXT"))
        drift = compare_metadata(MigrationContext.configure(unit, opts={"compare_type": True}), metadata)

    assert len(drift) == 1
    store.close()


def test_migrating_twice_changes_nothing(store: Store) -> None:
    migrate(store)

    with store.reading() as unit:
        assert unit.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_database_of_a_newer_version_is_refused_in_one_line(new_database_url: str) -> None:
    store = open_store(new_database_url)
    migrate(store)
    with store.writing() as unit:
        unit.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(BadInput, match="newer version of Vigie"):
        migrate(store)
    store.close()


@pytest.mark.parametrize(
    ("library", "mode"),
    [((3, 6, 23), "wal"), ((3, 7, 0), "delete"), ((3, 40, 1), "delete"), ((3, 51, 2), "delete"), ((3, 51, 3), "wal")],
)
def test_sqlite_library_with_the_wal_fault_keeps_a_rollback_journal(library: tuple[int, ...], mode: str) -> None:
    assert journal_mode(library) == mode


def test_old_sqlite_library_takes_a_database_out_of_wal(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(session.sqlite, "sqlite_version_info", (3, 40, 1))
    old = open_store(f"sqlite:///{tmp_path}/vigie.db", wait_s=0.1)

    with old.writing() as unit:
        assert unit.execute(text("PRAGMA journal_mode")).scalar() == "delete"
        unit.execute(text("INSERT INTO setting (name, value) VALUES ('a', 'b')"))
    old.close()


def test_old_sqlite_library_does_not_write_while_another_process_keeps_the_wal(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with sqlite_store.reading() as held:
        held.execute(text("SELECT * FROM setting"))
        monkeypatch.setattr(session.sqlite, "sqlite_version_info", (3, 40, 1))
        old = open_store(f"sqlite:///{tmp_path}/vigie.db", wait_s=0.1)

        with pytest.raises((StoreBusy, BadInput)), old.writing():
            pass
    old.close()


def test_migration_that_fails_half_way_leaves_nothing(new_database_url: str) -> None:
    store = open_store(new_database_url)
    with store.writing() as unit:
        unit.execute(text("CREATE TABLE verdict (id INTEGER)"))

    with pytest.raises(DBAPIError, match="verdict"):
        migrate(store)

    with store.reading() as unit:
        assert inspect(unit).get_table_names() == ["verdict"]
    store.close()


def test_full_disk_is_said_in_one_line_and_nothing_is_half_saved(sqlite_store: Store) -> None:
    with pytest.raises(StoreFull, match="make room"), sqlite_store.writing() as unit:
        unit.execute(text("INSERT INTO setting (name, value) VALUES ('a', 'b')"))
        pages = unit.execute(text("PRAGMA page_count")).scalar_one()
        unit.execute(text(f"PRAGMA max_page_count={pages}"))
        for number in range(100):
            unit.execute(text("INSERT INTO setting VALUES (:name, :value)"), {"name": str(number), "value": "x" * 4000})

    with sqlite_store.reading() as unit:
        assert unit.execute(text("SELECT count(*) FROM setting")).scalar() == 0


def test_sqlite_is_opened_for_safety(sqlite_store: Store) -> None:
    with sqlite_store.writing() as unit:
        kept = [
            unit.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert kept == ["wal", 2, 1]


def test_deleted_words_stay_in_no_file(sqlite_store: Store, tmp_path: Path) -> None:
    names = [f"+3247000{number:04}" for number in range(3000)]
    gone = [{"name": name} for number, name in enumerate(names) if number % 5]  # what stays moves between pages
    with sqlite_store.writing() as unit:
        unit.execute(
            text("INSERT INTO setting (name, value) VALUES (:name, 'a made-up text')"),
            [{"name": name} for name in names],
        )
    with sqlite_store.writing() as unit:
        unit.execute(text("DELETE FROM setting WHERE name = :name"), gone)

    assert sqlite_store.forget_deleted()

    left = b"".join(path.read_bytes() for path in tmp_path.glob("vigie.db*"))
    assert [one for one in gone if one["name"].encode() in left] == []


def test_traces_stay_while_somebody_reads_or_writes(sqlite_store: Store, tmp_path: Path) -> None:
    other = open_store(f"sqlite:///{tmp_path / 'vigie.db'}", wait_s=0.1)
    with other.reading() as before:
        before.execute(text("SELECT count(*) FROM setting"))
        with sqlite_store.writing() as unit:
            unit.execute(text("INSERT INTO setting (name, value) VALUES ('a', 'b')"))

        assert not other.forget_deleted()
    with sqlite_store.writing():
        assert not other.forget_deleted()
    assert other.forget_deleted()
    other.close()


def test_reader_cannot_write(store: Store) -> None:
    with pytest.raises((BadInput, DBAPIError)), store.reading() as unit:
        unit.execute(text("INSERT INTO setting (name, value) VALUES ('a', 'b')"))


def test_nothing_of_a_failed_transaction_stays(store: Store) -> None:
    with pytest.raises(KeyError), store.writing() as unit:
        unit.execute(text("INSERT INTO setting (name, value) VALUES ('a', 'b')"))
        raise KeyError

    with store.reading() as unit:
        assert unit.execute(text("SELECT count(*) FROM setting WHERE name = 'a'")).scalar() == 0


def test_second_writer_is_told_to_run_again_when_the_first_does_not_end(database_url: str) -> None:
    patient, hasty = open_store(database_url), open_store(database_url, wait_s=0.2)
    with patient.writing() as held:
        held.execute(text("UPDATE audit_head SET digest = 'a'"))

        with pytest.raises(StoreBusy, match="run this again"), hasty.writing() as unit:
            unit.execute(text("UPDATE audit_head SET digest = 'b'"))
    patient.close()
    hasty.close()


def test_reader_is_not_kept_out_by_a_writer(store: Store) -> None:
    with store.writing() as held:
        held.execute(text("UPDATE audit_head SET digest = 'a'"))

        with store.reading() as unit:
            assert unit.execute(text("SELECT digest FROM audit_head")).scalar() == ""


def test_reader_sees_one_state_throughout(store: Store) -> None:
    with store.reading() as unit:
        before = unit.execute(text("SELECT digest FROM audit_head")).scalar()
        with store.writing() as other:
            other.execute(text("UPDATE audit_head SET digest = 'changed'"))
        after = unit.execute(text("SELECT digest FROM audit_head")).scalar()

    assert before == after == ""


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://host/name", "not an address"])
def test_address_that_cannot_hold_a_store_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="write sqlite:///path"):
        open_store(url)


def test_file_that_is_no_database_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "vigie.db").write_bytes(b"this is not a database" * 100)
    opened = open_store(f"sqlite:///{tmp_path}/vigie.db")

    with pytest.raises(BadInput, match="damaged"), opened.reading():
        pass
    opened.close()


def test_server_that_is_not_there_is_named_as_such(tmp_path: Path) -> None:
    opened = open_store(f"postgresql://nobody@/nothing?host={tmp_path}")

    with pytest.raises(BadInput, match="cannot be opened"), opened.reading():
        pass
    opened.close()


def test_database_without_tables_says_so(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path}/vigie.db")

    with pytest.raises(BadInput, match="schema is missing"), opened.reading() as unit:
        unit.execute(text("SELECT * FROM ad"))
    opened.close()


def test_errors_of_the_database_do_not_show_what_was_asked(store: Store) -> None:
    with pytest.raises(Exception, match="no_such_function") as met, store.reading() as unit:
        unit.execute(text("SELECT no_such_function(:number)"), {"number": "+32470000001"})

    assert "+32470000001" not in str(met.value)

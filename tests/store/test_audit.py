"""The log grows, and shows when somebody touched it."""

from __future__ import annotations

from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from model import Operation
from store import Store, audit, open_store

COLUMNS = ("account", "action", "subject", "justification", "case_reference", "detail", "digest")


def fill(store: Store, make, entries: int) -> None:
    with store.writing() as unit:
        for number in range(entries):
            audit.log(
                unit, make.at(number), "ann" if number % 2 else "bob", Operation.CONSULTATION, "cluster.view",
                f"c{number}", "a complaint", f"case-{number % 3}",
            )  # fmt: skip


def test_untouched_log_is_whole(store: Store, make) -> None:
    fill(store, make, 5)

    with store.reading() as unit:
        assert audit.check(unit) == []
        assert audit.head(unit) == (5, audit.entries(unit)[-1].digest)


def test_empty_log_is_whole(store: Store) -> None:
    with store.reading() as unit:
        assert (audit.check(unit), audit.head(unit)) == ([], (0, ""))


def test_entries_are_found_by_each_filter(store: Store, make) -> None:
    fill(store, make, 6)

    with store.reading() as unit:
        assert [entry.seq for entry in audit.entries(unit, 4)] == [5, 6]
        assert [entry.seq for entry in audit.entries(unit, account="ann", limit=2)] == [2, 4]
        assert [entry.seq for entry in audit.entries(unit, case="case-0")] == [1, 4]
        assert [entry.seq for entry in audit.entries(unit, subject="c2")] == [3]
        assert [entry.seq for entry in audit.entries(unit, since=make.at(1), until=make.at(3))] == [2, 3]
        assert audit.entries(unit, operation=Operation.ERASURE) == []
        assert len(audit.entries(unit, action="cluster.view", operation=Operation.CONSULTATION)) == 6


def test_entry_of_a_failed_transaction_leaves_no_gap(store: Store, make) -> None:
    fill(store, make, 1)
    with pytest.raises(KeyError), store.writing() as unit:
        audit.log(unit, make.at(), "ann", Operation.COLLECTION, "crawl.start", "run-1")
        raise KeyError
    fill(store, make, 1)

    with store.reading() as unit:
        assert audit.check(unit) == []
        assert audit.head(unit)[0] == 2


@settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(seq=st.integers(1, 6), column=st.sampled_from(COLUMNS), value=st.text(st.characters(codec="ascii"), max_size=9))
def test_any_change_of_one_column_is_found(sqlite_store: Store, make, seq: int, column: str, value: str) -> None:
    with sqlite_store.writing() as unit:
        if audit.head(unit)[0] == 0:
            for number in range(6):
                audit.log(unit, make.at(number), "ann", Operation.COLLECTION, "crawl.start", f"run-{number}")
        before = unit.execute(text(f"SELECT {column} FROM audit_entry WHERE seq = :seq"), {"seq": seq}).scalar_one()
        change = text(f"UPDATE audit_entry SET {column} = :value WHERE seq = :seq")
        unit.execute(change, {"value": value, "seq": seq})
        problems = audit.check(unit)
        unit.execute(change, {"value": before, "seq": seq})

        assert bool(problems) == (value != before)
        assert audit.check(unit) == []


@pytest.mark.parametrize("seq", [1, 3, 6])
def test_removed_entry_is_found_even_at_the_end(store: Store, make, seq: int) -> None:
    fill(store, make, 6)
    with store.writing() as unit:
        unit.execute(text("DELETE FROM audit_entry WHERE seq = :seq"), {"seq": seq})

        assert any("missing" in problem for problem in audit.check(unit))


def test_whole_log_removed_is_found(store: Store, make) -> None:
    fill(store, make, 2)
    with store.writing() as unit:
        unit.execute(text("DELETE FROM audit_entry"))

        assert audit.check(unit) == ["entries 1 to 2 are missing at the end"]


def test_inserted_entry_is_found(store: Store, make) -> None:
    fill(store, make, 3)
    with store.writing() as unit:
        unit.execute(
            text(
                "INSERT INTO audit_entry SELECT 4, at, account, operation, action, subject, justification,"
                " case_reference, detail, digest FROM audit_entry WHERE seq = 3"
            )
        )

        assert len(audit.check(unit)) == 2


def test_moved_time_is_found(store: Store, make) -> None:
    fill(store, make, 3)
    with store.writing() as unit:
        unit.execute(text("UPDATE audit_entry SET at = (SELECT at FROM audit_entry WHERE seq = 1) WHERE seq = 2"))

        assert audit.check(unit) == ["entry 2 was altered, or does not follow the one before it"]


def test_writers_at_the_same_time_make_one_chain(database_url: str, make) -> None:
    def write(name: str) -> None:
        mine = open_store(database_url)
        for number in range(15):
            with mine.writing() as unit:
                audit.log(unit, make.at(number), name, Operation.COLLECTION, "crawl.start", "run")
        mine.close()

    threads = [Thread(target=write, args=(name,)) for name in ("ann", "bob", "cleo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = open_store(database_url)
    with store.reading() as unit:
        assert audit.check(unit) == []
        assert audit.head(unit)[0] == 45
    store.close()

"""Every record has its leaf in the log, and whoever touches record, leaf, salt or order behind our back is named."""

from __future__ import annotations

from threading import Thread

import pytest
from alembic import command
from sqlalchemy import Integer, insert, text

from evidence import log as tlog
from model import BadInput, Checkpoint, LeafKind, Operation, leaf_data
from store import (
    Store,
    Unit,
    appending,
    audit,
    captures,
    checkpoints,
    erasure,
    leaves,
    migrate,
    open_store,
    records,
    upgrade,
)
from store.session import apart
from store.tables import metadata
from store.tables.schema import Moment


@pytest.fixture
def lived_in(store: Store, make) -> Store:
    """Six captures and four entries, in turn: leaves 0 to 9."""
    for number in range(4):
        with store.writing() as unit:
            captures.add(unit, [make.capture() for _ in range(2 if number < 2 else 1)])
            audit.log(unit, make.at(number), "ann", Operation.CONSULTATION, "cluster.view", f"c{number}", "why")
    return store


def told(store: Store) -> list[str]:
    with store.reading() as unit:
        return records.check(unit)


def do(store: Store, statement: str, **values: object) -> None:
    with store.writing() as unit:
        assert unit.execute(text(statement), values).rowcount > 0


def test_every_record_has_a_leaf_in_the_order_written(lived_in: Store) -> None:
    with lived_in.reading() as unit:
        found = list(leaves.every(unit))
        kept = {one.id: one for one in captures.every(unit)}
        said = {str(one.seq): one for one in audit.entries(unit)}

    assert [leaf.index for leaf in found] == list(range(10))
    assert [leaf.kind for leaf in found] == [LeafKind(k) for k in (["capture"] * 2 + ["custody"]) * 2
                                             + ["capture", "custody"] * 2]  # fmt: skip
    assert {leaf.subject for leaf in found} == kept.keys() | said.keys()
    assert len({leaf.salt for leaf in found}) == 10
    for leaf in found:
        record = (kept | said)[leaf.subject or ""]
        assert leaf.data == leaf_data(leaf.salt or b"", leaf.kind, leaf.index, record)
    assert told(lived_in) == []


def test_record_that_was_rolled_back_leaves_no_leaf(store: Store, make) -> None:
    with pytest.raises(KeyError), store.writing() as unit:
        captures.add(unit, [make.capture()])
        raise KeyError
    with store.writing() as unit:
        captures.add(unit, [make.capture()])
        with pytest.raises(BadInput), apart(unit):
            audit.log(unit, make.at(), "ann", Operation.COLLECTION, "crawl.start", "run-1")
            captures.add(unit, [make.capture()])
            raise BadInput("no", "page")
        with apart(unit):
            captures.add(unit, [make.capture()])

    with store.reading() as unit:
        assert [leaf.kind for leaf in leaves.every(unit)] == [LeafKind.CAPTURE] * 2
        assert captures.count(unit) == leaves.size(unit) == 2
    assert told(store) == []


def test_capture_on_record_already_leaves_no_leaf(store: Store, make) -> None:
    one = make.capture()
    with store.writing() as unit:
        captures.add(unit, [one])
    with pytest.raises(BadInput), store.writing() as unit:
        captures.add(unit, [one])

    assert told(store) == []


def test_words_that_no_database_holds_are_compared_as_they_are_kept(store: Store, make) -> None:
    with store.writing() as unit:
        captures.add(unit, [make.capture(url="http://x/\0\ud800é😀", detail='{"a": "\x01"}', content_type="te\0xt")])

    assert told(store) == []


def test_writers_at_the_same_time_make_one_log(database_url: str, make) -> None:
    made = [[make.capture() for _ in range(10)] for _ in range(3)]

    def write(mine: list) -> None:
        store = open_store(database_url)
        for number, capture in enumerate(mine):
            with store.writing() as unit:
                if number % 2:
                    audit.log(unit, make.at(number), "ann", Operation.COLLECTION, "crawl.start", "run")
                captures.add(unit, [capture])
        store.close()

    threads = [Thread(target=write, args=(mine,)) for mine in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = open_store(database_url)
    with store.reading() as unit:
        assert leaves.size(unit) == 45
        assert audit.check(unit) == []
    assert told(store) == []
    store.close()


COLUMNS = [
    (table, column.name)
    for table in ("capture", "audit_entry")
    for column in metadata.tables[table].columns
    if column.name not in ("id", "seq")
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_any_column_of_a_record_altered_is_named(lived_in: Store, table: str, column: str) -> None:
    values = {"kind": "photo", "verdict": "truncated", "operation": "erasure", "refers_to": f"urn:uuid:{2:032x}"}
    value = values.get(column, "page")
    other = f"'{value}'"
    if isinstance(metadata.tables[table].c[column].type, Integer):
        other = "7"
    if isinstance(metadata.tables[table].c[column].type, Moment):
        other = "'2001-01-01 00:00:00.000000'"
    key, which = ("id", "'urn:uuid:" + f"{3:032x}'") if table == "capture" else ("seq", "2")
    leaf = "leaf 3, capture" if table == "capture" else "leaf 5, entry 2"

    do(lived_in, f'UPDATE {table} SET "{column}" = {other} WHERE {key} = {which}')

    (problem,) = told(lived_in)
    assert problem.startswith(leaf)
    assert problem.endswith("was altered")


TAMPERING = {
    "a salt": ("UPDATE log_leaf SET salt = data WHERE {5}", ["leaf 5, entry 2: it, its salt or its leaf was"]),
    "a leaf": ("UPDATE log_leaf SET data = salt WHERE {5}", ["leaf 5, entry 2: it, its salt or its leaf was"]),
    "a salt taken away": ("UPDATE log_leaf SET salt = NULL WHERE {5}", ["leaf 5: its id or its salt is gone", "entry"]),
    "an id taken away": (
        "UPDATE log_leaf SET subject = NULL WHERE {5}",
        ["leaf 5: its id or its salt is gone", "entry 2: it was slipped in"],
    ),
    "salt and id taken away": (
        "UPDATE log_leaf SET subject = NULL, salt = NULL WHERE {5}",
        ["entry 2: it was slipped in", "1 entries were removed, and prunings speak of 0"],
    ),
    "a kind": ("UPDATE log_leaf SET kind = 'capture' WHERE {5}", ["leaf 5, capture 2: it was removed", "entry 2"]),
    "a subject": ("UPDATE log_leaf SET subject = '9' WHERE {5}", ["leaf 5, entry 9: it was removed", "entry 2"]),
    "a record removed": ("DELETE FROM capture WHERE id LIKE '%3'", ["leaf 3, capture urn:uuid:", "x"]),
    "an entry removed": ("DELETE FROM audit_entry WHERE seq = 2", ["leaf 5, entry 2: it was removed, and no erasure"]),
    "a leaf removed": ("DELETE FROM log_leaf WHERE {5}", ["leaf 5 is missing", "entry 2: it was slipped in"]),
    "two leaves removed": (
        'DELETE FROM log_leaf WHERE "index" IN (4, 5)',
        ["leaves 4 to 5 are missing", "capture", "entry"],
    ),
    "the last leaf removed": (
        'DELETE FROM log_leaf WHERE "index" = 9',
        ["entry 4: it was slipped in", "the log ends with 9"],
    ),
    "the size": ("UPDATE log_head SET size = 9", ["the log ends with 10 leaves and says that it has 9"]),
}


@pytest.mark.parametrize(("statement", "expected"), TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_with_the_log_is_named(lived_in: Store, statement: str, expected: list[str]) -> None:
    do(lived_in, statement.replace("{5}", '"index" = 5'))

    problems = told(lived_in)

    assert problems
    for problem, start in zip(problems, expected, strict=False):
        assert problem.startswith(start)


def test_leaves_put_in_another_order_are_named_with_where_they_came_from(lived_in: Store) -> None:
    for old, new in ((3, 99), (7, 3), (99, 7)):
        do(lived_in, 'UPDATE log_leaf SET "index" = :new WHERE "index" = :old', old=old, new=new)

    problems = told(lived_in)

    assert [problem.partition(" urn")[0] for problem in problems] == ["leaf 3, entry 3: it was moved here from place 7",
                                                                     "leaf 7, capture"]  # fmt: skip
    assert problems[1].endswith("it was moved here from place 3")


def test_record_slipped_in_is_named(lived_in: Store) -> None:
    columns = ", ".join(f'"{column.name}"' for column in metadata.tables["capture"].columns if column.name != "id")
    do(lived_in, f"INSERT INTO capture (id, {columns}) SELECT 'urn:uuid:eve', {columns} FROM capture LIMIT 1")

    assert told(lived_in) == ["capture urn:uuid:eve: it was slipped in, the log has no leaf of it"]


def test_erasure_by_law_keeps_the_leaf_and_is_no_problem(store: Store, make) -> None:
    with store.writing() as unit:
        key, _ = make.ingested(unit, "1", "2")
        before = [leaf.data for leaf in leaves.every(unit)]
    with store.writing() as unit:
        before = [leaf.data for leaf in leaves.every(unit)]
        erasure.erase_ad(unit, key, "chief", "on request", make.at(2))

    with store.reading() as unit:
        after = list(leaves.every(unit))
        assert records.removed(unit) == 1
    assert [leaf.data for leaf in after[:2]] == before
    assert (after[0].subject, after[0].salt, after[2].kind) == (None, None, LeafKind.ERASURE)
    assert told(store) == []


def test_removal_that_no_tombstone_speaks_of_is_named(lived_in: Store) -> None:
    do(lived_in, "DELETE FROM capture WHERE id LIKE '%3'")
    do(lived_in, 'UPDATE log_leaf SET subject = NULL, salt = NULL WHERE "index" = 3')

    assert told(lived_in) == ["1 captures were removed, and tombstones speak of 0"]


def test_tombstone_altered_or_removed_is_named(store: Store, make) -> None:
    with store.writing() as unit:
        (key,) = make.ingested(unit, "1")
        erasure.erase_ad(unit, key, "chief", "on request", make.at(2))
    do(store, "UPDATE tombstone SET captures = 2")
    assert any("tombstone" in line and "altered" in line for line in told(store))
    do(store, "DELETE FROM tombstone")

    assert any("tombstone" in line and "it was removed" in line for line in told(store))


def tree_of(unit: Unit) -> tlog.Frontier:
    return tlog.Frontier().grown(tlog.leaf_hash(leaf.data) for leaf in leaves.every(unit))


def test_entries_pruned_by_law_leave_a_whole_log(lived_in: Store, make) -> None:
    with lived_in.reading() as unit:
        before = tree_of(unit)
    with lived_in.writing() as unit:
        assert audit.prune(unit, 9, "chief", "article 1", make.at(9)) == 3

    with lived_in.reading() as unit:
        assert [entry.seq for entry in audit.entries(unit)] == [4, 5]
        assert audit.check(unit) == []
        assert (audit.tells_of(unit, make.at(2)), audit.tells_of(unit, make.at(3))) == (False, True)
        assert list(leaves.every(unit))[8].subject is not None
        now = tlog.Frontier().grown(tlog.leaf_hash(leaf.data) for leaf in leaves.every(unit, 0, 10))
        assert now == before
        assert records.removed(unit) == 3
    assert told(lived_in) == []
    with lived_in.writing() as unit:
        assert audit.prune(unit, 10, "chief", "article 1", make.at(10)) == 1
        assert audit.prune(unit, 10, "chief", "article 1", make.at(10)) == 0
    with lived_in.reading() as unit:
        assert audit.check(unit) == []
    assert told(lived_in) == []


def test_entries_removed_with_a_pruning_that_nobody_did_are_named(lived_in: Store, make) -> None:
    with lived_in.writing() as unit:
        digest = audit.entries(unit)[1].digest
        unit.execute(text("DELETE FROM audit_entry WHERE seq < 3"))
        unit.execute(
            text("INSERT INTO log_pruned (seq, digest, size, until) VALUES (2, :d, 6, '2026-01-01 00:00:00.000000')"),
            {"d": digest},
        )

    with lived_in.reading() as unit:
        assert audit.check(unit) == ["entries up to 2 were removed, and no entry says who did it"]


def test_records_older_than_the_log_get_their_leaves_when_the_workspace_is_opened(new_database_url: str, make) -> None:
    store = open_store(new_database_url)
    kept = captures.row_of(make.capture())
    del kept["refers_to"], kept["request_sha256"]  # came later than the log
    with store.writing() as unit:
        command.upgrade(upgrade.settings(unit), "0005")
        unit.execute(insert(metadata.tables["capture"]), kept)
        audit.log(unit, make.at(), "ann", Operation.COLLECTION, "crawl.start", "run")
        appending.settle(unit)
        for table in ("log_head", "log_leaf", "log_checkpoint", "log_pruned", "log_seen"):
            unit.execute(text(f"DROP TABLE {table}"))
        unit.execute(text("UPDATE alembic_version SET version_num = '0004'"))

    migrate(store)

    assert told(store) == []
    with store.reading() as unit:
        assert leaves.size(unit) == 2
    store.close()


def test_checkpoints_come_back_as_they_were_kept(store: Store, make) -> None:
    made = [Checkpoint(size, make.at(size), f"note {size}\n", (b"\1" * 32,) * size.bit_count()) for size in (1, 3)]
    with store.writing() as unit:
        assert checkpoints.newest(unit) is None
        for one in reversed(made):
            checkpoints.add(unit, one)
        checkpoints.see(unit, "other", "old", make.at())
        checkpoints.see(unit, "other", "new", make.at())

    with store.reading() as unit:
        assert checkpoints.all_of(unit) == made
        assert checkpoints.newest(unit) == made[1]
        assert (checkpoints.seen(unit, "other"), checkpoints.seen(unit, "else")) == ("new", None)

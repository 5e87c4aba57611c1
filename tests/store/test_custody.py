"""Every act on a capture is found by the capture, with what its bytes were then, and cannot be changed apart."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from model import Act, Found, Operation
from store import Store, ads, audit, captures, custody, erasure, leaves, photos, records

WHY = "flag rotating-flat"


@pytest.fixture
def held(store: Store, make):
    """A store with three captures, and what a new hash of each finds."""
    made = [make.capture() for _ in range(3)]
    with store.writing() as unit:
        captures.add(unit, made)
    return store, made, [Found(one.id, one.payload_sha256) for one in made]


def view(store: Store, make, found, hours: float = 1):
    with store.writing() as unit:
        return custody.log(unit, make.at(hours), "rita", Act.VIEW, found, subject="cl-1", why=WHY, case="BE-1")


def problems(store: Store) -> list[str]:
    with store.reading() as unit:
        return [*audit.check(unit), *custody.check(unit), *records.check(unit)]


def test_act_is_one_entry_with_who_why_and_what_was_found(held, make) -> None:
    store, made, found = held

    entry = view(store, make, found)

    assert (entry.account, entry.operation, entry.action) == ("rita", Operation.CONSULTATION, "custody.view")
    assert (entry.subject, entry.justification, entry.case) == ("cl-1", WHY, "BE-1")
    said = json.loads(entry.detail)
    assert (said["captures"], said["as_recorded"], len(said["sha256"])) == (3, 3, 64)
    assert not any(one.payload_sha256 in entry.detail for one in made)
    assert problems(store) == []


def test_every_act_on_a_capture_is_found_by_it_and_none_on_others(held, make) -> None:
    store, (first, second, third), found = held
    view(store, make, found[:2], 1)
    view(store, make, found[1:], 2)
    with store.writing() as unit:
        custody.log(unit, make.at(3), "eva", Act.EXPORT, found[:1], subject="x-1", why="to the prosecutor", case="BE-1")

    with store.reading() as unit:
        acts = {
            one.id: [(act.entry.account, act.entry.action) for act in audit.custody_of(unit, one.id)]
            for one in (first, second, third)
        }
        of_two = audit.custody_of(unit, first.id, second.id)

    assert acts[first.id] == [("rita", "custody.view"), ("eva", "custody.export")]
    assert acts[second.id] == [("rita", "custody.view")] * 2
    assert acts[third.id] == [("rita", "custody.view")]
    assert [set(act.captures) for act in of_two] == [{first.id, second.id}, {second.id}, {first.id}]
    assert [act.altered for act in of_two] == [{}, {}, {}]


def test_bytes_that_were_not_as_recorded_are_named(held, make) -> None:
    store, made, found = held
    altered = [found[0], Found(made[1].id, "0" * 64, "payload_sha256"), Found(made[2].id, "", "gzip member")]

    entry = view(store, make, altered)

    said = json.loads(entry.detail)
    assert said["as_recorded"] == 1
    assert said["altered"] == {made[1].id: "payload_sha256", made[2].id: "gzip member"}
    with store.reading() as unit:
        assert audit.custody_of(unit, made[1].id)[0].altered == {made[1].id: "0" * 64}
        assert audit.custody_of(unit, made[2].id)[0].altered == {made[2].id: ""}
        assert audit.custody_of(unit, made[0].id)[0].altered == {}
    assert problems(store) == []


def test_check_of_everything_concerns_what_was_held_then(held, make) -> None:
    store, made, _ = held
    with store.writing() as unit:
        size = leaves.size(unit)
        bad = [Found(made[2].id, "1" * 64, "payload_sha256")]
        custody.log_every(unit, make.at(1), "otto", 3, bad, size, "monthly check")
    later = make.capture()
    with store.writing() as unit:
        captures.add(unit, [later])

    with store.reading() as unit:
        (act,) = audit.custody_of(unit, made[0].id)
        (damaged,) = audit.custody_of(unit, made[2].id)
        assert audit.custody_of(unit, later.id) == []

    assert (act.entry.action, act.altered) == ("custody.verify", {})
    assert damaged.altered == {made[2].id: "1" * 64}
    assert json.loads(act.entry.detail) == {
        "captures": 3, "as_recorded": 2, "altered": {made[2].id: "payload_sha256"}, "leaves": size,
    }  # fmt: skip
    assert problems(store) == []


def test_seal_says_which_captures_and_that_their_bytes_stay(held, make) -> None:
    store, made, found = held
    with store.writing() as unit:
        custody.redact(unit, made[0].payload_sha256, found[:1], "rita", "a child may be seen", make.at(1))

    with store.reading() as unit:
        (act,) = audit.custody_of(unit, made[0].id)
        assert photos.is_sealed(unit, made[0].payload_sha256)
        assert captures.get(unit, made[0].id) == made[0]
    assert (act.entry.action, act.entry.justification) == ("custody.redact", "a child may be seen")
    assert json.loads(act.entry.detail)["bytes"] == "kept, hidden"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM custody WHERE capture LIKE '%2'",
        "UPDATE custody SET found = '00' WHERE capture LIKE '%2'",
        "UPDATE custody SET capture = 'urn:uuid:other' WHERE capture LIKE '%2'",
        "INSERT INTO custody (capture, entry) VALUES ('urn:uuid:other', 1)",
        "INSERT INTO custody (capture, entry) VALUES ('urn:uuid:other', 77)",
    ],
)
def test_table_changed_apart_from_the_log_is_found(held, make, statement: str) -> None:
    store, _, found = held
    view(store, make, found)
    if "other' WHERE" in statement:  # one that is held: an unknown one might have been erased
        statement = statement.replace("urn:uuid:other", "urn:uuid:x")
    with store.writing() as unit:
        if "urn:uuid:x" in statement:
            captures.add(unit, [make.capture(id="urn:uuid:x")])
        unit.execute(text(statement))

    assert problems(store)


def test_erasure_says_nothing_of_the_bytes_and_leaves_the_acts(store: Store, make) -> None:
    one = make.capture()
    with store.writing() as unit:
        captures.add(unit, [one])
        ads.ingest(unit, make.ad("1"), one.id, None, make.at())
    view(store, make, [Found(one.id, one.payload_sha256)])
    with store.writing() as unit:
        gone = erasure.erase_ad(unit, make.ad("1").key, "chief", "request 12", make.at(2))
        found = [Found(each.id, each.payload_sha256) for each in gone]
        entry = custody.log(unit, make.at(2), "chief", Act.ERASE, found, subject="-", why="request 12")

    with store.reading() as unit:
        acts = [act.entry.action for act in audit.custody_of(unit, one.id)]

    assert json.loads(entry.detail) == {"captures": 1, "as_recorded": 1}
    assert acts == ["custody.view", "custody.erase"]
    assert problems(store) == []


def test_pruned_entries_take_their_rows_along(held, make) -> None:
    store, made, found = held
    view(store, make, found)
    with store.writing() as unit:
        size = leaves.size(unit)
    with store.writing() as unit:
        audit.prune(unit, size, "chief", "the law", make.at(9))

    with store.reading() as unit:
        assert audit.custody_of(unit, made[0].id) == []
    assert problems(store) == []


def test_acts_on_one_of_many_captures_are_found_by_an_index(sqlite_store: Store) -> None:
    with sqlite_store.reading() as unit:
        plan = unit.execute(text("EXPLAIN QUERY PLAN SELECT * FROM custody WHERE capture = 'x'")).all()

    assert "SEARCH custody USING INDEX" in str(plan)

"""The records that runs keep of themselves: which one counts, and that a row cannot be changed against it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from evidence.writer import WarcWriter
from model import CaptureKind, Clock, Method, Run
from store import captures, runs
from vigie.steps.method import methods_of
from vigie.workspace import TRAINEE, opened

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
RUN = Run("run-1", "town", "sweep-1", "M-1", TRAINEE, "d" * 64, NOW)
BEGUN = Method(
    "run-1", "town", "Unit", TRAINEE, "M-1", "Unit", "law", "practice", "f" * 64, NOW, Clock(NOW), "d" * 64, 1
)
ENDED = replace(BEGUN, ended=NOW + timedelta(hours=1), clock_end=Clock(NOW), state="complete")


def keep(home: Path, *methods: Method, run: Run = RUN) -> None:
    """A run on record, and these records of it, in their order."""
    with opened(home) as workspace:
        warc = WarcWriter(workspace.settings.evidence, f"town-{run.id}", "test")
        made = [
            warc.resource(
                one.url, one.written(), "application/json",
                run=run.id, site="town", kind=CaptureKind.RECORD, at=one.ended or one.started,
            )
            for one in methods
        ]  # fmt: skip
        warc.close()
        with workspace.store.writing() as unit:
            runs.start(unit, run)
            captures.add(unit, made)


def change(home: Path, statement: str) -> None:
    with closing(sqlite.connect(home / "vigie.db")) as file:
        assert file.execute(statement).rowcount == 1
        file.commit()


def test_the_newest_record_of_each_run_tells_its_method(training) -> None:
    second = replace(RUN, id="run-2", started=NOW + timedelta(days=1))
    killed = replace(BEGUN, run="run-2", started=second.started)
    keep(training, BEGUN, ENDED)
    keep(training, killed, run=second)

    with opened(training) as workspace, workspace.store.reading() as unit:
        told = methods_of(workspace, captures.every(unit))

    assert told == (ENDED, killed)


@pytest.mark.parametrize("methods", [(BEGUN, ENDED), (BEGUN,)], ids=["ended", "killed"])
def test_run_whose_row_and_record_agree_verifies(vigie, training, methods) -> None:
    keep(training, *methods)

    said = vigie("--json", "verify", training)

    assert (said.code, said.row["failures"]) == (0, [])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("site", "other-town"),
        ("account", "eve"),
        ("mandate", "M-2"),
        ("definition_sha256", "e" * 64),
        ("started", "2026-05-01 11:00:00.000000"),
    ],
)
def test_row_changed_against_its_record_is_named(vigie, training, column: str, value: str) -> None:
    keep(training, BEGUN, ENDED)
    change(training, f"UPDATE run SET {column} = '{value}'")

    said = vigie("--json", "verify", training)

    assert said.code == 1
    assert said.row["failures"] == [f"rows: run run-1: its row and its record differ in {column}"]


def test_record_of_no_run_is_named(vigie, training) -> None:
    keep(training, BEGUN, ENDED)
    change(training, "DELETE FROM run")

    said = vigie("--json", "verify", training)

    assert said.code == 1
    assert [line.partition(": ")[2].partition(" ")[0] for line in said.row["failures"]] == ["record"]


def test_record_that_is_none_is_named(vigie, training) -> None:
    with opened(training) as workspace:
        warc = WarcWriter(workspace.settings.evidence, "town-run-1", "test")
        made = warc.resource(
            BEGUN.url, b"{}", "application/json", run="run-1", site="town", kind=CaptureKind.RECORD, at=NOW
        )
        warc.close()
        with workspace.store.writing() as unit:
            runs.start(unit, RUN)
            captures.add(unit, [made])

    said = vigie("--json", "verify", training)

    assert said.code == 1
    assert said.row["failures"] == [f"rows: capture {made.id}: no record of a run's method (KeyError)"]

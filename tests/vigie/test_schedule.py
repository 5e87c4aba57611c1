"""The bell: due slots are started once, as processes of their own, whoever rings."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from model import Run, RunState
from store import runs, schedule
from vigie.schedule import SILENT, Bell
from vigie.workspace import TRAINEE, Workspace, now, opened


def bell(workspace: Workspace, said: list[tuple[str, str]]) -> Bell:
    return Bell(workspace, TRAINEE, lambda site, what: said.append((site, what)))


def wait(ringing: Bell) -> None:
    """Until every process that the bell started has ended."""
    deadline = time.monotonic() + 60
    while ringing.running and time.monotonic() < deadline:
        time.sleep(0.1)
        ringing.ring()


def test_a_due_site_is_started_once_though_two_bells_ring(training: Path) -> None:
    said: list[tuple[str, str]] = []
    with opened(training) as workspace:
        with workspace.store.writing() as unit:
            schedule.plan(unit, "town-pages", 3600, now() - timedelta(seconds=5))
        first, second = bell(workspace, said), bell(workspace, said)

        first.ring()
        second.ring()
        wait(first)
        wait(second)

    assert said.count(("town-pages", "started")) == 1
    assert said[-1] == ("town-pages", "ended with 2")  # no definition: bad input, said by the process itself


def test_nothing_is_started_before_its_time(training: Path) -> None:
    said: list[tuple[str, str]] = []
    with opened(training) as workspace:
        with workspace.store.writing() as unit:
            schedule.plan(unit, "town-pages", 3600, now() + timedelta(hours=1))

        bell(workspace, said).ring()

    assert said == []


def test_a_run_without_a_sign_of_life_is_said_to_have_failed(training: Path) -> None:
    with opened(training) as workspace:
        long_ago = now() - 2 * SILENT
        with workspace.store.writing() as unit:
            runs.start(unit, Run("R-1", "town-pages", "", "TRAINING-1", TRAINEE, "", long_ago))

        bell(workspace, []).ring()

        with workspace.store.reading() as unit:
            buried = runs.get(unit, "R-1")
    assert buried is not None
    assert buried.state is RunState.FAILED


def test_an_interval_that_is_none_is_refused(vigie, training: Path) -> None:
    for wrong in ("often", "0h", "6 hours"):
        said = vigie("--home", training, "schedule", "set", "town-pages", "--every", wrong)

        assert said.code == 2
        assert "write it as 30m, 6h or 1d" in said.err

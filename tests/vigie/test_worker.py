"""What the desk asks for by a job row, done by the worker beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import load
from model import Case
from store import cases, jobs, migrate, open_store
from store.jobs import JobState
from vigie.serve import do_next
from vigie.workspace import Workspace

NOW = datetime.now(UTC)


@pytest.fixture
def asked(vigie, real, tmp_path, write) -> Workspace:
    """A real workspace without a signing key, in which an export waits: anna asked for it, marc countersigned."""
    start, expiry = NOW - timedelta(days=1), NOW + timedelta(days=90)
    path: Path = write(tmp_path, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}")
    assert vigie("--home", real, "--as", "chief", "mandate", "add", path).code == 0
    assert vigie("--home", real, "--as", "marc", "mandate", "approve", "M-1").code == 0
    workspace = Workspace(load(real), open_store(load(real).database))
    migrate(workspace.store)
    with workspace.store.writing() as unit:
        cases.open_case(unit, Case("C-1", "made up", "M-1", "practice", "anna", NOW))
        request = cases.request_export(unit, "C-1", "anna", "for the prosecutor", NOW)
        cases.countersign_export(unit, request, "marc", NOW)
        jobs.ask(unit, "export", {"case": "C-1", "request": request, "language": "en"}, "marc", NOW)
    yield workspace
    workspace.store.close()


def newest(workspace: Workspace) -> jobs.Job:
    with workspace.store.reading() as unit:
        return jobs.recent(unit)[0]


def test_failed_export_is_found_by_its_request(asked) -> None:
    assert do_next(asked)

    job = newest(asked)
    assert (job.state, job.args["case"], "request" in job.args, "language" in job.args) == (
        JobState.FAILED,
        "C-1",
        True,
        False,
    )
    assert "key" in job.message


def test_package_names_who_asked_and_who_countersigned(vigie, asked) -> None:
    assert vigie("--home", asked.settings.home, "--as", "chief", "key", "new").code == 0

    assert do_next(asked)

    job = newest(asked)
    assert (job.state, do_next(asked)) == (JobState.DONE, False)
    said = (asked.settings.exports / job.message / "data" / "case.json").read_text()
    assert '"made_by": "anna"' in said
    assert '"countersigned_by": "marc"' in said

"""The worker beside the desk: takes jobs, does them, says how they ended."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store import audit, jobs
from vigie.serve import Worker, _Words, do_next
from vigie.workspace import TRAINEE, Workspace, now, opened


def ask(workspace: Workspace, kind: str, **args: str) -> str:
    with workspace.store.writing() as unit:
        return jobs.ask(unit, kind, args, TRAINEE, now())


def state(workspace: Workspace, job: str) -> tuple[str, str]:
    with workspace.store.reading() as unit:
        found = jobs.get(unit, job)
    assert found is not None
    return found.state.value, found.message


def test_a_relink_job_groups_again(training: Path) -> None:
    with opened(training) as workspace:
        job = ask(workspace, "relink", level="operator")

        assert do_next(workspace)

        assert state(workspace, job) == ("done", "0 clusters")
        assert not do_next(workspace)


def test_what_goes_wrong_is_told_to_the_one_who_asked(training: Path) -> None:
    with opened(training) as workspace:
        unknown_case = ask(workspace, "export", case="C-404")
        unknown_kind = ask(workspace, "gossip")

        assert do_next(workspace) and do_next(workspace)

        assert state(workspace, unknown_case)[0] == "failed"
        assert "no case of this reference" in state(workspace, unknown_case)[1]
        assert state(workspace, unknown_kind)[0] == "failed"


def test_the_worker_works_until_it_is_told_to_stop(training: Path) -> None:
    with opened(training) as workspace:
        with Worker(workspace) as worker:
            job = ask(workspace, "relink", level="operator")
            while state(workspace, job)[0] not in ("done", "failed"):
                worker.stopping.wait(0.05)

        assert state(workspace, job)[0] == "done"
        assert not worker.thread.is_alive()


def test_a_refused_job_is_in_the_log_with_its_reason(vigie, training: Path, tmp_path, write) -> None:
    assert vigie("--home", training, "mandate", "add", running(tmp_path, write)).code == 0
    assert vigie("--home", training, "case", "new", "C-1", "--title", "t", "--mandate", "M-1").code == 0
    assert vigie("--home", training, "mandate", "end", "M-1").code == 0
    with opened(training) as workspace:
        job = ask(workspace, "export", case="C-1")

        assert do_next(workspace)

        assert state(workspace, job)[0] == "failed"
        with workspace.store.reading() as unit:
            last = audit.entries(unit)[-1]
    assert (last.operation, last.action, last.subject, last.case) == ("refusal", "job.export", job, "C-1")
    assert last.detail.startswith("mandate-expired")


def running(folder: Path, write) -> Path:
    today = datetime.now(UTC)
    start, expiry = today - timedelta(days=1), today + timedelta(days=90)
    return write(folder, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}")


def test_an_error_in_a_view_is_told_without_its_words(capsys, caplog) -> None:
    caplog.set_level(logging.INFO, "uvicorn.error")  # a server that another test ran may have raised it
    spoken = logging.getLogger("uvicorn.error")
    handler = _Words()
    spoken.addHandler(handler)
    try:
        raise KeyError("+32470123456")
    except KeyError as error:
        spoken.error("Exception in ASGI application", exc_info=error)
    finally:
        spoken.removeHandler(handler)
    spoken.addHandler(handler)
    spoken.warning("port in use \x1b[31m")
    spoken.removeHandler(handler)

    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "KeyError at test_serve.py:" in told[0]
    assert "470123456" not in told[0]
    assert told[1] == "vigie: port in use <U+001B>[31m"

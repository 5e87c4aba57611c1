"""The worker beside the desk: takes jobs, does them, says how they ended."""

from __future__ import annotations

from pathlib import Path

from store import jobs
from vigie.serve import Worker, do_next
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

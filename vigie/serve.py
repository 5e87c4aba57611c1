"""The desk on loopback, and beside it the worker that does what the desk asked for by a job row."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from datetime import timedelta

import uvicorn

import review
from model import BadInput, Operation, Refused, VigieError
from store import audit, cases, jobs
from store.jobs import Job
from vigie.output import bug, shown
from vigie.steps.alert import alert_all
from vigie.steps.export import export_case
from vigie.steps.link import link_all
from vigie.steps.match import match_new
from vigie.steps.read import read_new
from vigie.workspace import Workspace, now

EVERY_S = 0.5  # how often the worker looks for work
STALE = timedelta(minutes=30)  # a job begun longer ago by a worker that is gone is done again


def relink(workspace: Workspace, job: Job) -> str:
    """After a person judged a link: group again and bring the flags up to date."""
    read_new(workspace)
    match_new(workspace)
    counts = link_all(workspace, job.asked_by, f"judgement by {job.asked_by}")
    alert_all(workspace)
    return f"{counts['operator']} clusters"


def export(workspace: Workspace, job: Job) -> str:
    """Write a countersigned case file into the workspace's folder of exports."""
    language = job.args.get("language") or workspace.settings.language
    with workspace.store.reading() as unit:
        request = cases.approved_export(unit, job.args["case"])
    by = request.requested_by if request else job.asked_by  # the job was put there by whoever countersigned
    package = export_case(workspace, job.args["case"], workspace.settings.exports, by, language)
    return package.name


WORK: dict[str, Callable[[Workspace, Job], str]] = {"relink": relink, "export": export}


class Worker:
    """One thread that takes jobs until told to stop."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def __enter__(self) -> Worker:
        with self.workspace.store.writing() as unit:
            jobs.recover(unit, now() - STALE)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self.thread.join()

    def _run(self) -> None:
        while not self.stopping.is_set():
            if not do_next(self.workspace):
                self.stopping.wait(EVERY_S)


def do_next(workspace: Workspace) -> bool:
    """Take one job and do it; false if none waited. What goes wrong is the job's message, for the one who asked."""
    with workspace.store.writing() as unit:
        job = jobs.claim(unit, now())
    if job is None:
        return False
    try:
        ok, message = True, WORK[job.kind](workspace, job)
    except VigieError as error:
        ok, message = False, str(error)
        if isinstance(error, Refused):
            _log_refusal(workspace, job, error)
    except Exception as error:  # the desk must learn of it, whatever it was
        ok, message = False, f"{type(error).__name__}: the work stopped; nothing was exported"
    with workspace.store.writing() as unit:
        jobs.finish(unit, job.id, ok, message, now())
    return True


def _log_refusal(workspace: Workspace, job: Job, refusal: Refused) -> None:
    why, case = f"{refusal.reason}: {refusal.detail}", job.args.get("case", "")
    with workspace.store.writing() as unit:
        audit.log(unit, now(), job.asked_by, Operation.REFUSAL, f"job.{job.kind}", job.id, case=case, detail=why)


def serve(workspace: Workspace, port: int, ready: Callable[[int], None] = lambda port: None) -> None:
    """Serve the desk on 127.0.0.1 until interrupted; `ready` is called with the port once it listens.

    Raises BadInput when the port cannot be had.
    """
    app = review.create_app(workspace.store, workspace.settings, clock=now)
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False, server_header=False)
    server = _Server(config, ready)
    spoken = logging.getLogger("uvicorn")
    spoken.addHandler(handler := _Words())
    try:
        with Worker(workspace):
            server.run()
    finally:
        spoken.removeHandler(handler)


class _Words(logging.Handler):
    """The server's own words in one line each; of an error in a view its class and place alone."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.WARNING or record.funcName == "startup":
            return
        failed = record.exc_info[1] if record.exc_info else None
        sys.stderr.write(f"vigie: {bug(failed) if failed else shown(record.getMessage())}\n")


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[int], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        try:
            await super().startup(sockets)  # type: ignore[arg-type]
        except SystemExit as stop:  # uvicorn's own way, after a line that says less
            raise BadInput(
                "this port cannot be had", str(self.config.port), "stop what uses it, or give another"
            ) from stop
        if self.started:
            self.ready(self.servers[0].sockets[0].getsockname()[1])

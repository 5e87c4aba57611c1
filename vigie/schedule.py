"""The bell: APScheduler looks every few seconds at what is due in our own table and starts it as a process.

The table is the truth, not the scheduler's store: a slot is taken by a unique row, so a second scheduler is harmless.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import timedelta

from apscheduler.schedulers.blocking import BlockingScheduler

from model import RunState
from store import runs, schedule
from vigie.steps.log import sign_if_due
from vigie.steps.seal import seal_if_due
from vigie.workspace import Workspace, now

TICK_S = 5
SEAL_TICK_S = 30  # in a thread of its own: an authority that is slow to answer keeps no run waiting
SILENT = timedelta(minutes=2)  # a run without a heartbeat for this long is dead; its leases expire by themselves

Tell = Callable[[str, str], None]


class Bell:
    """Starts due runs, one per site at a time, and follows the processes it started."""

    def __init__(self, workspace: Workspace, account: str, tell: Tell) -> None:
        self.workspace, self.account, self.tell = workspace, account, tell
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.hindered = ""
        self.scheduler = BlockingScheduler(timezone="UTC")

    def ring(self) -> None:
        """One look: bury the dead, then start what is due."""
        self._collect()
        self._bury()
        self._sign()
        with self.workspace.store.reading() as unit:
            due = schedule.due(unit, now())
        for slot in due:
            if slot.site not in self.running:
                self._start(slot)

    def run(self) -> None:
        """Ring until interrupted, then stop the runs in order."""
        self.scheduler.add_job(self.ring, "interval", seconds=TICK_S, next_run_time=now(), coalesce=True,
                               max_instances=1, misfire_grace_time=None)  # fmt: skip
        self.scheduler.add_job(self.seal, "interval", seconds=SEAL_TICK_S, next_run_time=now(), coalesce=True,
                               max_instances=1, misfire_grace_time=None)  # fmt: skip
        try:
            self.scheduler.start()
        finally:
            for process in self.running.values():
                process.terminate()
            for process in self.running.values():
                process.wait()

    def seal(self) -> None:
        """Ask the time-stamping authorities whose turn has come; what fails is tried again, ever later."""
        for one in seal_if_due(self.workspace, self.account):
            self.tell("log", f"{one.authority}: {one.problem or f'{one.size} leaves sealed'}")

    def _sign(self) -> None:
        """What hinders a checkpoint is said once, and again when it is something else."""
        hindered = sign_if_due(self.workspace, self.account)
        if hindered and hindered != self.hindered:
            self.tell("log", hindered)
        self.hindered = hindered

    def _start(self, slot: schedule.Slot) -> None:
        run_id = f"R-{uuid.uuid4().hex[:12]}"
        with self.workspace.store.writing() as unit:
            taken = schedule.take(unit, slot.site, slot.due_at, run_id)
        if not taken:
            return
        self.tell(slot.site, "started")
        home = str(self.workspace.settings.home)
        self.running[slot.site] = subprocess.Popen(
            [sys.executable, "-m", "crawler", "--home", home, "--site", slot.site, "--account", self.account,
             "--run", run_id, "--parent", str(os.getpid())],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def _collect(self) -> None:
        for site, process in list(self.running.items()):
            if process.poll() is not None:
                del self.running[site]
                self.tell(site, f"ended with {process.returncode}")

    def _bury(self) -> None:
        """Runs whose process is gone say so; the next run of the site takes their sweep up again."""
        with self.workspace.store.writing() as unit:
            for run in runs.stale(unit, now() - SILENT):
                runs.finish(unit, run.id, RunState.FAILED, run.counts, "the process ended without a word", now())

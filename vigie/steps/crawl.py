"""Collect: one child process per run, its progress passed on, its end awaited."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spiders
from model import SiteDefinition
from store import sites
from vigie.steps.log import sign_if_due
from vigie.workspace import Workspace, now

Progress = Callable[[dict[str, Any]], None]
GRACE_S = 30.0  # a run told to stop has this long to put its leases back
LOOK_S = 10.0  # between two looks at whether enough was kept for a checkpoint
WORST_FIRST = (4, 3, 2, 1, 0)  # exit codes, as a group of runs reports them


@dataclass(frozen=True, slots=True)
class Finished:
    """How one run ended: its exit code and the summary it printed."""

    site: str
    code: int
    summary: dict[str, Any]


def definitions(workspace: Workspace, names: Sequence[str]) -> list[SiteDefinition]:
    """Load the named definitions of the workspace (all, if none is named) and record their text. Raises BadInput."""
    paths = [workspace.settings.sites / f"{name}.yml" for name in names] or sorted(
        workspace.settings.sites.glob("*.yml")
    )
    return [spiders.load(path) for path in paths]


def record(workspace: Workspace, loaded: Sequence[SiteDefinition], by: str) -> None:
    """Keep the definitions' text by its digest, so that a run can always be explained."""
    with workspace.store.writing() as unit:
        for definition in loaded:
            text = Path(definition.path).read_bytes().decode("utf-8")  # to the byte: its digest is on record
            sites.record(unit, definition, text, by, now())


def run_sites(
    workspace: Workspace, names: Sequence[str], account: str, progress: Progress, *, at_once: int = 2
) -> list[Finished]:
    """Run the sites, so many at once, each in its own process; an interruption is passed on and awaited."""
    waiting = list(names)
    running: list[_Child] = []
    finished: list[Finished] = []
    looked, told = time.monotonic(), ""
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Child(workspace.settings.home, waiting.pop(0), account, progress))
            for child in [one for one in running if one.process.poll() is not None]:
                running.remove(child)
                finished.append(child.finish())
            if not running or time.monotonic() - looked > LOOK_S:
                looked = time.monotonic()
                hindered = sign_if_due(workspace, account)
                if hindered not in ("", told):
                    progress({"site": "log", "message": hindered})
                told = hindered
            time.sleep(0.05)
    except KeyboardInterrupt:
        for child in running:
            child.interrupt()
        for child in running:
            child.wind_up()
        raise
    return finished


def worst(finished: Sequence[Finished]) -> int:
    """The exit code that a person must know of first."""
    codes = {one.code for one in finished}
    return next((code for code in WORST_FIRST if code in codes), 1 if codes else 0)


class _Child:
    """One run as a process of its own session, so that it stops in order when the terminal is interrupted."""

    def __init__(self, home: Path, site: str, account: str, progress: Progress) -> None:
        self.site = site
        self.process = subprocess.Popen(
            [sys.executable, "-m", "crawler", "--home", str(home), "--site", site, "--account", account,
             "--parent", str(os.getpid())],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        self.words = ""
        self.stopping = False
        self.readers = [
            threading.Thread(target=self._progress, args=(progress,), daemon=True),
            threading.Thread(target=self._result, daemon=True),
        ]
        for reader in self.readers:
            reader.start()

    def _progress(self, progress: Progress) -> None:
        for line in self.process.stderr or ():
            row = _row(line)
            if row is None and self.stopping:  # stopped before it had begun, it says so in forty lines
                continue
            progress({"site": self.site} | (row or {"message": line.rstrip()}))

    def _result(self) -> None:
        self.words = (self.process.stdout or sys.stdin).read()

    def finish(self) -> Finished:
        code = self.process.wait()
        for reader in self.readers:
            reader.join(timeout=GRACE_S)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        try:
            summary = json.loads(self.words or "{}")
        except ValueError:
            summary = {"message": self.words.strip()}
        return Finished(self.site, code if code in WORST_FIRST else 1, summary)

    def interrupt(self) -> None:
        self.stopping = True
        self.process.send_signal(signal.SIGINT)

    def wind_up(self) -> Finished:
        """Its end, after it was interrupted."""
        try:
            self.process.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
        return self.finish()


def _row(line: str) -> dict[str, Any] | None:
    """The object that a child printed, or None: the browser and its driver print what they like on the same stream."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None

"""Where a package is put together: one at a time in a workspace, and what a killed export left behind goes first."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vigie.workspace import Workspace

PREFIX = ".export-"


@contextmanager
def staging(workspace: Workspace) -> Iterator[Path]:
    """A folder that is gone afterwards. Whoever comes second waits: an erasure must not miss what is being written."""
    home = workspace.settings.home
    locks = home / "run"
    locks.mkdir(mode=0o700, exist_ok=True)
    with (locks / "export.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the kernel gives it back, however the process ends
        for left in (*home.glob(f"{PREFIX}*"), *workspace.settings.exports.glob(".*.part-*")):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(dir=home, prefix=PREFIX) as folder:
            yield Path(folder)

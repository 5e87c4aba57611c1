"""The `openssl` program, started on files in a folder of its own."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evidence.openssl import run

CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.S)
REASONS = (
    re.compile(r"\bVerify error:([^\n]+)$", re.M),
    re.compile(r"^error \d+ at [^\n]*?: ([^\n]+)$", re.M),
    re.compile(r"^[^\n]*:error:[^:]*:[^:]*:[^:]*:([^:\n]+)", re.M),
)


@dataclass(frozen=True, slots=True)
class Done:
    """How a call ended and what it said; complaints of the program's own files and lines are left out of `why`."""

    ok: bool
    said: str

    @property
    def why(self) -> str:
        """The reason that it gave, in its own words."""
        found = [reason for wording in REASONS for reason in wording.findall(self.said)]
        return found[0].strip() if found else self.said.strip().rpartition("\n")[2] or "no reason given"


@dataclass(frozen=True, slots=True)
class Openssl:
    """A folder with files for the program; names in calls are names in it."""

    folder: Path

    def put(self, files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            (self.folder / name).write_bytes(data)

    def get(self, name: str) -> bytes:
        """A file that a call wrote; empty when it wrote none."""
        path = self.folder / name
        return path.read_bytes() if path.is_file() else b""

    def run(self, *words: str) -> Done:
        """One call. Raises CannotCheck where the program is not installed."""
        done = run(*words, cwd=self.folder)
        return Done(done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace"))


@contextmanager
def openssl() -> Iterator[Openssl]:
    """A folder for a few calls, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="vigie-seal-") as folder:
        yield Openssl(Path(folder))

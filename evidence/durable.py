"""What it takes until bytes survive a loss of power."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PART = ".part"  # a file that is still being written beside its place
OPEN = ".open"  # the mark beside a WARC file that a writer has not closed yet
ERASING = ".erasing-"  # an erasure under way: which stretches, written and synced before the first byte is overwritten


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: a new or renamed file is lost without it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def written_durably(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """A file to write to, beside its place: synced and renamed when the block ends, removed when it fails."""
    beside = path.with_name(path.name + PART)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file that is there entirely or not at all."""
    with written_durably(path, mode) as file:
        file.write(data)

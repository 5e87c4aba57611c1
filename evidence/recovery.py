"""After a kill, a full disk or a loss of power: what was torn is set aside and told, never silently repaired."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import BinaryIO

from evidence.durable import OPEN, sync_folder, write_durably
from evidence.erasure import finish_erasures
from evidence.member import find_header, read_member
from evidence.reader import record_at


def recover(folder: Path) -> list[str]:
    """Make the files that no writer closed whole again; one sentence for each thing that was done or seen.

    What follows the last whole record is moved to `<file>.torn-<n>`. Nothing before it is touched: damage between
    whole records is not a torn tail, and stays where it is for `verify_workspace` to name. Files that a living writer
    holds are left alone. Erasures that were interrupted are finished.
    """
    told = finish_erasures(folder)
    for mark in sorted(folder.rglob(f"*.warc.gz{OPEN}")):
        path = mark.with_name(mark.name.removesuffix(OPEN))
        if path.exists():
            told += _recover_file(path, path.relative_to(folder).as_posix(), mark)
        else:
            mark.unlink()
    return told


def _recover_file(path: Path, name: str, mark: Path) -> list[str]:
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return []  # in use by a running crawl
        size = file.seek(0, os.SEEK_END)
        end, damage = _last_whole(file, size)
        told = [f"{name}: bytes {start} to {stop} are damaged and stay as they are" for start, stop in damage]
        if end < size:
            told.append(f"{name}: {size - end} bytes after the last whole record set aside as {_set_aside(file, end)}")
        os.fsync(file.fileno())
    mark.unlink()
    sync_folder(path.parent)
    return told


def _last_whole(file: BinaryIO, size: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the last whole record ends, and the damaged stretches before it."""
    end, damage = 0, []
    while end < size:
        start = _next_whole(file, end, size)
        if start is None:
            break
        if start > end:
            damage.append((end, start))
        end = start + read_member(file, start).length
    return end, damage


def _next_whole(file: BinaryIO, start: int, size: int) -> int | None:
    """Offset of the first whole record at or after `start`."""
    at: int | None = start
    while at is not None and at < size and not record_at(file, at):
        at = find_header(file, at + 1)
    return at


def _set_aside(file: BinaryIO, end: int) -> str:
    """Copy what follows `end` to a file of its own, durably, before it is cut off."""
    path = Path(file.name)
    number = 1
    while (torn := path.with_name(f"{path.name}.torn-{number}")).exists():
        number += 1
    file.seek(end)
    write_durably(torn, file.read())
    file.truncate(end)
    return torn.name

"""Records removed by hand, in place: a tombstone of the very same length, so that every other offset stays valid."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from evidence.durable import ERASING, PART, sync_folder, write_durably
from evidence.member import HEADER, pack_to_length
from evidence.reader import ERASED, broken, companions, evidence_file, record_at
from evidence.record import warc_date, write_record
from model import Capture

Span = tuple[str, int, int]  # record id, offset, length


def erase(folder: Path, capture: Capture, at: datetime) -> None:
    """Overwrite a capture, its request and what was noted beside it with tombstones dated `at`. Safe to repeat.

    The file keeps its length. A kill half-way is finished by `recover`. Older copies that a file system, a disk or a
    backup may keep are out of reach. Raises EvidenceBroken when another record stands in the capture's place.
    """
    path = evidence_file(folder, capture.warc_file)
    try:
        _finish(path.parent, path.name)
        with path.open("rb") as file:
            spans = _spans(file, capture)
    except OSError as problem:
        raise broken(capture, "file", problem.strerror or "cannot be read") from problem
    if not spans:
        return
    plan = path.with_name(path.name + ERASING + capture.id.rpartition(":")[2])
    write_durably(plan, json.dumps({"at": warc_date(at), "spans": spans}).encode())
    _carry_out(path, plan)


def finish_erasures(folder: Path) -> list[str]:
    """Carry out what an interrupted erasure had planned; one sentence for each."""
    return [
        f"{path.relative_to(folder).as_posix()}: an interrupted erasure was finished"
        for path in _finish(folder, "**/*.warc.gz")
    ]


def _finish(folder: Path, pattern: str) -> list[Path]:
    finished = []
    for plan in sorted(folder.glob(f"{pattern}{ERASING}*")):
        if plan.suffix == PART:  # killed before the plan was whole: nothing was overwritten yet
            plan.unlink()
            continue
        finished.append(plan.with_name(plan.name.partition(ERASING)[0]))
        _carry_out(finished[-1], plan)
    return finished


def _carry_out(path: Path, plan: Path) -> None:
    wanted = json.loads(plan.read_bytes())
    with path.open("r+b") as file:
        for record_id, offset, length in wanted["spans"]:
            file.seek(offset)
            file.write(_tombstone(record_id, wanted["at"], length))
        file.flush()
        os.fsync(file.fileno())
    plan.unlink(missing_ok=True)
    sync_folder(path.parent)


def _tombstone(record_id: str, at: str, length: int) -> bytes:
    """A record that keeps the id of the one it replaces and says nothing else of it."""
    fields = (
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", at),
        (ERASED, at),
        ("Content-Type", "text/plain"),
    )
    return pack_to_length(write_record(fields, b"removed by hand"), length)


def _spans(file: BinaryIO, capture: Capture) -> list[Span]:
    """The capture's own stretch and those of the records behind it that belong to it; none if it is gone already."""
    found = record_at(file, capture.offset)
    if found and found[1].id != capture.id:
        raise broken(capture, "id", "another record stands in its place, nothing was erased")
    if found and found[1].get(ERASED):
        return []
    if not found and not _delimited(file, capture):
        raise broken(capture, "offset", "no record stands between its offset and length, nothing was erased")
    beside = ((record.id, member.offset, member.length) for member, record in companions(file, capture))
    return [(capture.id, capture.offset, capture.length), *beside]


def _delimited(file: BinaryIO, capture: Capture) -> bool:
    """Whether damaged bytes at least begin and end where the row says: then they can still be removed."""
    file.seek(capture.offset)
    begins = file.read(3) == HEADER[:3]
    file.seek(capture.offset + capture.length)
    return begins and file.read(3) in (HEADER[:3], b"")

"""Captures into WARC files: a gzip member per record, written before anyone changes a byte, synced before any row."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from evidence.durable import OPEN, sync_folder
from evidence.exchange import (
    Draft,
    Exchange,
    about,
    beside,
    bounded,
    draft,
    identity,
    new_id,
    response_record,
    revisit_record,
)
from evidence.member import pack
from evidence.message import header, is_packed, is_picture
from evidence.reader import locate
from evidence.record import VIEW, labelled, sha256, warc_date, write_record
from model import Capture, CaptureKind, CaptureVerdict, EvidenceBroken, LimitHit, NotKept

MAX_FILE = 1_000_000_000  # a file is closed at about this size: ISO 28500 recommends 1 GB


class WarcWriter:
    """Writes captures to `<folder>/<name>-00001.warc.gz` and on. One writer per file; no file is ever opened again.

    Rows may be saved only for what was written before the last `sync`. Any failure to write raises NotKept, leaves
    whole records behind, and ends this writer.
    """

    def __init__(self, folder: Path, name: str, software: str, max_bytes: int = MAX_FILE) -> None:
        self._folder, self._name, self._software, self._max_bytes = folder, name, software, max_bytes
        self._file: int | None = None
        self._path = folder
        self._end = 0
        self._number = 0
        self._broken = False

    def exchange(
        self, exchange: Exchange, *, run: str | None, site: str, kind: CaptureKind, source: str | None = None
    ) -> Capture:
        """Write response, request and what is known of the connection; the capture points to the response."""
        return self.write(draft(exchange, run=run, site=site, kind=kind, source=source))

    def write(self, made: Draft, earlier: Capture | None = None) -> Capture:
        """Write an exchange that was taken apart already; its capture.

        `earlier` is a capture on record that may have the same body: if its record is whole and does, byte for byte,
        the head alone is written, and a reference to that record.
        """
        capture_id = new_id()
        refers = earlier if earlier and made.may_refer and self._holds(earlier, made) else None
        kept = revisit_record(made, capture_id, refers) if refers else response_record(made, capture_id)
        exchange, message = made.exchange, made.message
        packed = refers is None and is_packed(message)
        members = [pack(kept, packed=packed), *(pack(record) for record in beside(exchange, capture_id))]
        file, offset = self._append(members, exchange.requested_at)
        return Capture(
            id=capture_id, run=made.run, site=made.site, kind=made.kind, url=exchange.url, method=exchange.method,
            status=message.status, requested_at=exchange.requested_at, received_at=exchange.received_at,
            address=exchange.address, content_type=header(message.headers, "content-type"),
            payload_sha256=made.payload_sha256, block_sha256=made.block_sha256, size=len(message.payload),
            warc_file=file, offset=offset, length=len(members[0]), verdict=made.verdict, source=made.source,
            detail=exchange.detail, refers_to=refers.id if refers else None,
            request_sha256=sha256(exchange.request) if exchange.request else None,
        )  # fmt: skip

    def resource(
        self,
        url: str,
        data: bytes,
        content_type: str,
        *,
        run: str | None,
        site: str,
        kind: CaptureKind,
        at: datetime,
        source: str | None = None,
    ) -> Capture:
        """Write bytes that came over no wire of ours: a screenshot, a drawn page, an imported file."""
        capture_id, digest = new_id(), sha256(data)
        fields = (
            ("WARC-Type", "resource"),
            *identity(capture_id, at, VIEW + url if kind is CaptureKind.SCREENSHOT else url),
            ("WARC-Payload-Digest", labelled(digest)),
            *about(run, site, kind, CaptureVerdict.OK, source),
            ("Content-Type", content_type),
        )
        member = pack(bounded(fields, data), packed=is_picture(content_type))
        file, offset = self._append([member], at)
        return Capture(
            id=capture_id, run=run, site=site, kind=kind, url=url, method="", status=0, requested_at=at,
            received_at=at, address=None, content_type=content_type, payload_sha256=digest, block_sha256=digest,
            size=len(data), warc_file=file, offset=offset, length=len(member), source=source,
        )  # fmt: skip

    def sync(self) -> None:
        """Bring everything written so far to the disk; afterwards, and only then, rows may be saved."""
        if self._file is None:
            return
        self._guarded(os.fsync)

    def close(self) -> None:
        """Sync and close; the mark of an open file goes last."""
        if self._file is None:
            return
        try:
            if not self._broken:
                self.sync()
                _mark(self._path).unlink(missing_ok=True)
        finally:
            os.close(self._file)
            self._file = None

    def _holds(self, earlier: Capture, made: Draft) -> bool:
        """Whether the record of an earlier capture, read from the disk, stands unharmed and ends in this very body."""
        if not made.fits(earlier):
            return False
        try:
            seen = locate(self._folder, earlier)[1]
        except (EvidenceBroken, LimitHit):
            return False
        return seen.record.type == "response" and seen.body == made.body

    def _append(self, members: list[bytes], at: datetime) -> tuple[str, int]:
        """Write members side by side; the file they are in and the offset of the first."""
        if self._file is not None and self._end >= self._max_bytes:
            self.close()
        if self._file is None and not self._broken:
            self._open(at)
        offset = self._end
        self._guarded(lambda file: self._write(file, b"".join(members)))
        return self._path.name, offset

    def _open(self, at: datetime) -> None:
        """A new file under the next free number, locked, with its warcinfo record, marked as open."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._claim()
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _mark(self._path).touch()
            sync_folder(self._path.parent)
        except OSError as problem:
            self._broken = True
            raise _not_kept(self._path, problem) from problem
        self._end = 0
        info = f"software: {self._software}\r\nformat: WARC File Format 1.1\r\n"
        fields = (
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", f"<{new_id()}>"),
            ("WARC-Date", warc_date(at)),
            ("WARC-Filename", self._path.name),
            ("Content-Type", "application/warc-fields"),
        )
        self._guarded(lambda file: self._write(file, pack(write_record(fields, info.encode()))))

    def _claim(self) -> int:
        while True:
            self._number += 1
            self._path = self._folder / f"{self._name}-{self._number:05}.warc.gz"
            try:
                return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600)
            except FileExistsError:
                continue

    def _write(self, file: int, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        self._end += len(data)

    def _guarded(self, action: Callable[[int], None]) -> None:
        """Do it, or cut the file back to its last whole record and end this writer.

        A failed fsync is never tried again: the kernel may have dropped the pages and would then report success.
        """
        if self._broken or self._file is None:
            raise NotKept(f"{self._path.name}: this writer ended after an earlier failure; start a new run")
        try:
            action(self._file)
        except OSError as problem:
            self._broken = True
            os.ftruncate(self._file, self._end)
            raise _not_kept(self._path, problem) from problem


def _mark(path: Path) -> Path:
    return path.with_name(path.name + OPEN)


def _not_kept(path: Path, problem: OSError) -> NotKept:
    return NotKept(
        f"{path.name}: {problem.strerror or problem}; this capture was not kept, what was synced before is whole"
    )

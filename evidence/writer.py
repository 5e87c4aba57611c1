"""Captures into WARC files: a gzip member per record, written before anyone changes a byte, synced before any row."""

from __future__ import annotations

import fcntl
import ipaddress
import json
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evidence.durable import OPEN, sync_folder
from evidence.member import MAX_RECORD, pack
from evidence.message import header, parse_response, rebuilt
from evidence.record import VIEW, Fields, labelled, sha256, target_uri, warc_date, write_record
from model import BadInput, Capture, CaptureKind, CaptureVerdict, NotKept

MAX_FILE = 1_000_000_000  # a file is closed at about this size: ISO 28500 recommends 1 GB

REBUILT = "status line and headers were rebuilt by the browser; the body is as the page received it, decoded"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came back. `response` holds the bytes of the wire: head and body as received.

    `wire` is false for a browser's response: decoded body, rebuilt head. `payload` is the caller's own reading of the
    body without transfer coding; when it differs from ours, the capture is marked malformed.
    """

    url: str
    method: str
    request: bytes
    response: bytes
    address: str | None
    requested_at: datetime
    received_at: datetime
    verdict: CaptureVerdict = CaptureVerdict.OK
    detail: str = ""
    payload: bytes | None = None
    wire: bool = True


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
        block = exchange.response if exchange.wire else rebuilt(exchange.response)
        message = parse_response(block)
        verdict = exchange.verdict
        if verdict is CaptureVerdict.OK and not (message.whole and exchange.payload in (None, message.payload)):
            verdict = CaptureVerdict.MALFORMED
        capture_id, payload_sha256, block_sha256 = _new_id(), sha256(message.payload), sha256(block)
        about = _about(run, site, kind, verdict, source)
        fields = (
            ("WARC-Type", "response"),
            *_identity(capture_id, exchange.requested_at, exchange.url),
            *_address(exchange.address),
            # The standard means the body without transfer coding; warcio digests what follows the head as it stands.
            # Where the two differ, the field would be read wrongly by one of them, so it carries a name of its own.
            ("WARC-Payload-Digest" if message.plain else "Vigie-Payload-Digest", labelled(payload_sha256)),
            *((("WARC-Truncated", "unspecified"),) if verdict is CaptureVerdict.TRUNCATED else ()),
            *about,
            ("Vigie-Method", exchange.method),
            ("Vigie-Received", warc_date(exchange.received_at)),
            ("Content-Type", "application/http; msgtype=response"),
        )
        members = [pack(_bounded(fields, block, block_sha256)), *self._beside(exchange, capture_id)]
        file, offset = self._append(members, exchange.requested_at)
        return Capture(
            id=capture_id, run=run, site=site, kind=kind, url=exchange.url, method=exchange.method,
            status=message.status, requested_at=exchange.requested_at, received_at=exchange.received_at,
            address=exchange.address, content_type=header(message.headers, "content-type"),
            payload_sha256=payload_sha256, block_sha256=block_sha256, size=len(message.payload),
            warc_file=file, offset=offset, length=len(members[0]), verdict=verdict, source=source,
            detail=exchange.detail,
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
        capture_id, digest = _new_id(), sha256(data)
        fields = (
            ("WARC-Type", "resource"),
            *_identity(capture_id, at, VIEW + url if kind is CaptureKind.SCREENSHOT else url),
            ("WARC-Payload-Digest", labelled(digest)),
            *_about(run, site, kind, CaptureVerdict.OK, source),
            ("Content-Type", content_type),
        )
        member = pack(_bounded(fields, data))
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

    def _beside(self, exchange: Exchange, capture_id: str) -> list[bytes]:
        """The request, and a record of what else is known; both point to the response."""
        found = []
        if exchange.request:
            fields = (
                ("WARC-Type", "request"),
                *_identity(_new_id(), exchange.requested_at, exchange.url),
                ("WARC-Concurrent-To", f"<{capture_id}>"),
                ("Content-Type", "application/http; msgtype=request"),
            )
            found.append(pack(_bounded(fields, exchange.request)))
        if exchange.detail or not exchange.wire:
            said = {"detail": _json_or_text(exchange.detail)} | ({} if exchange.wire else {"head": REBUILT})
            fields = (
                ("WARC-Type", "metadata"),
                *_identity(_new_id(), exchange.received_at, exchange.url),
                ("WARC-Concurrent-To", f"<{capture_id}>"),
                ("Content-Type", "application/json"),
            )
            found.append(pack(write_record(fields, json.dumps(said, ensure_ascii=False, sort_keys=True).encode())))
        return found

    def _append(self, members: list[bytes], at: datetime) -> tuple[str, int]:
        """Write members side by side; the file they are in and the offset of the first."""
        if self._file is not None and self._end >= self._max_bytes:
            self.close()
        if self._file is None and not self._broken:
            self._open(at)
        offset = self._end
        self._guarded(lambda file: self._write(file, b"".join(members)))
        return self._path.relative_to(self._folder).as_posix(), offset

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
            ("WARC-Record-ID", f"<{_new_id()}>"),
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


def _bounded(fields: Fields, block: bytes, digest: str = "") -> bytes:
    if len(block) > MAX_RECORD - (1 << 20):
        raise BadInput(f"a record of {len(block)} bytes", do="limit what is fetched")
    return write_record(fields, block, digest)


def _identity(record_id: str, at: datetime, url: str) -> Fields:
    return (("WARC-Record-ID", f"<{record_id}>"), ("WARC-Date", warc_date(at)), ("WARC-Target-URI", target_uri(url)))


def _about(
    run: str | None, site: str, kind: CaptureKind, verdict: CaptureVerdict, source: str | None
) -> tuple[tuple[str, str], ...]:
    """What a row says too, so that rows could be made again from the file alone."""
    said = (("Run", run), ("Site", site), ("Kind", kind.value), ("Verdict", verdict.value), ("Source", source))
    return tuple((f"Vigie-{name}", value) for name, value in said if value)


def _address(address: str | None) -> Fields:
    if not address:
        return ()
    host = address.rpartition(":")[0].strip("[]") if address.count(":") == 1 or "]" in address else address
    try:
        return (("WARC-IP-Address", str(ipaddress.ip_address(host))), ("Vigie-Address", address))
    except ValueError:
        return (("Vigie-Address", address),)


def _json_or_text(detail: str) -> object:
    try:
        return json.loads(detail)
    except ValueError:
        return detail


def _mark(path: Path) -> Path:
    return path.with_name(path.name + OPEN)


def _new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def _not_kept(path: Path, problem: OSError) -> NotKept:
    return NotKept(
        f"{path.name}: {problem.strerror or problem}; this capture was not kept, what was synced before is whole"
    )

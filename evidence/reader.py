"""Captures read back: never without recomputing their digests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evidence.member import BrokenMember, Member, read_member
from evidence.message import Headers, Message, parse_response
from evidence.record import VIEW, WarcRecord, labelled, parse_record, same_digest, sha256, target_uri, warc_date
from model import Capture, CaptureKind, EvidenceBroken, LimitHit

ERASED = "Vigie-Erased"
"""Field of a tombstone: when the record that stood there was removed by hand."""


MISMATCH = "does not match the bytes in the file"


@dataclass(frozen=True, slots=True)
class Record:
    """A capture read back. `payload` has its transfer coding removed and its content coding kept.

    `head`, `status` and `headers` are empty for what came over no wire (screenshots, imports).
    """

    head: bytes
    payload: bytes
    status: int
    headers: Headers


@dataclass(frozen=True, slots=True)
class Seen:
    """A record with everything recomputed from its bytes."""

    record: WarcRecord
    message: Message
    block_sha256: str
    payload_sha256: str


def read(folder: Path, capture: Capture) -> Record:
    """Read a capture from its WARC file. Raises EvidenceBroken naming file, record and field that does not match."""
    message = locate(folder, capture)[1].message
    return Record(message.head, message.payload, message.status, message.headers)


def locate(folder: Path, capture: Capture) -> tuple[Member, Seen]:
    """The gzip member and the record of a capture, checked against every field that the capture holds of it."""
    try:
        with evidence_file(folder, capture.warc_file).open("rb") as file:
            member = read_member(file, capture.offset)
        record = parse_record(member.data)
    except BrokenMember as problem:
        raise broken(capture, "gzip member", str(problem)) from problem
    except EvidenceBroken as problem:
        raise broken(capture, str(problem), "is not as written") from problem
    except OSError as problem:
        raise broken(capture, "file", problem.strerror or "cannot be read") from problem
    if erased_at := record.get(ERASED):
        raise broken(capture, "record", f"was removed by hand on {erased_at}")
    seen = examine(record)
    for field in (*own_faults(seen), *differences(capture, member, seen)):
        raise broken(capture, field, MISMATCH)
    return member, seen


def companions(file: BinaryIO, capture: Capture) -> Iterator[tuple[Member, WarcRecord]]:
    """The records behind a capture's own that belong to it: its request, and what was noted of the connection."""
    end = capture.offset + capture.length
    while (found := record_at(file, end)) and found[1].get("WARC-Concurrent-To") == f"<{capture.id}>":
        if found[1].type not in ("request", "metadata"):
            return
        yield found
        end += found[0].length


def record_at(file: BinaryIO, offset: int) -> tuple[Member, WarcRecord] | None:
    """The record at an offset, `None` when no whole one stands there."""
    try:
        member = read_member(file, offset)
        return member, parse_record(member.data)
    except (EvidenceBroken, LimitHit):
        return None


def differences(capture: Capture, member: Member, seen: Seen) -> list[str]:
    """The fields of a capture that do not fit the record found in its place; the values themselves are not told."""
    record, message = seen.record, seen.message
    kept = (
        ("id", record.id, capture.id),
        ("length", member.length, capture.length),
        ("block_sha256", seen.block_sha256, capture.block_sha256),
        ("payload_sha256", seen.payload_sha256, capture.payload_sha256),
        ("size", len(message.payload), capture.size),
        ("status", message.status, capture.status),
        ("url", _page(record, capture), target_uri(capture.url)),
        ("requested_at", record.get("WARC-Date"), warc_date(capture.requested_at)),
        ("received_at", record.get("Vigie-Received") or record.get("WARC-Date"), warc_date(capture.received_at)),
        ("address", record.get("Vigie-Address"), capture.address or ""),
        ("method", record.get("Vigie-Method"), capture.method),
        ("run", record.get("Vigie-Run"), capture.run or ""),
        ("site", record.get("Vigie-Site"), capture.site),
        ("kind", record.get("Vigie-Kind"), capture.kind),
        ("verdict", record.get("Vigie-Verdict"), capture.verdict),
        ("source", record.get("Vigie-Source"), capture.source or ""),
    )
    return [field for field, found, said in kept if found != said]


def _page(record: WarcRecord, capture: Capture) -> str:
    said = record.get("WARC-Target-URI")
    return said.removeprefix(VIEW) if capture.kind is CaptureKind.SCREENSHOT else said


def own_faults(seen: Seen) -> list[str]:
    """The digest fields of a record that do not fit its own bytes."""
    block, payload = seen.record.get("WARC-Block-Digest"), seen.record.get("WARC-Payload-Digest")
    ours = seen.record.get("Vigie-Payload-Digest")
    faults = []
    if block and not _fits(block, seen.block_sha256, seen.record.block):
        faults.append("WARC-Block-Digest")
    if payload and not _fits(payload, seen.payload_sha256, seen.message.payload):
        # other writers digest the body as it stands on the wire
        as_sent = seen.record.block[len(seen.message.head) :]
        if same_digest(payload, as_sent) is False:
            faults.append("WARC-Payload-Digest")
    if ours and not _fits(ours, seen.payload_sha256, seen.message.payload):
        faults.append("Vigie-Payload-Digest")
    return faults


def examine(record: WarcRecord) -> Seen:
    """Recompute what can be recomputed of a record; a block is taken apart only if it is a response."""
    if record.type == "response":
        message = parse_response(record.block)
    else:
        message = Message(b"", record.block, 0, (), plain=True, whole=True)
    block = sha256(record.block)
    return Seen(record, message, block, sha256(message.payload) if message.head else block)


def _fits(field: str, known_sha256: str, data: bytes) -> bool:
    return field == labelled(known_sha256) or same_digest(field, data) is not False


def evidence_file(folder: Path, name: str) -> Path:
    """The file that a row names; a name that leads out of the folder raises EvidenceBroken."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise EvidenceBroken("a row names a file outside the evidence folder")
    return path


def broken(capture: Capture, field: str, what: str) -> EvidenceBroken:
    return EvidenceBroken(f"{capture.warc_file}, record {capture.id}, {field}: {what}")

"""Captures read back: never without recomputing their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evidence.member import BrokenMember, Member, read_member
from evidence.message import Headers, Message, header, parse_response
from evidence.record import VIEW, WarcRecord, labelled, parse_record, same_digest, sha256, target_uri, warc_date
from model import Capture, CaptureKind, EvidenceBroken, LimitHit, holdable

ERASED = "Vigie-Erased"
"""Field of a tombstone: when the record that stood there was removed by hand."""


MISMATCH = "does not match the bytes in the file"

Bodies = Mapping[str, Capture]
"""By their ids, the captures that others refer to for their body; `store.captures.referred` finds them."""

NOWHERE: Bodies = {}


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
    """A record with everything recomputed from its bytes. `wire` is its block; of a revisit, head and body together."""

    record: WarcRecord
    message: Message
    wire: bytes
    block_sha256: str
    payload_sha256: str

    @property
    def body(self) -> bytes:
        """All that followed the head on the wire, transfer coding and all."""
        return self.wire[len(self.message.head) :]


def read(folder: Path, capture: Capture, bodies: Bodies = NOWHERE) -> Record:
    """Read a capture from its WARC file, its body where it refers to if it does.

    Raises EvidenceBroken naming file, record and field that does not match.
    """
    message = locate(folder, capture, bodies)[1].message
    return Record(message.head, message.payload, message.status, message.headers)


def locate(folder: Path, capture: Capture, bodies: Bodies = NOWHERE) -> tuple[Member, Seen]:
    """The gzip member and the record of a capture, checked against every field that the capture holds of it."""
    member, record = _found(folder, capture)
    seen = examine(record, _body_of(folder, capture, record, bodies) if record.type == "revisit" else b"")
    for field in (*own_faults(seen), *differences(capture, member, seen)):
        raise broken(capture, field, MISMATCH)
    return member, seen


def _found(folder: Path, capture: Capture) -> tuple[Member, WarcRecord]:
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
    return member, record


def _body_of(folder: Path, capture: Capture, record: WarcRecord, bodies: Bodies) -> bytes:
    """The body of a revisit, out of the record that it refers to."""
    referred = bodies.get(capture.refers_to or "")
    if referred is None:
        raise broken(capture, "refers_to", "the capture that holds its body is not at hand")
    seen = locate(folder, referred)[1]
    for field in misfits(record, seen.record):
        raise broken(capture, field, "does not match the record that holds its body")
    return seen.body


def misfits(revisit: WarcRecord, referred: WarcRecord) -> list[str]:
    """The fields of a revisit that do not fit the record it refers to, which must be a whole response from there."""
    said = (
        ("WARC-Type", referred.type, "response"),
        ("WARC-Profile", revisit.get("WARC-Profile").rpartition("/")[2], "identical-payload-digest"),
        ("WARC-Refers-To", revisit.get("WARC-Refers-To").strip("<>"), referred.id),
        ("WARC-Refers-To-Target-URI", revisit.get("WARC-Refers-To-Target-URI"), referred.get("WARC-Target-URI")),
        ("WARC-Target-URI", revisit.get("WARC-Target-URI"), referred.get("WARC-Target-URI")),
        ("WARC-Refers-To-Date", revisit.get("WARC-Refers-To-Date"), referred.get("WARC-Date")),
    )
    return [field for field, found, wanted in said if found != wanted]


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
        ("refers_to", record.get("WARC-Refers-To").strip("<>"), capture.refers_to or ""),
        ("content_type", holdable(_content_type(seen)), holdable(capture.content_type)),
    )
    return [field for field, found, said in kept if found != said]


def _content_type(seen: Seen) -> str:
    if seen.record.type == "resource":
        return seen.record.get("Content-Type")
    return header(seen.message.headers, "content-type")


def _page(record: WarcRecord, capture: Capture) -> str:
    said = record.get("WARC-Target-URI")
    return said.removeprefix(VIEW) if capture.kind is CaptureKind.SCREENSHOT else said


def own_faults(seen: Seen) -> list[str]:
    """The digest fields of a record that do not fit its own bytes; of a revisit, with the body that it refers to."""
    block, payload = seen.record.get("WARC-Block-Digest"), seen.record.get("WARC-Payload-Digest")
    ours, wire = seen.record.get("Vigie-Payload-Digest"), seen.record.get("Vigie-Wire-Digest")
    faults = []
    if block and not _fits(block, seen.block_sha256, seen.record.block):
        faults.append("WARC-Block-Digest")
    if wire and wire != labelled(seen.block_sha256):
        faults.append("Vigie-Wire-Digest")
    # other writers digest the body as it stands on the wire
    if (
        payload
        and not _fits(payload, seen.payload_sha256, seen.message.payload)
        and not same_digest(payload, seen.body)
    ):
        faults.append("WARC-Payload-Digest")
    if ours and not _fits(ours, seen.payload_sha256, seen.message.payload):
        faults.append("Vigie-Payload-Digest")
    return faults


def examine(record: WarcRecord, body: bytes = b"") -> Seen:
    """Recompute what can be recomputed of a record; a block is taken apart only if it is a response.

    `body` is that of a revisit, which follows the head in its block.
    """
    wire = record.block + body
    if record.type in ("response", "revisit"):
        message = parse_response(wire)
    else:
        message = Message(b"", wire, 0, (), plain=True, whole=True)
    block = sha256(wire)
    return Seen(record, message, wire, block, sha256(message.payload) if message.head else block)


def _fits(field: str, known_sha256: str, data: bytes) -> bool:
    return field == labelled(known_sha256) or same_digest(field, data) is not False


def evidence_file(folder: Path, name: str) -> Path:
    """The file that a row names; a name that leads out of the folder raises EvidenceBroken."""
    path = folder / name
    leads_on = "/" in name or name == ".." or path.is_symlink()  # to resolve every path takes ten times as long
    if leads_on and not path.resolve().is_relative_to(folder.resolve()):
        raise EvidenceBroken("a row names a file outside the evidence folder")
    return path


def broken(capture: Capture, field: str, what: str) -> EvidenceBroken:
    return EvidenceBroken(f"{capture.warc_file}, record {capture.id}, {field}: {what}")

"""What our own writer promises of its records beyond their digests, so that no field can be changed unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from evidence.record import WarcRecord, numerical_host, same_digest, sha256
from model import Capture

TYPES = {
    "warcinfo": "application/warc-fields",
    "response": "application/http; msgtype=response",
    "revisit": "application/http; msgtype=response",
    "request": "application/http; msgtype=request",
    "metadata": "application/json",
}
"""The media types of records; a resource has its own."""

CONTEXT = ("request", "metadata")  # types of the records that belong to the one before them


def broken_promises(record: WarcRecord) -> list[str]:
    """The fields that are there twice, missing, or other than the rest of the record says they must be."""
    names = [name.lower() for name, _ in record.fields]
    twice = [name for name, _ in record.fields if names.count(name.lower()) > 1]
    truncated = {"truncated": "unspecified"}.get(record.get("Vigie-Verdict"), "")
    said = (
        ("WARC-Type", record.type in (*TYPES, "resource"), True),
        ("WARC-Block-Digest", same_digest(record.get("WARC-Block-Digest"), record.block), True),
        ("Content-Type", record.get("Content-Type"), TYPES.get(record.type, record.get("Content-Type"))),
        ("WARC-IP-Address", record.get("WARC-IP-Address"), numerical_host(record.get("Vigie-Address"))),
        ("WARC-Truncated", record.get("WARC-Truncated"), "length" if record.type == "revisit" else truncated),
    )
    return list(dict.fromkeys((*twice, *(field for field, found, wanted in said if found != wanted))))


def stray_context(record: WarcRecord, owner: WarcRecord | None) -> Iterator[str]:
    """The fields of a request or a note that do not fit the record before it, which it must belong to."""
    if owner is None or record.get("WARC-Concurrent-To").strip("<>") != owner.id:
        yield "WARC-Concurrent-To"
        return
    if record.get("WARC-Target-URI") != owner.get("WARC-Target-URI"):
        yield "WARC-Target-URI"
    if record.get("WARC-Date") != owner.get("WARC-Date" if record.type == "request" else "Vigie-Received"):
        yield "WARC-Date"


def told_otherwise(context: Sequence[WarcRecord], capture: Capture) -> Iterator[str]:
    """The fields of a capture's row that are not what the request and the note beside its record say."""
    sent = [sha256(record.block) for record in context if record.type == "request"]
    if capture.request_sha256 is not None and sent != [capture.request_sha256]:
        yield "request_sha256"
    notes = [record for record in context if record.type == "metadata"]
    if (_noted(notes[0]) if notes else "") != _value(capture.detail):
        yield "detail"


def _noted(note: WarcRecord) -> object:
    try:
        return json.loads(note.block)["detail"]
    except (ValueError, KeyError, TypeError):
        return None


def _value(detail: str) -> object:
    try:
        return json.loads(detail)
    except ValueError:
        return detail

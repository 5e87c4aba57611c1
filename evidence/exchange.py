"""One request and what came back: taken apart, hashed, and made into records."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime

from evidence.member import MAX_RECORD
from evidence.message import Message, parse_response, rebuilt
from evidence.record import Fields, labelled, numerical_host, sha256, target_uri, warc_date, write_record
from model import BadInput, Capture, CaptureKind, CaptureVerdict

REBUILT = "status line and headers were rebuilt by the browser; the body is as the page received it, decoded"

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
WORTH_IT = 1_350  # bytes that a record takes on the disk: twice what a reference does (docs/decisions/12-revisit.md)
_NOTE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # made once: every capture has a note


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


@dataclass(frozen=True, slots=True)
class Draft:
    """An exchange taken apart and hashed. `block` is head and body as they are to be kept."""

    exchange: Exchange
    run: str | None
    site: str
    kind: CaptureKind
    source: str | None
    block: bytes
    message: Message
    verdict: CaptureVerdict
    payload_sha256: str
    block_sha256: str

    @property
    def head(self) -> bytes:
        return self.message.head

    @property
    def body(self) -> bytes:
        """All that followed the head, transfer coding and all."""
        return self.block[len(self.message.head) :]

    @property
    def may_refer(self) -> bool:
        """Whether an earlier record may stand in for the body.

        Pages only: theirs is the one address that belongs to one ad, or to none. A picture may be another ad's too.
        """
        whole = self.verdict is CaptureVerdict.OK and self.exchange.method == "GET"
        return whole and self.kind is CaptureKind.PAGE and len(self.block) >= WORTH_IT

    def fits(self, earlier: Capture) -> bool:
        """Whether a capture is of this very page and body, in a record of its own that is worth referring to."""
        said = (earlier.url, earlier.site, earlier.kind, earlier.payload_sha256, earlier.verdict, earlier.refers_to)
        same = said == (self.exchange.url, self.site, self.kind, self.payload_sha256, CaptureVerdict.OK, None)
        return same and earlier.length >= WORTH_IT


def draft(exchange: Exchange, *, run: str | None, site: str, kind: CaptureKind, source: str | None = None) -> Draft:
    """Take an exchange apart and hash it."""
    block = exchange.response if exchange.wire else rebuilt(exchange.response)
    message = parse_response(block)
    verdict = exchange.verdict
    if verdict is CaptureVerdict.OK and not (message.whole and exchange.payload in (None, message.payload)):
        verdict = CaptureVerdict.MALFORMED
    return Draft(exchange, run, site, kind, source, block, message, verdict, sha256(message.payload), sha256(block))


def response_record(made: Draft, capture_id: str) -> bytes:
    """The record that holds all that was received."""
    # The standard means the body without transfer coding; warcio digests what follows the head as it stands.
    # Where the two differ, the field would be read wrongly by one of them, so it carries a name of its own.
    payload = "WARC-Payload-Digest" if made.message.plain else "Vigie-Payload-Digest"
    fields = (
        ("WARC-Type", "response"),
        *identity(capture_id, made.exchange.requested_at, made.exchange.url),
        *_address(made.exchange.address),
        (payload, labelled(made.payload_sha256)),
        *((("WARC-Truncated", "unspecified"),) if made.verdict is CaptureVerdict.TRUNCATED else ()),
        *_taken(made),
    )
    return bounded(fields, made.block, made.block_sha256)


def revisit_record(made: Draft, capture_id: str, earlier: Capture) -> bytes:
    """The record that holds the head and refers to an earlier one for the body (WARC/1.1, section 6.7.2)."""
    fields = (
        ("WARC-Type", "revisit"),
        *identity(capture_id, made.exchange.requested_at, made.exchange.url),
        ("WARC-Profile", IDENTICAL),
        ("WARC-Refers-To", f"<{earlier.id}>"),
        ("WARC-Refers-To-Target-URI", target_uri(earlier.url)),
        ("WARC-Refers-To-Date", warc_date(earlier.requested_at)),
        ("WARC-Truncated", "length"),
        *_address(made.exchange.address),
        ("WARC-Payload-Digest", labelled(made.payload_sha256)),
        ("Vigie-Wire-Digest", labelled(made.block_sha256)),  # of head and body together
        *_taken(made),
    )
    return bounded(fields, made.head)


def beside(exchange: Exchange, capture_id: str) -> list[bytes]:
    """The request, and a record of what else is known; both point to the response."""
    found = []
    if exchange.request:
        fields = (
            ("WARC-Type", "request"),
            *identity(new_id(), exchange.requested_at, exchange.url),
            ("WARC-Concurrent-To", f"<{capture_id}>"),
            ("Content-Type", "application/http; msgtype=request"),
        )
        found.append(bounded(fields, exchange.request))
    if exchange.detail or not exchange.wire:
        said = {"detail": _json_or_text(exchange.detail)} | ({} if exchange.wire else {"head": REBUILT})
        fields = (
            ("WARC-Type", "metadata"),
            *identity(new_id(), exchange.received_at, exchange.url),
            ("WARC-Concurrent-To", f"<{capture_id}>"),
            ("Content-Type", "application/json"),
        )
        found.append(write_record(fields, _NOTE.encode(said).encode()))
    return found


def bounded(fields: Fields, block: bytes, digest: str = "") -> bytes:
    """The record as bytes. Raises BadInput when no reader would take one so large."""
    if len(block) > MAX_RECORD - (1 << 20):
        raise BadInput(f"a record of {len(block)} bytes", do="limit what is fetched")
    return write_record(fields, block, digest)


def new_id() -> str:
    """A random id (UUID version 4, RFC 9562); every page takes three, and `uuid.uuid4` four times as long."""
    drawn = int.from_bytes(os.urandom(16), "big") & ~(0xF000 << 64 | 0xC000 << 48) | 0x4000 << 64 | 0x8000 << 48
    digits = f"{drawn:032x}"
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def identity(record_id: str, at: datetime, url: str) -> Fields:
    return (("WARC-Record-ID", f"<{record_id}>"), ("WARC-Date", warc_date(at)), ("WARC-Target-URI", target_uri(url)))


def about(run: str | None, site: str, kind: CaptureKind, verdict: CaptureVerdict, source: str | None) -> Fields:
    """What a row says too, so that rows could be made again from the file alone."""
    said = (("Run", run), ("Site", site), ("Kind", kind.value), ("Verdict", verdict.value), ("Source", source))
    return tuple((f"Vigie-{name}", value) for name, value in said if value)


def _taken(made: Draft) -> Fields:
    return (
        *about(made.run, made.site, made.kind, made.verdict, made.source),
        ("Vigie-Method", made.exchange.method),
        ("Vigie-Received", warc_date(made.exchange.received_at)),
        ("Content-Type", "application/http; msgtype=response"),
    )


def _address(address: str | None) -> Fields:
    if not address:
        return ()
    host = numerical_host(address)
    return (*((("WARC-IP-Address", host),) if host else ()), ("Vigie-Address", address))


def _json_or_text(detail: str) -> object:
    try:
        return json.loads(detail)
    except ValueError:
        return detail

"""HTTP/1 messages as bytes: where the head ends, and the body with its transfer coding removed.

Everything here is a pure function of the bytes of the wire, so that a verifier finds years later what the writer found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?: |\r?\n|$)")
VISIBLE = re.compile(rb"[!-~]")
CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,15}")

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A response taken apart. `head` runs to its blank line and includes interim (1xx) heads before the final one.

    `plain` says that the payload is, for every reader, what follows the only head; `whole` that the framing made sense.
    """

    head: bytes
    payload: bytes
    status: int
    headers: Headers
    plain: bool
    whole: bool


def parse_response(block: bytes) -> Message:
    """Take a response apart. Never fails: what is no HTTP has no head, status 0, and is its own payload."""
    start, end = 0, _head_end(block, 0)
    if not end:
        return Message(b"", block, 0, (), plain=False, whole=not block)
    while _is_interim(block, start) and (following := _head_end(block, end)):
        start, end = end, following
    headers = parse_headers(block[start:end])
    body = block[end:]
    payload, whole = _remove_transfer_coding(headers, body)
    plain = not start and payload == body and _ends_where_all_agree(block[:end])
    return Message(block[:end], payload, _status(block, start), headers, plain, whole)


def parse_headers(head: bytes) -> Headers:
    """Names as written and values with folded lines joined, in order; lines without a colon are left out."""
    lines: list[str] = []
    for line in head.decode("latin-1").replace("\r\n", "\n").split("\n")[1:]:
        if line[:1] in (" ", "\t") and lines:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
    pairs = (line.partition(":") for line in lines)
    return tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon)


def header(headers: Headers, name: str) -> str:
    """All values of a header, joined by commas; empty when it is absent."""
    return ", ".join(value for key, value in headers if key.lower() == name)


def is_packed(message: Message) -> bool:
    """Whether the body is compressed already: to compress it again takes time and saves a few bytes in a hundred."""
    coding = header(message.headers, "content-encoding").strip().lower()
    return coding not in ("", "identity") or is_picture(header(message.headers, "content-type"))


def is_picture(content_type: str) -> bool:
    """Whether a content type is that of a picture whose format compresses."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind in ("image/jpeg", "image/png", "image/webp", "image/gif", "image/avif")


def rebuilt(block: bytes) -> bytes:
    """A browser's response as one consistent message: the body is already decoded, so the codings that the head
    declares are kept under other names (`X-Archive-Orig-...`, as web archives do) and the length is the real one.
    """
    end = _head_end(block, 0)
    if not end:
        return block
    lines = []
    for line in block[:end].rstrip().splitlines():
        renamed = line.lower().startswith((b"content-encoding:", b"transfer-encoding:", b"content-length:"))
        lines.append(b"X-Archive-Orig-" + line if renamed else line)
    lines.append(b"Content-Length: %d" % (len(block) - end))
    return b"\r\n".join(lines) + b"\r\n\r\n" + block[end:]


def _head_end(block: bytes, start: int) -> int:
    """Offset just after the blank line of the head that starts at `start`; 0 when there is none."""
    if not STATUS_LINE.match(block, start):
        return 0
    found = HEAD_END.search(block, start)
    return found.end() if found else 0


def _status(block: bytes, start: int) -> int:
    found = STATUS_LINE.match(block, start)
    return int(found[1]) if found else 0


def _is_interim(block: bytes, start: int) -> bool:
    status = _status(block, start)
    return status // 100 == 1 and status != 101


def _ends_where_all_agree(head: bytes) -> bool:
    """Whether no line but the last looks blank: lenient readers would end the head there."""
    return all(VISIBLE.search(line) for line in head.split(b"\n")[:-2])


def _remove_transfer_coding(headers: Headers, body: bytes) -> tuple[bytes, bool]:
    coding = header(headers, "transfer-encoding").lower().split(",")[-1].strip()
    if coding != "chunked" or not body:
        return body, True
    return dechunk(body)


def dechunk(body: bytes) -> tuple[bytes, bool]:
    """The data of the chunks, and whether the last chunk was reached (RFC 9112, section 7.1).

    A torn body gives the data up to the tear; a body without a single chunk is returned as it is.
    """
    parts: list[bytes] = []
    at = 0
    while True:
        line_end = body.find(b"\n", at)
        size = CHUNK_SIZE.fullmatch(body[at:line_end].partition(b";")[0].strip()) if line_end >= 0 else None
        if not size:
            return (b"".join(parts) if at else body), False
        length, at = int(size[0], 16), line_end + 1
        if not length:
            return b"".join(parts), True
        parts.append(body[at : at + length])
        at += length
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
        else:
            return b"".join(parts), False

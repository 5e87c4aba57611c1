"""WARC/1.1 records (ISO 28500:2017): their fields, their digests, and one way of writing them."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import string
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from model import EvidenceBroken

VERSION = b"WARC/1.1"
LETTERS = string.ascii_uppercase + "234567"  # base32, RFC 4648, section 6
PAIRS = [one + other for one in LETTERS for other in LETTERS]
PLACES = range(250, -1, -10)
VIEW = "urn:view:"
"""Before the address of a page, in a record that pictures it: at the page's own address it would stand for the page.
Crawlers of Webrecorder write it so; records made before Vigie did are without.
"""

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record: its named fields in order, and its block."""

    fields: Fields
    block: bytes

    def get(self, name: str) -> str:
        """The value of a field, empty when it is absent; names are compared without case."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), "")

    @property
    def id(self) -> str:
        """The record's id without its angle brackets."""
        return self.get("WARC-Record-ID").strip("<>")

    @property
    def type(self) -> str:
        return self.get("WARC-Type")


def write_record(fields: Fields, block: bytes, digest: str = "") -> bytes:
    """The record as bytes, with the length and the digest of its block added; `digest` where it is known already."""
    said = (*fields, ("WARC-Block-Digest", labelled(digest or sha256(block))), ("Content-Length", str(len(block))))
    lines = [VERSION, *(f"{name}: {_one_line(value)}".encode() for name, value in said)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + block + b"\r\n\r\n"


def parse_record(data: bytes) -> WarcRecord:
    """Read what `write_record` wrote, or another writer. Raises EvidenceBroken naming the field that does not fit."""
    head, blank, rest = data.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    if not first.startswith(b"WARC/1.") or not blank:
        raise EvidenceBroken("WARC version line")
    pairs = (line.decode("utf-8", "replace").partition(":") for line in lines)
    record = WarcRecord(tuple((name.strip(), value.strip()) for name, _, value in pairs), b"")
    length = record.get("Content-Length")
    if not length.isascii() or not length.isdigit():
        raise EvidenceBroken("Content-Length")
    block = rest[: int(length)]
    if len(block) != int(length) or rest[int(length) :] != b"\r\n\r\n":
        raise EvidenceBroken("Content-Length")
    return WarcRecord(record.fields, block)


def sha256(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal, as rows and `sha256sum` have it."""
    return hashlib.sha256(data).hexdigest()


def labelled(digest: str) -> str:
    """A hexadecimal SHA-256 as WARC fields write it: labelled, in base32 (`warcio check` accepts this form)."""
    bits = int(digest, 16) << 4  # 256 bits make 52 letters of five; base64.b32encode takes three times as long
    return "sha256:" + "".join([PAIRS[bits >> at & 1023] for at in PLACES]) + "===="


def same_digest(field: str, data: bytes) -> bool | None:
    """Whether a labelled digest (SHA-256 or SHA-1; base32 or hexadecimal) fits the data; `None` for other kinds."""
    label, _, value = field.partition(":")
    name = label.lower().replace("-", "")
    if name not in ("sha256", "sha1"):
        return None
    found = hashlib.new(name, data, usedforsecurity=False)
    return value.upper() in (base64.b32encode(found.digest()).decode(), found.hexdigest().upper())


def target_uri(url: str) -> str:
    """An address as it stands in a record: what is no printable ASCII is percent-encoded, so that it ends no line."""
    return quote(url, safe=string.printable[:94])


def numerical_host(address: str) -> str:
    """The host of an address that was connected to, as WARC-IP-Address has it; empty when it is no number."""
    host = address.rpartition(":")[0].strip("[]") if address.count(":") == 1 or "]" in address else address
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return ""


def warc_date(at: datetime) -> str:
    """UTC with microseconds, as WARC 1.1 allows. Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _one_line(value: str) -> str:
    if "\r" in value or "\n" in value:
        raise ValueError("a WARC field with a line break")
    return value

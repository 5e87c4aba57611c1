"""The index of a WACZ: one line per capture that a player can show (CDXJ 0.1.0), in compressed blocks (ZipNum).

The line of a record is a pure function of the record and its place, so that a verifier finds what the writer found.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from evidence.member import Member, members, pack
from evidence.message import Message, header, parse_response
from evidence.reader import ERASED
from evidence.record import WarcRecord, labelled, parse_record, sha256
from model import CaptureKind, CaptureVerdict

BLOCKS, DIRECTORY = "indexes/index.cdx.gz", "indexes/index.idx"
LINES = 3000  # lines of a block, as py-wacz writes them: about 100 kB that a player fetches for one address
FORMAT = "cdxj-gzip-1.0"

PAGES = (CaptureKind.PAGE, CaptureKind.TERMS)

UNSHOWN = (CaptureVerdict.MALFORMED, CaptureVerdict.BAD_CERTIFICATE)
"""Verdicts of bytes that are no page: they stay in the archive, and no player is sent to them."""

DERIVED = (CaptureKind.SCREENSHOT, CaptureKind.DOM, CaptureKind.RESOURCE, CaptureKind.RECORD)
"""Kinds of resource record that would hide the page itself, were they shown at its address."""

READ = ("", "gzip", "br")
"""Content codings that ReplayWeb.page 2.5 takes off; a body in another would be shown as the signs it is made of."""

WWW = re.compile(r"^(https?://)www\d*\.")
DEFAULT_PORT = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `key` is the address as indexes sort it, `at` its time in UTC with 17 digits, to the millisecond.

    `offset` and `length` delimit the gzip member in the archive file `filename`; `method` is empty for GET.
    """

    key: str
    at: str
    url: str
    digest: str
    mime: str
    offset: int
    length: int
    status: int
    filename: str
    method: str = ""

    def __str__(self) -> str:
        said = {
            "url": self.url, "digest": self.digest, "mime": self.mime, "offset": self.offset, "length": self.length,
            "status": self.status, "filename": self.filename,
        }  # fmt: skip
        return f"{self.key} {self.at} {json.dumps(said | ({'method': self.method} if self.method else {}))}\n"

    @property
    def moment(self) -> str:
        """The time as page lists have it (RFC 3339)."""
        at = self.at
        return f"{at[:4]}-{at[4:6]}-{at[6:8]}T{at[8:10]}:{at[10:12]}:{at[12:14]}.{at[14:]}Z"


@dataclass(frozen=True, slots=True)
class Found:
    """A record of an archive file: the line that leads to it, its id and type, and `kind`, empty if it is not ours.

    `shown` is false for what no player can show at an address of its own: it has no line in our indexes.
    """

    line: Line
    id: str
    type: str
    kind: str
    shown: bool

    @property
    def is_page(self) -> bool:
        """Whether page lists name it: a page that was answered, or a picture of one."""
        answered = not self.line.method and self.line.status // 100 == 2
        return self.shown and (self.kind == CaptureKind.SCREENSHOT or (self.kind in PAGES and answered))


def look_at(member: Member, record: WarcRecord, filename: str) -> Found:
    """What stands in the archive file at the place of a member."""
    if record.type in ("response", "revisit"):
        message = parse_response(record.block)
    else:
        message = Message(b"", record.block, 200, (), plain=True, whole=True)
    url = urldefrag(record.get("WARC-Target-URI").strip("<>")).url
    method = record.get("Vigie-Method")
    said = record.get("WARC-Payload-Digest") or record.get("Vigie-Payload-Digest")
    line = Line(
        surt(url), digits(record.get("WARC-Date")), url, said or labelled(sha256(message.payload)),
        _mime(record, message), member.offset, member.length, message.status, filename,
        "" if method == "GET" else method,
    )  # fmt: skip
    return Found(line, record.id, record.type, record.get("Vigie-Kind"), _is_shown(record, message))


def records(warc: Path, name: str = "") -> Iterator[Found]:
    """Every record of an archive file, `name` in its WACZ, that has an address.

    Raises EvidenceBroken or LimitHit at the first that does not read.
    """
    with warc.open("rb") as file:
        for member in members(file):
            record = parse_record(member.data)
            if record.get("WARC-Target-URI"):
                yield look_at(member, record, name or warc.name)


def surt(url: str) -> str:
    """The key of an address: host backwards, `www.` dropped, lower case, arguments sorted.

    As the player's own library makes it (`getSurt` of warcio.js): another form would not be found there.
    """
    if not url.startswith(("http:", "https:")):
        return url
    parts = urlsplit(WWW.sub(r"\1", url).lower())
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    key = f"[{host}]" if ":" in host else ",".join(reversed(host.split(".")))
    if port and port != DEFAULT_PORT[parts.scheme]:
        key += f":{port}"
    key += f"){parts.path or '/'}"
    return f"{key}?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else key


def write_index(lines: Iterable[Line]) -> tuple[bytes, bytes]:
    """The blocks and their directory: which key each block begins with, where it stands, and its digest."""
    told = sorted(map(str, lines))
    blocks = [pack("".join(told[at : at + LINES]).encode()) for at in range(0, len(told), LINES)]
    directory = [f"!meta 0 {json.dumps({'format': FORMAT, 'filename': BLOCKS.rpartition('/')[2]})}\n"]
    offset = 0
    for number, block in enumerate(blocks):
        first = told[number * LINES].partition(" {")[0]
        place = {"offset": offset, "length": len(block), "digest": f"sha256:{hashlib.sha256(block).hexdigest()}"}
        directory.append(f"{first} {json.dumps(place)}\n")
        offset += len(block)
    return b"".join(blocks), "".join(directory).encode()


def _is_shown(record: WarcRecord, message: Message) -> bool:
    if record.get(ERASED) or record.get("Vigie-Verdict") in UNSHOWN:
        return False
    if record.type == "resource":
        return not (record.get("WARC-Target-URI").startswith("http") and record.get("Vigie-Kind") in DERIVED)
    if record.type not in ("response", "revisit") or record.get("Vigie-Method") in ("HEAD", "OPTIONS"):
        return False
    return message.status > 0 and header(message.headers, "content-encoding") in READ


def _mime(record: WarcRecord, message: Message) -> str:
    if record.type == "revisit":
        return "warc/revisit"  # players look for this word and follow to the record referred to
    said = header(message.headers, "content-type") if record.type == "response" else record.get("Content-Type")
    return said.partition(";")[0].strip().lower() or "unk"


def digits(date: str) -> str:
    """A time of a record or a page as 17 digits: to the millisecond, cut and not rounded, as players read it."""
    return re.sub(r"\D", "", date)[:17].ljust(17, "0")

"""Whatever is changed in a package that the product made is found, and its file and field are named.

Each tamper is tried as somebody does it who changed the file only: the lists of digests name the file, and what lies
deeper names the field. The slow suite tries each again as somebody who made the lists fit: then the signature tells
that something was changed, and what lies deeper still what. One tamper in three is in the fast suite.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import certificate, new_package_key, sign_detached, verify
from evidence.log import Note, TreeHead, log_signer, new_log_key
from evidence.log.note import signed
from evidence.member import members, pack
from evidence.portable import write_portable
from evidence.record import labelled, parse_record, sha256, write_record

WARC, CASE, CUSTODY, PROOFS = (
    "data/captures/captures.warc.gz", "data/case.json", "data/log/custody.json", "data/log/inclusion.json",
)  # fmt: skip
CHECKPOINT, VKEY, REPLAY = "data/log/checkpoint", "data/log/log.vkey", "data/replay.wacz"
MANIFEST, SIGNED, SIGNATURE = "manifest-sha256.txt", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.p7s"


STAMP = f"{SIGNED}.tsr"


@dataclass(frozen=True)
class Package:
    """A copy of a package in the hands of somebody who has no key."""

    path: Path

    def edit(self, name: str, change: Callable[[bytes], bytes]) -> None:
        before = (self.path / name).read_bytes()
        after = change(before)
        assert before != after
        (self.path / name).write_bytes(after)

    @contextmanager
    def json(self, name: str) -> Iterator[Any]:
        said = json.loads((self.path / name).read_bytes())
        yield said
        self.edit(name, lambda _: json.dumps(said, indent=1).encode())

    def members(self) -> list[bytes]:
        """The gzip members of the WARC file."""
        raw = (self.path / WARC).read_bytes()
        return [raw[one.offset : one.offset + one.length] for one in members(io.BytesIO(raw))]

    def rewrite(self, changed: list[bytes]) -> None:
        self.edit(WARC, lambda _: b"".join(changed))

    def mend(self) -> None:
        """Make every list of digests fit, as anybody can; the signature stays as it is."""
        files = (p for p in self.path.rglob("*") if p.is_file() and not p.is_symlink())
        names = sorted(p.relative_to(self.path).as_posix() for p in files)
        data = [name for name in names if name.startswith("data/")]
        size = sum((self.path / name).stat().st_size for name in data)
        info = (self.path / "bag-info.txt").read_text()
        (self.path / "bag-info.txt").write_text(re.sub(r"Oxum: .*", f"Oxum: {size}.{len(data)}", info))
        self._list("manifest", data)
        self._list("tagmanifest", [n for n in names if not n.startswith(("data/", "tagmanifest"))])

    def _list(self, kind: str, names: list[str]) -> None:
        for algorithm in ("sha256", "sha512"):
            lines = [f"{hashlib.new(algorithm, (self.path / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
            (self.path / f"{kind}-{algorithm}.txt").write_text("".join(lines))


Change = Callable[[Package], None]


@dataclass(frozen=True)
class Tamper:
    """What is done; the file that is named; what the deeper check says of it, empty where only the signature tells."""

    change: Change
    file: str
    deeper: str = ""  # an ellipsis stands for how many captures there are
    listed: bool = True  # the lists of digests can be made to fit

    def is_told_by(self, failure: object) -> bool:
        before, _, after = self.deeper.partition("…")
        return after in str(failure).partition(before)[2] if after else before in str(failure)


def record_of(package: Package, kind: str) -> int:
    """The first record of a type."""
    return next(at for at, raw in enumerate(package.members()) if parse_record(gzip.decompress(raw)).type == kind)


def record(kind: str, change: Callable[[bytes], bytes]) -> Change:
    """Change the first record of a type, packed as our writer packs it."""

    def tamper(package: Package) -> None:
        found = package.members()
        at = record_of(package, kind)
        found[at] = pack(change(gzip.decompress(found[at])))
        package.rewrite(found)

    return tamper


def header(kind: str, name: str, value: str) -> Change:
    """Another value in a field of a record."""
    line = re.compile(rf"(?m)^{name}: [^\r]*".encode())
    return record(kind, lambda data: line.sub(f"{name}: {value}".encode(), data, count=1))


def without(kind: str, name: str) -> Change:
    return record(kind, lambda data: re.sub(rf"{name}: [^\r]*\r\n".encode(), b"", data, count=1))


def added(kind: str, line: str) -> Change:
    return record(kind, lambda data: data.replace(b"\r\n", f"\r\n{line}\r\n".encode(), 1))


def block(kind: str, change: Callable[[bytes], bytes]) -> Change:
    """Another block, with every digest of the record made to fit."""

    def mended(data: bytes) -> bytes:
        old = parse_record(data)
        new = change(old.block)
        digests = ("WARC-Block-Digest", "Content-Length")
        body = new.partition(b"\r\n\r\n")[2] if kind == "response" else new
        fields = [(n, labelled(sha256(body)) if n == "WARC-Payload-Digest" else v) for n, v in old.fields]
        return write_record(tuple(one for one in fields if one[0] not in digests), new)

    return record(kind, mended)


def raw(change: Callable[[bytearray], object]) -> Change:
    """Change the bytes of the first response's gzip member."""

    def tamper(package: Package) -> None:
        found = package.members()
        at = record_of(package, "response")
        piece = bytearray(found[at])
        change(piece)
        found[at] = bytes(piece)
        package.rewrite(found)

    return tamper


def put(at: int, value: int) -> Callable[[bytearray], object]:
    return lambda piece: piece.__setitem__(at, piece[at] ^ value)


def named(piece: bytearray) -> None:
    """A file name in the gzip header."""
    piece[3] = 8
    piece[10:10] = b"name\0"


def order(change: Callable[[list[bytes]], object]) -> Change:
    """Change which members there are, and in which order."""

    def tamper(package: Package) -> None:
        found = package.members()
        change(found)
        package.rewrite(found)

    return tamper


def row(name: str, value: object, which: int = -2) -> Change:
    """Another value in a capture of case.json."""

    def tamper(package: Package) -> None:
        with package.json(CASE) as case:
            case["facts"]["captures"][which][name] = value

    return tamper


def entry(name: str, value: object) -> Change:
    """Another value in the first entry of who did what, in case.json."""

    def tamper(package: Package) -> None:
        with package.json(CASE) as case:
            case["log"][0][name] = value

    return tamper


def told(change: Callable[[Any], object], name: str = CASE) -> Change:
    """Change a JSON file."""

    def tamper(package: Package) -> None:
        with package.json(name) as said:
            change(said)

    return tamper


def proof(name: str, value: Callable[[Any], object]) -> Change:
    return told(lambda said: said["captures"][0].update({name: value(said["captures"][0][name])}), PROOFS)


def custody(name: str, value: Callable[[Any], object]) -> Change:
    return told(lambda said: said["entries"][0].update({name: value(said["entries"][0][name])}), CUSTODY)


def proven_entry(name: str, value: object) -> Change:
    """Change an entry in both places."""

    def tamper(package: Package) -> None:
        entry(name, value)(package)
        told(lambda said: said["entries"][0]["entry"].update({name: value}), CUSTODY)(package)

    return tamper


def both_without_entry(package: Package) -> None:
    """Take an entry out wherever it is told, its proof and the count included."""
    told(lambda case: case["log"].pop(0))(package)
    told(lambda said: (said["entries"].pop(0), said.update(count=said["count"] - 1)), CUSTODY)(package)


def without_capture(package: Package) -> None:
    """Take the last capture out wherever it is told: its row, its proof, its records."""
    with package.json(CASE) as case:
        gone = max(case["facts"]["captures"], key=lambda one: one["offset"])
        case["facts"]["captures"].remove(gone)
    told(lambda said: [said["captures"].remove(one) for one in said["captures"] if one["capture"] == gone["id"]],
         PROOFS)(package)  # fmt: skip
    package.edit(WARC, lambda data: data[: gone["offset"]])


def lines(name: str, change: Callable[[list[str]], object]) -> Change:
    def tamper(package: Package) -> None:
        def changed(data: bytes) -> bytes:
            said = data.decode().split("\n")
            change(said)
            return "\n".join(said).encode()

        package.edit(name, changed)

    return tamper


def flip(name: str, at: int = -1) -> Change:
    """One bit of a file."""

    def changed(data: bytes) -> bytes:
        piece = bytearray(data)
        piece[at] ^= 1
        return bytes(piece)

    return lambda package: package.edit(name, changed)


def delete(name: str) -> Change:
    return lambda package: (package.path / name).unlink()


def create(name: str, data: bytes = b"x") -> Change:
    def tamper(package: Package) -> None:
        (package.path / name).parent.mkdir(exist_ok=True)
        (package.path / name).write_bytes(data)

    return tamper


def stranger(package: Package) -> Path:
    """Keys of somebody else."""
    keys = package.path.parent / "stranger"
    at = datetime(2026, 1, 1, tzinfo=UTC)
    if keys.exists():
        return keys
    new_package_key(keys, "Somebody else", at)
    new_log_key(keys, TreeHead.parse(Note.parse((package.path / CHECKPOINT).read_text()).text).origin, at)
    return keys


def other_certificate(package: Package) -> None:
    package.edit("certificate.pem", lambda _: certificate(stranger(package)))


def two_certificates(package: Package) -> None:
    """The unit's own first, for the reader; the stranger's behind it, for the signature."""
    keys = stranger(package)
    package.edit("certificate.pem", lambda own: own + certificate(keys))
    package.mend()
    signed_again = sign_detached(keys, (package.path / SIGNED).read_bytes())
    package.edit(SIGNATURE, lambda _: signed_again)


def other_signature(package: Package) -> None:
    package.edit(SIGNATURE, lambda _: sign_detached(stranger(package), (package.path / SIGNED).read_bytes()))


def other_log_key(package: Package) -> None:
    package.edit(VKEY, lambda _: f"{log_signer(stranger(package))[0]}\n".encode())


def other_checkpoint(package: Package) -> None:
    """A head of one's own, signed with a key of one's own that lies beside it."""
    key, sign = log_signer(stranger(package))
    head = TreeHead.parse(Note.parse((package.path / CHECKPOINT).read_text()).text)
    forged = signed(str(replace(head, root=b"\7" * 32)), key, sign)
    package.edit(CHECKPOINT, lambda _: str(forged).encode())
    package.edit(VKEY, lambda _: f"{key}\n".encode())


def zipped(change: Callable[[dict[str, bytes]], object]) -> Change:
    """Change what the replay copy holds."""

    def changed(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        change(files)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, said in files.items():
                archive.writestr(name, said)
        return out.getvalue()

    return lambda package: package.edit(REPLAY, changed)


def first(files: dict[str, bytes], folder: str) -> str:
    return next(name for name in files if name.startswith(folder))


def turned(said: str) -> str:
    """Another hexadecimal digit at the beginning."""
    return ("0" if said[0] != "0" else "1") + said[1:]


OTHER = "urn:uuid:00000000-0000-4000-8000-000000000000"
TIME = "2020-01-01T00:00:00.000000Z"
WHEN = "2020-01-01T00:00:00+00:00"
ZERO = "0" * 64
NOTHING = "sha256:" + base64.b32encode(b"\0" * 32).decode()

BYTES: dict[str, Tamper] = {
    "a byte of a body": Tamper(block("response", lambda b: b[:-1] + b"#"), WARC, "block_sha256"),
    "a byte of a body, digests left": Tamper(
        record("response", lambda d: d[:-5] + b"#" + d[-4:]), WARC, "Block-Digest"
    ),
    "a byte of a status line": Tamper(block("response", lambda b: b.replace(b" 200 ", b" 201 ", 1)), WARC, "status"),
    "a byte of a header": Tamper(block("response", lambda b: b.replace(b"Content-T", b"content-T", 1)), WARC, "block_"),
    "a body put in another's place": Tamper(block("response", lambda b: b + b"more"), WARC, "payload_sha256"),
    "a request": Tamper(record("request", lambda d: d[:-5] + b"#" + d[-4:]), WARC, "WARC-Block-Digest"),
    "a request, digests mended": Tamper(
        block("request", lambda b: b.replace(b"GET", b"PUT", 1)), WARC, "request_sha256"
    ),
    "a note of the connection": Tamper(block("metadata", lambda b: b.replace(b"127", b"128", 1)), WARC, "detail"),
    "a run's own record": Tamper(block("resource", lambda b: b.replace(b"1", b"2", 1)), WARC, "block_sha256"),
    "time of the gzip header": Tamper(raw(put(4, 1)), WARC, "gzip header"),
    "extra flags of the gzip header": Tamper(raw(put(8, 2)), WARC, "gzip header"),
    "system of the gzip header": Tamper(raw(put(9, 3)), WARC, "gzip header"),
    "method of the gzip header": Tamper(raw(put(2, 1)), WARC, "gzip member"),
    "name in the gzip header": Tamper(raw(named), WARC, "gzip header"),
    "checksum of the gzip trailer": Tamper(raw(put(-8, 1)), WARC, "gzip member"),
    "size in the gzip trailer": Tamper(raw(put(-4, 1)), WARC, "gzip member"),
    "a gzip member hidden in a record": Tamper(raw(lambda p: p.extend(gzip.compress(b"", mtime=0))), WARC, "version"),
    "a record removed": Tamper(order(lambda all_: all_.pop(1)), WARC, "no record starts there"),
    "a record twice": Tamper(order(lambda all_: all_.insert(2, all_[1])), WARC, "offset"),
    "two records swapped": Tamper(order(lambda all_: all_.insert(1, all_.pop(4))), WARC, "offset"),
    "a request removed": Tamper(order(lambda all_: all_.pop(2)), WARC, "offset"),
    "the end cut off": Tamper(lambda p: p.edit(WARC, lambda data: data[:-9]), WARC, "gzip member"),
    "bytes at the end": Tamper(lambda p: p.edit(WARC, lambda data: data + b"\0"), WARC, "gzip member"),
    "a record at the end": Tamper(order(lambda all_: all_.append(all_[0])), WARC),
    "a file of captures more": Tamper(
        create("data/captures/more.warc.gz", gzip.compress(b"x")), "data/captures/more.warc.gz", "more.warc.gz"
    ),
}

HEADERS: dict[str, Tamper] = {
    f"field {kind} {name}": Tamper(header(kind, name, value), WARC, deeper)
    for kind, name, value, deeper in (
        ("response", "WARC-Type", "resource", "status"),
        ("response", "WARC-Record-ID", f"<{OTHER}>", ", id"),
        ("response", "WARC-Date", TIME, "requested_at"),
        ("response", "WARC-Target-URI", "http://127.0.0.1/other", "url"),
        ("response", "WARC-IP-Address", "127.0.0.2", "WARC-IP-Address"),
        ("response", "Vigie-Address", "127.0.0.2:80", "address"),
        ("response", "WARC-Payload-Digest", NOTHING, "WARC-Payload-Digest"),
        ("response", "WARC-Block-Digest", NOTHING, "WARC-Block-Digest"),
        ("response", "Vigie-Run", "other", "run"),
        ("response", "Vigie-Site", "other", "site"),
        ("response", "Vigie-Kind", "photo", "kind"),
        ("response", "Vigie-Verdict", "truncated", "verdict"),
        ("response", "Vigie-Method", "POST", "method"),
        ("response", "Vigie-Received", TIME, "received_at"),
        ("response", "Content-Type", "text/plain", "Content-Type"),
        ("response", "Content-Length", "1", "Content-Length"),
        ("request", "WARC-Concurrent-To", f"<{OTHER}>", "WARC-Concurrent-To"),
        ("request", "WARC-Date", TIME, "WARC-Date"),
        ("request", "WARC-Target-URI", "http://127.0.0.1/other", "WARC-Target-URI"),
        ("metadata", "WARC-Concurrent-To", f"<{OTHER}>", "WARC-Concurrent-To"),
        ("resource", "Content-Type", "text/plain", "content_type"),
        ("warcinfo", "Content-Type", "text/plain", "Content-Type"),
    )
} | {
    "a field more": Tamper(added("response", "WARC-Truncated: length"), WARC, "WARC-Truncated"),
    "a field twice": Tamper(added("response", "WARC-Target-URI: http://127.0.0.1/other"), WARC, "WARC-Target-URI"),
    "a digest left out": Tamper(without("request", "WARC-Block-Digest"), WARC, "WARC-Block-Digest"),
    "a referred address left out": Tamper(without("response", "Vigie-Address"), WARC, "address"),
}

ROWS: dict[str, Tamper] = {
    f"row {name}": Tamper(row(name, value), CASE, f", {name}: ")
    for name, value in (
        ("id", OTHER),
        ("run", "other"),
        ("site", "other"),
        ("kind", "page"),
        ("url", "http://127.0.0.1/other"),
        ("method", "POST"),
        ("status", 404),
        ("requested_at", WHEN),
        ("received_at", WHEN),
        ("address", "127.0.0.2:80"),
        ("content_type", "text/plain"),
        ("payload_sha256", ZERO),
        ("block_sha256", ZERO),
        ("size", 1),
        ("offset", 7),
        ("length", 7),
        ("verdict", "truncated"),
        ("source", OTHER),
        ("detail", "{}"),
        ("refers_to", OTHER),
        ("request_sha256", ZERO),
    )
} | {
    "row warc_file": Tamper(row("warc_file", "other.warc.gz"), CASE, "other.warc.gz"),
    "row out of the folder": Tamper(row("warc_file", "../../../etc/passwd"), CASE, "outside the evidence folder"),
    "row of an unknown kind": Tamper(row("kind", "unheard-of"), CASE, "kind"),
    "row with a text for a number": Tamper(row("status", "200"), CASE, "status"),
    "row with a time of no zone": Tamper(row("received_at", "2020-01-01T00:00:00"), CASE, "received_at"),
    "row without a field": Tamper(told(lambda case: case["facts"]["captures"][0].pop("url")), CASE, "url"),
    "row taken out": Tamper(told(lambda case: case["facts"]["captures"].pop()), CASE, "is not one capture of"),
    "row twice": Tamper(told(lambda case: case["facts"]["captures"].append(case["facts"]["captures"][0])), CASE),
    "no rows": Tamper(told(lambda case: case.pop("facts")), CASE, "captures: is missing or cannot be read"),
    "a capture taken out everywhere": Tamper(without_capture, WARC, "captures and 3 entries are here, the log says"),
    "an ad's text": Tamper(told(lambda case: case["facts"]["ads"][0]["version"]["ad"].update(text="x")), CASE),
    "a verdict added": Tamper(told(lambda case: case["assessments"]["verdicts"].append({})), CASE),
}

LOG: dict[str, Tamper] = {
    "checkpoint's log": Tamper(
        lines(CHECKPOINT, lambda s: s.__setitem__(0, "vigie.invalid/log/0")), CHECKPOINT, "signature"
    ),
    "checkpoint's size": Tamper(
        lines(CHECKPOINT, lambda s: s.__setitem__(1, str(int(s[1]) + 1))), CHECKPOINT, "signature"
    ),
    "checkpoint's head": Tamper(lines(CHECKPOINT, lambda s: s.__setitem__(2, "A" * 43 + "=")), CHECKPOINT, "signature"),
    "checkpoint's signature": Tamper(
        lines(CHECKPOINT, lambda s: s.__setitem__(4, s[4][:-20] + s[4][-20:].swapcase())), CHECKPOINT, "signature"
    ),
    "checkpoint unsigned": Tamper(
        lines(CHECKPOINT, lambda s: s.__delitem__(4)), CHECKPOINT, "checkpoint: is missing or cannot"
    ),
    "checkpoint removed": Tamper(delete(CHECKPOINT), CHECKPOINT, "checkpoint: is missing or cannot be read"),
    "checkpoint of one's own": Tamper(
        other_checkpoint, CHECKPOINT, "does not lead from this capture to the checkpoint"
    ),
    "public key of another": Tamper(other_log_key, VKEY, "is not by the key that log.vkey holds"),
    "public key damaged": Tamper(flip(VKEY, -6), VKEY, "key: is missing or cannot be read"),
    "public key removed": Tamper(delete(VKEY), VKEY, "key: is missing or cannot be read"),
    "proof's place": Tamper(proof("index", lambda n: n + 1), PROOFS, "proof: does not lead from this capture"),
    "proof's salt": Tamper(proof("salt", turned), PROOFS, "proof: does not lead from this capture"),
    "proof's node": Tamper(
        proof("proof", lambda nodes: [turned(nodes[0]), *nodes[1:]]), PROOFS, "proof: does not lead"
    ),
    "proof's nodes swapped": Tamper(
        proof("proof", lambda nodes: [nodes[1], nodes[0], *nodes[2:]]), PROOFS, "proof: does not"
    ),
    "proof a node short": Tamper(proof("proof", lambda nodes: nodes[:-1]), PROOFS, "proof: does not lead"),
    "proof a node long": Tamper(proof("proof", lambda nodes: [*nodes, ZERO]), PROOFS, "proof: does not lead"),
    "proof's WARC file": Tamper(proof("warc_file", lambda _: "other"), PROOFS, "proof: does not lead"),
    "proof's offset": Tamper(proof("offset", lambda n: n + 1), PROOFS, "proof: does not lead"),
    "proof's capture": Tamper(proof("capture", lambda _: OTHER), PROOFS, f"{OTHER}, capture: is not one capture of"),
    "proof no number": Tamper(proof("index", lambda _: "one"), PROOFS, "proof: cannot be read"),
    "proof missing": Tamper(told(lambda said: said["captures"].pop(0), PROOFS), PROOFS, "proof: is missing"),
    "proofs in another order": Tamper(
        told(lambda said: said["captures"].reverse(), PROOFS), PROOFS, "index: is not in the order"
    ),
    "proofs removed": Tamper(delete(PROOFS), PROOFS, "captures: is missing or cannot be read"),
    "the whole log removed": Tamper(lambda p: shutil.rmtree(p.path / "data/log"), CHECKPOINT),
}

CUSTODIES: dict[str, Tamper] = (
    {
        f"entry {name}": Tamper(entry(name, value), CASE, f", {name}: is not what custody.json has")
        for name, value in (
            ("account", "eve"),
            ("at", WHEN),
            ("action", "case.close"),
            ("operation", "erasure"),
            ("subject", "x"),
            ("justification", "none"),
            ("case", "C-2"),
            ("detail", "x"),
            ("digest", ZERO),
        )
    }
    | {
        f"entry {name} in both places": Tamper(
            proven_entry(name, value), CUSTODY, "proof: does not lead from this entry"
        )
        for name, value in (("account", "eve"), ("at", WHEN), ("justification", "none"), ("seq", 1))
    }
    | {
        "entry of an unknown operation": Tamper(
            entry("operation", "unheard-of"), CASE, "operation: is missing or cannot"
        ),
        "entry's place": Tamper(custody("index", lambda n: n - 1), CUSTODY, "proof: does not lead from this entry"),
        "entry's salt": Tamper(custody("salt", turned), CUSTODY, "proof: does not lead from this entry"),
        "entry's proof": Tamper(
            custody("proof", lambda nodes: nodes[1:]), CUSTODY, "proof: does not lead from this entry"
        ),
        "entry dropped": Tamper(told(lambda case: case["log"].pop(0)), CASE, "log: is missing, though in custody.json"),
        "entry dropped everywhere": Tamper(
            both_without_entry, CUSTODY, "captures and 2 entries are here, the log says: … captures, 3 entries"
        ),
        "entry added": Tamper(
            told(lambda case: case["log"].append(case["log"][0] | {"seq": 999})), CASE, "entry 999, log: is not in"
        ),
        "entries in another order": Tamper(
            told(lambda case: case["log"].reverse()), CASE, "its entries are not in their order"
        ),
        "proven entries in another order": Tamper(
            told(lambda said: said["entries"].reverse(), CUSTODY), CUSTODY, "index: is not in the order"
        ),
        "count of entries": Tamper(
            told(lambda said: said.update(count=1), CUSTODY), CUSTODY, "count: is not that of the 4 entries"
        ),
        "entry that says how much": Tamper(
            told(lambda said: said["entries"].pop(), CUSTODY), CUSTODY, "case.contents: is missing"
        ),
        "custody removed": Tamper(delete(CUSTODY), CUSTODY, "entries: is missing or cannot be read"),
    }
)

FILES: dict[str, Tamper] = {
    "a digest in a list": Tamper(
        lambda p: p.edit(MANIFEST, lambda d: turned(d.decode()).encode()), MANIFEST, listed=False
    ),
    "a line of a list removed": Tamper(lines(MANIFEST, lambda s: s.pop(0)), MANIFEST, listed=False),
    "a list removed": Tamper(delete("manifest-sha512.txt"), "manifest-sha512.txt", listed=False),
    "the signed list": Tamper(lambda p: p.edit(SIGNED, lambda d: d + b"\n"), SIGNATURE, listed=False),
    "a file added": Tamper(create("data/more.txt"), "data/more.txt"),
    "a file added at the top": Tamper(create("README"), "README"),
    "a file removed": Tamper(delete("data/report.pdf"), "data/report.pdf"),
    "a link": Tamper(
        lambda p: (p.path / "data/link").symlink_to("/etc/hostname"), "data/link", "is a link", listed=False
    ),
    "a name in capitals": Tamper(
        lambda p: (p.path / "data/report.pdf").rename(p.path / "data/Report.pdf"), "data/Report.pdf"
    ),
    "the size that the bag tells": Tamper(
        lambda p: p.edit("bag-info.txt", lambda d: re.sub(rb"Oxum: \d", b"Oxum: 9", d)),
        "bag-info.txt",
        "Payload-Oxum",
        listed=False,
    ),
    "whose package it is": Tamper(
        lambda p: p.edit("bag-info.txt", lambda d: d.replace(b"C-1", b"C-2")), "bag-info.txt"
    ),
    "the bag's declaration": Tamper(
        lambda p: p.edit("bagit.txt", lambda d: d.replace(b"1.0", b"0.9")), "bagit.txt", "declaration"
    ),
    "the certificate of another": Tamper(other_certificate, "certificate.pem"),
    "two certificates": Tamper(two_certificates, "certificate.pem", "is not one certificate", listed=False),
    "the signature cut": Tamper(lambda p: p.edit(SIGNATURE, lambda d: d[:-9]), SIGNATURE, "signature", listed=False),
    "the signature of another": Tamper(other_signature, SIGNATURE, "signature", listed=False),
    "the signature removed": Tamper(delete(SIGNATURE), SIGNATURE, "signature", listed=False),
    "VERIFY.txt": Tamper(lambda p: p.edit("data/VERIFY.txt", lambda d: d + b"Trust me.\n"), "data/VERIFY.txt"),
    "the stamp on the package": Tamper(flip(STAMP, -3), STAMP, "seal: ", listed=False),
    "the report": Tamper(flip("data/report.pdf"), "data/report.pdf"),
    "the statement of method": Tamper(flip("data/method.fr.pdf"), "data/method.fr.pdf"),
    "a schedule": Tamper(flip("data/schedules/log.xlsx"), "data/schedules/log.xlsx"),
    "the verifier": Tamper(flip("data/verify.pyz"), "data/verify.pyz"),
    "a picture that no capture holds": Tamper(
        create("data/captures/00000000-0000-4000-8000-000000000000.png"),
        "data/captures/00000000-0000-4000-8000-000000000000.png",
        "is not the body of that capture",
    ),
    "the replay copy": Tamper(flip(REPLAY), REPLAY, REPLAY.rpartition("/")[2]),
    "the replay copy's WARC file": Tamper(
        zipped(lambda f: f.update({first(f, "archive/"): b"\x1f\x8b"})), REPLAY, "archive/"
    ),
    "the replay copy's pages": Tamper(zipped(lambda f: f.update({first(f, "pages/"): b"{}\n"})), REPLAY, "pages/"),
    "the replay copy's index": Tamper(zipped(lambda f: f.update({first(f, "indexes/"): b"x"})), REPLAY, "indexes/"),
    "the replay copy's list": Tamper(
        zipped(lambda f: f.update({"datapackage.json": b"{}"})), REPLAY, "datapackage.json"
    ),
    "the replay copy's signature": Tamper(
        zipped(lambda f: f.pop("datapackage-digest.json")), REPLAY, "datapackage-digest.json"
    ),
}


FOLDER = "data/log/seals/"


def seal(suffix: str) -> Callable[[Package], str]:
    """A file of the newest seal."""
    return lambda package: FOLDER + max(p.name for p in (package.path / FOLDER).iterdir() if p.name.endswith(suffix))


def of_seal(suffix: str, change: Callable[[bytes], bytes]) -> Change:
    return lambda package: package.edit(seal(suffix)(package), change)


def seals(change: Callable[[Any], object]) -> Change:
    return told(change, FOLDER + "seals.json")


def byte(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] if at >= 0 else byte(len(data) + at)(data)


INDEX = FOLDER + "seals.json"
SEALS: dict[str, Tamper] = {
    "a stamp's signature": Tamper(of_seal(".tsr", byte(-3)), FOLDER, ".tsr, seal: "),
    "a stamp's content": Tamper(of_seal(".tsr", byte(120)), FOLDER, ".tsr, seal: "),
    "a stamp cut short": Tamper(of_seal(".tsr", lambda data: data[:-20]), FOLDER, ".tsr, seal: "),
    "a stamp removed": Tamper(
        lambda p: (p.path / seal(".tsr")(p)).unlink(), FOLDER, "data/log/seals, seals: are incomplete"
    ),
    "the root of the authority": Tamper(
        of_seal(".roots.pem", lambda data: data.replace(b"M", b"N", 1)), FOLDER, ", seal: "
    ),
    "a sealed checkpoint": Tamper(of_seal("checkpoint-57", byte(0)), FOLDER, ".tsr, seal: is over a checkpoint"),
    "a seal's nonce": Tamper(seals(lambda said: said["seals"][0].update(nonce="1")), INDEX, ".tsr, seal: "),
    "a seal's consistency": Tamper(
        seals(lambda said: said["seals"][0]["consistency"].pop()), INDEX, ".tsr, seal: is over"
    ),
    "a seal's authority": Tamper(
        seals(lambda said: said["seals"][0].update(authority="x")), INDEX, "seals: are incomplete"
    ),
    "an authority called qualified": Tamper(
        seals(lambda said: said["authorities"][0].update(status="qualified")), INDEX
    ),
    "a seal left out": Tamper(seals(lambda said: said["seals"].pop()), INDEX),
    "the list of seals removed": Tamper(delete(INDEX), INDEX, "data/log/seals, seals: are incomplete"),
    "a seal's chain": Tamper(of_seal(".chain.pem", lambda data: data + b"x"), FOLDER),
}


def some(at: int, every: int) -> tuple[pytest.MarkDecorator, ...]:
    """One in so many belongs to the fast suite."""
    return (pytest.mark.slow,) if at % every else ()


TAMPERS = BYTES | HEADERS | ROWS | LOG | CUSTODIES | SEALS | FILES


@pytest.fixture
def package(exported, tmp_path: Path) -> Package:
    """A copy to tamper with."""
    return Package(shutil.copytree(exported.package, tmp_path / "package", symlinks=True))


def test_untouched_package_passes(package) -> None:
    report = verify(package.path)

    assert (report.failures, report.hindered) == ((), ())


@pytest.mark.parametrize("name", [pytest.param(one, marks=some(at, 3)) for at, one in enumerate(TAMPERS)])
def test_tamper_is_found_and_its_file_and_field_are_named(package, name: str) -> None:
    tamper = TAMPERS[name]
    tamper.change(package)

    failures = verify(package.path).failures

    assert any(problem.file.startswith(tamper.file) for problem in failures)
    assert any(map(tamper.is_told_by, failures)), [str(problem) for problem in failures]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, tamper in TAMPERS.items() if tamper.listed])
def test_tamper_whose_lists_fit_fails_at_the_signature_and_its_field_is_named(package, name: str) -> None:
    tamper = TAMPERS[name]
    tamper.change(package)
    package.mend()

    failures = verify(package.path).failures

    assert SIGNATURE in {problem.file for problem in failures}
    assert any(map(tamper.is_told_by, failures)), [str(problem) for problem in failures]
    assert all("manifest-sha" not in problem.what for problem in failures if problem.file != SIGNATURE)


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs Python as a receiver has it: nothing installed, nothing of the environment, the verifier as one file."""
    folder = tmp_path_factory.mktemp("receiver")
    write_portable(folder / "verify.pyz")

    def run(*words: object, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", "-W", "error", *map(str, words)]
        return subprocess.run(command, cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("module", ["cryptography", "sqlalchemy", "brotli", "evidence", "model", "vigie"])
def test_receiver_has_nothing_of_ours_installed(alone, module: str) -> None:
    done = alone("-c", f"import {module}")

    assert "ModuleNotFoundError" in done.stderr


def test_untouched_package_passes_where_nothing_is_installed(alone, package) -> None:
    done = alone("verify.pyz", package.path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("PASSED: ")


@pytest.mark.parametrize("name", [pytest.param(one, marks=some(at, 17)) for at, one in enumerate(TAMPERS)])
def test_tamper_is_found_where_nothing_is_installed(alone, package, name: str) -> None:
    tamper = TAMPERS[name]
    tamper.change(package)

    done = alone("verify.pyz", package.path, "--json")

    failures = json.loads(done.stdout)["failures"]
    assert (done.returncode, done.stderr) == (1, "")
    assert any(line.startswith(tamper.file) for line in failures)
    assert any(map(tamper.is_told_by, failures)), failures
    assert failures == [str(problem) for problem in verify(package.path).failures]


def test_without_openssl_nothing_passes(alone, package) -> None:
    done = alone("verify.pyz", package.path, path="/nonexistent")

    assert done.returncode == 1
    assert "NOT CHECKED  signature: the openssl program is not installed here" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("NOT PASSED: ")


def test_verifier_is_the_same_file_every_time_and_the_one_that_packages_carry(package, tmp_path: Path) -> None:
    digest = write_portable(tmp_path / "verify.pyz")
    write_portable(tmp_path / "again.pyz")

    assert (tmp_path / "verify.pyz").read_bytes() == (tmp_path / "again.pyz").read_bytes()
    assert digest == sha256((package.path / "data/verify.pyz").read_bytes())


def test_what_cannot_be_used_is_told_in_one_line(alone, tmp_path: Path) -> None:
    nothing = alone("verify.pyz", tmp_path / "nothing")
    option = alone("verify.pyz", tmp_path, "--certificate-fingerprint", "12:34")
    key = alone("verify.pyz", tmp_path, "--key", tmp_path / "nothing")

    assert [one.returncode for one in (nothing, option, key)] == [2, 2, 2]
    assert [len(one.stderr.splitlines()) for one in (nothing, option, key)] == [1, 1, 1]


def test_file_made_to_break_its_reader_does_not_pass(alone, package) -> None:
    package.edit(CASE, lambda _: b"[" * 100_000)

    done = alone("verify.pyz", package.path)

    assert done.returncode == 1
    assert "PASSED" not in done.stdout
    assert len(done.stderr.splitlines()) <= 1


def given_by_another_way(package: Package) -> tuple[str, Path]:
    """The unit's fingerprint and public key, as a receiver keeps them."""
    told = next(line for line in verify(package.path).unchecked if line.startswith("who signed"))
    key = package.path.parent / "unit.vkey"
    shutil.copy(package.path / VKEY, key)
    return re.findall(r"[0-9A-F:]{95}", told)[0], key


def test_whoever_knows_the_units_keys_need_not_compare_them(alone, package) -> None:
    fingerprint, key = given_by_another_way(package)

    done = alone("verify.pyz", package.path, "--certificate-fingerprint", fingerprint, "--key", key)

    assert done.returncode == 0
    assert "who signed" not in done.stdout
    assert "whose key" not in done.stdout


def test_package_signed_anew_by_somebody_else_fails_for_whoever_knows_the_units_keys(alone, package) -> None:
    fingerprint, key = given_by_another_way(package)
    other_checkpoint(package)
    other_certificate(package)
    package.mend()
    signature = sign_detached(package.path.parent / "stranger", (package.path / SIGNED).read_bytes())
    package.edit(SIGNATURE, lambda _: signature)

    done = alone("verify.pyz", package.path, "--certificate-fingerprint", fingerprint, "--key", key, "--json")

    failures = json.loads(done.stdout)["failures"]
    assert "certificate.pem, fingerprint: is not the one that you were given" in failures
    assert "data/log/log.vkey, key: is not the one that you were given" in failures


FORMAT = (
    b"\x02\x01\x01", b"\x05\x00", bytes.fromhex("2a864886f70d010701"), bytes.fromhex("2a8648ce3d0403"),
)  # fmt: skip
"""By these a signature file names its own format; OpenSSL does not look at them, and nothing depends on them."""


def says_nothing(raw_: bytes, at: int) -> bool:
    return any(start.start() <= at <= start.end() for piece in FORMAT for start in re.finditer(re.escape(piece), raw_))


@pytest.mark.parametrize("examples", [12, pytest.param(300, marks=pytest.mark.slow)])
def test_any_byte_of_any_file_changed_is_found(package, flippable, examples: int) -> None:
    def places(name: str) -> st.SearchStrategy[tuple[str, int, int]]:
        return st.tuples(st.just(name), st.integers(0, len(flippable[name]) - 1), st.integers(1, 255))

    @settings(max_examples=examples, deadline=None, database=None)
    @given(place=st.sampled_from(sorted(flippable)).flatmap(places))
    def changed_is_found(place: tuple[str, int, int]) -> None:
        name, at, mask = place
        whole = flippable[name]
        (package.path / name).write_bytes(whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1 :])

        failures = verify(package.path).failures
        (package.path / name).write_bytes(whole)

        assert failures or (name == SIGNATURE and says_nothing(whole, at))

    changed_is_found()


@pytest.fixture(scope="session")
def flippable(exported) -> dict[str, bytes]:
    """Every file of the package that holds a byte; bytes of the stamp on it are changed in the tests of seals."""
    files = (path for path in exported.package.rglob("*") if path.is_file() and path.name != STAMP)
    return {path.relative_to(exported.package).as_posix(): path.read_bytes() for path in files if path.stat().st_size}

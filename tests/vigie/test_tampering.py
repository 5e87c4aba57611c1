"""Whatever is changed by hand in a workspace, in its database's file or in its evidence, is found and named."""

from __future__ import annotations

import gzip
import io
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from evidence.member import members, pack
from evidence.record import parse_record, write_record

PAGE = "(SELECT id FROM capture WHERE kind = 'page' LIMIT 1)"


@pytest.fixture
def home(exported, tmp_path: Path) -> Path:
    """A copy of a workspace after a crawl, a seal and an export."""
    return shutil.copytree(exported.home, tmp_path / "home")


def test_workspace_left_alone_verifies(vigie, home) -> None:
    said = vigie("--json", "verify", home)

    assert (said.code, said.row["failures"], said.row["hindered"]) == (0, [], [])


def capture(column: str, value: str) -> str:
    return f'UPDATE capture SET "{column}" = {value} WHERE id = {PAGE}'


ROWS: dict[str, tuple[str, str]] = {
    **{
        f"capture {column}": (capture(column, value), f", {told}: ")
        for column, value, told in (
            ("run", "NULL", "run"),
            ("kind", "'photo'", "kind"),
            ("method", "'POST'", "method"),
            ("status", "404", "status"),
            ("requested_at", "'2020-01-01 00:00:00.000000'", "requested_at"),
            ("received_at", "'2020-01-01 00:00:00.000000'", "received_at"),
            ("address", "'127.0.0.2:80'", "address"),
            ("content_type", "'text/plain'", "content_type"),
            ("block_sha256", "payload_sha256", "block_sha256"),
            ("size", "size + 1", "size"),
            ("length", "length - 1", "length"),
            ("verdict", "'truncated'", "verdict"),
            ("detail", "'{}'", "detail"),
            ("warc_file", "'../../../etc/passwd'", "file"),
        )
    },
    "capture of an unknown kind": (capture("kind", "'unheard-of'"), "its kind is not one that can be read"),
    "capture of an unknown verdict": (capture("verdict", "'unheard-of'"), "its verdict is not one that can be read"),
    "capture with a text for a number": (capture("status", "'many'"), ", status: "),
    "capture with half a byte": (capture("size", "1.5"), "its size is not one that can be read"),
    "capture with bytes for a text": (capture("detail", "x'00'"), "its detail is not one that can be read"),
    "capture at no time": (capture("received_at", "'then'"), "its received_at is not one that can be read"),
    "entry of an unknown operation": (
        "UPDATE audit_entry SET operation = 'unheard-of' WHERE seq = 2",
        "audit_entry 2: its operation is not one that can be read",
    ),
    "entry at no time": ("UPDATE audit_entry SET at = 'then' WHERE seq = 2", "audit_entry 2: its at is not one"),
    "leaf of an unknown kind": (
        "UPDATE log_leaf SET kind = 'unheard-of' WHERE \"index\" = 3",
        "log_leaf 3: its kind is not one that can be read",
    ),
    "leaf with a text for a salt": (
        "UPDATE log_leaf SET salt = 'salt' WHERE \"index\" = 3",
        "log_leaf 3: its salt is not one that can be read",
    ),
    "ad of an unknown category": (
        "UPDATE ad_version SET category = 'unheard-of' WHERE id = 1",
        "ad_version 1: its category is not one that can be read",
    ),
    "ad with contacts that are none": (
        "UPDATE ad_version SET contacts = '[' WHERE id = 1",
        "ad_version 1: its contacts is not one that can be read",
    ),
    **{
        f"entry {column}": (f'UPDATE audit_entry SET "{column}" = {value} WHERE seq = 3', "entry 3")
        for column, value in (
            ("at", "'2020-01-01 00:00:00.000000'"),
            ("operation", "'erasure'"),
            ("action", "'x'"),
            ("subject", "'x'"),
            ("justification", "'x'"),
            ("case_reference", "'C-9'"),
            ("detail", "'x'"),
            ("digest", "'00'"),
        )
    },
    "entry moved to the end": ("UPDATE audit_entry SET seq = 999 WHERE seq = 3", "entry 3: it was removed"),
    "end of the log of who did what": ("UPDATE audit_head SET seq = seq + 1", "are missing at the end"),
    "name of the log": ("UPDATE log_head SET origin = 'vigie.invalid/log/0'", "is not of this log"),
    "checkpoint's size": ("UPDATE log_checkpoint SET size = size - 1", "is not of this log, or not of this size"),
    "checkpoint of nobody": ("UPDATE log_checkpoint SET note = 'x'", "note: cannot be read"),
    "an erasure that nobody ordered": (
        "INSERT INTO tombstone (name, at, account, why, ads, rows, captures, shared_captures)"
        " VALUES ('x', '2026-01-01 00:00:00.000000', 'eve', 'law', 1, 1, 0, 0)",
        "tombstone x: it was slipped in",
    ),
    "a pruning that nobody did": (
        "INSERT INTO log_pruned (seq, digest, size, until) VALUES (2, '00', 9, '2026-01-01 00:00:00.000000')",
        "and no entry says who did it",
    ),
    "what was handled": (
        "UPDATE custody SET capture = 'urn:uuid:1' WHERE rowid = (SELECT min(rowid) FROM custody)",
        "1 captures that were handled are not on record, and tombstones speak of 0",
    ),
    "that something was handled": (
        "DELETE FROM custody",
        "the captures that it is about are not those that it was written for",
    ),
}


@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.slow if i % 3 else ()) for i, n in enumerate(ROWS)])
def test_row_changed_by_hand_is_found_and_named(vigie, home, name: str) -> None:
    statement, told = ROWS[name]
    with closing(sqlite.connect(home / "vigie.db")) as file:
        assert file.execute(statement).rowcount > 0
        file.commit()

    said = vigie("--json", "verify", home)

    assert said.code == 1
    assert any(told in line for line in said.row["failures"]), said.row["failures"]


Members = list[bytes]


def first(found: Members, kind: str) -> int:
    return next(at for at, raw in enumerate(found) if parse_record(gzip.decompress(raw)).type == kind)


def record(kind: str, change: Callable[[bytes], bytes]) -> Callable[[Members], None]:
    """Change the first record of a type."""

    def tamper(found: Members) -> None:
        at = first(found, kind)
        found[at] = pack(change(gzip.decompress(found[at])))

    return tamper


def field(kind: str, name: str, value: str) -> Callable[[Members], None]:
    return record(kind, lambda data: re.sub(rf"{name}: [^\r]*".encode(), f"{name}: {value}".encode(), data, count=1))


def block(kind: str, old: bytes, new: bytes) -> Callable[[Members], None]:
    """Another block, with the digests of the record made to fit."""

    def mended(data: bytes) -> bytes:
        was = parse_record(data)
        kept = [one for one in was.fields if one[0] not in ("WARC-Block-Digest", "Content-Length")]
        assert old in was.block
        return write_record(tuple(kept), was.block.replace(old, new, 1))

    return record(kind, mended)


def erased(found: Members) -> None:
    """A record overwritten as an erasure would, without one."""
    at = first(found, "response")
    fields = [one for one in parse_record(gzip.decompress(found[at])).fields if one[0] == "WARC-Record-ID"]
    said = (("WARC-Type", "metadata"), *fields, ("Vigie-Erased", "2026-01-01T00:00:00Z"))
    found[at] = pack(write_record(said, b"removed by hand"))


EVIDENCE: dict[str, tuple[Callable[[Members], object], str]] = {
    "a body, digests mended": (block("response", b"e", b"3"), "block_sha256"),
    "a request, digests mended": (block("request", b"GET", b"PUT"), "request_sha256"),
    "a note of the connection, digests mended": (block("metadata", b"127", b"128"), "detail"),
    "time of a request": (field("request", "WARC-Date", "2020-01-01T00:00:00.000000Z"), "WARC-Date"),
    "address of a request": (field("request", "WARC-Target-URI", "http://127.0.0.1/"), "WARC-Target-URI"),
    "whose request it is": (field("request", "WARC-Concurrent-To", "<urn:uuid:1>"), "WARC-Concurrent-To"),
    "address that was connected to": (field("response", "WARC-IP-Address", "127.0.0.9"), "WARC-IP-Address"),
    "a record removed without an erasure": (erased, "was removed by hand, and a row still points to it"),
    "two records swapped": (lambda found: found.insert(4, found.pop(1)), "offset"),
    "a record at the end twice": (lambda found: found.append(found[-1]), "WARC-Record-ID"),
}


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_changed_by_hand_is_found_and_named(vigie, home, name: str) -> None:
    change, told = EVIDENCE[name]
    path = max((home / "evidence").rglob("*.warc.gz"), key=lambda one: one.stat().st_size)
    raw = path.read_bytes()
    found = [raw[one.offset : one.offset + one.length] for one in members(io.BytesIO(raw))]
    change(found)
    path.write_bytes(b"".join(found))

    said = vigie("--json", "verify", home)

    assert said.code == 1
    assert any(line.startswith(path.name) and told in line for line in said.row["failures"]), said.row["failures"]


def test_verifier_is_written_for_others(vigie, tmp_path: Path) -> None:
    said = vigie("--json", "verify", "--portable", tmp_path / "verify.pyz")

    assert said.code == 0
    assert (tmp_path / "verify.pyz").stat().st_size > 10_000
    assert said.row["file"] == str(tmp_path / "verify.pyz")
    assert vigie("verify").code == 2

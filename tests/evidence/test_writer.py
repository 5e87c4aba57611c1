"""What is written is a WARC/1.1 file that others read, and holds the bytes of the wire."""

from __future__ import annotations

import base64
import fcntl
import gzip
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from evidence import WarcWriter, parse_response, read, verify_workspace
from evidence.exchange import new_id
from evidence.record import labelled
from model import CaptureKind, CaptureVerdict, NotKept

PAGE = {"run": "run-1", "site": "town-pages", "kind": CaptureKind.PAGE}
WARCIO = [str(Path(sys.executable).with_name("warcio")), "check", "-v"]


def warcio_records(path: Path) -> list[tuple[str, str, bytes]]:
    with path.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Record-ID"), record.raw_stream.read())
            for record in ArchiveIterator(file, no_record_parse=True)
        ]


def test_warcio_accepts_every_awkward_response(keep, awkward):
    folder, captures = keep(list(awkward.values()))

    checked = subprocess.run([*WARCIO, folder / captures[0].warc_file], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("digest pass") >= 3 * len(awkward)
    with (folder / captures[0].warc_file).open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()


def test_warcio_refuses_a_changed_payload(keep, awkward):
    """The check above is able to fail."""
    folder, captures = keep([awkward["plain"]])
    record = folder / captures[0].warc_file

    record.write_bytes(gzip.compress(gzip.decompress(record.read_bytes()).replace(b"\r\n\r\nhello", b"\r\n\r\nhullo")))

    checked = subprocess.run([*WARCIO, record], capture_output=True, text=True, check=False)

    assert checked.returncode != 0


def test_block_is_the_bytes_of_the_wire(keep, awkward):
    folder, captures = keep(list(awkward.values()))

    blocks = {id_: block for kind, id_, block in warcio_records(folder / captures[0].warc_file) if kind == "response"}

    assert [blocks[f"<{capture.id}>"] for capture in captures[:-1]] == list(awkward.values())


def test_records_come_in_order_and_point_to_the_response(keep, awkward):
    folder, captures = keep([awkward["plain"]])

    with (folder / captures[0].warc_file).open("rb") as file:
        records = [record.rec_headers for record in ArchiveIterator(file)]

    types = [headers.get_header("WARC-Type") for headers in records]
    assert types == ["warcinfo", "response", "request", "metadata", "resource"]
    assert {headers.get_header("WARC-Concurrent-To") for headers in records[2:4]} == {f"<{captures[0].id}>"}
    assert records[1].get_header("WARC-IP-Address") == "127.0.0.1"
    assert records[1].get_header("WARC-Target-URI").isascii()
    assert records[4].get_header("Vigie-Source") == captures[0].id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain", (b"hello", 200, CaptureVerdict.OK)),
        ("chunked", (b"hello world", 200, CaptureVerdict.OK)),
        ("chunked-torn", (b"hellothe rest is mis", 200, CaptureVerdict.MALFORMED)),
        ("chunked-lie", (b"<p>no chunk at all</p>", 200, CaptureVerdict.MALFORMED)),
        ("early-hints", (b"final", 200, CaptureVerdict.OK)),
        ("not-modified", (b"", 304, CaptureVerdict.OK)),
        ("no-http", (b"SSH-2.0-OpenSSH_9.2\r\n", 0, CaptureVerdict.MALFORMED)),
        ("no-reason", (b"gone", 404, CaptureVerdict.OK)),
    ],
)
def test_payload_has_its_transfer_coding_removed(keep, awkward, name, expected):
    folder, (capture, _) = keep([awkward[name]])

    record = read(folder, capture)

    assert (record.payload, record.status, capture.verdict) == expected
    assert (capture.size, capture.status) == (len(record.payload), record.status)


def test_caller_who_reads_another_body_makes_it_malformed(tmp_path, exchange, awkward):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")

    agreed = writer.exchange(exchange(awkward["plain"], payload=b"hello"), **PAGE)
    other = writer.exchange(exchange(awkward["plain"], payload=b"hell"), **PAGE)
    writer.close()

    assert (agreed.verdict, other.verdict) == (CaptureVerdict.OK, CaptureVerdict.MALFORMED)


def test_browser_response_says_that_its_head_was_rebuilt(tmp_path, exchange):
    response = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n<p>decoded</p>"
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    capture = writer.exchange(exchange(response, wire=False, detail=""), **PAGE)
    writer.close()

    record = read(tmp_path, capture)

    assert record.payload == b"<p>decoded</p>"
    assert ("X-Archive-Orig-Content-Encoding", "br") in record.headers
    assert ("Content-Length", "14") in record.headers
    assert any(
        kind == "metadata" and b"rebuilt" in block for kind, _, block in warcio_records(tmp_path / capture.warc_file)
    )


def test_browser_response_without_a_head_is_kept_as_it_is(tmp_path, exchange):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    capture = writer.exchange(exchange(b"no head", wire=False), **PAGE)
    writer.close()

    assert (read(tmp_path, capture).payload, capture.verdict) == (b"no head", CaptureVerdict.MALFORMED)


def test_address_cannot_end_its_line(tmp_path, exchange, awkward):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    capture = writer.exchange(exchange(awkward["plain"], url="http://x/\r\nWARC-Type: warcinfo"), **PAGE)
    writer.close()

    types = [kind for kind, *_ in warcio_records(tmp_path / capture.warc_file)]

    assert types == ["warcinfo", "response", "request", "metadata"]
    with pytest.raises(ValueError, match="line break"):
        WarcWriter(tmp_path, "run-2", "vigie test").exchange(
            exchange(awkward["plain"]), run="a\r\nb", site="s", kind=CaptureKind.PAGE
        )


def test_file_is_closed_at_its_size_and_the_next_begun(keep, awkward):
    folder, captures = keep([awkward["binary"]] * 6, max_bytes=3000)

    names = sorted(path.name for path in folder.iterdir())

    assert len(names) > 1
    assert names == sorted({capture.warc_file for capture in captures})
    assert not verify_workspace(folder, captures).failures
    assert all(warcio_records(folder / name)[0][0] == "warcinfo" for name in names)


def test_later_writer_takes_a_new_file(keep, awkward, exchange):
    folder, captures = keep([awkward["plain"]])
    before = (folder / captures[0].warc_file).read_bytes()

    writer = WarcWriter(folder, "run-1", "vigie test")
    later = writer.exchange(exchange(awkward["plain"]), **PAGE)
    writer.close()

    assert later.warc_file != captures[0].warc_file
    assert (folder / captures[0].warc_file).read_bytes() == before


def test_open_file_is_marked_and_locked_until_closed(tmp_path, exchange, awkward):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    capture = writer.exchange(exchange(awkward["plain"]), **PAGE)

    mark = tmp_path / (capture.warc_file + ".open")
    with (tmp_path / capture.warc_file).open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert mark.exists()
    writer.close()
    assert not mark.exists()


def test_failed_fsync_ends_the_writer(tmp_path, exchange, awkward, monkeypatch):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    writer.exchange(exchange(awkward["plain"]), **PAGE)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(5, "Input/output error")))

    with pytest.raises(NotKept, match="Input/output error"):
        writer.sync()
    monkeypatch.undo()

    with pytest.raises(NotKept, match="ended after an earlier failure"):
        writer.sync()
    writer.close()


def test_folder_that_cannot_be_written_is_said_plainly(tmp_path, exchange, awkward):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotKept, match="not kept"):
        WarcWriter(tmp_path / "file", "run-1", "vigie test").exchange(exchange(awkward["plain"]), **PAGE)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.binary(max_size=40), body=st.binary(max_size=60), chunked=st.booleans())
@example(head=b"\r", body=b"", chunked=False)  # a line that looks blank to some stands just before the blank one
@example(head=b"X: y\r\n\r\r", body=b"x", chunked=True)
def test_warcio_accepts_any_bytes(tmp_path_factory, exchange, head, body, chunked):
    coding = b"Transfer-Encoding: chunked\r\n" if chunked else b""
    response = b"HTTP/1.1 200 OK\r\n" + coding + head + b"\r\n\r\n" + body
    folder = tmp_path_factory.mktemp("any")
    writer = WarcWriter(folder, "run-1", "vigie test")
    capture = writer.exchange(exchange(response), **PAGE)
    writer.close()

    with (folder / capture.warc_file).open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
    assert not verify_workspace(folder, [capture]).failures
    assert verify_workspace(folder, [replace(capture, payload_sha256="0" * 64)]).failures


@given(
    parts=st.lists(st.binary(min_size=1, max_size=30), max_size=6), extension=st.sampled_from([b"", b";a=b", b" ; x"])
)
def test_chunks_join_to_what_was_sent(parts, extension):
    sent = io.BytesIO()
    for part in parts:
        sent.write(b"%x%s\r\n%s\r\n" % (len(part), extension, part))
    sent.write(b"0\r\n\r\n")

    message = parse_response(b"HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n" + sent.getvalue())

    assert (message.payload, message.whole) == (b"".join(parts), True)


@given(digest=st.binary(min_size=32, max_size=32))
def test_digests_are_labelled_in_base32(digest):
    assert labelled(digest.hex()) == f"sha256:{base64.b32encode(digest).decode()}"


def test_ids_are_random_and_of_version_four():
    made = [UUID(new_id().removeprefix("urn:uuid:")) for _ in range(200)]

    assert {(one.version, one.variant) for one in made} == {(4, RFC_4122)}
    assert len(set(made)) == 200
    for place in range(128):
        fixed = place in (76, 77, 78, 79, 62, 63)
        assert (len({one.int >> place & 1 for one in made}) == 1) is fixed

"""Whatever is changed in the bytes or in the rows is found, and named by file, record and field."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter as PeerWriter

from evidence import WarcWriter, body, erase, read, verify_warc, verify_workspace
from evidence.member import HEADER, members, oddity, pack
from model import BadInput, CaptureKind, CaptureVerdict, EvidenceBroken


def test_untouched_folder_passes_and_says_what_it_does_not_prove(keep, awkward):
    folder, captures = keep(list(awkward.values()))

    report = verify_workspace(folder, captures)

    assert report.checked == len(captures)
    assert not report.failures
    assert [line for line in report.unchecked if line.startswith("unsealed")]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_flipped_bit_is_found_and_its_record_named(flippable, data):
    folder, captures, path, whole = flippable
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    changed = bytearray(whole)
    changed[bit // 8] ^= 1 << bit % 8
    path.write_bytes(changed)

    report = verify_workspace(folder, captures)

    assert report.failures, f"bit {bit} of byte {bit // 8}"
    hit = [capture for capture in captures if capture.offset <= bit // 8 < capture.offset + capture.length]
    for capture in hit:
        assert capture.id in {problem.record for problem in report.failures}
        assert {problem.file for problem in report.failures} == {capture.warc_file}


@pytest.fixture
def flippable(tmp_path_factory, exchange, awkward, at):
    folder = tmp_path_factory.mktemp("flips")
    writer = WarcWriter(folder, "run-1", "vigie test")
    captures = [
        writer.exchange(exchange(awkward[name]), run="run-1", site="s", kind=CaptureKind.PAGE)
        for name in ("plain", "chunked", "binary")
    ]
    writer.close()
    path = folder / captures[0].warc_file
    return folder, captures, path, path.read_bytes()


def test_bits_that_gzip_readers_skip_are_looked_at(flippable):
    *_, whole = flippable
    found = list(members(io.BytesIO(whole)))
    spare = []
    for member in found:
        raw = bytearray(whole[member.offset : member.offset + member.length])
        raw[-9] |= 0x80
        if bytes(raw) != whole[member.offset : member.offset + member.length]:
            try:
                same = gzip.decompress(raw) == member.data
            except (zlib.error, OSError, EOFError):
                continue
            if same:
                spare.append(oddity(bytes(raw)))

    assert all(oddity(whole[member.offset : member.offset + member.length]) is None for member in found)
    assert spare
    assert set(spare) == {"bits behind the gzip stream"}


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 200_000])
def test_what_is_packed_already_is_stored_and_leaves_no_bit_unread(size):
    data = bytes(number % 251 for number in range(size))
    raw = pack(data, packed=True)
    heads = range(len(HEADER), len(raw) - 8, 5 + 65_535)

    assert gzip.decompress(raw) == data
    assert (len(raw) - size - len(HEADER) - 8, oddity(raw)) == (5 * len(heads), None)
    for at in heads:
        spare = bytearray(raw)
        spare[at] |= 0x10
        assert gzip.decompress(spare) == data
        assert oddity(bytes(spare)) == "bits beside the head of a stored block"


@pytest.mark.parametrize(
    "change",
    [
        {"block_sha256": "0" * 64}, {"payload_sha256": "0" * 64}, {"size": 1}, {"status": 404}, {"length": 9},
        {"id": "urn:uuid:00000000-0000-4000-8000-000000000000"}, {"url": "http://127.0.0.1:8080/other"},
        {"kind": CaptureKind.DOM}, {"site": "other"}, {"verdict": CaptureVerdict.TRUNCATED}, {"method": "POST"},
        {"address": "127.0.0.2:80"}, {"run": None}, {"source": "urn:uuid:1"}, {"offset": 3},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_changed_row_is_found_and_its_field_named(keep, awkward, change):
    folder, captures = keep([awkward["plain"]])
    field = next(iter(change))
    changed = replace(captures[0], **change)

    problems = verify_workspace(folder, [changed, captures[1]]).failures

    assert [(problem.file, problem.record) for problem in problems] == [(changed.warc_file, changed.id)]
    assert problems[0].field == field
    with pytest.raises(EvidenceBroken, match="gzip member" if field == "offset" else field):
        read(folder, changed)


def test_changed_time_is_found(keep, awkward):
    folder, captures = keep([awkward["plain"]])
    later = captures[0].received_at + timedelta(seconds=1)

    fields = [
        verify_workspace(folder, [replace(captures[0], **{name: later}), captures[1]]).failures[0].field
        for name in ("requested_at", "received_at")
    ]

    assert fields == ["requested_at", "received_at"]


def test_changed_record_with_mended_checksum_is_found(keep, awkward):
    folder, captures = keep([awkward["plain"]])
    path = folder / captures[0].warc_file
    found = list(members(io.BytesIO(path.read_bytes())))
    forged = [member.data.replace(b"hello", b"hullo") for member in found]
    path.write_bytes(b"".join(gzip.compress(data) for data in forged))

    fields = {problem.field for problem in verify_warc(path).failures}

    assert {"WARC-Block-Digest", "WARC-Payload-Digest"} <= fields


def test_missing_file_and_stray_records_are_said(keep, awkward):
    folder, captures = keep([awkward["plain"], awkward["binary"]])

    stray = verify_workspace(folder, captures[1:])
    (folder / captures[0].warc_file).unlink()
    missing = verify_workspace(folder, captures)

    assert any("1 captures that no row points to" in line for line in stray.unchecked)
    assert "3 rows point into it" in str(missing.failures[0])


def test_row_cannot_lead_out_of_the_folder(keep, awkward):
    folder, captures = keep([awkward["plain"]])
    outside = replace(captures[0], warc_file="../elsewhere.warc.gz")

    with pytest.raises(EvidenceBroken, match="outside"):
        read(folder, outside)
    assert "outside" in verify_workspace(folder, [outside]).failures[0].what


def test_damage_in_the_middle_leaves_the_rest_checked(keep, awkward):
    folder, captures = keep([awkward["binary"]] * 5)
    path = folder / captures[0].warc_file
    raw = bytearray(path.read_bytes())
    raw[captures[2].offset + 5 : captures[2].offset + 60] = b"\0" * 55
    path.write_bytes(raw)

    report = verify_workspace(folder, captures)

    assert {problem.record for problem in report.failures} == {captures[2].id}
    assert report.checked == len(captures) - 1
    assert body(folder, captures[4])


def test_open_file_with_half_a_record_is_noted_not_failed(keep, awkward):
    folder, captures = keep([awkward["plain"]])
    path = folder / captures[0].warc_file
    with path.open("ab") as file:
        file.write(HEADER + b"half")

    closed = verify_workspace(folder, captures)
    path.with_name(path.name + ".open").touch()
    still_open = verify_workspace(folder, captures)

    assert closed.failures
    assert not still_open.failures
    assert "not closed yet" in still_open.notes[0]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves a temporary file open
def test_peer_file_is_checked_by_its_own_digests(tmp_path):
    path = tmp_path / "peer.warc.gz"
    with path.open("wb") as file:
        peer = PeerWriter(file, gzip=True, warc_version="1.1")
        head = StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked")], protocol="HTTP/1.1")
        chunked = b"5\r\nhello\r\n0\r\n\r\n"
        peer.write_record(
            peer.create_warc_record("http://x/", "response", payload=io.BytesIO(chunked), http_headers=head)
        )

    sound = verify_warc(path)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"hello", b"hullo")))
    changed = verify_warc(path)

    assert (sound.checked, sound.failures) == (1, ())
    assert changed.failures


def test_file_of_another_kind_is_bad_input(tmp_path):
    path = tmp_path / "x.warc"
    path.write_bytes(b"WARC/1.1\r\n")

    with pytest.raises(BadInput, match=r"x\.warc"):
        verify_warc(path)


def test_erased_record_is_noted_and_others_stay_valid(keep, awkward, at):
    folder, captures = keep(list(awkward.values()))
    before = (folder / captures[0].warc_file).stat().st_size

    gone = [captures[index] for index in (0, 3, 9, len(captures) - 1)]
    for capture in gone:
        erase(folder, capture, at)

    report = verify_workspace(folder, [capture for capture in captures if capture not in gone])
    assert not report.failures
    assert sum("removed by hand on 2026-11-02" in note for note in report.notes) == 3 * 3 + 1
    assert report.checked == len(captures) - 4
    assert (folder / captures[0].warc_file).stat().st_size == before


def test_progress_is_told(keep, awkward):
    folder, captures = keep([awkward["plain"]] * 200)
    told: list[int] = []

    verify_workspace(folder, captures, told.append)

    assert told == [500]


def test_report_reads_as_a_line(tmp_path: Path, keep, awkward):
    folder, captures = keep([awkward["plain"]])

    problem = verify_workspace(folder, [replace(captures[0], size=1)]).failures[0]

    assert str(problem) == f"{captures[0].warc_file}, {captures[0].id}, size: does not match the bytes in the file"

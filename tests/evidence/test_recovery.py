"""Kills, full disks and torn tails lose nothing that was synced, and are told."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import evidence.erasure as room
from evidence import WarcWriter, erase, read, recover, verify_warc, verify_workspace
from evidence.durable import ERASING
from model import Capture, CaptureKind, CaptureVerdict, EvidenceBroken, NotKept

PAGE = {"run": "run-1", "site": "town-pages", "kind": CaptureKind.PAGE}

CHILD = """
import json, os, sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from evidence import Exchange, WarcWriter
from model import CaptureKind

at = datetime(2026, 11, 2, tzinfo=UTC)
writer = WarcWriter(Path(sys.argv[1]), "run-1", "child", max_bytes=400_000)
batch = []
while True:
    body = os.urandom(3000) + b"words " * 2000
    response = b"HTTP/1.1 200 OK\\r\\n\\r\\n" + body
    exchange = Exchange("http://x/", "GET", b"GET / HTTP/1.1\\r\\n\\r\\n", response, None, at, at)
    batch.append(writer.exchange(exchange, run="run-1", site="s", kind=CaptureKind.PAGE))
    if len(batch) == 5:
        writer.sync()
        for capture in batch:
            print(json.dumps(asdict(capture), default=str), flush=True)
        batch = []
"""


def _row(line: str) -> Capture:
    said = json.loads(line)
    times = {name: datetime.fromisoformat(said[name]) for name in ("requested_at", "received_at")}
    return Capture(**{**said, **times, "kind": CaptureKind(said["kind"]), "verdict": CaptureVerdict(said["verdict"])})


def _killed(folder: Path, seconds: float) -> list[Capture]:
    """Run a writer, kill it, and give the rows that it acknowledged."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, folder], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    return [_row(line) for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.11])
def test_kill_loses_nothing_that_was_synced(tmp_path, seconds):
    captures = _killed(tmp_path, seconds)

    recover(tmp_path)
    report = verify_workspace(tmp_path, captures)

    assert report.checked == len(captures) >= 5
    assert not report.failures
    assert not list(tmp_path.glob("*.open"))


@pytest.mark.slow
def test_sixty_kills_lose_nothing_that_was_synced(tmp_path):
    torn = 0
    for kill in range(60):
        folder = tmp_path / str(kill)
        captures = _killed(folder, kill % 20 * 0.004)
        recover(folder)
        report = verify_workspace(folder, captures)
        torn += bool(list(folder.glob("*.torn-*")))
        assert (report.checked, report.failures) == (len(captures), ())


def test_row_saved_before_the_sync_would_be_found_out(tmp_path, exchange, awkward):
    """The order matters: a row whose record was torn away fails verification."""
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    captures = [writer.exchange(exchange(awkward["binary"]), **PAGE) for _ in range(3)]
    writer.close()
    path = tmp_path / captures[0].warc_file
    os.truncate(path, captures[2].offset + 20)
    path.with_name(path.name + ".open").touch()

    recover(tmp_path)

    assert [problem.record for problem in verify_workspace(tmp_path, captures).failures] == [captures[2].id]


def test_every_cut_of_the_tail_is_set_aside(tmp_path, exchange, awkward):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    captures = [writer.exchange(exchange(awkward["plain"]), **PAGE) for _ in range(2)]
    writer.close()
    path = tmp_path / captures[0].warc_file
    whole = path.read_bytes()
    end = captures[1].offset
    for cut in range(end + 1, end + captures[1].length, 7):
        path.write_bytes(whole[:cut])
        path.with_name(path.name + ".open").touch()

        told = recover(tmp_path)

        torn = path.with_name(path.name + ".torn-1")
        assert path.read_bytes() == whole[:end]
        assert torn.read_bytes() == whole[end:cut]
        assert f"{cut - end} bytes after the last whole record" in told[0]
        torn.unlink()


def test_damage_before_whole_records_is_left_for_verification(keep, awkward):
    folder, captures = keep([awkward["binary"]] * 3)
    path = folder / captures[0].warc_file
    raw = bytearray(path.read_bytes())
    raw[captures[1].offset + 30] ^= 255
    path.write_bytes(raw + b"torn")
    path.with_name(path.name + ".open").touch()

    told = recover(folder)

    assert len(told) == 2
    assert "damaged and stay" in told[0]
    assert path.read_bytes() == raw
    assert [problem.record for problem in verify_workspace(folder, captures).failures] == [captures[1].id]


def test_second_torn_tail_gets_a_second_name(keep, awkward):
    folder, captures = keep([awkward["plain"]])
    path = folder / captures[0].warc_file
    for number in (1, 2):
        with path.open("ab") as file:
            file.write(b"torn")
        path.with_name(path.name + ".open").touch()
        recover(folder)
        assert path.with_name(f"{path.name}.torn-{number}").exists()
    assert sum("torn bytes set aside" in line for line in verify_workspace(folder, captures).unchecked) == 2


def test_file_of_a_living_writer_is_left_alone(tmp_path, exchange, awkward):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    capture = writer.exchange(exchange(awkward["plain"]), **PAGE)
    before = (tmp_path / capture.warc_file).read_bytes()

    told = recover(tmp_path)
    writer.close()

    assert told == []
    assert (tmp_path / capture.warc_file).read_bytes() == before


def test_nothing_to_recover_is_nothing_to_tell(keep, awkward):
    folder, _ = keep([awkward["plain"]])

    assert recover(folder) == []


@pytest.fixture
def small_disk():
    """Files of this process may grow to 20 kB, as on a disk that is nearly full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, ignored)


def test_full_disk_keeps_whole_records_and_says_so(tmp_path, exchange, small_disk):
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    captures = []

    with pytest.raises(NotKept, match=r"run-1-00001\.warc\.gz: .*not kept"):
        for _ in range(20):
            captures.append(writer.exchange(exchange(b"HTTP/1.1 200 OK\r\n\r\n" + os.urandom(3000)), **PAGE))
    with pytest.raises(NotKept, match="ended after"):
        writer.exchange(exchange(b"HTTP/1.1 200 OK\r\n\r\n"), **PAGE)
    writer.close()

    assert len(captures) >= 3
    assert (tmp_path / captures[0].warc_file).stat().st_size < 20_000
    assert not verify_workspace(tmp_path, captures).failures
    assert not verify_warc(tmp_path / captures[0].warc_file).failures


def test_interrupted_erasure_is_finished(keep, awkward, at, monkeypatch):
    folder, captures = keep([awkward["binary"]] * 2)
    monkeypatch.setattr(room, "_carry_out", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        erase(folder, captures[0], at)
    monkeypatch.undo()
    path = folder / captures[0].warc_file
    raw = bytearray(path.read_bytes())
    raw[captures[0].offset + 40 : captures[0].offset + captures[0].length + 200] = b"\0" * (captures[0].length + 160)
    path.write_bytes(raw)

    assert any("erasure was interrupted" in line for line in verify_workspace(folder, captures[1:]).unchecked)
    told = recover(folder)

    assert "interrupted erasure was finished" in told[0]
    assert not list(folder.glob(f"*{ERASING}*"))
    assert not verify_workspace(folder, captures[1:]).failures


def test_erasing_twice_keeps_the_first_date(keep, awkward, at):
    folder, captures = keep([awkward["plain"]])
    erase(folder, captures[0], at)
    first = (folder / captures[0].warc_file).read_bytes()

    erase(folder, captures[0], at.replace(year=2027))

    assert (folder / captures[0].warc_file).read_bytes() == first
    with pytest.raises(EvidenceBroken, match="removed by hand"):
        read(folder, captures[0])


def test_erasure_leaves_no_byte_of_what_was_said(tmp_path, exchange, at):
    secret = b"call 0470 00 00 01 now"
    stored = os.urandom(400).join([secret] * 3)
    writer = WarcWriter(tmp_path, "run-1", "vigie test")
    capture = writer.exchange(exchange(b"HTTP/1.1 200 OK\r\n\r\n" + stored, url="http://x/secret-path"), **PAGE)
    writer.close()
    path = tmp_path / capture.warc_file

    erase(tmp_path, capture, at)

    assert b"secret-path" not in gzip.decompress(path.read_bytes())
    assert stored[30:60] not in path.read_bytes()


def test_erasure_refuses_the_place_of_another_record(keep, awkward, at):
    folder, captures = keep([awkward["plain"], awkward["binary"]])
    before = (folder / captures[0].warc_file).read_bytes()

    with pytest.raises(EvidenceBroken, match="another record"):
        erase(folder, replace(captures[0], offset=captures[1].offset), at)
    with pytest.raises(EvidenceBroken, match="no record stands"):
        erase(folder, replace(captures[0], offset=captures[0].offset + 1), at)
    assert (folder / captures[0].warc_file).read_bytes() == before


def test_damaged_record_can_still_be_erased(keep, awkward, at):
    folder, captures = keep([awkward["binary"]] * 2)
    path = folder / captures[0].warc_file
    raw = bytearray(path.read_bytes())
    raw[captures[0].offset + 60] ^= 255
    path.write_bytes(raw)

    erase(folder, captures[0], at)

    assert not verify_workspace(folder, captures[1:]).failures


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 1), zeros=st.integers(0, 3000))
def test_loss_of_power_takes_nothing_that_was_synced(tmp_path_factory, exchange, awkward, part, zeros):
    """Of what was written after the last sync any part may be there, and zeros where the rest was to come."""
    folder = tmp_path_factory.mktemp("power")
    writer = WarcWriter(folder, "run-1", "vigie test")
    synced = [writer.exchange(exchange(awkward["binary"]), **PAGE) for _ in range(3)]
    writer.sync()
    path = folder / synced[0].warc_file
    end = path.stat().st_size
    for _ in range(3):
        writer.exchange(exchange(awkward["binary"]), **PAGE)  # no row is ever saved of these
    writer.close()
    cut = end + int(part * (path.stat().st_size - end))
    os.truncate(path, cut)
    with path.open("ab") as file:
        file.write(b"\0" * zeros)
    path.with_name(path.name + ".open").touch()

    told = recover(folder)

    report = verify_workspace(folder, synced)
    assert (report.failures, report.checked) == ((), len(synced))
    assert len(told) == len(list(folder.glob("*.torn-*"))) <= 1
    left = path.stat().st_size + sum(torn.stat().st_size for torn in folder.glob("*.torn-*"))
    assert left == cut + zeros


RECOVER = (
    "import sys, pathlib; from evidence import recover; print('up', flush=True); recover(pathlib.Path(sys.argv[1]))"
)


@pytest.mark.slow
def test_recovery_that_is_killed_is_finished_by_the_next(tmp_path, exchange, awkward):
    kept, tails = [], {}
    for number in range(120):
        writer = WarcWriter(tmp_path, f"run-{number}", "vigie test")
        kept.append(writer.exchange(exchange(awkward["binary"]), **PAGE))
        writer.close()
        path = tmp_path / kept[-1].warc_file
        tails[path.name] = os.urandom(3) + b"\x1f\x8b\x08torn" + bytes([number]) * 5000
        path.write_bytes(path.read_bytes() + tails[path.name])
        path.with_name(path.name + ".open").touch()

    for tenth in range(8):
        child = subprocess.Popen([sys.executable, "-c", RECOVER, tmp_path], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(tenth * 0.012)
        child.kill()
        child.communicate()
        assert not verify_workspace(tmp_path, kept).failures
    recover(tmp_path)

    report = verify_workspace(tmp_path, kept)
    assert (report.failures, report.checked) == ((), len(kept))
    assert not list(tmp_path.glob("*.open"))
    for name, tail in tails.items():
        assert tail in {torn.read_bytes() for torn in tmp_path.glob(f"{name}.torn-*") if torn.suffix != ".part"}

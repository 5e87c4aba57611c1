"""Chosen captures leave in a file of their own, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evidence import extract, read, verify_warc, verify_workspace
from model import EvidenceBroken


def test_extract_copies_members_byte_for_byte(keep, awkward, tmp_path):
    folder, captures = keep(list(awkward.values()), max_bytes=4000)
    target = tmp_path / "out" / "captures.warc.gz"
    target.parent.mkdir()
    chosen = [captures[2], captures[-2], captures[-1]]

    moved = extract(folder, chosen, target)

    for before, after in zip(chosen, moved, strict=True):
        raw = (folder / before.warc_file).read_bytes()[before.offset : before.offset + before.length]
        assert target.read_bytes()[after.offset : after.offset + after.length] == raw
        assert read(target.parent, after) == read(folder, before)
    report = verify_workspace(target.parent, moved)
    assert (report.checked, report.failures) == (3, ())
    assert not verify_warc(target).failures
    warcio = [str(Path(sys.executable).with_name("warcio")), "check", target]
    assert subprocess.run(warcio, check=False).returncode == 0


def test_extract_twice_gives_the_same_bytes(keep, awkward, tmp_path):
    folder, captures = keep(list(awkward.values()))

    extract(folder, captures, tmp_path / "a.warc.gz")
    extract(folder, captures, tmp_path / "b.warc.gz")

    assert (tmp_path / "a.warc.gz").read_bytes() == (tmp_path / "b.warc.gz").read_bytes()


def test_broken_capture_is_not_extracted(keep, awkward, tmp_path):
    folder, captures = keep([awkward["plain"]])
    path = folder / captures[0].warc_file
    raw = bytearray(path.read_bytes())
    raw[captures[0].offset + 90] ^= 1
    path.write_bytes(raw)

    with pytest.raises(EvidenceBroken, match=captures[0].id):
        extract(folder, captures, tmp_path / "out.warc.gz")
    assert not list(tmp_path.glob("out*"))

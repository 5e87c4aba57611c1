"""A new hash of a capture says what stands in its place now, and never stops at what it finds."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from evidence import erase, rehash, verify_workspace


def test_untouched_capture_is_as_recorded(keep, awkward):
    folder, captures = keep(list(awkward.values()))

    found = rehash(folder, captures)

    assert [(one.capture, one.sha256, one.fault) for one in found] == [
        (capture.id, capture.payload_sha256, "") for capture in captures
    ]


def test_row_that_says_otherwise_is_told_with_the_digest_of_the_bytes(keep, awkward):
    folder, (capture, *_) = keep([awkward["plain"]])

    (found,) = rehash(folder, [replace(capture, payload_sha256="0" * 64)])

    assert found.sha256 == hashlib.sha256(b"hello").hexdigest()
    assert found.fault.startswith("payload_sha256: ")


@pytest.mark.parametrize("how", ["a byte of the record", "a cut file", "no file", "another file", "erased"])
def test_bytes_that_are_not_as_recorded_have_a_fault_as_verify_does(keep, awkward, at, how):
    folder, (capture, *_) = keep([awkward["binary"]])
    path = folder / capture.warc_file
    raw = bytearray(path.read_bytes())
    if how == "a byte of the record":
        raw[capture.offset + 60] ^= 255
    if how == "another file":
        capture = replace(capture, warc_file="../outside.warc.gz")
    elif how == "erased":
        erase(folder, capture, at)
    elif how == "no file":
        path.unlink()
    else:
        path.write_bytes(raw[: capture.offset + 80] if how == "a cut file" else raw)

    (found,) = rehash(folder, [capture])

    assert (found.sha256, bool(found.fault)) == ("", True)
    assert how == "erased" or verify_workspace(folder, [capture]).failures

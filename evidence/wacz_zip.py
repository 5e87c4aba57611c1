"""The ZIP file of a WACZ: nothing in it that one reader sees and another does not."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from evidence.report import Problem

LOCAL, END, LOCATOR, END_64 = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
ENCRYPTED = 0x1 | 0x40 | 0x2000
STREAMED = 0x8  # sizes follow the data: other writers use it
_LOCAL = struct.Struct("<6xHHHHIIIHH")
TRAILERS = (12, 16, 20, 24)  # bytes of what follows streamed data: with or without a mark, 32 or 64 bits


def check_zip(path: Path, archive: zipfile.ZipFile) -> Iterator[Problem]:
    """Entries twice, encrypted, oddly compressed or at odds with their own header; bytes that belong to no entry."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    names = [entry.filename for entry in entries]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(path.name, name, "zip", "stands there twice")
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            yield Problem(path.name, entry.filename, "zip", "is encrypted")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield Problem(path.name, entry.filename, "zip", "is compressed in a way that players do not read")
        if entry.filename.endswith(".gz") and entry.compress_type != zipfile.ZIP_STORED:
            yield Problem(path.name, entry.filename, "compression", "a compressed file must be stored as it is")
    with path.open("rb") as file:
        yield from _check_layout(path.name, file, entries)


def _check_layout(name: str, file: BinaryIO, entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """Entry behind entry without a gap, then the directory, then the end."""
    at = 0
    for entry in entries:
        gap = entry.header_offset - at
        if gap:
            yield Problem(name, entry.filename, "zip", f"{abs(gap)} bytes before it belong to no entry")
        behind = _end_of(file, entry)
        if behind is None:
            yield Problem(name, entry.filename, "zip", "its own header says something else than the directory")
            return
        at = behind
    start, end = _directory(file)
    if start != at or end != file.seek(0, 2):
        yield Problem(name, "", "zip", "bytes around its directory belong to no entry")


def _end_of(file: BinaryIO, entry: zipfile.ZipInfo) -> int | None:
    """Offset behind an entry's data, `None` where its local header differs from the directory."""
    file.seek(entry.header_offset)
    head = file.read(30)
    if len(head) != 30 or head[:4] != LOCAL:
        return None
    flags, method, _, _, crc, packed, size, name_size, extra_size = _LOCAL.unpack(head)
    name = file.read(name_size).decode("utf-8" if flags & 0x800 else "cp437", "replace")
    streamed = flags & STREAMED
    sizes = (crc, packed, size) if not extra_size else (crc,)
    said = (entry.CRC, entry.compress_size, entry.file_size) if not extra_size else (entry.CRC,)
    if (name, method, flags) != (entry.orig_filename, entry.compress_type, entry.flag_bits):
        return None
    if not streamed and sizes != said:
        return None
    end: int = entry.header_offset + 30 + name_size + extra_size + entry.compress_size
    return end + _trailer(file, end) if streamed else end


def _trailer(file: BinaryIO, at: int) -> int:
    """Bytes of the trailer of a streamed entry: up to the next header."""
    file.seek(at)
    behind = file.read(max(TRAILERS) + 4)
    return next((size for size in TRAILERS if behind[size : size + 2] == b"PK"), 0)


def _directory(file: BinaryIO) -> tuple[int, int]:
    """Where the directory starts, and where the file must end: right behind directory and end mark, no comment."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 22))
    end = file.read(22)
    if end[:4] != END or end[20:] != b"\0\0":
        return -1, -1
    length, start = struct.unpack("<12xII2x", end)
    file.seek(max(0, size - 42))
    locator = file.read(20)
    if locator[:4] != LOCATOR:
        return start, start + length + 22
    file.seek(struct.unpack("<8xQ4x", locator)[0])
    end_64 = file.read(56)
    if end_64[:4] != END_64:
        return -1, -1
    length, start = struct.unpack("<40xQQ", end_64)
    return start, start + length + 56 + 20 + 22

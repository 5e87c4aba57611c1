"""Index and page list of a WACZ held against the records of its archive."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urldefrag

from evidence.member import BrokenMember, read_member
from evidence.report import Problem, Report
from evidence.wacz_index import FORMAT, Found, digits
from model import LimitHit

PAGES = "pages/pages.jsonl"
FIELDS = ("key", "at", "url", "digest", "mime", "length", "status", "method")
FOREIGN = ("url", "length", "status")  # what writers agree on
MAX_PART = 256 << 20  # bytes of an index or a page list

Row = Mapping[str, object]
Place = tuple[str, int]


class Unreadable(ValueError):
    """A file of the archive does not follow its format: which, and how."""

    def __init__(self, entry: str, what: str) -> None:
        super().__init__(f"{entry}: {what}")
        self.entry, self.what = entry, what


def check_contents(archive: zipfile.ZipFile, name: str, found: Iterable[Found]) -> Report:
    """Every line of the index against its record, every record that has something to show against the lines, every
    page against its capture, and every capture of a page against the list."""
    places = {(one.line.filename, one.line.offset): one for one in found}
    try:
        told = list(_lines(archive))
        failures = [*_check_lines(name, told, places), *_check_pages(archive, name, told, places)]
    except Unreadable as problem:
        return Report(0, (Problem(name, problem.entry, "file", problem.what),))
    hidden = [one for one in places.values() if one.kind and one.type == "response" and not one.shown]
    said = (
        "captures are kept and not shown by players: malformed, without an answer, or in a coding that they do not read"
    )
    return Report(0, tuple(failures), notes=(f"{name}: {len(hidden)} {said}",) if hidden else ())


def _check_lines(name: str, told: list[Row], places: Mapping[Place, Found]) -> Iterator[Problem]:
    counted = Counter(_place(row) for row in told)
    for row in told:
        one = places.get(_place(row))
        if one is None:
            yield Problem(name, _label(row), "index", "leads to no record")
            continue
        if counted[_place(row)] > 1:
            yield Problem(name, one.id, "index", "has two lines")
        if one.kind and not one.shown:
            yield Problem(name, one.id, "index", "has a line, though it is not to be shown")
        yield from (Problem(name, one.id, f"index, {field}", "does not match") for field in _differences(row, one))
    for place, one in places.items():
        if one.kind and one.shown and not counted[place]:
            yield Problem(name, one.id, "index", "has no line")


def _differences(row: Row, one: Found) -> Iterator[str]:
    said = {**row, "length": _number(row.get("length")), "status": _number(row.get("status", one.line.status))}
    said.setdefault("method", "")
    for field in FIELDS if one.kind else FOREIGN:
        if said.get(field) != getattr(one.line, field) and not (field == "url" and said["method"]):
            yield field
    if not one.kind and not one.line.at.startswith(str(row["at"])):
        yield "at"


def _check_pages(
    archive: zipfile.ZipFile, name: str, told: list[Row], places: Mapping[Place, Found]
) -> Iterator[Problem]:
    """Our own pages go by the id of their record; in another's list an address of the index is all that is asked."""
    by_id = {one.id: one for one in places.values() if one.kind}
    ours = bool(by_id)
    addresses = {str(row.get("url")) for row in told}
    listed = list(_pages(archive))
    for number, page in enumerate(listed, 2):
        one = by_id.get(str(page.get("id")))
        url, at = str(page.get("url")), digits(str(page.get("ts")))
        if one is None and (ours or urldefrag(url).url not in addresses):
            yield Problem(name, f"{PAGES}, line {number}", "id" if ours else "url", "is no capture of the archive")
        elif one is not None and not one.is_page:
            yield Problem(name, one.id, "page", "is listed, though it is no page that can be shown")
        elif one is not None and (url, at) != (one.line.url, one.line.at):
            yield Problem(name, one.id, "page", "is listed under another address or time")
    count = Counter(str(page.get("id")) for page in listed)
    for one in by_id.values():
        if one.is_page and count[one.id] != 1:
            yield Problem(
                name, one.id, "page", "is not in the list of pages" if not count[one.id] else "is listed twice"
            )


def _pages(archive: zipfile.ZipFile) -> Iterator[Row]:
    """The pages of the list, without its first line, which names the format."""
    try:
        first, *rows = [json.loads(line) for line in _text(archive, PAGES)]
        if not str(first.get("format")).startswith("json-pages-"):
            raise Unreadable(PAGES, "does not begin with the name of its format")
        if not all(isinstance(row, dict) for row in rows):
            raise Unreadable(PAGES, "cannot be read")
    except (ValueError, AttributeError) as problem:
        raise problem if isinstance(problem, Unreadable) else Unreadable(PAGES, "cannot be read") from problem
    yield from rows


def _lines(archive: zipfile.ZipFile) -> Iterator[Row]:
    """Every line of every index: JSON, with `key` and `at` from before it. Raises Unreadable for a broken index."""
    names = [entry for entry in archive.namelist() if entry.startswith("indexes/")]
    directories = [entry for entry in names if entry.endswith(".idx")]
    plain = [entry for entry in names if entry.endswith((".cdx", ".cdxj"))]
    if not directories and not plain:
        raise Unreadable("indexes", "there is no index that players read")
    for entry in plain:
        yield from _parsed(entry, _text(archive, entry))
    for entry in directories:
        yield from _parsed(entry, [line for block in _blocks(archive, entry) for line in block])


def _blocks(archive: zipfile.ZipFile, directory: str) -> Iterator[list[str]]:
    """The blocks that a directory names: each where it says, with its digest and its first key, and nothing between."""
    header, *rows = _text(archive, directory)
    meta = _json(directory, header)
    if not header.startswith("!meta 0 ") or meta.get("format") != FORMAT:
        raise Unreadable(directory, "does not begin with the name of its format")
    filename = f"indexes/{meta.get('filename')}"
    if filename not in archive.namelist():
        raise Unreadable(directory, "names a file of blocks that is missing")
    data, at = _bytes(archive, filename), 0
    for row in rows:
        place = _json(directory, row)
        length = _number(place.get("length"))
        block, digest = data[at : at + length], place.get("digest")
        if _number(place.get("offset")) != at or len(block) != length:
            raise Unreadable(directory, "does not name the blocks one behind the other")
        if digest is not None and digest != f"sha256:{hashlib.sha256(block).hexdigest()}":
            raise Unreadable(directory, f"the digest of the block at {at} does not match")
        lines = _unpacked(directory, block)
        if not lines or lines[0].partition(" {")[0] != row.partition(" {")[0]:
            raise Unreadable(directory, f"the block at {at} begins with another key")
        yield lines
        at += length
    if at != len(data):
        raise Unreadable(filename, "has blocks that its directory does not name")


def _unpacked(entry: str, block: bytes) -> list[str]:
    try:
        member = read_member(io.BytesIO(block), 0)
    except (BrokenMember, LimitHit) as problem:
        raise Unreadable(entry, "a block does not unpack") from problem
    if member.length != len(block):
        raise Unreadable(entry, "a block is more than one piece")
    return member.data.decode("utf-8", "replace").removesuffix("\n").split("\n")


def _parsed(entry: str, lines: list[str]) -> Iterator[Row]:
    keys = [line.partition(" {")[0] for line in lines]
    if keys != sorted(keys):
        raise Unreadable(entry, "its lines are not in order: players would not find them all")
    for line in lines:
        key, _, rest = line.partition(" ")
        yield {**_json(entry, line), "key": key, "at": rest.partition(" ")[0]}


def _json(entry: str, line: str) -> dict[str, object]:
    try:
        said = json.loads(line[line.index(" {") :])
    except ValueError as problem:
        raise Unreadable(entry, "a line is not as its format has it") from problem
    assert isinstance(said, dict)
    return said


def _text(archive: zipfile.ZipFile, entry: str) -> list[str]:
    """Lines, ended by line feeds only, as players read them."""
    return _bytes(archive, entry).decode("utf-8", "replace").removesuffix("\n").split("\n")


def _bytes(archive: zipfile.ZipFile, entry: str) -> bytes:
    try:
        if archive.getinfo(entry).file_size > MAX_PART:
            raise Unreadable(entry, "is too large to check")
        return archive.read(entry)
    except (KeyError, zipfile.BadZipFile, zlib.error) as problem:
        raise Unreadable(entry, "is missing or damaged") from problem


def _place(row: Row) -> Place:
    return PurePosixPath(str(row.get("filename"))).name, _number(row.get("offset"))


def _number(value: object) -> int:
    """Indexes write numbers as such or as words; -1 for what is neither."""
    return int(str(value)) if str(value).isdecimal() else -1


def _label(row: Row) -> str:
    return f"line {row['key']} {row['at']}"

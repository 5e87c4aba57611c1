"""A WACZ (version 1.1.1) checked: its own list of digests, strictly, and the WARC files inside."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from evidence.report import Problem, Report
from evidence.verification import verify_warc
from model import BadInput

LIST, LIST_DIGEST = "datapackage.json", "datapackage-digest.json"
STEP = 1 << 20
MAX_LIST = 64 << 20  # bytes of a list of files


def verify_wacz(path: Path) -> Report:
    """Check every file of a WACZ against datapackage.json, that list against its digest, and the WARC files within.

    Stricter than `wacz validate` 0.6, which accepts a missing digest file, missing pages and compressed WARC entries.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _check(archive, path.name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as problem:
        raise BadInput("not a zip file that can be read", str(path)) from problem


def _check(archive: zipfile.ZipFile, name: str) -> Report:
    there = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
    try:
        listed = {row["path"]: row["hash"] for row in json.loads(_small(archive, LIST))["resources"]}
    except (KeyError, ValueError, TypeError):
        return Report(0, (Problem(name, "", LIST, "is missing or cannot be read"),))
    failures = [*_check_list(archive, name, there.keys() - {LIST, LIST_DIGEST}, listed)]
    report = Report(len(listed), tuple(failures), ("who made it: a WACZ's signature is not checked",))
    for entry in sorted(there):
        if PurePosixPath(entry).parts[0] == "archive" and entry.endswith(".warc.gz"):
            if there[entry].compress_type != zipfile.ZIP_STORED:
                report += Report(0, (Problem(name, entry, "compression", "a WARC file must be stored as it is"),))
            else:
                report += _check_warc(archive, entry)
    return report


def _check_list(archive: zipfile.ZipFile, name: str, there: set[str], listed: dict[str, str]) -> Iterator[Problem]:
    try:
        said = json.loads(_small(archive, LIST_DIGEST))["hash"]
        if said != f"sha256:{hashlib.sha256(_small(archive, LIST)).hexdigest()}":
            yield Problem(name, LIST, "hash", f"does not match {LIST_DIGEST}")
    except (KeyError, ValueError, TypeError):
        yield Problem(name, "", LIST_DIGEST, "is missing or cannot be read")
    if "pages/pages.jsonl" not in there:
        yield Problem(name, "", "pages/pages.jsonl", "is missing")
    for entry in sorted(there ^ listed.keys()):
        yield Problem(name, entry, "file", f"is {'not listed in' if entry in there else 'missing, though in'} {LIST}")
    for entry in sorted(there & listed.keys()):
        if _digest(archive, entry) != listed[entry]:
            yield Problem(name, entry, "hash", f"does not match {LIST}")


def _small(archive: zipfile.ZipFile, entry: str) -> bytes:
    if archive.getinfo(entry).file_size > MAX_LIST:
        raise ValueError(f"{entry} is too large to read")
    return archive.read(entry)


def _digest(archive: zipfile.ZipFile, entry: str) -> str:
    engine = hashlib.sha256()
    try:
        with archive.open(entry) as file:
            while piece := file.read(STEP):
                engine.update(piece)
    except zipfile.BadZipFile:
        return "damaged"
    return f"sha256:{engine.hexdigest()}"


def _check_warc(archive: zipfile.ZipFile, entry: str) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / PurePosixPath(entry).name
        try:
            with archive.open(entry) as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, STEP)
        except zipfile.BadZipFile:
            return Report(0, (Problem(entry, "", "file", "is damaged"),))
        return verify_warc(copy)

"""A WACZ (version 1.1.1) checked: its own list of digests, strictly, its signature, and what is inside."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from evidence.report import Problem, Report
from evidence.verification import verify_warc
from evidence.wacz_contents import check_contents
from evidence.wacz_index import Found, records
from evidence.wacz_signature import check_signature
from evidence.wacz_zip import check_zip
from model import BadInput, EvidenceBroken, LimitHit

LIST, LIST_DIGEST = "datapackage.json", "datapackage-digest.json"
STEP = 1 << 20
MAX_LIST = 64 << 20  # bytes of a list of files


@dataclass(frozen=True, slots=True)
class Origin:
    """What a WACZ must be made of: WARC files, checked already, by their SHA-256; and whose key (SPKI) must sign it."""

    warcs: Mapping[str, Path]
    key: bytes


def verify_wacz(path: Path, origin: Origin | None = None) -> Report:
    """Check every file of a WACZ against datapackage.json, that list against its digest and signature, the ZIP file
    itself, the WARC files within, and index and page list against their records.

    Stricter than `wacz validate` 0.6, which accepts a missing digest file, missing pages, compressed WARC entries and
    an index that leads elsewhere. Raises BadInput for what is no ZIP file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _check(archive, path, origin)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as problem:
        raise BadInput("not a zip file that can be read", str(path)) from problem


def _check(archive: zipfile.ZipFile, path: Path, origin: Origin | None) -> Report:
    name = path.name
    report = Report(0, tuple(check_zip(path, archive)))
    if report.failures:
        return report  # readers would not agree on what is in it
    there = {entry.filename for entry in archive.infolist() if not entry.is_dir()}
    try:
        about = json.loads(_small(archive, LIST))
        listed = {row["path"]: (row["hash"], row["bytes"]) for row in about["resources"]}
    except (KeyError, ValueError, TypeError):
        return Report(0, (Problem(name, "", LIST, "is missing or cannot be read"),))
    report += Report(len(listed), tuple(_check_list(archive, name, there - {LIST, LIST_DIGEST}, listed)))
    found: list[Found] = []
    warcs = sorted(entry for entry in there if PurePosixPath(entry).parts[0] == "archive")
    if origin and sorted(_digest(archive, entry) for entry in warcs) != sorted(f"sha256:{one}" for one in origin.warcs):
        report += Report(0, (Problem(name, "archive", "file", "is not made of the WARC files beside it"),))
    try:
        for entry in warcs:
            report += _check_warc(archive, entry, origin.warcs if origin else {}, found)
        report += check_contents(archive, name, found)
    except (zipfile.BadZipFile, zlib.error, BadInput):  # every line of the index would lead nowhere: said once
        report += Report(0, (Problem(name, entry, "file", "is damaged, or not compressed record by record"),))
    return report + _check_digest(archive, name, about, origin)


def _check_digest(archive: zipfile.ZipFile, name: str, about: Mapping[str, object], origin: Origin | None) -> Report:
    """The list of files against its digest, and the signature of that."""
    digest = f"sha256:{hashlib.sha256(_small(archive, LIST)).hexdigest()}"
    try:
        said = json.loads(_small(archive, LIST_DIGEST))
        signed = said.get("signedData")
        if (said["path"], said["hash"]) != (LIST, digest):
            return Report(0, (Problem(name, LIST, "hash", f"does not match {LIST_DIGEST}"),))
    except (KeyError, ValueError, TypeError, AttributeError):
        return Report(0, (Problem(name, "", LIST_DIGEST, "is missing or cannot be read"),))
    return check_signature(name, signed, digest, about, origin.key if origin else None)


def _check_list(
    archive: zipfile.ZipFile, name: str, there: set[str], listed: Mapping[str, tuple[str, int]]
) -> Iterator[Problem]:
    if "pages/pages.jsonl" not in there:
        yield Problem(name, "", "pages/pages.jsonl", "is missing")
    for entry in sorted(there ^ listed.keys()):
        yield Problem(name, entry, "file", f"is {'not listed in' if entry in there else 'missing, though in'} {LIST}")
    for entry in sorted(there & listed.keys()):
        if _digest(archive, entry) != listed[entry][0]:
            yield Problem(name, entry, "hash", f"does not match {LIST}")
        if archive.getinfo(entry).file_size != listed[entry][1]:
            yield Problem(name, entry, "bytes", f"does not match {LIST}")


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


def _check_warc(archive: zipfile.ZipFile, entry: str, known: Mapping[str, Path], found: list[Found]) -> Report:
    """Check an archive file, and add its records to `found`."""
    if not entry.endswith(".warc.gz"):
        return Report(0, unchecked=(f"{entry}: only archives compressed record by record are checked",))
    report = Report(0)
    with suppress(EvidenceBroken, LimitHit):  # named already, where the records were checked
        if same := known.get(_digest(archive, entry).removeprefix("sha256:")):
            found += records(same, PurePosixPath(entry).name)
        else:
            with _copied(archive, entry) as copy:
                report = verify_warc(copy)
                found += records(copy)
    return report


@contextmanager
def _copied(archive: zipfile.ZipFile, entry: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / PurePosixPath(entry).name
        with archive.open(entry) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, STEP)
        yield copy

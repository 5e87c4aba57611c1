"""Import: ads collected by others. Every line and picture is stored as a capture before it becomes an ad."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import evidence
from model import BadInput, Capture, CaptureKind, Found, IngestOutcome, Mandate, Operation, RefusalReason
from store import Unit, ads, audit, captures, custody, hashlists, mandates, photos
from vigie import __version__
from vigie.ad_lines import Line, read_lines
from vigie.workspace import Workspace, now

BATCH = 100  # lines per transaction
STEP = 1 << 20


@dataclass(slots=True)
class Imported:
    """What came of a file: ads by outcome, pictures kept, lines that are wrong, lines outside the mandate."""

    outcomes: Counter[IngestOutcome] = field(default_factory=Counter)
    photos: int = 0
    mistakes: list[BadInput] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    without_list: bool = False  # pictures were left out: no hash list is loaded and its absence is not approved


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture of a line, kept: its address in the ad, its capture, its SHA-256, MD5 and SHA-1."""

    url: str
    key: str
    capture: Capture
    digests: tuple[str, str, str]


def import_file(workspace: Workspace, path: Path, reference: str, folder: Path | None, account: str) -> Imported:
    """Import a file under a mandate; a line that is wrong, or outside the mandate's scope, stops none of the others.

    Raises Refused when the mandate does not run, BadInput when the file cannot be read.
    """
    at = now()
    with workspace.store.reading() as unit:
        mandate = mandates.running(unit, reference, at)
    lines, mistakes = read_lines(path, folder, at)
    inside = [line for line in lines if mandate.covers(line.ad.site, line.ad.category, at)]
    done = Imported(mistakes=mistakes, refused=sorted({one.number for one in lines} - {one.number for one in inside}))
    _note_refused(workspace, mandate, done.refused, account)
    digest = _digest(path)
    writer = evidence.WarcWriter(workspace.settings.evidence, f"import-{digest[:16]}", f"Vigie/{__version__}")
    try:
        for start in range(0, len(inside), BATCH):
            _save(workspace, writer, _Batch(inside[start : start + BATCH], digest, folder, account, mandate), done)
    finally:
        writer.close()
    return done


@dataclass(frozen=True, slots=True)
class _Batch:
    lines: Sequence[Line]
    digest: str  # of the file
    folder: Path | None
    account: str
    mandate: Mandate


def _save(workspace: Workspace, writer: evidence.WarcWriter, batch: _Batch, done: Imported) -> None:
    """Captures synced first, then rows in one transaction."""
    at = now()
    with workspace.store.reading() as unit:
        mandates.running(unit, batch.mandate.reference, at)
        ready = hashlists.ready(unit)
        lines = [line for line in batch.lines if not ads.is_erased(unit, line.ad.key)]  # what was erased stays away
    kept = [(line, _keep_line(writer, line, batch.digest, at)) for line in lines]
    shown = [one for line in lines if ready and batch.folder for one in _keep_pictures(writer, line, batch, at)]
    done.without_list |= not ready and any(line.names for line in lines)
    done.outcomes[IngestOutcome.ERASED] += len(batch.lines) - len(lines)
    writer.sync()
    with workspace.store.writing() as unit:
        captures.add(unit, [capture for _, capture in kept] + [one.capture for one in shown])
        for line, capture in kept:
            outcome, version = ads.ingest(unit, line.ad, capture.id, None, line.seen_at or at)
            done.outcomes[outcome] += 1
            if ready and line.names:
                photos.expected(unit, version, line.ad.photos)
        for one in shown:
            _show(unit, one, batch.account, at)
        done.photos += len(shown)
        said = f"{len(batch.lines)} lines"
        audit.log(unit, at, batch.account, Operation.COLLECTION, "import", batch.mandate.reference, detail=said)


def _keep_line(writer: evidence.WarcWriter, line: Line, digest: str, at: datetime) -> Capture:
    url = f"urn:vigie:import:{digest}:{line.number}"
    kind = CaptureKind.IMPORT
    return writer.resource(url, line.raw, "application/json", run=None, site=line.ad.site, kind=kind, at=at)


def _keep_pictures(writer: evidence.WarcWriter, line: Line, batch: _Batch, at: datetime) -> Iterator[_Shown]:
    """One after the other, so that no more than one picture is held in memory."""
    site, key, kind = line.ad.site, line.ad.key, CaptureKind.IMPORT
    for url, name in zip(line.ad.photos, line.names, strict=True):
        data = (batch.folder or Path()).joinpath(name).read_bytes()
        capture = writer.resource(url, data, "application/octet-stream", run=None, site=site, kind=kind, at=at)
        md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
        sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        yield _Shown(url, key, capture, (hashlib.sha256(data).hexdigest(), md5, sha1))


def _show(unit: Unit, one: _Shown, account: str, at: datetime) -> None:
    """Put a picture in its ad; known material is sealed before anything else looks at it."""
    sha256 = one.digests[0]
    if listed := hashlists.hit(unit, *one.digests):
        custody.redact(unit, sha256, [Found(one.capture.id, sha256)], account, f"on hash list {listed}", at)
        said = f"hash list {listed}"
        audit.log(unit, at, account, Operation.ALTERATION, "picture.seal", one.capture.id, detail=said)
    photos.fetched(unit, one.url, one.key, one.capture.id, sha256)


def _note_refused(workspace: Workspace, mandate: Mandate, numbers: Sequence[int], account: str) -> None:
    if not numbers:
        return
    why = f"{RefusalReason.OUT_OF_SCOPE}: {len(numbers)} lines"
    with workspace.store.writing() as unit:
        audit.log(unit, now(), account, Operation.REFUSAL, "import", mandate.reference, detail=why)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

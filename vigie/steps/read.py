"""Read: findings of every ad version not yet read by this version of the reader, and hashes of every new picture."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import alerts
import evidence
import reading
from model import AdVersion, Capture, Cue, EvidenceBroken, Fault, FaultKind, Finding, Picture
from store import captures, faults, findings, photos
from vigie.pool import in_workers, workers
from vigie.steps.batches import batches
from vigie.workspace import Workspace, now

Progress = Callable[[str, int], None]


def read_new(workspace: Workspace, progress: Progress = lambda what, count: None) -> dict[str, int]:
    """Read what is new; counts of ads and pictures read, and of pictures that could not be."""
    cues = alerts.load_lexicon(workspace.settings.lexicon)
    with workers() as pool:
        ads = _read_ads(workspace, cues, pool, progress)
        pictures, broken = _read_pictures(workspace, pool, progress)
    return {"ads": ads, "pictures": pictures, "broken": broken}


def reader_version(cues: Sequence[Cue]) -> str:
    """What findings were made with: the readers' version and the lexicon's digest."""
    return f"{reading.VERSION}+{hashlib.sha256(repr(cues).encode()).hexdigest()[:12]}"


def _read_ads(workspace: Workspace, cues: tuple[Cue, ...], pool: ProcessPoolExecutor, progress: Progress) -> int:
    version, done = reader_version(cues), 0
    with workspace.store.reading() as unit:
        unread = list(findings.unread(unit, version))
    pieces = list(batches(unread))
    jobs = [(batch, cues, workspace.settings.region) for batch in pieces]
    for batch, found in zip(pieces, in_workers(pool, _findings_of, jobs), strict=True):
        with workspace.store.writing() as unit:
            for one, of_ad in zip(batch, found, strict=True):
                findings.save(unit, one.id, version, of_ad)
        done += len(batch)
        progress("ads", done)
    return done


def _findings_of(job: tuple[list[AdVersion], tuple[Cue, ...], str]) -> list[tuple[Finding, ...]]:
    versions, cues, region = job
    return [reading.read_ad(version.ad, cues, version.ad.country or region) for version in versions]


def _read_pictures(workspace: Workspace, pool: ProcessPoolExecutor, progress: Progress) -> tuple[int, int]:
    with workspace.store.reading() as unit:
        waiting = [(sha256, captures.get(unit, capture)) for sha256, capture in photos.unhashed(unit)]
    pieces = list(batches([(sha256, capture) for sha256, capture in waiting if capture]))
    done = broken = 0
    jobs = [(workspace.settings.evidence, batch) for batch in pieces]
    for batch, made in zip(pieces, in_workers(pool, _pictures_of, jobs), strict=True):
        with workspace.store.writing() as unit:
            for (_, capture), picture in zip(batch, made, strict=True):
                photos.save_picture(unit, picture)
                if picture.fault:
                    broken += 1
                    faults.add(unit, _fault(capture, picture))
        done += len(batch)
        progress("pictures", done)
    return done, broken


def _pictures_of(job: tuple[Path, list[tuple[str, Capture]]]) -> list[Picture]:
    folder, batch = job
    return [_picture(folder, sha256, capture) for sha256, capture in batch]


def _picture(folder: Path, sha256: str, capture: Capture) -> Picture:
    try:
        return reading.read_picture(evidence.body(folder, capture))
    except EvidenceBroken as error:
        return Picture(sha256, fault=str(error))


def _fault(capture: Capture, picture: Picture) -> Fault:
    return Fault(FaultKind.PICTURE, capture.site, capture.url, picture.fault or "", capture.run, capture.id, now())

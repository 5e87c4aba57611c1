"""Read: findings of ad versions not yet read by this version of the reader; hashes and writing of new pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import alerts
import evidence
import reading
from model import AdVersion, Capture, Cue, Fault, FaultKind, Finding, Picture, PictureFeature, VigieError
from store import captures, faults, findings, frames, matches, photos
from vigie.pool import in_workers, workers
from vigie.steps.batches import batches
from vigie.steps.written import read_written
from vigie.workspace import Workspace, now

Progress = Callable[[str, int], None]
Studied = tuple[Picture, tuple[PictureFeature, ...]]
"""A picture, or a frame of a video."""


def read_new(workspace: Workspace, progress: Progress = lambda what, count: None) -> dict[str, int]:
    """Read what is new; counts of ads and pictures read, of ads (`unread`) and pictures that could not be, and of

    pictures that say something (`written`) or wait for the program that reads them (`without_program`).
    """
    cues = alerts.load_lexicon(workspace.settings.lexicon)
    with workers() as pool:
        ads, unread = _read_ads(workspace, cues, pool, progress)
        pictures, broken = _read_pictures(workspace, pool, progress)
    said = read_written(workspace, progress)
    return {"ads": ads, "unread": unread, "pictures": pictures, "broken": broken} | said


def reader_version(cues: Sequence[Cue]) -> str:
    """What findings were made with: the readers' version and the lexicon's digest."""
    return f"{reading.VERSION}+{hashlib.sha256(repr(cues).encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one ad, or why it was read in part (`limit`) or not at all (`parse`)."""

    findings: tuple[Finding, ...]
    trouble: FaultKind | None = None
    why: str = ""


def _read_ads(
    workspace: Workspace, cues: tuple[Cue, ...], pool: ProcessPoolExecutor, progress: Progress
) -> tuple[int, int]:
    version, done, failed = reader_version(cues), 0, 0
    with workspace.store.reading() as unit:
        unread = list(findings.unread(unit, version))
    pieces = list(batches(unread))
    jobs = [(batch, cues, workspace.settings.region) for batch in pieces]
    for batch, found in zip(pieces, in_workers(pool, _findings_of, jobs), strict=True):
        with workspace.store.writing() as unit:
            for one, of_ad in zip(batch, found, strict=True):
                findings.save(unit, one.id, version, of_ad.findings)
                if of_ad.trouble:
                    at = now()
                    fault = Fault(of_ad.trouble, one.ad.site, one.ad.url, of_ad.why, None, one.capture_id, at)
                    faults.add(unit, fault)
        failed += sum(of_ad.trouble is FaultKind.PARSE for of_ad in found)
        done += len(batch)
        progress("ads", done)
    return done, failed


def _findings_of(job: tuple[list[AdVersion], tuple[Cue, ...], str]) -> list[Read]:
    versions, cues, region = job
    return [_read(version, cues, region) for version in versions]


def _read(version: AdVersion, cues: tuple[Cue, ...], region: str) -> Read:
    """One ad; what a reader stumbles over keeps none of the others from being read, and is on record as a fault."""
    try:
        found = reading.read_ad(version.ad, cues, version.ad.country or region)
    except Exception as error:  # whatever an advertiser wrote to break it
        return Read((), FaultKind.PARSE, f"error of the program: {type(error).__name__}; nothing of this ad was read")
    if reading.is_read_whole(version.ad):
        return Read(found)
    return Read(found, FaultKind.LIMIT, f"read only as far as {reading.MOST_READ} characters")


def _read_pictures(workspace: Workspace, pool: ProcessPoolExecutor, progress: Progress) -> tuple[int, int]:
    with workspace.store.reading() as unit:
        waiting = [(sha256, captures.get(unit, capture)) for sha256, capture in photos.unhashed(unit, reading.PIPELINE)]
    pieces = list(batches([(sha256, capture) for sha256, capture in waiting if capture]))
    done = broken = 0
    jobs = [(workspace.settings.evidence, batch) for batch in pieces]
    for batch, made in zip(pieces, in_workers(pool, _pictures_of, jobs), strict=True):
        with workspace.store.writing() as unit:
            matches.save_features(unit, {picture.sha256: features for (picture, features), *_ in made})
            for (_, capture), ((picture, _), *shown) in zip(batch, made, strict=True):
                photos.save_picture(unit, picture)
                if picture.is_video:
                    frames.save(unit, picture.sha256, shown)
                if picture.fault and not shown:  # a video's says how many frames were read
                    broken += 1
                    faults.add(unit, _fault(capture, picture))
        done += len(batch)
        progress("pictures", done)
    return done, broken


def _pictures_of(job: tuple[Path, list[tuple[str, Capture]]]) -> list[tuple[Studied, ...]]:
    folder, batch = job
    return [_picture(folder, sha256, capture) for sha256, capture in batch]


def _picture(folder: Path, sha256: str, capture: Capture) -> tuple[Studied, ...]:
    try:
        return reading.study_file(evidence.body(folder, capture))
    except VigieError as error:  # altered bytes, or bytes that would unpack beyond a limit
        return ((Picture(sha256, pipeline=reading.PIPELINE, fault=str(error)), ()),)


def _fault(capture: Capture, picture: Picture) -> Fault:
    return Fault(FaultKind.PICTURE, capture.site, capture.url, picture.fault or "", capture.run, capture.id, now())

"""Written: what is written inside hashed pictures is read, and contacts in it become findings of ads showing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import evidence
import reading
from model import AdVersion, Capture, Fault, FaultKind, Finding, PictureText, VigieError
from store import captures, faults, written
from vigie.pool import in_workers, workers
from vigie.steps.batches import batches
from vigie.workspace import Workspace, now

Progress = Callable[[str, int], None]

AT_ONCE = 32  # pictures looked at by one worker: some of them share one start of the program
MISSING = "tesseract is not installed: what is written in pictures is not read until it is"
VERSION = f"{reading.VERSION}+{reading.WRITTEN}"
"""What findings in pictures were made with: the readers of text, and the reader of pictures."""


def read_written(workspace: Workspace, progress: Progress = lambda what, count: None) -> dict[str, int]:
    """Read what is written in new pictures; counts of pictures that say something or wait.

    Without the program on this machine nothing is looked at: a fault says so, and a later run goes on.
    """
    if not reading.can_read_writing():
        return {"written": 0, "without_program": _note_missing(workspace)}
    with workspace.store.reading() as unit:
        waiting = [(sha256, captures.get(unit, capture)) for sha256, capture in written.unlooked(unit, reading.WRITTEN)]
    looked = said = 0
    with workers() as pool:
        for texts in _texts(workspace, pool, [(sha256, capture) for sha256, capture in waiting if capture]):
            with workspace.store.writing() as unit:
                for text in texts:
                    written.save(unit, text)
            looked += len(texts)
            said += sum(bool(text.text) for text in texts)
            progress("pictures looked at for writing", looked)
    _read_into_ads(workspace)
    return {"written": said, "without_program": 0}


def _note_missing(workspace: Workspace) -> int:
    """One fault, however many pictures wait and however often this is run."""
    with workspace.store.writing() as unit:
        waiting = len(written.unlooked(unit, reading.WRITTEN))
        if waiting and all(one.detail != MISSING for one in faults.recent(unit)):
            faults.add(unit, Fault(FaultKind.PICTURE, "", "", MISSING, None, None, now()))
    return waiting


def _texts(
    workspace: Workspace, pool: ProcessPoolExecutor, waiting: list[tuple[str, Capture]]
) -> Iterator[list[PictureText]]:
    jobs = [(workspace.settings.evidence, batch) for batch in batches(waiting, AT_ONCE)]
    yield from in_workers(pool, _texts_of, jobs)


def _texts_of(job: tuple[Path, list[tuple[str, Capture]]]) -> list[PictureText]:
    """What is written in some pictures; one whose bytes are altered or cannot be decoded says nothing."""
    folder, batch = job
    sheets = {sha256: reading.look_for_writing(_body(folder, capture)) for sha256, capture in batch}
    bearing = {sha256: sheet for sha256, sheet in sheets.items() if sheet and sheet.spots}
    told = dict(zip(bearing, reading.read_sheets(list(bearing.values())), strict=True))
    return [told.get(sha256, PictureText(sha256, reading.WRITTEN)) for sha256, _ in batch]


def _body(folder: Path, capture: Capture) -> bytes:
    try:
        return evidence.body(folder, capture)
    except VigieError:  # altered bytes, or bytes that would unpack beyond a limit: hashing has told
        return b""


def _read_into_ads(workspace: Workspace) -> None:
    with workspace.store.reading() as unit:
        waiting = list(written.unread(unit, VERSION))
    for batch in batches(waiting):
        with workspace.store.writing() as unit:
            for version, text in batch:
                found = _findings(version, text, workspace.settings.region)
                written.save_findings(unit, version.id, text.sha256, VERSION, found)


def _findings(version: AdVersion, text: PictureText, region: str) -> tuple[Finding, ...]:
    """Contacts in a picture; numbers without prefix belong to the ad's country first."""
    return reading.read_written(text, reading.regions_of(version.ad, region))

"""What stands in a capture's place now: its digests recomputed, for the log of who handled it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evidence.reader import NOWHERE, Bodies, evidence_file, examine, read, record_at
from model import Capture, EvidenceBroken, Found, LimitHit


def rehash(folder: Path, captures: Iterable[Capture], bodies: Bodies = NOWHERE) -> list[Found]:
    """Read each capture and compare everything with its row. Never raises for what it finds in files.

    `bodies` are those that are referred to and not among the captures themselves.
    """
    chosen = list(captures)
    known = {**bodies, **{capture.id: capture for capture in chosen}}
    return [_rehashed(folder, capture, known) for capture in chosen]


def _rehashed(folder: Path, capture: Capture, bodies: Bodies) -> Found:
    try:
        read(folder, capture, bodies)
    except (EvidenceBroken, LimitHit) as problem:
        fault = str(problem).rpartition(f"record {capture.id}, ")[2]
        return Found(capture.id, _payload_sha256(folder, capture), fault)
    return Found(capture.id, capture.payload_sha256)


def _payload_sha256(folder: Path, capture: Capture) -> str:
    """The digest of the payload in the capture's place, whatever it is; empty when no whole response stands there."""
    try:
        with evidence_file(folder, capture.warc_file).open("rb") as file:
            found = record_at(file, capture.offset)
    except (OSError, EvidenceBroken):
        return ""
    return examine(found[1]).payload_sha256 if found and found[1].type in ("response", "resource") else ""

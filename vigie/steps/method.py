"""How runs were made, as the records say that the runs kept of themselves; and whether their rows still agree."""

from __future__ import annotations

from collections.abc import Iterable

import evidence
from model import BadInput, Capture, CaptureKind, EvidenceBroken, Method, read_method
from store import Unit, runs
from vigie.workspace import Workspace

SAME = ("site", "account", "mandate", "definition_sha256", "started")


def methods_of(workspace: Workspace, kept: Iterable[Capture]) -> tuple[Method, ...]:
    """The method of each run of which `kept` holds a record, by its newest. EvidenceBroken when bytes were altered."""
    return tuple(_read(workspace, capture) for capture in _newest(kept))


def disagreements(workspace: Workspace, unit: Unit, kept: Iterable[Capture]) -> list[str]:
    """Runs whose row says other than their newest record in `kept`. Altered bytes are named by the check of those."""
    found = []
    for capture in _newest(kept):
        try:
            method = _read(workspace, capture)
        except EvidenceBroken:
            continue
        except BadInput as error:
            found.append(str(error))
            continue
        run = runs.get(unit, capture.run or "")
        if run is None or method.run != run.id:
            found.append(f"record {capture.id}: no run is on record for it")
            continue
        wrong = [name for name in SAME if getattr(run, name) != getattr(method, name)]
        if wrong:
            found.append(f"run {run.id}: its row and its record differ in {', '.join(wrong)}")
    return found


def _read(workspace: Workspace, capture: Capture) -> Method:
    return read_method(evidence.read(workspace.settings.evidence, capture).payload, f"capture {capture.id}")


def _newest(kept: Iterable[Capture]) -> list[Capture]:
    """Of each run the last record that it kept, in the order of their beginning."""
    newest: dict[str | None, Capture] = {}
    for capture in sorted(kept, key=lambda one: (one.received_at, one.warc_file, one.offset)):
        if capture.kind is CaptureKind.RECORD:
            newest[capture.run] = capture
    return list(newest.values())

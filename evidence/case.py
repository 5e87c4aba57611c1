"""What data/case.json says of captures and of who did what, compared with the files and the log in the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evidence.log.inclusion import CASE, verify_inclusion
from evidence.report import Problem, Report
from evidence.rows import read_row
from evidence.trust import Trust
from evidence.verification import UNSEALED, verify_workspace
from model import AuditEntry, BadInput, Capture

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)

CAPTURES = "data/captures"


def verify_case(path: Path, digests: Mapping[str, Mapping[str, str]], trust: Trust) -> Report:
    """Check the captures and log entries of a package. `digests` are those of its files, by name and algorithm."""
    try:
        said = json.loads((path / CASE).read_bytes())
        captured, logged = said["facts"]["captures"], said.get("log", [])
        if not isinstance(captured, list) or not isinstance(logged, list):
            raise TypeError("no lists")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Report(0, (Problem(CASE, "", "captures", "is missing or cannot be read"),))
    failures: list[Problem] = []
    captures = list(_read(Capture, captured, "id", failures))
    entries = list(_read(AuditEntry, logged, "seq", failures))
    failures += _pictures(captures, digests)
    return (
        Report(0, tuple(failures))
        + _files(path / CAPTURES, captures)
        + verify_inclusion(path, captures, entries, trust)
    )


def _read(kind: type[Record], rows: Sequence[object], name: str, failures: list[Problem]) -> Iterator[Record]:
    for number, row in enumerate(rows):
        try:
            yield read_row(kind, row)
        except BadInput as problem:
            which = str(row.get(name, number)) if isinstance(row, dict) else str(number)
            failures.append(Problem(CASE, which, problem.where, problem.what))


def _files(folder: Path, captures: Sequence[Capture]) -> Report:
    """Every capture against its WARC file, which holds nothing else: whatever else is found there is a failure."""
    inside = verify_workspace(folder, captures)
    problems = [replace(bad, file=f"{CAPTURES}/{bad.file}") for bad in inside.failures]
    left = [line for line in inside.unchecked if line != UNSEALED]
    problems += [Problem(f"{CAPTURES}/{line.partition(':')[0]}", "", "file", line) for line in left]
    return Report(inside.checked, tuple(problems), notes=(*inside.notes, f"{inside.checked} captures recomputed"))


def _pictures(captures: Sequence[Capture], digests: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """A picture beside the WARC files is the body of the capture whose name it bears."""
    kept = {f"{CAPTURES}/{one.id.rpartition(':')[2]}.png": one for one in captures}
    for name in digests:
        if name.startswith(f"{CAPTURES}/") and name.endswith(".png"):
            capture = kept.get(name)
            if capture is None or digests[name]["sha256"] != capture.payload_sha256:
                yield Problem(name, capture.id if capture else "", "sha256", "is not the body of that capture")

"""`vigie verify`: recompute every digest; name what was checked, what failed and what could not be checked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import evidence
from config.settings import FILE
from evidence import log as tlog
from evidence.portable import write_portable
from evidence.trust import add_options, read_options
from evidence.verification import UNSEALED
from model import BadInput, Capture, Found
from store import Unit, audit, captures, checkpoints, custody, integrity, leaves, legible, records
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output
from vigie.steps.log import unnamed
from vigie.steps.method import disagreements
from vigie.steps.seal import missing_seals
from vigie.steps.sealed import seals_report
from vigie.workspace import Workspace, acting, now, opened

UNREADABLE = (ValueError, TypeError, LookupError, AssertionError)  # what a row that was changed by hand can lead to
NOT_COMPARED = "rows and log: not compared with each other and the files, until every row can be read"


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "verify", verify, "check a workspace, a WARC file or an exported package")
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument(
        "--portable",
        type=Path,
        metavar="FILE",
        help="write the verifier as one file that needs only Python and openssl",
    )
    add_options(parser)


def verify(args: Namespace, out: Output) -> int:
    """0 if everything checked holds, 1 if anything does not, or could not be checked here for want of a program."""
    if args.portable:
        return _portable(args.portable, out)
    if args.path is None:
        raise BadInput("no path", "verify", "name a workspace, a package, a WARC file or a WACZ")
    trust = read_options(args)
    report, more = _workspace(args, out) if (args.path / FILE).is_file() else (evidence.verify(args.path, trust), [])
    result = report.row(args.path)
    failures = [str(problem) for problem in report.failures] + more
    for line in failures:
        out.say("FAILED {line}", line=line)
    for line in report.hindered:
        out.say("NOT CHECKED {line}", line=line)
    for line in (*report.unchecked, *report.notes):
        out.say("{line}", line=line)
    human = "{checked} checked, {failed} failed, {unchecked} could not be checked"
    unchecked = len(report.hindered) + len(report.unchecked)
    counts = {"checked": report.checked, "failed": len(failures), "unchecked": unchecked}
    out.result(result | {"failures": failures}, out.text(human, **counts))
    return 1 if more or not report.passed else 0


def _portable(file: Path, out: Output) -> int:
    """Write the verifier that a receiver can run without Vigie."""
    digest = write_portable(file)
    human = "{file}: SHA-256 {sha256}; hand it on by another way than the packages"
    result = {"file": str(file), "sha256": digest}
    out.result(result, out.text(human, **result))
    return 0


def _workspace(args: Namespace, out: Output) -> tuple[evidence.Report, list[str]]:
    """Every capture that a row points to, the chain of the log, and the rows that people rely on."""
    with opened(args.path) as workspace:
        who = acting(workspace, args.account).name if args.account or workspace.training else "system"
        with workspace.store.reading() as unit:
            size = leaves.size(unit)
            try:
                rows, log, broken = _rows(workspace, unit)
            except UNREADABLE:
                broken = [f"rows: {problem}" for problem in legible.illegible(unit)]
                if not broken:
                    raise
                rows, log = [], evidence.Report(0, hindered=(NOT_COMPARED,))
            broken += [f"rows: {problem}" for problem in disagreements(workspace, unit, rows)]

        def progress(done: int) -> None:
            out.say("{done} of {total} records", done=done, total=len(rows))

        report = _both(evidence.verify_workspace(workspace.settings.evidence, rows, progress), log)
        altered = _altered(workspace, rows, report)
        with workspace.store.writing() as unit:
            custody.log_every(unit, now(), who, len(rows), altered, size, args.purpose or "integrity")
    return report, broken


def _rows(workspace: Workspace, unit: Unit) -> tuple[list[Capture], evidence.Report, list[str]]:
    """Every row of a capture, what the log's tree says, and what is wrong with the rows that people rely on."""
    broken = [f"log: {problem}" for problem in audit.check(unit)]
    broken += [f"rows: {problem}" for problem in integrity.check(unit, training=workspace.training)]
    broken += [f"log: {problem}" for problem in (*records.check(unit), *unnamed(unit), *missing_seals(unit))]
    return list(captures.every(unit)), _log(workspace, unit), broken


def _altered(workspace: Workspace, rows: Iterable[Capture], report: evidence.Report) -> list[Found]:
    """What stands in the places of those captures that failed, or whose whole file did."""
    named = {problem.record for problem in report.failures if problem.record}
    files = {problem.file for problem in report.failures if not problem.record}
    known = {row.id: row for row in rows}
    failed = [row for row in known.values() if row.id in named or row.warc_file in files]
    return [one for one in evidence.rehash(workspace.settings.evidence, failed, known) if one.fault]


def _log(workspace: Workspace, unit: Unit) -> evidence.Report:
    """The tree rebuilt from the leaves, against every checkpoint; how many records were removed by law."""
    keys = tlog.log_keys(workspace.settings.keys).values()
    report = tlog.verify_log(leaves.origin(unit) or "", leaves.every(unit), checkpoints.all_of(unit), list(keys))
    gone = records.removed(unit)
    note = f"log: {gone} records were removed by law; their leaves stay"
    report = replace(report, notes=(*report.notes, note)) if gone else report
    return report + seals_report(workspace, unit)


def _both(files: evidence.Report, log: evidence.Report) -> evidence.Report:
    """Files alone are not sealed; the log says whether its checkpoints are, unless it could not be looked at."""
    if log.hindered:
        return files + log
    return replace(files, unchecked=tuple(line for line in files.unchecked if line != UNSEALED)) + log

"""`vigie verify`: recompute every digest; name what was checked, what failed and what could not be checked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import evidence
from config.settings import FILE
from evidence import log as tlog
from model import Capture, Found
from store import Unit, audit, captures, checkpoints, custody, integrity, leaves, records
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output
from vigie.steps.log import unnamed
from vigie.workspace import Workspace, acting, now, opened


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "verify", verify, "check a workspace, a WARC file or an exported package")
    parser.add_argument("path", type=Path)


def verify(args: Namespace, out: Output) -> int:
    """0 if everything checked holds, 1 if anything does not."""
    report, more = _workspace(args, out) if (args.path / FILE).is_file() else (evidence.verify(args.path), [])
    failures = [str(problem) for problem in report.failures] + more
    for line in failures:
        out.say("FAILED {line}", line=line)
    for line in (*report.unchecked, *report.notes):
        out.say("{line}", line=line)
    result = {
        "path": str(args.path),
        "checked": report.checked,
        "failures": failures,
        "unchecked": list(report.unchecked),
        "notes": list(report.notes),
    }
    human = "{checked} checked, {failed} failed, {unchecked} could not be checked"
    counts = {"checked": report.checked, "failed": len(failures), "unchecked": len(report.unchecked)}
    out.result(result, out.text(human, **counts))
    return 1 if failures else 0


def _workspace(args: Namespace, out: Output) -> tuple[evidence.Report, list[str]]:
    """Every capture that a row points to, the chain of the log, and the rows that people rely on."""
    with opened(args.path) as workspace:
        who = acting(workspace, args.account).name if args.account or workspace.training else "system"
        with workspace.store.reading() as unit:
            rows, size = list(captures.every(unit)), leaves.size(unit)
            log = _log(workspace, unit)
            broken = [f"log: {problem}" for problem in audit.check(unit)]
            broken += [f"rows: {problem}" for problem in integrity.check(unit, training=workspace.training)]
            broken += [f"log: {problem}" for problem in (*records.check(unit), *unnamed(unit))]

        def progress(done: int) -> None:
            out.say("{done} of {total} records", done=done, total=len(rows))

        report = evidence.verify_workspace(workspace.settings.evidence, rows, progress) + log
        altered = _altered(workspace, rows, report)
        with workspace.store.writing() as unit:
            custody.log_every(unit, now(), who, len(rows), altered, size, args.purpose or "integrity")
    return report, broken


def _altered(workspace: Workspace, rows: Iterable[Capture], report: evidence.Report) -> list[Found]:
    """What stands in the places of those captures that failed, or whose whole file did."""
    named = {problem.record for problem in report.failures if problem.record}
    files = {problem.file for problem in report.failures if not problem.record}
    failed = [row for row in rows if row.id in named or row.warc_file in files]
    return [one for one in evidence.rehash(workspace.settings.evidence, failed) if one.fault]


def _log(workspace: Workspace, unit: Unit) -> evidence.Report:
    """The tree rebuilt from the leaves, against every checkpoint; how many records were removed by law."""
    keys = tlog.log_keys(workspace.settings.keys).values()
    report = tlog.verify_log(leaves.origin(unit) or "", leaves.every(unit), checkpoints.all_of(unit), list(keys))
    gone = records.removed(unit)
    note = f"log: {gone} records were removed by law; their leaves stay"
    return replace(report, notes=(*report.notes, note)) if gone else report

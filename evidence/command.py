"""Verification as a command of its own, which the portable verifier runs: what holds, what fails, what stays open."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evidence.dispatch import verify
from evidence.report import Report
from evidence.trust import add_options, read_options
from model import BadInput, VigieError


def main(words: Sequence[str] | None = None) -> int:
    """Check a package, a WACZ or a WARC file. 0 if everything holds, 1 if anything fails or could not be checked for
    want of a program, 2 for a path or option that cannot be used.
    """
    parser = argparse.ArgumentParser("verify", description="check an exported package, a WACZ or a WARC file, offline")
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    add_options(parser)
    args = parser.parse_args(words)
    try:
        report = verify(args.path, read_options(args))
    except BadInput as problem:
        _say(f"verify: {problem}")
        return problem.exit_code
    except (VigieError, OSError) as problem:
        _say(f"verify: {problem}")
        return 1
    except Exception as error:  # such as a file made to exhaust its reader: nothing of it may pass
        _say(f"verify: error of the program: {type(error).__name__}; nothing has passed, please report it")
        return 1
    _tell(args.path, report, as_json=args.json)
    return 0 if report.passed else 1


def _tell(path: Path, report: Report, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(report.row(path)))  # noqa: T201  this is a command
        return
    for line in report.failures:
        print(_shown(f"FAILED       {line}"))  # noqa: T201
    for told in report.hindered:
        print(_shown(f"NOT CHECKED  {told}"))  # noqa: T201
    for told in report.unchecked:
        print(_shown(f"open         {told}"))  # noqa: T201
    for told in report.notes:
        print(_shown(f"note         {told}"))  # noqa: T201
    verdict = (
        "PASSED" if report.passed else "FAILED" if report.failures else "NOT PASSED: something could not be checked"
    )
    counts = (
        f"{report.checked} checked, {len(report.failures)} failed, {len(report.hindered)} could not be checked here"
    )
    print(f"{verdict}: {counts}, {len(report.unchecked)} left open")  # noqa: T201


def _say(line: str) -> None:
    print(_shown(line), file=sys.stderr)  # noqa: T201


def _shown(text: str) -> str:
    """What a terminal may show: names in a forged package could steer it."""
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)

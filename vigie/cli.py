"""The command line: reads arguments, runs one command, turns errors into one line and an exit code."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from model import Interrupted, Refused, VigieError
from vigie.commands import add_commands
from vigie.output import Output, bug, language_of, shown
from vigie.refusals import SENTENCES, log_refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 look at it, 2 bad input, 3 refused, 4 interrupted."""
    signal.signal(signal.SIGTERM, _interrupt)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:  # a terminal that closes; under nohup it is ignored
        signal.signal(signal.SIGHUP, _interrupt)
    words = sys.argv[1:] if arguments is None else list(arguments)
    out = Output(language=language_of(None))
    try:
        args = parser(words).parse_args(words)
        return _run(args, replace(out, as_json=args.json))
    except VigieError as error:
        _complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        _complain(out.text("stopped; the same command goes on where it stopped"))
        return Interrupted.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        _complain(f"{error.filename or 'system'}: {error.strerror}")
        return 1
    except Exception as error:  # its words may hold those of an ad; its class and place do not
        _complain(bug(error))
        return 1


def _run(args: argparse.Namespace, out: Output) -> int:
    """Run the command; a refusal is logged where there is a workspace to log it in."""
    try:
        return int(args.run(args, out))
    except Refused as error:
        sentence = out.text("refused: {why}", why=out.text(SENTENCES[error.reason]))
        _complain(sentence + (f" ({error.detail})" if error.detail else ""))
        log_refusal(getattr(args, "path", args.home), args.account, args.action, error)
        return error.exit_code


def _complain(line: str) -> None:
    print("vigie: " + shown(line), file=sys.stderr)


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The commands among `words`, else all; the common options may stand before or after the command."""
    top = argparse.ArgumentParser("vigie", description="The look-out: watch public ad sites, under a mandate.")
    _common(top, default=True)
    shared = argparse.ArgumentParser(add_help=False)
    _common(shared, default=False)
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    add_commands(commands, shared, words)
    return top


def _common(parser: argparse.ArgumentParser, *, default: bool) -> None:
    def value(given: object) -> object:
        return given if default else argparse.SUPPRESS

    home = os.environ.get("VIGIE_HOME", ".")
    parser.add_argument("--home", type=Path, default=value(Path(home)), help="the workspace (or VIGIE_HOME)")
    parser.add_argument("--as", dest="account", default=value(os.environ.get("VIGIE_AS")), metavar="ACCOUNT",
                        help="who acts; the log names this account")  # fmt: skip
    parser.add_argument("--purpose", default=value(None), help="why personal data is consulted or disclosed")
    parser.add_argument("--json", action="store_true", default=value(False), help="results as JSON")


def _interrupt(number: int, _frame: object) -> None:
    raise KeyboardInterrupt(number)

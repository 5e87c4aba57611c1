"""`vigie read`: standard input to standard output; touches no workspace."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from model import BadInput
from reading.report import describe
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output, dumps


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "read", read, "what texts say: numbers, contacts, prices, ages, names")
    parser.add_argument("--region", default="BE", help="country whose way of writing numbers is tried first")


def read(args: Namespace, out: Output) -> int:
    """Lines of {"id", "text", "region"?} in, one line of findings each out."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            given = parse(line, number)
            report = describe(given["text"], str(given.get("region") or args.region).upper(), given["id"])
            sys.stdout.write(dumps(report) + "\n")
    sys.stdout.flush()
    return 0


def parse(line: bytes, number: int) -> dict[str, str]:
    """One input line, checked. Raises BadInput with its number."""
    where = f"standard input:{number}"
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInput("not a line of JSON in UTF-8", where) from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str) or "id" not in given:
        raise BadInput('expected an object with "id" and "text"', where)
    return given

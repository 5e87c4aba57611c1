"""What the command files share: how a subcommand is declared."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from vigie.output import Output

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Shared = argparse.ArgumentParser
Run = Callable[[argparse.Namespace, Output], int]


def command(commands: Commands, shared: Shared, name: str, run: Run, text: str) -> argparse.ArgumentParser:
    """Declare one command; `text` is its help, `action` the name by which the log knows it: `mandate.approve`."""
    parser = commands.add_parser(name, parents=[shared], help=text, description=text)
    parser.set_defaults(run=run, action=parser.prog.partition(" ")[2].replace(" ", "."))
    return parser


def group(commands: Commands, shared: Shared, name: str, text: str) -> Commands:
    """Declare a command that has subcommands."""
    parser = commands.add_parser(name, parents=[shared], help=text, description=text)
    return parser.add_subparsers(metavar="ACTION", required=True)

"""`vigie serve`: the desk."""

from __future__ import annotations

from argparse import Namespace

from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output
from vigie.serve import serve
from vigie.workspace import opened

PORT = 8087


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "serve", run, "the reviewer's desk, on this machine only")
    parser.add_argument("--port", type=int, default=PORT)


def run(args: Namespace, out: Output) -> int:
    """Serve until Ctrl-C."""
    with opened(args.home) as workspace:
        serve(workspace, args.port, lambda port: out.say("the desk: http://127.0.0.1:{port}/", port=port))
    return 0

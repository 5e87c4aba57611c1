"""`vigie init`: make a workspace."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from config.settings import LANGUAGES, Choices
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output
from vigie.workspace import init


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "init", make, "make a workspace in a new folder")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--training", action="store_true", help="made-up data and loopback hosts only")
    parser.add_argument("--database", default="", help="PostgreSQL address; SQLite in the workspace if left out")
    parser.add_argument("--unit", default="Unit", help="the unit's name, as exports print it")
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    parser.add_argument("--region", default="BE", help="country whose way of writing numbers is tried first")


def make(args: Namespace, out: Output) -> int:
    """Make the folder, the database and the settings file."""
    choices = Choices(args.unit, args.training, args.database, args.language, args.region.upper())
    settings = init(args.folder, choices)
    out.say("workspace made in {folder}", folder=settings.home)
    if not args.training:
        out.say("next: vigie user add NAME --role admin, then vigie mandate add FILE.yml")
    out.result({"home": str(settings.home), "training": settings.training})
    return 0

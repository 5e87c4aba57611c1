"""`vigie hashlist`: no photo is fetched before known material can be recognised, or its absence is approved."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from model import BadInput, Operation, Role
from store import audit, hashlists
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.output import Output
from vigie.workspace import acting, as_system_user, now, opened

LENGTHS = {32: "md5", 40: "sha1", 64: "sha256"}
HEX = re.compile(r"[0-9a-f]+")


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "hashlist", "lists of known material, supplied by the competent authority")
    parser = command(actions, shared, "load", load_list, "load a list: one MD5, SHA-1 or SHA-256 digest a line")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", required=True, help="name and version of the list")
    absent = command(actions, shared, "none", propose_none, "record that the unit has no list, and why")
    absent.add_argument("--why", required=True)
    command(actions, shared, "approve-none", approve_none, "approve the recorded absence, as another account")


def load_list(args: Namespace, out: Output) -> int:
    """Load digests; they are never listed or exported again."""
    entries = [_entry(line, args.file, number) for number, line in _lines(args.file)]
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN)
        with workspace.store.writing() as unit:
            count = hashlists.load_list(unit, args.name, entries, by.name, now())
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "hashlist.load", "-", detail=f"{count} digests")
    out.result({"loaded": count}, out.text("{count} digests loaded; photos may now be fetched", count=count))
    return 0


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("not readable as plain text", str(path)) from error
    return [(n, line.strip().lower()) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]


def _entry(digest: str, path: Path, number: int) -> tuple[str, str]:
    if len(digest) not in LENGTHS or not HEX.fullmatch(digest):
        raise BadInput("not an MD5, SHA-1 or SHA-256 digest", f"{path}:{number}")
    return LENGTHS[len(digest)], digest


def propose_none(args: Namespace, out: Output) -> int:
    """Propose to work without a list; in training it is approved at once."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN)
        with workspace.store.writing() as unit:
            hashlists.propose_absence(unit, by.name, args.why, now())
            if workspace.training:
                hashlists.approve_absence(unit, by.name, now(), training=True)
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "hashlist.none", "-", args.why)
            ready = hashlists.ready(unit)
    out.result({"ready": ready})
    return 0


def approve_none(args: Namespace, out: Output) -> int:
    """Approve the absence of a list, as another account than proposed it."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.APPROVER)
        with workspace.store.writing() as unit:
            hashlists.approve_absence(unit, by.name, now(), training=workspace.training)
            said = as_system_user()
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "hashlist.approve-none", "-", detail=said)
    out.result({"ready": True})
    return 0

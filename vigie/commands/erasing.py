"""`vigie erase`: remove an ad, or every ad with a number, from every table, index and capture; a tombstone stays."""

from __future__ import annotations

from argparse import Namespace

import evidence
from model import BadInput, Operation, Role
from store import ads, audit, erasure, search
from vigie.commands.arguments import Commands, Shared, command
from vigie.commands.searching import contact_of
from vigie.output import Output
from vigie.workspace import Workspace, acting, justified, now, opened


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "erase", erase, "erase an ad (site:id) or every ad with a number")
    parser.add_argument("what", metavar="NUMBER|AD")
    parser.add_argument("--why", default="", help="the request or order; kept in the log, must name nobody")


def erase(args: Namespace, out: Output) -> int:
    """Rows first, in one transaction, then the bytes: what is cut off in between is taken up by the next erasure."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN)
        why = justified(workspace, args.why or args.purpose)
        keys = _keys(workspace, args.what)
        with workspace.store.writing() as unit:
            for key in keys:
                erasure.erase_ad(unit, key, by.name, why, now())
            detail = f"{len(keys)} ads"
            audit.log(unit, now(), by.name, Operation.ERASURE, "erase", "-", why, detail=detail)
        removed = erase_bytes(workspace)
    out.result({"ads": len(keys), "captures": removed}, out.text("{n} ads erased", n=len(keys)))
    return 0


def _keys(workspace: Workspace, what: str) -> list[str]:
    with workspace.store.reading() as unit:
        if ads.get(unit, what):
            return [what]
        try:
            keys = search.by_contact(unit, contact_of(what, workspace.settings.region))
        except BadInput as error:
            raise BadInput("neither an ad key nor a number", "erase") from error
    if not keys:
        raise BadInput("no ad carries this", "erase")
    return keys


def erase_bytes(workspace: Workspace) -> int:
    """Overwrite the records of captures that no row needs any more; how many."""
    with workspace.store.reading() as unit:
        waiting = erasure.pending(unit)
    for capture in waiting:
        evidence.erase(workspace.settings.evidence, capture, now())
    with workspace.store.writing() as unit:
        erasure.confirm(unit, [capture.id for capture in waiting])
    return len(waiting)

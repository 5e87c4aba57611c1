"""`vigie erase`: remove an ad, or every ad with a number, from every table, index and capture; a tombstone stays."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

import evidence
import reading
from model import BadInput, Finding, Operation, Role
from store import ads, audit, erasure, findings
from vigie.commands.arguments import Commands, Shared, command
from vigie.commands.searching import SEARCHABLE, contact_of
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
        before = _count(workspace)
        named = _contacts(reading.read_text(why, workspace.settings.region))
        with workspace.store.writing() as unit:
            if ads.get(unit, args.what):
                _check_reason(named, _contacts(findings.of_ads(unit, [args.what])[args.what]))
                erasure.erase_ad(unit, args.what, by.name, why, now())
            else:
                number = _number(workspace, args.what)
                _check_reason(named, {number})
                erasure.erase_number(unit, number, by.name, why, now())
            audit.log(unit, now(), by.name, Operation.ERASURE, "erase", "-", why)
        removed = erase_bytes(workspace)
        erased = before - _count(workspace)
    if not erased:
        out.say("no ad carries this contact")
    out.result({"ads": erased, "captures": removed}, out.text("{n} ads erased", n=erased))
    return 0


def _contacts(found: Iterable[Finding]) -> set[str]:
    return {one.value for one in found if one.kind in SEARCHABLE}


def _check_reason(named: set[str], erased: set[str]) -> None:
    """The reason stays in the log for years: it must not repeat, however written, what it is about."""
    if named & erased:
        raise BadInput("the reason names what is erased", "--why", "describe the request without it")


def _number(workspace: Workspace, what: str) -> str:
    try:
        return contact_of(what, workspace.settings.region)
    except BadInput as error:
        raise BadInput("neither an ad that is held nor a number", "erase") from error


def _count(workspace: Workspace) -> int:
    with workspace.store.reading() as unit:
        return ads.count(unit)


def erase_bytes(workspace: Workspace) -> int:
    """Overwrite the records of captures that no row needs any more; how many."""
    with workspace.store.reading() as unit:
        waiting = erasure.pending(unit)
    for capture in waiting:
        evidence.erase(workspace.settings.evidence, capture, now())
    with workspace.store.writing() as unit:
        erasure.confirm(unit, [capture.id for capture in waiting])
    return len(waiting)

"""`vigie erase`: remove an ad, or every ad with a number, from every table, index and capture; a tombstone stays."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

import evidence
import reading
from model import Act, BadInput, Finding, Operation, Role
from store import ads, audit, cases, custody, erased, erasure, findings
from vigie.commands.arguments import Commands, Shared, command
from vigie.commands.searching import SEARCHABLE, contact_of
from vigie.output import Output
from vigie.steps.staging import staging
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
        before, again = _count(workspace), False
        named = _contacts(reading.read_text(why, workspace.settings.region))
        with workspace.store.writing() as unit:
            if ads.get(unit, args.what):
                _check_reason(named, _contacts(findings.of_ads(unit, [args.what])[args.what]))
                gone = erasure.erase_ad(unit, args.what, by.name, why, now())
                number = ""
            elif again := erased.is_erased(unit, args.what):  # cut off, or run again because traces stayed
                gone, number = [], ""
            else:
                number = _number(workspace, args.what)
                _check_reason(named, {number})
                gone = erasure.erase_number(unit, number, by.name, why, now())
            found = evidence.rehash(workspace.settings.evidence, gone)
            if found:
                custody.log(unit, now(), by.name, Act.ERASE, found, subject="-", why=why)
            audit.log(unit, now(), by.name, Operation.ERASURE, "erase", "-", why)
        with staging(workspace):  # an export under way ends first; what a killed one left behind goes
            withdrawn, elsewhere = withdraw_packages(workspace, number, by.name, why)
        removed = erase_bytes(workspace)
        fewer = before - _count(workspace)
        forgotten = workspace.store.forget_deleted()
    if again:
        out.say("it was erased before; what was left undone then is done now")
    elif not fewer:
        out.say("no ad carries this contact")
    if altered := [one for one in found if one.fault]:
        out.say("{n} of the captures erased were not as recorded; the log names them", n=len(altered))
    for name in withdrawn:
        out.say("the package {name} held it and is removed; tell whoever received it", name=name)
    if elsewhere:
        out.say("exported to other folders, to be looked through by hand: {names}", names=", ".join(elsewhere))
    if not forgotten:
        out.say("traces stay in the database's file while others use it or the disk is full; run this again later")
    out.result({"ads": fewer, "captures": removed, "packages": withdrawn}, out.text("{n} ads erased", n=fewer))
    return 0


def _contacts(found: Iterable[Finding]) -> set[str]:
    return {one.value for one in found if one.kind in SEARCHABLE}


def _check_reason(named: set[str], erased: set[str]) -> None:
    """The reason stays in the log for years: it must not repeat, however written, what it is about."""
    if named & erased:
        raise BadInput("the reason names what is erased", "--why", "describe the request without it")


def _number(workspace: Workspace, what: str) -> str:
    try:
        found = contact_of(what, workspace.settings.region)
    except BadInput:
        found = ""
    if not found.startswith("+"):
        raise BadInput("neither an ad that is held nor a telephone number", "erase")
    return found


def _count(workspace: Workspace) -> int:
    with workspace.store.reading() as unit:
        return ads.count(unit)


def withdraw_packages(workspace: Workspace, number: str, account: str, why: str) -> tuple[list[str], list[str]]:
    """Remove the packages in the workspace that hold what is being erased; their names, and those it cannot look at.

    Comes before the bytes are confirmed erased, so that an interrupted erasure does it again.
    """
    with workspace.store.reading() as unit:
        words = [capture.id for capture in erasure.pending(unit)] + [number] * bool(number)
        gone = {entry.subject for entry in audit.entries(unit, action="export.erase")}
        made = {one.folder_name: one for one in cases.requests(unit) if one.exported_at and one.id not in gone}
    here = {path.parent.parent.name: path for path in workspace.settings.exports.glob("*/data/case.json")}
    held = sorted(name for name, path in here.items() if _says(path, words))
    for name in held:
        shutil.rmtree(workspace.settings.exports / name)
        with workspace.store.writing() as unit:
            subject, case = (made[name].id, made[name].case) if name in made else ("-", "")
            audit.log(unit, now(), account, Operation.ERASURE, "export.erase", subject, why, case)
    return held, sorted(made.keys() - here.keys())


def _says(path: Path, words: Iterable[str]) -> bool:
    text = path.read_text(encoding="ascii")  # as `exports` writes it
    return any(word in text for word in words)


def erase_bytes(workspace: Workspace) -> int:
    """Overwrite the records of captures that no row needs any more; how many."""
    with workspace.store.reading() as unit:
        waiting = erasure.pending(unit)
    for capture in waiting:
        evidence.erase(workspace.settings.evidence, capture, now())
    with workspace.store.writing() as unit:
        erasure.confirm(unit, [capture.id for capture in waiting])
    return len(waiting)

"""`vigie mandate`: the legal authorisations without which nothing is fetched, searched or exported."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from model import Mandate, Operation, Role
from store import audit, mandates
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.mandate_file import read_mandate
from vigie.output import Output, Row
from vigie.workspace import acting, as_system_user, now, opened


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "mandate", "legal authorisations")
    parser = command(actions, shared, "add", add_mandate, "propose a mandate; another account approves it")
    parser.add_argument("file", type=Path)
    command(actions, shared, "approve", approve, "approve a proposed mandate").add_argument("reference")
    command(actions, shared, "list", list_mandates, "every mandate and its state")
    command(actions, shared, "end", end, "end a mandate now").add_argument("reference")


def add_mandate(args: Namespace, out: Output) -> int:
    """Record a mandate as proposed; in training it is approved at once."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR, Role.ADMIN)
        mandate, text = read_mandate(args.file, training=workspace.training)
        with workspace.store.writing() as unit:
            mandates.propose(unit, mandate, text, by.name, now())
            said = as_system_user()
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "mandate.propose", mandate.reference, detail=said)
            if workspace.training:
                mandates.approve(unit, mandate.reference, by.name, now(), training=True)
                audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "mandate.approve", mandate.reference)
            stored = mandates.get(unit, mandate.reference) or mandate
    if not workspace.training:
        out.say("proposed; another account approves it with: vigie mandate approve {ref}", ref=mandate.reference)
    out.result(_row(stored))
    return 0


def approve(args: Namespace, out: Output) -> int:
    """Approve a mandate that somebody else proposed."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.APPROVER)
        with workspace.store.writing() as unit:
            mandates.approve(unit, args.reference, by.name, now(), training=workspace.training)
            said = as_system_user()
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "mandate.approve", args.reference, detail=said)
            stored = mandates.get(unit, args.reference)
    out.result(_row(stored) if stored else {"reference": args.reference})
    return 0


def list_mandates(args: Namespace, out: Output) -> int:
    """Every mandate: what runs, on which basis, until when."""
    with opened(args.home) as workspace, workspace.store.reading() as unit:
        rows = [_row(mandate) for mandate in mandates.all_of(unit)]
    out.rows(rows, "{reference}\t{state}\t{start} - {expiry}\t{sites}\t{categories}")
    return 0


def end(args: Namespace, out: Output) -> int:
    """End a mandate: nothing more is fetched, searched or exported under it."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.APPROVER, Role.ADMIN)
        with workspace.store.writing() as unit:
            mandates.end(unit, args.reference, by.name, now())
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "mandate.end", args.reference)
    out.result({"reference": args.reference, "state": "ended"})
    return 0


def _row(mandate: Mandate) -> Row:
    return {
        "reference": mandate.reference,
        "state": mandate.state,
        "authority": mandate.authority,
        "basis": mandate.basis,
        "sites": list(mandate.sites),
        "categories": list(mandate.categories),
        "start": mandate.start.isoformat(),
        "expiry": mandate.expiry.isoformat(),
        "proposed_by": mandate.proposed_by,
        "approved_by": mandate.approved_by,
    }

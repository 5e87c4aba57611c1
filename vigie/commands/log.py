"""`vigie log`: checkpoints of the append-only log, made, shown, handed on and held against others."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from evidence import log as tlog
from model import BadInput, Operation, Role
from store import audit, captures, checkpoints, leaves, records
from vigie.commands import seals
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.output import Output
from vigie.steps import witness
from vigie.steps.log import sign_checkpoint
from vigie.workspace import acting, justified, now, opened

SIGNERS = (Role.ADMIN, Role.AUDITOR)
CUSTODIANS = (Role.AUDITOR, Role.REVIEWER, Role.EXPORTER)


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "log", "checkpoints of the append-only log")
    command(actions, shared, "checkpoint", sign, "sign the log as it stands")
    command(actions, shared, "show", show, "the log's name, size, newest checkpoint and public keys")
    out = command(
        actions, shared, "export", export, "a signed checkpoint for others to keep, and how earlier ones lead to it"
    )
    out.add_argument("file", type=Path)
    held = command(actions, shared, "compare", compare, "hold a checkpoint or a package against this log, or another's")
    held.add_argument("file", type=Path)
    held.add_argument("--key", type=Path, help="another unit's public key (.vkey)")
    mark = command(actions, shared, "cosign", cosign, "add this unit's signature to another unit's checkpoint")
    mark.add_argument("file", type=Path)
    mark.add_argument("--key", type=Path, required=True, help="that unit's public key (.vkey)")
    told = command(actions, shared, "custody", custody, "who did what with a capture, and what its bytes were then")
    told.add_argument("capture", help="its id (urn:uuid:...)")
    cut = command(
        actions, shared, "prune", prune, "remove, by law, entries of who did what that are older than a checkpoint"
    )
    cut.add_argument("--before", required=True, type=_day, metavar="YYYY-MM-DD")
    cut.add_argument("--why", default="", help="the law or order that requires it")
    seals.add(actions, shared)


def sign(args: Namespace, out: Output) -> int:
    """Sign a checkpoint over everything written so far."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, *SIGNERS)
        head = sign_checkpoint(workspace, by.name).head
    out.result(_row(head), out.text("{size} leaves signed: {root}", **_row(head)))
    return 0


def show(args: Namespace, out: Output) -> int:
    """Where the log stands; nothing of what is in it."""
    with opened(args.home) as workspace, workspace.store.reading() as unit:
        newest = checkpoints.newest(unit)
        keys = list(tlog.log_keys(workspace.settings.keys).values())
        result = {
            "origin": leaves.origin(unit),
            "leaves": leaves.size(unit),
            "removed": records.removed(unit),
            "covered": newest.size if newest else 0,
            "waiting": leaves.size(unit) - (newest.size if newest else 0),
            "signed_at": newest.at if newest else None,
            "root": tlog.read_checkpoint(newest.note)[1].root.hex() if newest else None,
            "keys": [str(key) for key in keys],
        }
    human = "{origin}: {leaves} leaves, {covered} under the checkpoint of {signed_at}, {waiting} wait for the next"
    out.result(result, "\n".join((out.text(human, **result), *map(str, keys))))
    return 0


def export(args: Namespace, out: Output) -> int:
    """Write the checkpoint and, beside it, the proofs that earlier ones lead to it."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, *SIGNERS)
        signed = sign_checkpoint(workspace, by.name)
        with workspace.store.reading() as unit:
            proofs = witness.proofs(unit, signed.head.size)
    args.file.write_text(str(signed.note), "utf-8")
    args.file.with_name(args.file.name + witness.PROOFS).write_text(proofs, "utf-8")
    out.result(
        _row(signed.head) | {"file": str(args.file)}, out.text("{size} leaves signed: {root}", **_row(signed.head))
    )
    return 0


def compare(args: Namespace, out: Output) -> int:
    """0 if the checkpoint agrees with what is known of its log here, 1 if not."""
    with opened(args.home) as workspace:
        acting(workspace, args.account, *SIGNERS)
        return _tell(witness.compare(workspace, args.file, args.key and witness.read_key(args.key)), out)


def cosign(args: Namespace, out: Output) -> int:
    """0 if it was signed, 1 if it does not agree with what is known here of that log."""
    with opened(args.home) as workspace:
        acting(workspace, args.account, *SIGNERS)
        return _tell(witness.cosign(workspace, args.file, witness.read_key(args.key)), out)


def custody(args: Namespace, out: Output) -> int:
    """Every act on one capture, oldest first; 1 if its bytes were ever found not as recorded."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, *CUSTODIANS)
        purpose = justified(workspace, args.purpose)
        with workspace.store.writing() as unit:
            acts = audit.custody_of(unit, args.capture)
            if not acts and captures.get(unit, args.capture) is None:
                raise BadInput("no capture of this id was ever handled here", "log custody")
            audit.log(unit, now(), by.name, Operation.CONSULTATION, "log.custody", args.capture, purpose)
    rows = [
        {
            "entry": act.entry.seq,
            "at": act.entry.at,
            "account": act.entry.account,
            "act": act.entry.action,
            "why": act.entry.justification,
            "case": act.entry.case,
            "as_recorded": not act.altered,
            "found": act.altered.get(args.capture),
        }
        for act in acts
    ]
    out.rows(rows, "{entry}\t{at}\t{account}\t{act}\t{why}\t{case}\tas recorded: {as_recorded}")
    return 1 if any(act.altered for act in acts) else 0


def prune(args: Namespace, out: Output) -> int:
    """Remove the entries before the newest checkpoint that was signed before a day; leaves and checkpoints stay."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN)
        why = justified(workspace, args.why or args.purpose)
        with workspace.store.writing() as unit:
            older = [one for one in checkpoints.all_of(unit) if one.at < args.before]
            if not older:
                raise BadInput("no checkpoint was signed before that day", "--before", "nothing was removed")
            gone = audit.prune(unit, older[-1].size, by.name, why, now())
        forgotten = workspace.store.forget_deleted()
    if not forgotten:
        out.say("traces stay in the database's file while others use it or the disk is full; run this again later")
    out.result({"removed": gone, "checkpoint": older[-1].size}, out.text("{n} entries removed", n=gone))
    return 0


def _tell(compared: witness.Compared, out: Output) -> int:
    row = _row(compared.head) | {"consistent": not compared.problem, "problem": compared.problem,
                                 "witnesses": list(compared.witnesses)}  # fmt: skip
    human = compared.problem or out.text("consistent: the log goes on from its first {size} leaves", **row)
    out.result(row, human)
    return 1 if compared.problem else 0


def _row(head: tlog.TreeHead) -> dict[str, object]:
    return {"origin": head.origin, "size": head.size, "root": head.root.hex()}


def _day(said: str) -> datetime:
    return datetime.strptime(said, "%Y-%m-%d").replace(tzinfo=UTC)

"""Checkpoints from outside held against a log: this unit's own, come back, or another unit's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from evidence import log as tlog
from model import BadInput
from store import Unit, checkpoints, leaves
from vigie.steps.log import tree
from vigie.workspace import Workspace, now

PROOFS = ".proofs.json"  # beside a checkpoint that is handed on: how earlier ones lead to it
MOST = 500  # earlier checkpoints with a proof each


@dataclass(frozen=True, slots=True)
class Compared:
    """What a checkpoint from outside says of its log; `problem` is empty when it agrees with what is known here."""

    head: tlog.TreeHead
    own: bool
    problem: str = ""
    witnesses: tuple[str, ...] = ()


def read_file(path: Path) -> tuple[tlog.Note, tlog.TreeHead]:
    """The checkpoint of a file, or of an exported package. Raises BadInput."""
    inside = path / "data" / "log" / "checkpoint"
    try:
        said = (inside if path.is_dir() else path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("no checkpoint can be read there", str(path)) from error
    return tlog.read_checkpoint(said)


def read_key(path: Path) -> tlog.Verifier:
    """Another unit's public key. Raises BadInput."""
    try:
        return tlog.Verifier.parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("no public key can be read there", str(path)) from error


def compare(workspace: Workspace, path: Path, key: tlog.Verifier | None) -> Compared:
    """Hold a checkpoint against this unit's log, or another unit's against how its log was last seen here.

    Another unit's needs `key`, its public key; when it agrees it is remembered. Raises BadInput.
    """
    note, head = read_file(path)
    with workspace.store.writing() as unit:
        if head.origin == leaves.origin(unit):
            return Compared(head, True, _own(workspace, unit, note, head), _witnesses(note, head, key))
        if key is None:
            raise BadInput("a checkpoint of another log", str(path), "give that unit's public key with --key FILE")
        problem = _other(unit, path, note, head, key)
        if not problem:
            checkpoints.see(unit, head.origin, str(note), now())
        return Compared(head, False, problem, _witnesses(note, head, None))


def cosign(workspace: Workspace, path: Path, key: tlog.Verifier) -> Compared:
    """Add this unit's dated signature to another unit's checkpoint, in its file, if it agrees. Raises BadInput."""
    mine, sign = tlog.log_signer(workspace.settings.keys)
    compared = compare(workspace, path, key)
    if compared.own:
        raise BadInput("a checkpoint of this unit's own log", str(path), "another unit cosigns it")
    if not compared.problem:
        note, _ = read_file(path)
        path.write_text(str(tlog.cosigned(note, mine, sign, now())), "utf-8")
    return compared


def proofs(unit: Unit, size: int) -> str:
    """How every earlier checkpoint (the newest ones, if there are many) leads to the one of this size: JSON."""
    whole = tree(unit)
    earlier = [one.size for one in checkpoints.all_of(unit) if one.size < size][-MOST:]
    rows = [{"size": old, "proof": [node.hex() for node in whole.consistency(old, size)]} for old in earlier]
    return json.dumps({"size": size, "from": rows}, indent=1) + "\n"


def _own(workspace: Workspace, unit: Unit, note: tlog.Note, head: tlog.TreeHead) -> str:
    if not note.signers(tlog.log_keys(workspace.settings.keys).values()):
        return "it names this log and is signed by no key of this unit"
    whole = tree(unit)
    if head.size > whole.size:
        return f"this log has only {whole.size} leaves: it was rolled back, or its end is missing"
    if whole.root(head.size) != head.root:
        return f"this log was rewritten: its first {head.size} leaves are not those that were signed"
    return ""


def _other(unit: Unit, path: Path, note: tlog.Note, head: tlog.TreeHead, key: tlog.Verifier) -> str:
    if key.name != head.origin or not note.signers([key]):
        return "it is not signed by the key that was given for it"
    said = checkpoints.seen(unit, head.origin)
    if said is None:
        return ""
    _, old = tlog.read_checkpoint(said)
    if old.size > head.size:
        return f"that log had {old.size} leaves when last seen here: it was rolled back, or this is an older checkpoint"
    proof = () if old.size == head.size else _proof(path, old.size)
    if proof is None:
        return (
            f"no proof beside it leads from the {old.size} leaves last seen here: ask that unit for {path.name}{PROOFS}"
        )
    if not tlog.is_consistent(old.size, head.size, old.root, head.root, proof):
        return f"that log was rewritten: it does not go on from the {old.size} leaves last seen here"
    return ""


def _proof(path: Path, size: int) -> tuple[bytes, ...] | None:
    beside = path.with_name(path.name + PROOFS)
    try:
        rows = {int(row["size"]): row["proof"] for row in json.loads(beside.read_bytes())["from"]}
        return tuple(bytes.fromhex(node) for node in rows[size])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _witnesses(note: tlog.Note, head: tlog.TreeHead, key: tlog.Verifier | None) -> tuple[str, ...]:
    """Who else signed: named, and whether it is the key that was given."""
    verified = {one.name for one in note.signers([key] if key else ())}
    others = dict.fromkeys(one.name for one in note.signatures if one.name != head.origin)
    return tuple(f"{name} (signature verified)" if name in verified else f"{name} (not verified)" for name in others)

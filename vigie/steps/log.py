"""The append-only log: checkpoints signed over what was written, and what others need to hold the unit to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence import log as tlog
from model import BadInput, Capture, Checkpoint, EvidenceBroken, LeafKind, Operation
from store import Unit, appending, audit, checkpoints, leaves
from vigie.workspace import Workspace, now

EVERY = 1000  # leaves between two checkpoints made without being asked for: a few minutes of a fast crawl
ACTION = "log.checkpoint"


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint with what its note says."""

    note: tlog.Note
    head: tlog.TreeHead


def make_key(workspace: Workspace) -> tlog.Verifier:
    """Make a key for the workspace's log; the name it signs under is the log's, made up once."""
    with workspace.store.writing() as unit:
        origin = appending.origin(unit)
    return tlog.new_log_key(workspace.settings.keys, origin, now())


def sign_checkpoint(workspace: Workspace, account: str) -> Signed:
    """Sign the log as it stands; the newest checkpoint again when nothing was written since but its own entry.

    Raises BadInput without a key or an empty log, EvidenceBroken when the newest checkpoint is not to be gone on from.
    """
    key, sign = tlog.log_signer(workspace.settings.keys)
    with workspace.store.writing() as unit:
        last = checkpoints.newest(unit)
        before = _frontier(last, workspace)
        size = leaves.size(unit)
        if last is not None and size <= last.size + 1:
            return _signed(last)
        frontier = before.grown(tlog.leaf_hash(leaf.data) for leaf in leaves.every(unit, before.size, size))
        if frontier.size != size or not size:
            raise EvidenceBroken("the log is empty, or leaves of it are missing: run `vigie verify`")
        note = tlog.checkpoint(frontier, key, sign)
        made = Checkpoint(size, now(), str(note), frontier.peaks)
        checkpoints.add(unit, made)
        detail = f"{size} leaves, {frontier.root.hex()}"
        audit.log(unit, made.at, account, Operation.ADMINISTRATION, ACTION, "-", detail=detail)
    return _signed(made)


def sign_if_due(workspace: Workspace, account: str) -> bool:
    """Sign a checkpoint when so many leaves wait for one and there is a key that opens; whether it was done."""
    if not tlog.log_keys(workspace.settings.keys) or waiting(workspace) < EVERY:
        return False
    try:
        sign_checkpoint(workspace, account)
    except BadInput:  # a key whose passphrase this process was not given: somebody signs by hand, and verify says so
        return False
    return True


def waiting(workspace: Workspace) -> int:
    """How many leaves no checkpoint covers yet."""
    with workspace.store.reading() as unit:
        last = checkpoints.newest(unit)
        return leaves.size(unit) - (last.size if last else 0)


def tree(unit: Unit) -> tlog.Tree:
    """The whole tree, from the leaves."""
    return tlog.Tree(tlog.leaf_hash(leaf.data) for leaf in leaves.every(unit))


def package_part(workspace: Workspace, kept: Sequence[Capture], account: str) -> dict[str, bytes]:
    """The log's files for a package with these captures; none when the unit has no key for its log."""
    if not tlog.log_keys(workspace.settings.keys):
        return {}
    signed = sign_checkpoint(workspace, account)
    key = tlog.log_signer(workspace.settings.keys)[0]
    with workspace.store.reading() as unit:
        found = leaves.of(unit, LeafKind.CAPTURE, [capture.id for capture in kept])
        if missing := [capture.id for capture in kept if capture.id not in found]:
            raise EvidenceBroken(f"the log has no leaf of capture {missing[0]}: run `vigie verify`")
        covered = [tlog.Covered(capture, found[capture.id]) for capture in kept]
        whole = tree(unit)
    if whole.root(signed.head.size) != signed.head.root:
        raise EvidenceBroken("the log is not what its checkpoint was signed over: run `vigie verify`")
    signer = _signer(workspace, signed, key)
    return tlog.log_part(whole, signed.note, signer, covered)


def unnamed(unit: Unit) -> list[str]:
    """Checkpoints that the log says were made and that are gone."""
    said = {entry.detail.partition(" ")[0] for entry in audit.entries(unit, action=ACTION)}
    gone = said - {str(one.size) for one in checkpoints.all_of(unit)}
    return [f"the checkpoint of {size} leaves is gone" for size in sorted(gone)]


def _signer(workspace: Workspace, signed: Signed, newest: tlog.Verifier) -> tlog.Verifier:
    """Whose signature it is: the newest key's, unless the key was renewed since."""
    signers = signed.note.signers(tlog.log_keys(workspace.settings.keys).values())
    return newest if newest in signers or not signers else signers[0]


def _frontier(last: Checkpoint | None, workspace: Workspace) -> tlog.Frontier:
    """What the newest checkpoint goes on from, once it is ours and the roots kept with it lead to its head."""
    if last is None:
        return tlog.Frontier()
    signed = _signed(last)
    try:
        frontier = tlog.Frontier(signed.head.size, last.peaks)
    except ValueError as error:
        raise EvidenceBroken("the newest checkpoint was altered: run `vigie verify`") from error
    ours = signed.note.signers(tlog.log_keys(workspace.settings.keys).values())
    if not ours or signed.head.root != frontier.root:
        raise EvidenceBroken("the newest checkpoint was altered: run `vigie verify`")
    return frontier


def _signed(checkpoint: Checkpoint) -> Signed:
    return Signed(*tlog.read_checkpoint(checkpoint.note))

"""The append-only log: checkpoints signed over what was written, and what others need to hold the unit to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence import log as tlog
from model import AuditEntry, BadInput, Capture, CaseFile, Checkpoint, EvidenceBroken, LeafKind, LogLeaf, Operation
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


def ensure_key(workspace: Workspace, account: str) -> None:
    """Make the log's key where a unit has none: a workspace in which keys were made before there was a log."""
    if tlog.log_keys(workspace.settings.keys):
        return
    made = make_key(workspace)
    with workspace.store.writing() as unit:
        audit.log(unit, now(), account, Operation.ADMINISTRATION, "key.new", "log", detail=str(made))


def sign_if_due(workspace: Workspace, account: str) -> str:
    """Sign a checkpoint when so many leaves wait for one; the line that says why it could not be, else nothing.

    A process that was not given the key's passphrase cannot: a person signs by hand.
    """
    if waiting(workspace) < EVERY:
        return ""
    try:
        sign_checkpoint(workspace, account)
    except BadInput as hindered:
        return f"records wait for a signed checkpoint: {hindered}; or sign by hand with `vigie log checkpoint`"
    return ""


def waiting(workspace: Workspace) -> int:
    """How many leaves no checkpoint covers yet."""
    with workspace.store.reading() as unit:
        last = checkpoints.newest(unit)
        return leaves.size(unit) - (last.size if last else 0)


def tree(unit: Unit) -> tlog.Tree:
    """The whole tree, from the leaves."""
    return tlog.Tree(tlog.leaf_hash(leaf.data) for leaf in leaves.every(unit))


@dataclass(frozen=True, slots=True)
class PackagePart:
    """The log's files for a package, by name, and the case's entries of who did what as they leave with it."""

    files: dict[str, bytes]
    entries: tuple[AuditEntry, ...]


def package_part(workspace: Workspace, case: CaseFile, kept: Sequence[Capture], account: str) -> PackagePart:
    """What shows that these captures and the case's entries stood in the log, for which a key is made if there is none.

    An entry written first says how many captures and entries leave, so that none can be left out later.
    """
    ensure_key(workspace, account)
    with workspace.store.writing() as unit:
        places = [leaf.index for leaf in _found(unit, LeafKind.CAPTURE, [one.id for one in kept])]
        handled = [leaf.index for leaf in _found(unit, LeafKind.CUSTODY, [str(one.seq) for one in case.audit])]
        said, name = tlog.contents(places, handled), case.case.reference
        made = audit.log(unit, now(), account, Operation.DISCLOSURE, tlog.CONTENTS, name, case=name, detail=said)
    signed = sign_checkpoint(workspace, account)
    entries = (*case.audit, made)
    with workspace.store.reading() as unit:
        of_captures = _found(unit, LeafKind.CAPTURE, [one.id for one in kept])
        of_entries = _found(unit, LeafKind.CUSTODY, [str(one.seq) for one in entries])
        whole = tree(unit)
    if whole.root(signed.head.size) != signed.head.root:
        raise EvidenceBroken("the log is not what its checkpoint was signed over: run `vigie verify`")
    signer = _signer(workspace, signed, tlog.log_signer(workspace.settings.keys)[0])
    captures = [tlog.Covered(one, leaf) for one, leaf in zip(kept, of_captures, strict=True)]
    custody = [tlog.Covered(one, leaf) for one, leaf in zip(entries, of_entries, strict=True)]
    return PackagePart(tlog.log_part(whole, signed.note, signer, captures, custody), entries)


def _found(unit: Unit, kind: LeafKind, names: Sequence[str]) -> list[LogLeaf]:
    """The leaves of these records, in their order. Raises EvidenceBroken when there is none of one."""
    found = leaves.of(unit, kind, names)
    if missing := [name for name in names if name not in found]:
        raise EvidenceBroken(f"the log has no leaf of {kind} {missing[0]}: run `vigie verify`")
    return [found[name] for name in names]


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

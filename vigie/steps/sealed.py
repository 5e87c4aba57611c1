"""How far the log is sealed: every kept stamp judged again, for `verify`, for people, and for a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence import Problem, Report
from evidence import log as tlog
from evidence.openssl import CannotCheck
from evidence.seals import Judged, Laid, Wanted, describe, judge, seal_part
from evidence.seals.strict import Unreadable, objection
from evidence.verification import UNSEALED
from model import Authority, BadInput, Capture, LeafKind, Sealing, SealReply
from store import Unit, checkpoints, leaves, seals
from vigie.steps.log import tree
from vigie.steps.seal import seal_now
from vigie.steps.stamp import Asker, Unanswered, as_evidence, by_worth, read_roots
from vigie.workspace import Workspace

EXPORT_PATIENCE_S = 10.0  # for one authority, while a person waits for a package
SEALS = "seals"  # the folder beside the checkpoint in a package
UNLISTED = "its authority is not listed in vigie.toml, so nothing is known of its root"


@dataclass(frozen=True, slots=True)
class Kept:
    """A stamp that was verified when it came, and what is to be said of it now; `note` is of a second opinion."""

    reply: SealReply
    checkpoint: str
    judged: Judged
    note: str = ""

    @property
    def name(self) -> str:
        return f"seal by {self.reply.authority} over {self.reply.size} leaves"


def kept_seals(workspace: Workspace, unit: Unit) -> Iterator[Kept]:
    """Every stamp that was verified when it came, judged again with the roots of today's settings."""
    notes = {one.size: one.note for one in checkpoints.all_of(unit)}
    authorities = {one.name: one for one in workspace.settings.authorities}
    for reply in seals.every(unit, verified=True):
        note, authority = notes.get(reply.size, ""), authorities.get(reply.authority)
        if authority is None:
            yield Kept(reply, note, Judged(None, UNLISTED))
        elif not note:
            yield Kept(reply, note, Judged(None, "its checkpoint is gone"))
        else:
            yield _judged(workspace, reply, note, authority)


def _judged(workspace: Workspace, reply: SealReply, note: str, authority: Authority) -> Kept:
    try:
        roots = read_roots(workspace, authority)
    except BadInput as missing:
        return Kept(reply, note, Judged(None, str(missing)))
    try:
        judged = judge(as_evidence(reply, note), authority, roots)
    except CannotCheck:
        raise
    except BadInput as broken:
        return Kept(reply, note, Judged(None, f"its checkpoint cannot be read: {broken}"))
    if judged.seal is None:
        return Kept(reply, note, judged)
    try:
        wanted = Wanted(note.encode(), reply.nonce, authority.policy)
        if problem := objection(reply.reply, wanted, roots, reply.chain):
            return Kept(reply, note, Judged(None, problem))
    except Unreadable as strict:
        return Kept(reply, note, judged, f"the second verifier does not read it ({strict}); OpenSSL verified it")
    return Kept(reply, note, judged)


def covered(workspace: Workspace, found: Iterable[Kept]) -> int:
    """How many leaves, from the first, are sealed."""
    return workspace.settings.seal_rule.covered(one.judged.seal for one in found if one.judged.seal)


def seals_report(workspace: Workspace, unit: Unit) -> Report:
    """What `verify` says of every stamp, and of what none covers. A stamp that no longer holds is a failure."""
    try:
        found = list(kept_seals(workspace, unit))
    except CannotCheck as missing:
        return Report(0, unchecked=(UNSEALED,), hindered=(f"seals: {missing}",))
    except (ValueError, TypeError):
        return Report(0, (Problem("log", "", "seals", "a row cannot be read"),), (UNSEALED,))
    failures, unchecked, notes = [], [], []
    for one in found:
        if one.judged.seal is None:
            if one.judged.problem == UNLISTED:
                unchecked.append(f"{one.name}: {UNLISTED}")
            else:
                failures.append(Problem("log", one.name, "seal", one.judged.problem))
            continue
        notes.append(describe(one.judged.seal))
        if one.note:
            notes.append(f"{one.name}: {one.note}")
        if one.judged.revocation and not one.judged.revocation.checked:
            unchecked.append(f"{one.name}: whether its certificate was revoked: {one.judged.revocation.how}")
    refused = sum(1 for _ in seals.every(unit, verified=False))
    if refused:
        notes.append(f"log: {refused} replies of authorities sealed nothing, and are kept as they came")
    return Report(0, tuple(failures), (*unchecked, *_open(workspace, unit, found)), tuple(notes))


def _open(workspace: Workspace, unit: Unit, found: Sequence[Kept]) -> Iterator[str]:
    size = covered(workspace, found)
    bare, rest = seals.captures_after(unit, size), leaves.size(unit) - size
    if not size:
        yield UNSEALED
    elif rest:
        yield f"unsealed: {bare} captures, {rest} records of the log in all, are covered by no trusted time stamp yet"


@dataclass(frozen=True, slots=True)
class SealedPart:
    """The seals' files for a package, by their names beside the checkpoint, and in plain values what they cover."""

    files: dict[str, bytes]
    sealing: Sealing | None


def sealed_part(workspace: Workspace, checkpoint: bytes, captures: Sequence[Capture], account: str) -> SealedPart:
    """What shows when a package's captures were there already; each authority is asked once more, and not waited for.

    For each capture the first stamp of each authority that covers it goes along, and the newest one of all.
    """
    rule, authorities = workspace.settings.seal_rule, workspace.settings.authorities
    if not authorities:
        return SealedPart({}, None)
    seal_now(workspace, account, patience_s=EXPORT_PATIENCE_S)
    head = tlog.read_checkpoint(checkpoint.decode())[1]
    with workspace.store.reading() as unit:
        found = leaves.of(unit, LeafKind.CAPTURE, [one.id for one in captures])
        places = sorted(leaf.index for leaf in found.values())
        held = [one for one in kept_seals(workspace, unit) if one.judged.seal and one.reply.size <= head.size]
        chosen = _chosen(held, places)
        whole = tree(unit)
    laid = [Laid(as_evidence(one.reply, one.checkpoint), _proof(whole, one.reply.size, head.size)) for one in chosen]
    named = [one.judged.seal for one in chosen if one.judged.seal]
    size = rule.covered(named)
    part = seal_part(rule, authorities, _roots(workspace), laid)
    files = {f"{SEALS}/{name}": data for name, data in part.items()}
    counted = tuple(seal for seal in named if rule.counts(seal)) if size else ()
    return SealedPart(files, Sealing(counted, sum(place >= size for place in places)) if counted else None)


def stamp_package(workspace: Workspace, manifest: bytes) -> bytes:
    """A reply of the first authority that stamps a package's list of lists; empty when none does at once."""
    for authority in by_worth(workspace.settings.authorities):
        try:
            return Asker(workspace, EXPORT_PATIENCE_S).stamp_file(authority, manifest)
        except (Unanswered, BadInput):
            continue
    return b""


def _chosen(held: Sequence[Kept], places: Sequence[int]) -> list[Kept]:
    """For every place the first stamp of each authority that covers it, and each one's newest; in their order."""
    by_authority: dict[str, list[Kept]] = {}
    for one in held:
        by_authority.setdefault(one.reply.authority, []).append(one)
    wanted: dict[int, Kept] = {}
    for own in by_authority.values():
        firsts = [next((one for one in own if one.reply.size > place), None) for place in places]
        wanted |= {id(one): one for one in (*firsts, own[-1]) if one}
    return [one for one in held if id(one) in wanted]


def _proof(whole: tlog.Tree, old: int, new: int) -> tuple[bytes, ...]:
    return whole.consistency(old, new) if old < new else ()


def _roots(workspace: Workspace) -> Mapping[str, bytes]:
    found = {}
    for authority in workspace.settings.authorities:
        try:
            found[authority.name] = read_roots(workspace, authority)
        except BadInput:  # nothing of that authority is in the package either
            continue
    return found

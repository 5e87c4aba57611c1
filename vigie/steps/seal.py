"""Which authorities are asked to stamp which checkpoint, and when they are asked again.

Only the newest checkpoint is ever asked for: it covers every leaf before it, so that one stamp seals all that came
since the last. Captures are sealed when so many authorities as the quorum wants have stamped a checkpoint, each its
own perhaps, that covers their leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from model import Authority, BadInput, Checkpoint, Operation, SealReply, SealTurn
from store import Unit, audit, checkpoints, seals
from vigie.steps.log import sign_checkpoint
from vigie.steps.stamp import PATIENCE_S, Asker, Unanswered, by_worth
from vigie.workspace import Workspace, now

ACTION = "log.seal"
PACE = timedelta(hours=1)  # between two stamps of one authority unasked for: free ones bear that, and shut out more
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
RENEWAL = timedelta(days=90)  # before the end of a stamp's certificate, a newer stamp is asked for
RENEWED = timedelta(days=30)  # and no oftener than this, should the authority itself still use that certificate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking one authority; `problem` is empty when it sealed the checkpoint of `size` leaves."""

    authority: str
    size: int
    problem: str


def seal_now(
    workspace: Workspace, account: str, *, again: bool = False, patience_s: float = PATIENCE_S
) -> list[Outcome]:
    """Ask every authority that has not sealed the newest checkpoint; with `again`, every one.

    Raises BadInput when no checkpoint was signed yet.
    """
    newest = _newest(workspace)
    if newest is None:
        raise BadInput("no checkpoint is there to be sealed", "log", "sign one with `vigie log checkpoint`")
    wanting = [one for one in by_worth(workspace.settings.authorities) if again or _wants(workspace, one, newest)]
    return _ask(workspace, account, wanting, newest, patience_s)


def seal_if_due(workspace: Workspace, account: str) -> list[Outcome]:
    """Ask the authorities whose turn has come: for captures that none has sealed, or whose seals grow old."""
    due = [one for one in by_worth(workspace.settings.authorities) if _is_due(workspace, one)]
    if not due:
        return []
    newest = _newest(workspace)
    with workspace.store.reading() as unit:
        waiting = seals.captures_after(unit, newest.size if newest else 0)
    if waiting or any(_grows_old(workspace, one) for one in due):  # a newer checkpoint covers the old stamp itself
        with suppress(BadInput):  # a key that this process cannot open: somebody signs by hand, as the bell says
            sign_checkpoint(workspace, account)
        newest = _newest(workspace)
    if newest is None:
        return []
    wanting = [one for one in due if _wants(workspace, one, newest) or _grows_old(workspace, one)]
    return _ask(workspace, account, wanting, newest, PATIENCE_S)


def missing_seals(unit: Unit) -> list[str]:
    """Replies that the log says were received and that are gone, or are no longer as they were."""
    try:
        kept = {_digest(reply) for reply in seals.every(unit, verified=True)}
    except (ValueError, TypeError):
        return ["a row of a seal cannot be read"]
    said = (entry.detail for entry in audit.entries(unit, action=ACTION))
    return [f"the seal of {detail.partition(',')[0]} is gone or altered" for detail in said if detail[-64:] not in kept]


def _ask(
    workspace: Workspace, account: str, authorities: Iterable[Authority], checkpoint: Checkpoint, patience_s: float
) -> list[Outcome]:
    return [_ask_one(workspace, account, one, checkpoint, patience_s) for one in authorities]


def _ask_one(
    workspace: Workspace, account: str, authority: Authority, checkpoint: Checkpoint, patience_s: float
) -> Outcome:
    """Ask, and keep what came. The digest of a good reply goes into the log: the next checkpoint seals it too."""
    try:
        reply = Asker(workspace, patience_s).stamp(authority, checkpoint)
        problem = reply.problem
    except (Unanswered, BadInput) as nothing:
        reply, problem = None, str(nothing)
    with workspace.store.writing() as unit:
        if reply:
            seals.add(unit, reply)
        if reply and not problem:
            detail = f"{authority.name} over {checkpoint.size} leaves, sha256:{_digest(reply)}"
            audit.log(unit, now(), account, Operation.ADMINISTRATION, ACTION, "-", detail=detail)
        seals.take_turn(unit, _next_turn(seals.turn(unit, authority.name), authority.name, problem, now()))
    return Outcome(authority.name, checkpoint.size, problem)


def _next_turn(last: SealTurn | None, authority: str, problem: str, at: datetime) -> SealTurn:
    """After a failure the waiting time doubles, up to some hours; after a success it is the usual pace."""
    if not problem:
        return SealTurn(authority, 0, at + PACE)
    tries = last.tries + 1 if last else 1
    return SealTurn(authority, tries, at + min(FIRST_WAIT * 2 ** min(tries - 1, 20), LONGEST_WAIT), problem)


def _is_due(workspace: Workspace, authority: Authority) -> bool:
    with workspace.store.reading() as unit:
        turn = seals.turn(unit, authority.name)
    return turn is None or turn.next_at <= now()


def _wants(workspace: Workspace, authority: Authority, checkpoint: Checkpoint) -> bool:
    with workspace.store.reading() as unit:
        last = seals.newest(unit, authority.name)
    return last is None or last.size < checkpoint.size


def _grows_old(workspace: Workspace, authority: Authority) -> bool:
    with workspace.store.reading() as unit:
        last = seals.newest(unit, authority.name)
    return bool(last and last.at and last.expiry and last.expiry - now() < RENEWAL and now() - last.at > RENEWED)


def _newest(workspace: Workspace) -> Checkpoint | None:
    with workspace.store.reading() as unit:
        return checkpoints.newest(unit)


def _digest(reply: SealReply) -> str:
    return hashlib.sha256(reply.reply).hexdigest()

"""What time-stamping authorities answered, kept whatever it says; and when each of them is asked next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Row, func, insert, select

from model import LeafKind, SealReply, SealTurn
from store.insert import insert_new, upsert
from store.session import Unit
from store.tables.log import log_leaf, seal_material, seal_turn, seal_use
from store.tables.log import seal_reply as table

LIST, ANSWER = "crl", "ocsp"


def add(unit: Unit, reply: SealReply) -> None:
    """Keep a reply with what was fetched to check it."""
    row = {
        "size": reply.size, "authority": reply.authority, "nonce": f"{reply.nonce:x}", "asked_at": reply.asked_at,
        "received_at": reply.received_at, "reply": reply.reply, "problem": reply.problem, "at": reply.at,
        "expiry": reply.expiry, "chain": reply.chain, "fetched_at": reply.fetched_at,
    }  # fmt: skip
    made = unit.execute(insert(table).values(**row).returning(table.c.id)).scalar_one()
    for kind, materials in ((LIST, reply.lists), (ANSWER, reply.answers)):
        for data in dict.fromkeys(materials):
            digest = hashlib.sha256(data).hexdigest()
            insert_new(unit, seal_material, [{"digest": digest, "data": data}])
            insert_new(unit, seal_use, [{"reply": made, "digest": digest, "kind": kind}])


def every(unit: Unit, *, verified: bool) -> Iterator[SealReply]:
    """Replies in the order in which they came: those that were verified then, or those that sealed nothing."""
    held = table.c.problem == "" if verified else table.c.problem != ""
    for number in unit.execute(select(table.c.id).where(held).order_by(table.c.id)).scalars().all():
        yield _reply(unit, unit.execute(select(table).where(table.c.id == number)).one())


def newest(unit: Unit, authority: str) -> SealReply | None:
    """The verified reply of an authority over the largest checkpoint, the latest of them."""
    mine = (table.c.authority == authority, table.c.problem == "")
    row = unit.execute(
        select(table).where(*mine).order_by(table.c.size.desc(), table.c.id.desc()).limit(1)
    ).one_or_none()
    return _reply(unit, row) if row else None


def turn(unit: Unit, authority: str) -> SealTurn | None:
    """When an authority is asked next; None when it never was."""
    row = unit.execute(select(seal_turn).where(seal_turn.c.authority == authority)).one_or_none()
    return SealTurn(row.authority, row.tries, row.next_at, row.why) if row else None


def take_turn(unit: Unit, turn: SealTurn) -> None:
    """Keep when an authority is asked next."""
    row = {"authority": turn.authority, "tries": turn.tries, "next_at": turn.next_at, "why": turn.why}
    upsert(unit, seal_turn, row)


def captures_after(unit: Unit, size: int) -> int:
    """How many captures have a leaf that the first `size` do not hold."""
    kept = (log_leaf.c.kind == LeafKind.CAPTURE, log_leaf.c.index >= size)
    return unit.scalar(select(func.count()).select_from(log_leaf).where(*kept)) or 0


def _reply(unit: Unit, row: Row[tuple[object, ...]]) -> SealReply:
    used = select(seal_use.c.kind, seal_material.c.data).join(seal_material).where(seal_use.c.reply == row.id)
    found = [(kind, bytes(data)) for kind, data in unit.execute(used.order_by(seal_use.c.digest))]
    return SealReply(
        row.size, row.authority, int(row.nonce, 16), row.asked_at, row.received_at, bytes(row.reply), row.problem,
        row.at, row.expiry, bytes(row.chain), tuple(data for kind, data in found if kind == LIST),
        tuple(data for kind, data in found if kind == ANSWER), row.fetched_at,
    )  # fmt: skip

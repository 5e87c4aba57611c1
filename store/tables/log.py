"""The append-only log: a leaf for every record it covers, and the checkpoints that were signed over them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Text

from store.tables.schema import maybe, metadata, moment, number, row_id, said, text, to

# One row: how many leaves there are, and the name that the log goes by. Who appends locks it, last of all rows.
log_head = Table(
    "log_head", metadata, Column("id", BigInteger, primary_key=True, autoincrement=False), number("size"),
    text("origin"),
)  # fmt: skip

# Where a record was removed by law, subject and salt are gone with it.
log_leaf = Table(
    "log_leaf",
    metadata,
    Column("index", BigInteger, primary_key=True, autoincrement=False),
    text("kind"),
    maybe("subject"),
    Column("data", LargeBinary(32), nullable=False),
    Column("salt", LargeBinary(32), nullable=True),
    Index(None, "subject", "kind", unique=True),
)

log_checkpoint = Table(
    "log_checkpoint",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    moment("at"),
    text("note"),
    Column("peaks", LargeBinary, nullable=False),
)

# Entries of the log of who did what, removed by law: up to which, and the digest that the next one follows.
log_pruned = Table(
    "log_pruned",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    text("digest"),
    number("size"),
    moment("until"),
)

# Other units' logs, as they stood when this unit last looked.
log_seen = Table("log_seen", metadata, Column("origin", Text, primary_key=True), text("note"), moment("at"))

# Whatever came back from time-stamping authorities, and what was fetched to check it; `problem` empty: it was verified.
seal_reply = Table(
    "seal_reply", metadata, row_id(), number("size"), text("authority"), text("nonce"), moment("asked_at"),
    moment("received_at"), Column("reply", LargeBinary, nullable=False), said("problem"), moment("at", nullable=True),
    moment("expiry", nullable=True), Column("chain", LargeBinary, nullable=False), moment("fetched_at", nullable=True),
    Index(None, "authority", "size"),
)  # fmt: skip

# A revocation list is kept once, however many replies it belongs to.
seal_material = Table(
    "seal_material", metadata, Column("digest", Text, primary_key=True), Column("data", LargeBinary, nullable=False)
)
seal_use = Table(
    "seal_use", metadata, to("seal_reply.id", "reply", primary_key=True),
    to("seal_material.digest", "digest", primary_key=True), text("kind"),
)  # fmt: skip

seal_turn = Table(
    "seal_turn", metadata, Column("authority", Text, primary_key=True), number("tries"), moment("next_at"), said("why")
)

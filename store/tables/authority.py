"""Who may do what, under which authority, and what they did."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Table, Text

from store.tables.schema import maybe, metadata, moment, number, row_id, said, text, to, truth

# Facts of this database itself, such as the random key of the keyed digests.
setting = Table("setting", metadata, Column("name", Text, primary_key=True), text("value"))

mandate = Table(
    "mandate",
    metadata,
    Column("reference", Text, primary_key=True),
    text("authority"),
    text("basis"),
    text("purpose"),
    Column("sites", JSON, nullable=False),
    Column("categories", JSON, nullable=False),
    moment("start"),
    moment("expiry"),
    text("approver"),
    text("impact_assessment"),
    text("text_sha256"),
    text("text"),
    text("proposed_by"),
    moment("proposed_at"),
)

# Approved once, ended once: the second of a kind fails on the key.
mandate_event = Table(
    "mandate_event",
    metadata,
    to("mandate.reference", "mandate", primary_key=True),
    Column("kind", Text, primary_key=True),
    text("account"),
    moment("at"),
)

account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("roles", JSON, nullable=False),
    text("language"),
    text("password_hash"),
    moment("added_at"),
    moment("password_at"),
    moment("disabled_at", nullable=True),
)

desk_session = Table(
    "desk_session",
    metadata,
    Column("token_sha256", Text, primary_key=True),
    to("account.name", "account"),
    text("csrf"),
    moment("opened_at"),
    moment("seen_at"),
    Index(None, "account"),
)

login_attempt = Table(
    "login_attempt",
    metadata,
    row_id(),
    text("name_sha256"),
    truth("ok"),
    moment("at"),
    Index(None, "name_sha256", "at"),
)

site_definition = Table(
    "site_definition",
    metadata,
    row_id(),
    text("site"),
    text("sha256"),
    number("version"),
    text("owner"),
    said("text"),
    text("recorded_by"),
    moment("recorded_at"),
    Index(None, "site"),
    Index(None, "sha256"),
)

# The kill switch: the newest row of a site counts.
site_switch = Table(
    "site_switch",
    metadata,
    row_id(),
    text("site"),
    truth("enabled"),
    text("account"),
    text("why"),
    moment("at"),
    Index(None, "site"),
)

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    moment("at"),
    text("account"),
    text("operation"),
    text("action"),
    text("subject"),
    text("justification"),
    text("case_reference"),
    text("detail"),
    text("digest"),
    Index(None, "account"),
    Index(None, "subject"),
    Index(None, "case_reference"),
)

# One row: the newest entry. Writers lock it, and it shows when the end of the log was cut off.
audit_head = Table(
    "audit_head", metadata, Column("id", BigInteger, primary_key=True, autoincrement=False), number("seq"),
    text("digest"),
)  # fmt: skip

# Which captures an entry of custody is about. `found`: the digest of what stood there instead of what is on record.
custody = Table(
    "custody",
    metadata,
    Column("capture", Text, primary_key=True),
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    maybe("found"),
    Index(None, "entry"),
)

hash_list = Table(
    "hash_list", metadata, Column("name", Text, primary_key=True), number("entries"), text("account"), moment("at")
)

hash_entry = Table(
    "hash_entry",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("algorithm", Text, primary_key=True),
    to("hash_list.name", "list", primary_key=True),
    Index(None, "list"),
)

hash_absence = Table(
    "hash_absence",
    metadata,
    row_id(),
    text("proposed_by"),
    text("why"),
    moment("proposed_at"),
    maybe("approved_by"),
    moment("approved_at", nullable=True),
)

"""What people are asked to look at, what they decide, what leaves the house, and the work they ask for."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Table, Text, UniqueConstraint

from store.tables.schema import maybe, metadata, moment, number, row_id, said, text, to

rule = Table(
    "rule",
    metadata,
    row_id(),
    text("rule"),
    text("version"),
    text("sha256", unique=True),
    text("text"),
    moment("at"),
)

# `held` names the conditions that held, in order: what makes two alerts of a rule the same.
alert = Table(
    "alert",
    metadata,
    row_id(),
    text("name", unique=True),
    text("cluster"),
    text("rule"),
    text("version"),
    text("rule_sha256"),
    text("outcome"),
    text("track"),
    Column("features", JSON, nullable=False),
    Column("trace", JSON, nullable=False),
    text("held"),
    moment("data_date"),
    moment("raised_at"),
    moment("withdrawn_at", nullable=True),
    text("withdrawn_why"),
    Index(None, "cluster", "rule"),
    Index(None, "withdrawn_at"),
)

# `round` counts how often the item was opened; the verdicts of the present round decide.
queue_item = Table(
    "queue_item",
    metadata,
    Column("cluster", Text, primary_key=True),
    text("state"),
    text("track"),
    moment("since"),
    number("round"),
    Column("unsure", Boolean, nullable=False),
    maybe("claimed_by"),
    moment("claimed_until", nullable=True),
    Index(None, "state"),
)

verdict = Table(
    "verdict",
    metadata,
    row_id(),
    text("name", unique=True),
    text("cluster"),
    number("round"),
    text("decision"),
    text("stage"),
    text("account"),
    moment("at"),
    text("reason"),
    Column("facts", JSON, nullable=False),
    said("sentence"),
    Column("innocent", JSON, nullable=False),
    Column("alerts", JSON, nullable=False),
    Index(None, "cluster"),
)

case_file = Table(
    "case_file",
    metadata,
    Column("reference", Text, primary_key=True),
    text("title"),
    to("mandate.reference", "mandate"),
    text("purpose"),
    text("opened_by"),
    moment("opened_at"),
)

case_item = Table(
    "case_item",
    metadata,
    row_id(),
    to("case_file.reference", "case_reference"),
    text("kind"),
    said("value"),
    text("why"),
    text("account"),
    moment("at"),
    Index(None, "case_reference"),
    Index(None, "kind", "value"),
    UniqueConstraint("case_reference", "kind", "value"),
)

# `held` is how many items the case held when the export was asked for: more since then needs a new request.
export_request = Table(
    "export_request",
    metadata,
    row_id(),
    text("name", unique=True),
    to("case_file.reference", "case_reference"),
    number("held"),
    text("requested_by"),
    text("why"),
    moment("requested_at"),
    text("countersigned_by"),
    moment("countersigned_at", nullable=True),
    text("folder_name"),
    text("manifest_sha256"),
    moment("exported_at", nullable=True),
    Index(None, "case_reference"),
)

job = Table(
    "job",
    metadata,
    row_id(),
    text("name", unique=True),
    text("kind"),
    Column("args", JSON, nullable=False),
    text("asked_by"),
    moment("asked_at"),
    text("state"),
    moment("started_at", nullable=True),
    moment("ended_at", nullable=True),
    said("message"),
    Index(None, "state"),
)

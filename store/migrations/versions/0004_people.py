"""Rules, alerts, the queue, verdicts, cases and jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("rule_sha256", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("features", sa.JSON(), nullable=False),
        sa.Column("trace", sa.JSON(), nullable=False),
        sa.Column("held", sa.Text(), nullable=False),
        sa.Column("data_date", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sa.UniqueConstraint("name", name="uq_alert_name"),
    )
    op.create_index("ix_alert_cluster_rule", "alert", ["cluster", "rule"], unique=False)
    op.create_index("ix_alert_withdrawn_at", "alert", ["withdrawn_at"], unique=False)
    op.create_table(
        "job",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("name", name="uq_job_name"),
    )
    op.create_index("ix_job_state", "job", ["state"], unique=False)
    op.create_table(
        "queue_item",
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("cluster", name="pk_queue_item"),
    )
    op.create_index("ix_queue_item_state", "queue_item", ["state"], unique=False)
    op.create_table(
        "rule",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rule"),
        sa.UniqueConstraint("sha256", name="uq_rule_sha256"),
    )
    op.create_table(
        "verdict",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("innocent", sa.JSON(), nullable=False),
        sa.Column("alerts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
        sa.UniqueConstraint("name", name="uq_verdict_name"),
    )
    op.create_index("ix_verdict_cluster", "verdict", ["cluster"], unique=False)
    op.create_table(
        "case_file",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["mandate"], ["mandate.reference"], name="fk_case_file_mandate"),
        sa.PrimaryKeyConstraint("reference", name="pk_case_file"),
    )
    op.create_table(
        "case_item",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("case_reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_reference"], ["case_file.reference"], name="fk_case_item_case_reference"),
        sa.PrimaryKeyConstraint("id", name="pk_case_item"),
        sa.UniqueConstraint("case_reference", "kind", "value", name="uq_case_item_case_reference_kind_value"),
    )
    op.create_index("ix_case_item_case_reference", "case_item", ["case_reference"], unique=False)
    op.create_index("ix_case_item_kind_value", "case_item", ["kind", "value"], unique=False)
    op.create_table(
        "export_request",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("case_reference", sa.Text(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("requested_by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("countersigned_by", sa.Text(), nullable=False),
        sa.Column("countersigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("folder_name", sa.Text(), nullable=False),
        sa.Column("manifest_sha256", sa.Text(), nullable=False),
        sa.Column("exported_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_reference"], ["case_file.reference"], name="fk_export_request_case_reference"),
        sa.PrimaryKeyConstraint("id", name="pk_export_request"),
        sa.UniqueConstraint("name", name="uq_export_request_name"),
    )
    op.create_index("ix_export_request_case_reference", "export_request", ["case_reference"], unique=False)

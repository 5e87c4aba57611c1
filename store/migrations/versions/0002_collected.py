"""What came in: runs, the frontier, captures, ads and photos; plans, and what erasure leaves."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "ad",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("versions", sa.BigInteger(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_ad"),
        sa.UniqueConstraint("key", name="uq_ad_key"),
    )
    op.create_index("ix_ad_site_state", "ad", ["site", "state"], unique=False)
    op.create_table(
        "capture",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("payload_sha256", sa.Text(), nullable=False),
        sa.Column("block_sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("warc_file", sa.Text(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_capture"),
    )
    op.create_index("ix_capture_run", "capture", ["run"], unique=False)
    op.create_index("ix_capture_source", "capture", ["source"], unique=False)
    op.create_index("ix_capture_url", "capture", ["url"], unique=False)
    op.create_index("ix_capture_warc_file_offset", "capture", ["warc_file", "offset"], unique=False)
    op.create_table(
        "erased_key",
        sa.Column("key_hmac", sa.Text(), nullable=False),
        sa.Column("tombstone", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key_hmac", name="pk_erased_key"),
    )
    op.create_table(
        "erasing",
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warc_file", sa.Text(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("capture", name="pk_erasing"),
    )
    op.create_table(
        "fault",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fault"),
    )
    op.create_index("ix_fault_capture", "fault", ["capture"], unique=False)
    op.create_index("ix_fault_run", "fault", ["run"], unique=False)
    op.create_index("ix_fault_url", "fault", ["url"], unique=False)
    op.create_table(
        "photo_note",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_photo_note"),
    )
    op.create_index("ix_photo_note_sha256", "photo_note", ["sha256"], unique=False)
    op.create_table(
        "picture",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("pdq", sa.Text(), nullable=True),
        sa.Column("pdq_mirror", sa.Text(), nullable=True),
        sa.Column("quality", sa.BigInteger(), nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name="pk_picture"),
    )
    op.create_table(
        "plan",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("every_s", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("site", name="pk_plan"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("sweep", sa.Text(), nullable=False),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("definition_sha256", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heartbeat", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_index("ix_run_site_started", "run", ["site", "started"], unique=False)
    op.create_index("ix_run_sweep", "run", ["sweep"], unique=False)
    op.create_table(
        "seal",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_seal"),
    )
    op.create_table(
        "slot",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("skipped", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("site", "due_at", name="pk_slot"),
    )
    op.create_table(
        "sweep",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sweep"),
    )
    op.create_index(
        "uq_sweep_open",
        "sweep",
        ["site"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "tombstone",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("ads", sa.BigInteger(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("captures", sa.BigInteger(), nullable=False),
        sa.Column("shared_captures", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
        sa.UniqueConstraint("name", name="uq_tombstone_name"),
    )
    op.create_table(
        "ad_life",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("ad", ROW_NUMBER, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["ad"], ["ad.id"], name="fk_ad_life_ad"),
        sa.PrimaryKeyConstraint("id", name="pk_ad_life"),
    )
    op.create_index("ix_ad_life_ad", "ad_life", ["ad"], unique=False)
    op.create_index("ix_ad_life_capture", "ad_life", ["capture"], unique=False)
    op.create_table(
        "ad_version",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("ad", ROW_NUMBER, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("native_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("price", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("reviews", sa.JSON(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ad"], ["ad.id"], name="fk_ad_version_ad"),
        sa.PrimaryKeyConstraint("id", name="pk_ad_version"),
        sa.UniqueConstraint("ad", "number", name="uq_ad_version_ad_number"),
    )
    op.create_index("ix_ad_version_capture", "ad_version", ["capture"], unique=False)
    op.create_index("ix_ad_version_url", "ad_version", ["url"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("ad", ROW_NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.Column("run", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["ad"], ["ad.id"], name="fk_sighting_ad"),
        sa.PrimaryKeyConstraint("id", name="pk_sighting"),
        sa.UniqueConstraint("ad", "capture", name="uq_sighting_ad_capture"),
    )
    op.create_index("ix_sighting_ad_at", "sighting", ["ad", "at"], unique=False)
    op.create_index("ix_sighting_capture", "sighting", ["capture"], unique=False)
    op.create_index("ix_sighting_run", "sighting", ["run"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("sweep", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("depth", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sweep"], ["sweep.id"], name="fk_task_sweep"),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
        sa.UniqueConstraint("sweep", "url", name="uq_task_sweep_url"),
    )
    op.create_index("ix_task_run_state", "task", ["run", "state"], unique=False)
    op.create_index("ix_task_sweep_state_id", "task", ["sweep", "state", "id"], unique=False)
    op.create_table(
        "photo",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("ad", ROW_NUMBER, nullable=False),
        sa.Column("version", ROW_NUMBER, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["ad"], ["ad.id"], name="fk_photo_ad"),
        sa.ForeignKeyConstraint(["version"], ["ad_version.id"], name="fk_photo_version"),
        sa.PrimaryKeyConstraint("id", name="pk_photo"),
        sa.UniqueConstraint("version", "position", name="uq_photo_version_position"),
    )
    op.create_index("ix_photo_ad_url", "photo", ["ad", "url"], unique=False)
    op.create_index("ix_photo_capture", "photo", ["capture"], unique=False)
    op.create_index("ix_photo_sha256", "photo", ["sha256"], unique=False)

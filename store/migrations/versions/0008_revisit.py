"""Captures whose body is that of an earlier one: which, and an index by which the earlier one is found.

The reference may not outlive what it refers to: the database itself refuses to remove one without the other.
"""

from alembic import op

revision = "0008"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # said in SQL: Alembic can add a reference on SQLite only by copying the whole table
    op.execute("ALTER TABLE capture ADD COLUMN refers_to TEXT CONSTRAINT fk_capture_refers_to REFERENCES capture (id)")
    op.execute("CREATE INDEX ix_capture_refers_to ON capture (refers_to) WHERE refers_to IS NOT NULL")
    op.create_index("ix_capture_url_payload_sha256_refers_to", "capture", ["url", "payload_sha256", "refers_to"])
    op.drop_index("ix_capture_url", "capture")

"""What is written inside pictures, and which versions' findings it was read into."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "picture_text",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_picture_text"),
    )
    op.create_index("ix_picture_text_reader", "picture_text", ["reader"], unique=False)
    op.create_table(
        "picture_finding",
        sa.Column("version", ROW_NUMBER, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["ad_version.id"], name="fk_picture_finding_version"),
        sa.PrimaryKeyConstraint("version", "sha256", name="pk_picture_finding"),
    )
    op.create_index("ix_picture_finding_sha256", "picture_finding", ["sha256"], unique=False)

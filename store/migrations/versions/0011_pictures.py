"""Local features of pictures, and the matches found with them and with their hashes."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "picture_feature",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("part", ROW_NUMBER, autoincrement=False, nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.Column("box", sa.JSON(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("distinct", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.Column("straight", sa.LargeBinary(), nullable=False),
        sa.Column("mirrored", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "part", name="pk_picture_feature"),
    )
    op.create_table(
        "picture_matched",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_picture_matched"),
    )
    op.create_table(
        "picture_match",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mirrored", sa.Boolean(), nullable=False),
        sa.Column("turned", sa.BigInteger(), nullable=False),
        sa.Column("bits", ROW_NUMBER, nullable=True),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("left_area", sa.JSON(), nullable=False),
        sa.Column("right_area", sa.JSON(), nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name="pk_picture_match"),
    )
    op.create_index("ix_picture_match_right", "picture_match", ["right"])

"""Frames of videos: pictures with the time at which they stand in one."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("picture", sa.Column("at_ms", sa.BigInteger(), nullable=True))
    op.create_table(
        "video_frame",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("video", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_video_frame"),
    )
    op.create_index("ix_video_frame_video", "video_frame", ["video"], unique=False)

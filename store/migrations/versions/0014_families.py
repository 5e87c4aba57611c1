"""Since when a value is shown by others, and whether a cluster looks like a family of spam."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hub", sa.Column("since", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("feature", sa.Column("spam_family", sa.Float(), nullable=True))

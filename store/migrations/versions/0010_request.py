"""The digest of the request beside each response: so that the bytes that were sent are held to the log as well."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("capture", sa.Column("request_sha256", sa.Text(), nullable=True))

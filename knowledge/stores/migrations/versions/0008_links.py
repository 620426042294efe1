"""Proposed links between use cases and objectives."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Creates the table."""
    op.create_table(
        "links",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("decided", sa.Boolean, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )

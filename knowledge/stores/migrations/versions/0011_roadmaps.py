"""Roadmaps of the coach, with what they rest on."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Creates the table."""
    op.create_table(
        "roadmaps",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("coached", sa.String, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("rests_on", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_roadmaps_coached", "roadmaps", ["coached"])

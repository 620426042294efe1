"""The portfolio: entities, and the append-only history."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Creates the tables of the portfolio."""
    op.create_table(
        "counters",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    for name in ("objectives", "processes", "teams", "leaders"):
        op.create_table(
            name, sa.Column("id", sa.String, primary_key=True), sa.Column("payload", sa.Text, nullable=False)
        )
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("use_case", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_use_case", "events", ["use_case"])

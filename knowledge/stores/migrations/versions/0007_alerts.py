"""Alerts, what people thought of them, and the days of the scans."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "alerts",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("pitfall", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("ended_on", sa.Date),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_alerts_ended_on", "alerts", ["ended_on"])
    op.create_table(
        "alert_feedback",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("alert", sa.String, nullable=False),
        sa.Column("pitfall", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_feedback_alert", "alert_feedback", ["alert"])
    op.create_table("alert_scans", sa.Column("day", sa.Date, primary_key=True))

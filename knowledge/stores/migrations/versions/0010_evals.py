"""Runs of evals: what was measured, and what it was measured on."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "eval_runs",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("dataset", sa.String, nullable=False),
        sa.Column("began_at", sa.Float, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "eval_rows",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("run", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("cluster", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("repeat", sa.Integer, nullable=False),
        sa.Column("metric", sa.String, nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("tokens", sa.Integer, nullable=False),
        sa.Column("cost", sa.Float, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "eval_outputs",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "eval_datasets",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_eval_runs_dataset", "eval_runs", ["dataset"])
    op.create_index("ix_eval_rows_run", "eval_rows", ["run"])

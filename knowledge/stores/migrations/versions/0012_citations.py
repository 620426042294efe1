"""What was said lately on the words of documents."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "said",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("readers", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_said_about", "said", ["about"])
    op.create_index("ix_said_day", "said", ["day"])
    op.create_table(
        "citations",
        sa.Column(
            "said", sa.Integer, sa.ForeignKey("said.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("version", sa.String, primary_key=True),
        sa.Column("passages", sa.Text, nullable=False),
    )

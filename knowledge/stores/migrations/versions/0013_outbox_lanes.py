"""A message may stand in more than one lane: several alerts can be told in one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Moves the lanes into a table of their own."""
    op.create_table(
        "outbox_lanes",
        sa.Column("lane", sa.String, primary_key=True),
        sa.Column(
            "message",
            sa.Integer,
            sa.ForeignKey("outbox.seq", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
    )
    op.create_index("ix_outbox_lanes_message", "outbox_lanes", ["message"])
    op.execute("INSERT INTO outbox_lanes (lane, message) SELECT lane, seq FROM outbox WHERE lane IS NOT NULL")
    op.drop_index("ix_outbox_lane_state", "outbox")
    op.drop_column("outbox", "lane")

"""How many passages hold a word: a view of SQLite's full-text index that costs no space."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Creates the view of each language."""
    if op.get_bind().dialect.name == "sqlite":
        for index in ("lexical_nl", "lexical_en"):
            op.execute(f"CREATE VIRTUAL TABLE {index}_vocabulary USING fts5vocab('{index}', 'row')")

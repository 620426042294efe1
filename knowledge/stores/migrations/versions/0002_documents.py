"""Documents, their passages, which of them have a vector, and the lexical index."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Creates the tables of documents and the lexical index of this kind of database."""
    _documents()
    _passages()
    op.create_table(
        "embedded",
        sa.Column("embedder", sa.String, primary_key=True),
        sa.Column("text_id", sa.String, primary_key=True),
        sa.Column("shelf", sa.String, primary_key=True),
    )
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_index()
    else:
        _postgres_index()


def _documents() -> None:
    op.create_table(
        "shelves",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("groups", sa.Text, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("effective_from", sa.Date),
        sa.Column("superseded_by", sa.String),
        sa.Column("superseded_on", sa.Date),
        sa.Column("successor", sa.String),
        sa.Column("groups", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("id", "version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_successor", "documents", ["successor"])


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.seq", ondelete="CASCADE"), nullable=False),
        sa.Column("text_id", sa.String, nullable=False),
        sa.Column("shelf", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("heading", sa.Text, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_document", "passages", ["document"])
    op.create_index("ix_passages_shelf_text_id", "passages", ["shelf", "text_id"])


def _sqlite_index() -> None:
    # One index a language: a word's rarity, which BM25 weighs by, is its rarity in that language.
    for index in ("lexical_nl", "lexical_en"):
        op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5(body, context, tokenize='ascii')")
        rank = sa.table(index, sa.column(index), sa.column("rank"))
        op.execute(sa.insert(rank).values({index: "rank", "rank": "bm25(1.0, 0.5)"}))


def _postgres_index() -> None:
    op.execute(
        "CREATE TABLE lexical (passage integer PRIMARY KEY REFERENCES passages (seq) ON DELETE CASCADE,"
        " language text NOT NULL, terms tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX lexical_terms ON lexical USING gin (terms)")

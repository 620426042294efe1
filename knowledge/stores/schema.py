"""The tables. Every change here goes with a migration; a test holds the two together."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0013"
metadata = MetaData()

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)


def _entities(name: str) -> Table:
    return Table(name, metadata, Column("id", String, primary_key=True), Column("payload", Text, nullable=False))


objectives = _entities("objectives")
processes = _entities("processes")
teams = _entities("teams")
leaders = _entities("leaders")

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("use_case", String, index=True),
    Column("kind", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("payload", Text, nullable=False),
    sqlite_autoincrement=True,
)

shelves = Table(
    "shelves",
    metadata,
    Column("id", String, primary_key=True),
    Column("language", String, nullable=False),
    Column("groups", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("version", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("effective_from", Date),
    Column("superseded_by", String),
    Column("superseded_on", Date),
    Column("successor", String, index=True),
    Column("groups", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("id", "version"),
    sqlite_autoincrement=True,
)

passages = Table(
    "passages",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("document", Integer, ForeignKey("documents.seq", ondelete="CASCADE"), nullable=False, index=True),
    Column("text_id", String, nullable=False),
    Column("shelf", String, nullable=False),
    Column("language", String, nullable=False),
    Column("page", Integer),
    Column("heading", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Index("ix_passages_shelf_text_id", "shelf", "text_id"),
    sqlite_autoincrement=True,
)

embedded = Table(
    "embedded",
    metadata,
    Column("embedder", String, primary_key=True),
    Column("text_id", String, primary_key=True),
    Column("shelf", String, primary_key=True),
)

usage = Table(
    "usage",
    metadata,
    Column("run_id", String, primary_key=True),
    Column("principal", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("tokens", Integer, nullable=False),
    Column("model_calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost", Float, nullable=False),
    Index("ix_usage_day_principal", "day", "principal"),
)

threads = Table(
    "threads",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("thread", String, ForeignKey("threads.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("payload", Text, nullable=False),
    sqlite_autoincrement=True,
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("key", String, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("at", Float, nullable=False, index=True),
    Column("reply", Text),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),
    Column("target", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("in_flight", Boolean, nullable=False),
    Column("due_at", Float, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("ended_at", Float),
    Column("reason", Text),
    Index("ix_outbox_state_due_at", "state", "due_at"),
    sqlite_autoincrement=True,
)

outbox_lanes = Table(
    "outbox_lanes",
    metadata,
    Column("lane", String, primary_key=True),
    Column(
        "message",
        Integer,
        ForeignKey("outbox.seq", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
)

workers = Table(
    "workers",
    metadata,
    Column("id", String, primary_key=True),
    Column("seen_at", Float, nullable=False),
)

job_progress = Table(
    "job_progress",
    metadata,
    Column("job", String, primary_key=True),
    Column("starts", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer),
)

ratings = Table(
    "ratings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("use_case", String, nullable=False, index=True),
    Column("payload", Text, nullable=False),
    sqlite_autoincrement=True,
)

links = Table(
    "links",
    metadata,
    Column("id", String, primary_key=True),
    Column("decided", Boolean, nullable=False),
    Column("payload", Text, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("pitfall", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("ended_on", Date, index=True),
    Column("payload", Text, nullable=False),
)

alert_feedback = Table(
    "alert_feedback",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("alert", String, nullable=False, index=True),
    Column("pitfall", String, nullable=False),
    Column("payload", Text, nullable=False),
    sqlite_autoincrement=True,
)

alert_scans = Table(
    "alert_scans",
    metadata,
    Column("day", Date, primary_key=True),
)

roadmaps = Table(
    "roadmaps",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("coached", String, nullable=False, index=True),
    Column("as_of", Date, nullable=False),
    Column("rests_on", Text, nullable=False),
    Column("payload", Text, nullable=False),
    sqlite_autoincrement=True,
)

briefings = Table(
    "briefings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("audience", String, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("made_at", Float, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("rests_on", Text, nullable=False),
    Column("payload", Text, nullable=False),
    sqlite_autoincrement=True,
)

said = Table(
    "said",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("until", Date),
    Column("readers", Text, nullable=False),
    sqlite_autoincrement=True,
)

citations = Table(
    "citations",
    metadata,
    Column("said", Integer, ForeignKey("said.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("document", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("passages", Text, nullable=False),
)

eval_runs = Table(
    "eval_runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("dataset", String, nullable=False, index=True),
    Column("began_at", Float, nullable=False),
    Column("payload", Text, nullable=False),
)

eval_rows = Table(
    "eval_rows",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("run", String, nullable=False, index=True),
    Column("case", String, nullable=False),
    Column("cluster", String, nullable=False),
    Column("language", String, nullable=False),
    Column("repeat", Integer, nullable=False),
    Column("metric", String, nullable=False),
    Column("value", Float),
    Column("status", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("cost", Float, nullable=False),
    Column("seconds", Float, nullable=False),
    sqlite_autoincrement=True,
)

eval_outputs = Table(
    "eval_outputs",
    metadata,
    Column("key", String, primary_key=True),
    Column("payload", Text, nullable=False),
)

eval_datasets = Table(
    "eval_datasets",
    metadata,
    Column("key", String, primary_key=True),
    Column("payload", Text, nullable=False),
)

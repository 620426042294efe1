"""The database of durable jobs: a SQLite file of its own, or the same PostgreSQL as everything else."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from knowledge.stores.engine import BUSY_SECONDS, file_url, is_sqlite, open_engine, reading


def open_jobs_engine(place: str | Path) -> Engine:
    """An engine for the library that keeps the jobs, which begins and ends its transactions itself.

    Raises Misconfigured where the database cannot be used.
    """
    if isinstance(place, str):
        return open_engine(place)
    engine = create_engine(file_url(place), pool_size=16, max_overflow=16)
    event.listen(engine, "connect", _prepare)
    with reading(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    return engine


def sqlite_file(url: str) -> Path | None:
    """The file that a URL names; ``None`` for a server, or what is no URL of a database."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    return Path(parsed.database) if is_sqlite(parsed) and parsed.database else None


def _prepare(connection: Any, _: object) -> None:
    # The library sets none of these on an engine of ours. Writers wait for each other from the start:
    # two readers that want to become writers cannot both wait.
    connection.isolation_level = "IMMEDIATE"
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")

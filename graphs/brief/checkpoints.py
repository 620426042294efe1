"""Where a briefing waits for approval: a file beside the records, or their PostgreSQL server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import Misconfigured

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer


@asynccontextmanager
async def checkpoints(place: str | Path) -> "AsyncIterator[BaseCheckpointSaver[str]]":
    """A saver over a SQLite file, or over what a PostgreSQL URL names; it reads back nothing but plain values.

    Raises Misconfigured where it cannot be opened.
    """
    opened = _file(place) if isinstance(place, Path) else _server(place)
    async with opened as saver:
        yield saver


@asynccontextmanager
async def _file(path: Path) -> "AsyncIterator[BaseCheckpointSaver[str]]":
    import sqlite3

    import aiosqlite
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

    try:
        async with aiosqlite.connect(path, timeout=30) as connection:
            await connection.execute("PRAGMA journal_mode=WAL")
            saver = AsyncSqliteSaver(connection, serde=_strict())
            await saver.setup()
            yield saver
    except sqlite3.DatabaseError as error:
        raise Misconfigured(
            f"The drafts that wait for approval, in {path}, cannot be used: {error}.",
            "Restore a backup; or move the file away: drafts can be approved without it.",
        ) from error


@asynccontextmanager
async def _server(url: str) -> "AsyncIterator[BaseCheckpointSaver[str]]":
    import psycopg
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

    plain = url.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        async with AsyncPostgresSaver.from_conn_string(plain, serde=_strict()) as saver:
            await saver.setup()
            yield saver
    except psycopg.OperationalError as error:
        cause = " ".join(str(error).split())
        raise Misconfigured(
            f"The database of drafts that wait for approval cannot be used: {cause}.", "Check that the server runs."
        ) from error


def _strict() -> "JsonPlusSerializer":
    from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

    # Whoever can write the file cannot make us build objects out of it: the state is plain JSON.
    return JsonPlusSerializer(allowed_msgpack_modules=None, pickle_fallback=False)

"""What SQLite and PostgreSQL both can, each by a construct of its own."""

from typing import Any

from sqlalchemy import Connection, Table, update
from sqlalchemy.dialects import postgresql, sqlite

from knowledge.stores.schema import counters


def insert(connection: Connection, table: Table) -> Any:
    """An INSERT that may say what to do on a conflict."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def advance(connection: Connection, counter: str) -> None:
    """Adds one to a counter. Its row stays locked, so that writers who begin with it wait for each other."""
    moved = connection.execute(update(counters).where(counters.c.name == counter).values(value=counters.c.value + 1))
    if not moved.rowcount:
        statement = insert(connection, counters).values(name=counter, value=1)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1})
        )

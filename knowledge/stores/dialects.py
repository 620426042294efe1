"""What SQLite and PostgreSQL both can, each by a construct of its own."""

from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Table, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from knowledge.stores.schema import counters


def insert(connection: Connection, table: Table) -> Any:
    """An INSERT that may say what to do on a conflict."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> Any:
    """The same, in a statement that is built only once."""
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)


def within(dialect: str, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether ``column`` is one of the values of the parameter ``name``, in a statement that is built only once."""
    if dialect != "sqlite":
        return column.in_(bindparam(name, expanding=True))
    # One parameter instead of hundreds, so that the statement stays the same whatever their number.
    values = func.json_each(bindparam(name, type_=JSON)).table_valued("value")
    return column.in_(select(values.c.value))


_ADVANCED = update(counters).where(counters.c.name == bindparam("counter")).values(value=counters.c.value + 1)


def advance(connection: Connection, counter: str) -> None:
    """Adds one to a counter. Its row stays locked, so that writers who begin with it wait for each other."""
    moved = connection.execute(_ADVANCED, {"counter": counter})
    if not moved.rowcount:
        statement = insert(connection, counters).values(name=counter, value=1)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1})
        )

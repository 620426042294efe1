"""The tables. Every change here goes with a migration; a test holds the two together."""

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, Text

REVISION = "0001"
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

"""Brings a database to the tables that this version of Koers works with."""

from sqlalchemy import Connection, Engine, inspect, select, table, text
from sqlalchemy.sql.expression import column

from knowledge.errors import Misconfigured
from knowledge.stores import problems
from knowledge.stores.engine import is_sqlite, reading, writing
from knowledge.stores.schema import REVISION

_LOCK = 7_205_759_403


def migrate(engine: Engine) -> None:
    """Creates or upgrades the tables in one transaction; several processes may do so at once.

    Raises Misconfigured where a newer Koers made the tables.
    """
    with reading(engine) as connection:
        if revision(connection) == REVISION:
            return
    with writing(engine) as connection:
        if not is_sqlite(engine.url):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        _upgrade(connection)


def revision(connection: Connection) -> str | None:
    """The revision of the tables; ``None`` for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar()
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "knowledge.stores:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = revision(connection)
    if current is not None and current not in known:
        raise Misconfigured(problems.NEWER(current=current, known=REVISION), problems.UPGRADE())
    command.upgrade(config, "head")

"""The one way to a database: SQLite or PostgreSQL by URL, with errors that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from knowledge import problems
from knowledge.errors import Conflict, InvalidInput, Misconfigured
from knowledge.said import Said
from knowledge.stores import problems as said

BUSY_SECONDS = 30


def file_url(path: Path) -> URL:
    """The URL of a database in a file, whatever characters its path has."""
    return URL.create("sqlite", database=str(path))


def open_engine(url: str | URL) -> Engine:
    """An engine whose database answers; its tables come from ``migrate``.

    Raises Misconfigured where the URL is wrong, or what it points to is no usable database.
    """
    parsed = _parsed(url)
    engine = _sqlite(parsed) if is_sqlite(parsed) else _postgres(parsed)
    with reading(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the database."""
    with _explained(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: all of it is stored, or nothing."""
    with _explained(engine), engine.connect() as connection, connection.execution_options(writes=True).begin():
        yield connection


def is_sqlite(url: URL) -> bool:
    """Whether the database is a file of ours, not a server."""
    return url.get_backend_name() == "sqlite"


def _parsed(url: str | URL) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Misconfigured(said.NO_DATABASE_URL(url=str(url)), said.URLS_ARE()) from error
    if is_sqlite(parsed):
        if not parsed.database or parsed.database == ":memory:":
            raise Misconfigured(said.NO_DATABASE_FILE(url=str(url)), said.URLS_ARE())
        return parsed.set(drivername="sqlite")
    if parsed.get_backend_name() != "postgresql":
        raise Misconfigured(said.UNKNOWN_DATABASE(kind=parsed.drivername), said.URLS_ARE())
    return parsed.set(drivername="postgresql+psycopg")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, pool_size=16, max_overflow=48)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgres(url: URL) -> Engine:
    try:
        return create_engine(
            url, pool_pre_ping=True, pool_size=16, max_overflow=16, connect_args={"connect_timeout": 10}
        )
    except (NoSuchModuleError, ImportError) as error:
        raise Misconfigured(said.NO_DRIVER(), said.INSTALL_DRIVER()) from error


def _prepare_sqlite(connection: Any, _: object) -> None:
    # Transactions are begun in ``_begin_sqlite``: the driver's own would start as readers, and two readers
    # that want to become writers at the same time cannot both wait.
    connection.isolation_level = None
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DataError, UnicodeEncodeError) as error:
        raise InvalidInput(problems.UNSTORABLE(cause=_cause(error)), problems.UNSTORABLE_HINT()) from error
    except PoolTimeout as error:
        raise Conflict(problems.BUSY(place=_place(engine)), problems.TRY_AGAIN()) from error
    except DBAPIError as error:
        cause, place = _cause(error), _place(engine)
        if "database is locked" in cause:
            raise Conflict(problems.BEING_WRITTEN(place=place), problems.TRY_AGAIN()) from error
        raise Misconfigured(said.UNUSABLE(place=place, cause=cause), _advice(cause)) from error


def _place(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


def _cause(error: Exception) -> str:
    text = str(error.orig if isinstance(error, DBAPIError) else error)
    return " ".join(text.split()).rstrip(".")


def _advice(cause: str) -> Said:
    known = (advice for sign, advice in said.ADVICE.items() if sign in cause)
    return next(known, said.CHECK_SERVER)()

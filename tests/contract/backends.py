"""The backends that a suite runs over. PostgreSQL takes part where KOERS_TEST_POSTGRES_URL names a server."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url, text

from knowledge.stores.engine import open_engine
from knowledge.stores.migrate import migrate

POSTGRES = os.environ.get("KOERS_TEST_POSTGRES_URL", "")
NO_POSTGRES = pytest.mark.skipif(not POSTGRES, reason="KOERS_TEST_POSTGRES_URL names no server")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=NO_POSTGRES)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'koers.db'}"
        return
    schema = f"koers_{uuid4().hex}"
    server = open_engine(POSTGRES)
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with server.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()


@cache
def migrated() -> bytes:
    """A SQLite file with every table and no rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "koers.db"
        engine = open_engine(f"sqlite:///{path}")
        migrate(engine)
        engine.dispose()
        return path.read_bytes()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A migrated database."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        Path(url.database or "").write_bytes(migrated())
    engine = open_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def other_engine(database_url: str, engine: Engine) -> Iterator[Engine]:
    """The same database as another process sees it."""
    other = open_engine(database_url)
    yield other
    other.dispose()

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text

from knowledge.stores.engine import open_engine
from tests.contract.backends import NO_POSTGRES, POSTGRES
from tests.service.delivery.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as started:
        yield started


KINDS = ["sqlite", pytest.param("postgres", marks=NO_POSTGRES)]


@contextmanager
def own_database(kind: str) -> Iterator[str | None]:
    """The URL of a database of its own; ``None`` is the file in the home."""
    if kind == "sqlite":
        yield None
        return
    name = f"koers_{uuid4().hex}"
    server = open_engine(POSTGRES).execution_options(isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    with own_database(request.param) as url:
        yield url


@pytest.fixture(scope="module", params=KINDS)
def shared_database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    with own_database(request.param) as url:
        yield url

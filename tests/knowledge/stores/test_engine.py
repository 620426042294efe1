import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from knowledge.errors import Conflict, Misconfigured
from knowledge.stores import engine as engines
from knowledge.stores.engine import open_engine, reading, writing
from knowledge.stores.migrate import migrate, revision
from knowledge.stores.schema import REVISION, metadata


def owned(name: str | None, kind: str, _: object) -> bool:
    """Whether a table is described by the metadata: the full-text index makes tables of its own."""
    return kind != "table" or not (name or "").startswith("lexical")


def test_the_tables_equal_the_migrated_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": owned, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_revision_in_the_code_is_the_newest_migration(engine: Engine) -> None:
    folder = Path(engines.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [REVISION]
    with reading(engine) as connection:
        assert revision(connection) == REVISION


def test_migrating_again_and_from_many_processes_changes_nothing(database_url: str) -> None:
    def run(_: int) -> None:
        engine = open_engine(database_url)
        migrate(engine)
        engine.dispose()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(8)))


def test_a_database_of_a_newer_koers_is_refused(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Misconfigured, match="newer Koers"):
        migrate(engine)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "not the URL"),
        ("koers.db", "not the URL"),
        ("mysql://host/db", "mysql"),
        ("sqlite://", "names no file"),
        ("sqlite:////nowhere/at/all/koers.db", "folder exists"),
        ("postgresql://koers:geheim@127.0.0.1:1/koers", "server runs"),
    ],
)
def test_a_url_that_leads_nowhere_is_explained(url: str, says: str) -> None:
    with pytest.raises(Misconfigured, match=says) as caught:
        open_engine(url)
    assert "geheim" not in str(caught.value)


def test_a_file_that_is_no_database_is_explained_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("geen database\n" * 200)
    with pytest.raises(Misconfigured, match="something else, or damaged"):
        open_engine(f"sqlite:///{path}")
    assert path.read_text() == "geen database\n" * 200


def test_a_folder_in_place_of_a_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="cannot be used"):
        open_engine(f"sqlite:///{tmp_path}")


def test_a_database_without_tables_says_to_migrate(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(Misconfigured, match="koers migrate"), reading(engine) as connection:
        connection.execute(text("SELECT * FROM events"))
    engine.dispose()


def test_a_database_that_somebody_else_keeps_locked_is_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0)
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Conflict, match="another process"), writing(engine):
        pass
    other.close()
    engine.dispose()


def test_sqlite_waits_for_other_writers_and_keeps_readers_going(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1}
    engine.dispose()


def test_a_file_that_cannot_grow_sends_nobody_to_look_for_a_server(tmp_path: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from knowledge.stores.engine import open_engine\n"
        "from knowledge.stores.migrate import migrate\n"
        "migrate(open_engine(sys.argv[1]))"
    )
    url = f"sqlite:///{tmp_path / 'koers.db'}"
    asked = [sys.executable, "-c", limited, url]
    root = Path(__file__).parents[3]
    ended = subprocess.run(asked, check=False, cwd=root, capture_output=True, text=True, timeout=60)
    assert "disk space" in ended.stderr.splitlines()[-1]
    assert "server" not in ended.stderr.splitlines()[-1]

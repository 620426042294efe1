import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import BlockerRaised, Registered, StageChanged
from knowledge.model.portfolio import Leader, Objective, Stage, Team, UseCase
from service.bootstrap import Koers
from service.settings import load
from service.stores import Stores

NOW = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose tables are made, to begin with: making them takes longer than most tests."""
    place = tmp_path_factory.mktemp("empty") / "koers.db"
    Stores(place).close()
    return place


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty_database: Path) -> None:
    """No setting of the machine that the tests run on counts."""
    (tmp_path / "home").mkdir()
    shutil.copy(empty_database, tmp_path / "home")
    for name in list(os.environ):
        if name.startswith(("KOERS_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("KOERS_EMBEDDER", "hashing")
    monkeypatch.setenv("KOERS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def koers() -> Iterator[Koers]:
    numbers = count(1)
    with Koers(load(), clock=lambda: NOW, ids=lambda: f"id-{next(numbers)}") as built:
        yield built


@pytest.fixture
def portfolio(koers: Koers) -> Koers:
    """Three use cases of two teams; UC-1 has an open blocker and lost its source's id to nobody else."""
    koers.stores.portfolio.apply(small_portfolio())
    return koers


def small_portfolio() -> PortfolioChanges:
    cases = (
        UseCase(
            id="UC-1", source_id="77", title="Facturen lezen", team="Finance", stage=Stage.IDEA, objectives=("O1",)
        ),
        UseCase(id="UC-2", source_id="78", title="Klantvragen sorteren", team="Klant", stage=Stage.LIVE),
        UseCase(id="UC-3", source_id="78", title="[red]Budget[/] :boom: \x1b[31mplan", team="Finance"),
    )
    start = date(2026, 1, 5)
    return PortfolioChanges(
        objectives=(Objective(id="O1", title="Minder handwerk"),),
        teams=(Team(id="T1", name="Finance", aliases=("Financiën",)), Team(id="T2", name="Klant")),
        leaders=(Leader(id="L1", name="Wietske Aardema"),),
        events=(
            *(Registered(id=f"r-{case.id}", on=start, use_case=case.id, record=case) for case in cases),
            StageChanged(id="s-1", on=date(2026, 3, 2), use_case="UC-1", stage=Stage.PILOTING),
            BlockerRaised(id="b-1", on=date(2026, 4, 1), use_case="UC-1", blocker="B1", about="time", text="geen tijd"),
        ),
    )

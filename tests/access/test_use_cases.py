"""Nobody opens, overwrites or learns of a use case or document that is closed off for them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from rich.console import Console, RenderableType

from knowledge.errors import Conflict, NotFound
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Changed, Registered, ShowAndTell
from knowledge.model.portfolio import Leader, Process, Stage, Team, UseCase
from knowledge.model.principal import OWNER
from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.render.portfolio import use_case as sheet
from service.documents import Intake, Labels
from service.imports import Manner, import_portfolio
from service.settings import Settings

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLOSED = "Id;Title;Stage;Groups\nUC-2;Mine now;Live;\n"


def rendered(what: RenderableType) -> str:
    console = Console(width=200)
    with console.capture() as captured:
        console.print(what)
    return captured.get()


def started(home: Path, groups: str | None) -> Koers:
    return Koers(Settings(home=home, embedder="hashing", reader_groups=groups), clock=lambda: NOW)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """UC-1, open to everybody, enables UC-2, which only the board may read, as the plan."""
    cases = (
        UseCase(id="UC-1", title="Facturen lezen", stage=Stage.LIVE, enables=("UC-2",)),
        UseCase(id="UC-2", title="Fusie voorbereiden", stage=Stage.PILOTING, groups=("board",)),
    )
    events = tuple(Registered(id=f"r-{each.id}", on=date(2026, 2, 2), use_case=each.id, record=each) for each in cases)
    changed = Changed(
        id="c-1", on=date(2026, 2, 3), use_case="UC-1", field="enables", before=["UC-2"], after=["UC-2"], text="x"
    )
    with started(tmp_path, None) as owner:
        owner.stores.portfolio.apply(PortfolioChanges(events=(*events, changed)))
        Intake(owner, Labels(groups=("board",))).take("plan.md", b"# Plan\n\nDe fusie gaat in juli door.\n")
    return tmp_path


@pytest.fixture
def clerk(home: Path) -> Iterator[Koers]:
    with started(home, "team") as koers:
        yield koers


def test_an_import_neither_opens_nor_overwrites_a_use_case_that_is_closed_off(clerk: Koers) -> None:
    before = clerk.stores.portfolio.load(OWNER).histories["UC-2"]
    for dry_run in (True, False):
        with pytest.raises(Conflict) as refused:
            import_portfolio(clerk, "use cases.csv", CLOSED.encode(), Manner(dry_run=dry_run))
        assert "Fusie" not in refused.value.within("nl")
    assert clerk.stores.portfolio.load(OWNER).histories["UC-2"] == before


def test_who_may_read_it_may_import_it(home: Path) -> None:
    with started(home, "board") as member:
        assert import_portfolio(member, "use cases.csv", CLOSED.encode(), Manner()).updated == 1


def test_a_closed_document_is_neither_written_over_nor_superseded(clerk: Koers) -> None:
    with pytest.raises(Conflict, match="another name"):
        Intake(clerk, Labels()).take("plan.md", b"# Plan\n\nIets heel anders.\n")
    with pytest.raises(NotFound, match=r"no document 'plan\.md' to supersede"):
        Intake(clerk, Labels(supersedes="plan.md")).take("nieuw.md", b"# Plan\n\nIets heel anders.\n")
    (kept,) = clerk.stores.documents.documents(OWNER)
    assert kept.groups == ("board",)
    assert kept.superseded_by is None


def test_what_an_open_use_case_enables_does_not_name_a_closed_one(clerk: Koers, home: Path) -> None:
    client = TestClient(create_app(clerk), base_url="http://127.0.0.1")
    for path in ("/use-cases", "/use-cases/UC-1"):
        assert "UC-2" not in client.get(f"/api/v1{path}").text
    portfolio = clerk.stores.portfolio.load(clerk.principal)
    assert "UC-2" not in rendered(sheet(portfolio.at(NOW.date()).states["UC-1"], "nl", portfolio))
    with started(home, "board") as member:
        everything = TestClient(create_app(member), base_url="http://127.0.0.1")
        assert "UC-2" in everything.get("/api/v1/use-cases/UC-1").text


def test_a_team_that_only_closed_use_cases_have_is_not_named(tmp_path: Path) -> None:
    cases = (
        UseCase(id="UC-1", title="Facturen lezen", team="Finance", stage=Stage.LIVE),
        UseCase(id="UC-2", title="Fusie voorbereiden", team="zeppelinteam", stage=Stage.PILOTING, groups=("board",)),
    )
    registered = [Registered(id=f"r-{each.id}", on=date(2026, 2, 2), use_case=each.id, record=each) for each in cases]
    shown = ShowAndTell(id="s-1", on=date(2026, 2, 20), team="Z", text="Het Zeppelinteam laat zien")
    changes = PortfolioChanges(
        teams=tuple(Team(id=key, name=name) for key, name in (("F", "Finance"), ("Z", "Zeppelinteam"), ("N", "Nieuw"))),
        leaders=(Leader(id="L1", name="Robin", team="Zeppelinteam"),),
        processes=(Process(id="P1", title="Overnames", team="Zeppelinteam"),),
        events=(*registered, shown),
    )
    with started(tmp_path, None) as owner:
        owner.stores.portfolio.apply(changes)
    with started(tmp_path, "team") as clerk:
        seen = clerk.stores.portfolio.load(clerk.principal)
        assert [team.name for team in seen.teams.values()] == ["Finance", "Nieuw"]
        assert "zeppelin" not in repr((seen.teams, seen.leaders, seen.processes, seen.general)).lower()
        client = TestClient(create_app(clerk), base_url="http://127.0.0.1")
        for path in ("/use-cases", "/kpis", "/priorities", "/alerts"):
            assert "zeppelin" not in client.get(f"/api/v1{path}").text.lower()
    with started(tmp_path, "board") as member:
        assert "Z" in member.stores.portfolio.load(member.principal).teams

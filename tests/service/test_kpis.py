import json
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from knowledge.history.portfolio import PortfolioChanges
from knowledge.measures.kpis import KPIS, kpis
from knowledge.model.events import Registered
from knowledge.model.portfolio import Stage, UseCase
from knowledge.sample.load import changes
from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.cli.session import Given
from service.settings import Settings, load
from tests.service.conftest import NOW, small_portfolio


def at_a_fixed_time(settings: Settings) -> Koers:
    return Koers(settings, clock=lambda: NOW)


def koers(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["kpis", *arguments], obj=Given(build=at_a_fixed_time))


@pytest.fixture
def filled() -> None:
    with at_a_fixed_time(load()) as built:
        built.stores.portfolio.apply(small_portfolio())


@pytest.fixture
def client(portfolio: Koers) -> TestClient:
    return TestClient(create_app(portfolio), base_url="http://127.0.0.1", raise_server_exceptions=False)


def result(*arguments: str) -> Any:
    done = koers(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_every_kpi_is_shown_as_the_fact_that_the_measures_compute() -> None:
    with at_a_fixed_time(load()) as built:
        built.stores.portfolio.apply(changes())
        portfolio = built.stores.portfolio.load(built.principal)
    shown = result("--as-of", "2026-09-30", "--lang", "en")
    assert shown["as_of"] == "2026-09-30"
    assert shown["items"] == [fact.model_dump(mode="json") for fact in kpis(portfolio, date(2026, 9, 30), "en")]
    read = koers("--as-of", "2026-09-30", "--lang", "en").stdout
    assert "Leadership adoption: 63.6%  n = 11 · 35.4%–84.8%" in read
    assert "AI use in core processes: 64.3%  n = 14" in read


def test_a_reader_sees_no_more_than_the_cases_of_their_groups(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    record = UseCase(id="UC-9", title="Overname", team="Bestuur", stage=Stage.LIVE, groups=("board",))
    event = Registered(id="r-UC-9", on=date(2026, 1, 5), use_case="UC-9", record=record)
    with at_a_fixed_time(load()) as built:
        built.stores.portfolio.apply(PortfolioChanges(events=(event,)))
    assert "Bestuur" in str(result("--as-of", "2026-01-31"))
    monkeypatch.setenv("KOERS_READER_GROUPS", "finance")
    assert "Bestuur" not in str(result("--as-of", "2026-01-31"))


def test_a_series_tells_the_same_kpis_on_earlier_days(filled: None) -> None:
    shown = result("--as-of", "2026-04-15", "--series", "month", "3")
    assert [each["as_of"] for each in shown["series"]] == ["2026-02-28", "2026-03-31", "2026-04-15"]
    assert shown["series"][-1]["items"] == shown["items"]
    read = koers("--as-of", "2026-04-15", "--series", "month", "3").stdout
    assert "2026-02-28 0 · 2026-03-31 1 · 2026-04-15 1" in read  # UC-1 from its pilot on, 2 March


def test_a_team_and_an_objective_are_found_by_their_names(filled: None) -> None:
    team = result("--team", "financiën", "--objective", "minder handwerk")["items"]
    assert {json.dumps(fact["inputs"]["filters"]) for fact in team} == {
        json.dumps({"teams": ["Finance"], "objectives": ["O1"]})
    }


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--team", "Finanse"], 1, "There is no team 'Finanse'. Did you mean Finance"),
        (["--objective", "O7"], 1, "There is no objective 'O7'."),
        (["--as-of", "soon"], 2, "2026-03-31"),
        (["--series", "year", "3"], 2, "is no cadence"),
        (["--series", "month", "0"], 2, "between 1 and 120"),
        (["--series", "month", "many"], 2, "integer"),
        (["--series", "month"], 2, "2 arguments"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_line(filled: None, arguments: list[str], status: int, said: str) -> None:
    done = koers("--lang", "en", *arguments)
    assert done.exit_code == status
    assert said in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_have_kpis_too(filled: None, day: str) -> None:
    assert len(result("--as-of", day, "--series", "cycle", "2")["items"]) >= len(KPIS)


def test_an_empty_home_has_kpis_that_say_what_is_missing() -> None:
    facts = result()["items"]
    assert {fact["measure"] for fact in facts} == set(KPIS)
    assert "geen lijst van kernprocessen" in str(facts)


def test_the_route_answers_what_the_command_shows(client: TestClient) -> None:
    answer = client.get("/api/v1/kpis", params={"as_of": "2026-04-15", "language": "en"})
    assert answer.status_code == 200
    told = answer.json()
    assert (told["as_of"], told["series"]) == ("2026-04-15", [])
    assert next(fact["measure"] for fact in told["items"] if fact["value"] is None) == "time_to_impact"
    assert told["items"][0]["text"].startswith("1 active use case (as of 15 April 2026")


def test_the_route_has_the_filters_and_the_series(client: TestClient) -> None:
    asked = {"team": "Finance", "series": "week", "points": 2, "as_of": "2026-04-15"}
    told = client.get("/api/v1/kpis", params=asked).json()
    assert [each["as_of"] for each in told["series"]] == ["2026-04-08", "2026-04-15"]
    assert all(fact["inputs"]["filters"] == {"teams": ["Finance"]} for fact in told["items"])


@pytest.mark.parametrize(
    "asked",
    [{"team": "Finanse"}, {"as_of": "soon"}, {"series": "year"}, {"series": "week", "points": 0}, {"language": "de"}],
)
def test_a_bad_request_is_a_problem(client: TestClient, asked: dict[str, Any]) -> None:
    answer = client.get("/api/v1/kpis", params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"

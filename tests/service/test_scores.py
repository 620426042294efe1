"""Scores, priorities and ratings at every door."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from knowledge.errors import InvalidInput
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Registered
from knowledge.model.portfolio import Stage, UseCase
from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.scores import compared, weights_of
from service.settings import load
from tests.service.conftest import small_portfolio

Run = Callable[..., Result]


@pytest.fixture
def run(portfolio: Koers) -> Run:
    return lambda *words: CliRunner().invoke(app, list(words))


@pytest.fixture
def client(portfolio: Koers) -> TestClient:
    return TestClient(create_app(portfolio), base_url="http://127.0.0.1")


def test_priorities_are_ranked_and_explained(run: Run) -> None:
    found = run("priorities", "--as-of", "2026-10-31", "--lang", "en")
    assert found.exit_code == 0
    assert "Facturen lezen" in found.stdout
    assert "3 use cases, weighted sum (impact 0.4, feasibility 0.3, urgency 0.3)" in found.stdout
    assert "\x1b[31m" not in found.stdout


def test_priorities_come_in_pages(client: TestClient) -> None:
    whole = client.get("/api/v1/priorities").json()
    assert (len(whole["scores"]), whole["next"]) == (3, None)
    first = client.get("/api/v1/priorities", params={"limit": 2}).json()
    second = client.get("/api/v1/priorities", params={"limit": 2, "cursor": first["next"]}).json()
    assert first["scores"] + second["scores"] == whole["scores"]
    assert (second["next"], len(second["scores"])) == (None, 1)
    assert client.get("/api/v1/priorities", params={"cursor": "x"}).status_code == 422


def test_priorities_as_json_have_the_shape_of_the_interface(run: Run) -> None:
    found = json.loads(run("priorities", "--json", "--limit", "1").stdout)
    (score,) = found["scores"]
    assert {
        "use_case_id",
        "impact",
        "feasibility",
        "urgency",
        "score",
        "method",
        "rank",
        "rank_interval",
        "as_of",
    } <= set(score)
    assert {"rating", "rater", "evidence", "reason"} <= set(score["impact"])
    assert {item["id"] for item in found["evidence"]} >= set(score["impact"]["evidence"])


def test_a_team_keeps_its_places_in_the_whole(run: Run) -> None:
    everything = json.loads(run("priorities", "--json").stdout)["scores"]
    own = json.loads(run("priorities", "--json", "--team", "Klant").stdout)["scores"]
    assert [each["rank"] for each in own] == [each["rank"] for each in everything if each["team"] == "Klant"]


def test_ones_own_rating_overrides_and_what_it_overrides_is_shown(run: Run) -> None:
    kept = run("rate", "77", "--impact", "1", "--urgency", "5", "--reason", "De\x1b[31m directie\nzag het.")
    assert kept.exit_code == 0, kept.output
    found = run("score", "UC-1", "--json")
    (score,) = json.loads(found.stdout)["scores"]
    assert (score["impact"]["rating"], score["impact"]["rater"]) == (1, "person:owner")
    assert score["impact"]["reason"] == "De directie zag het."
    assert [each["rater"] for each in score["impact"]["overruled"]] == ["rule:rules@2"]
    assert score["feasibility"]["rater"] == "rule:rules@2"
    assert "telt niet mee" in run("score", "UC-1", "--lang", "nl").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("rate", "UC-1", "--impact", "3", "--reason", " "), "needs a reason"),
        (("rate", "UC-1", "--impact", "3", "--reason", "x" * 2001), "2,001 characters"),
        (("rate", "UC-1", "--reason", "zomaar"), "No rating was given"),
        (("rate", "UC-9", "--impact", "3", "--reason", "zomaar"), "no use case 'UC-9'"),
        (("score", "UC-9"), "no use case 'UC-9'"),
        (("score", "78"), "2 use cases have '78'"),
        (("priorities", "--team", "Nix"), "no team 'Nix'"),
        (("priorities", "--weights", "1,2"), "no weights"),
        (("priorities", "--weights", "a,b,c"), "no weights"),
        (("priorities", "--weights", "nan,1,1"), "no weights"),
        (("priorities", "--weights", "0,0,0"), "no weights"),
        (("priorities", "--compare", "0,1,1"), "no comparisons"),
        (("priorities", "--compare", "99,1,1"), "outside 1/9 to 9"),
        (("priorities", "--weights", "1,1,1", "--compare", "1,1,1"), "given twice"),
    ],
)
def test_what_does_not_fit_is_one_clear_line(run: Run, words: tuple[str, ...], says: str) -> None:
    found = run(*words, "--lang", "en")
    assert found.exit_code == 1
    assert says in found.stderr
    assert "Traceback" not in found.output


def test_what_does_not_fit_is_said_in_the_readers_own_language(client: TestClient, run: Run) -> None:
    found = run("priorities", "--compare", "3", "--lang", "nl")
    assert found.stderr.startswith("koers: ‘3’ zijn geen vergelijkingen. Schrijf drie getallen voor impact, ")
    refused = client.get("/api/v1/priorities", params={"weights": "1,2", "language": "nl"}).json()["detail"]
    assert refused.startswith("‘1,2’ zijn geen gewichten.")


@pytest.mark.parametrize(
    "words",
    [
        ("rate", "UC-1", "--impact", "6", "--reason", "x"),
        ("priorities", "--method", "guess"),
        ("priorities", "--limit", "0"),
        ("score", "--repeats", "10"),
    ],
)
def test_wrong_usage_has_status_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_weights_that_contradict_each_other_are_warned_of(run: Run) -> None:
    for language, said in (("en", "consistency ratio 4."), ("nl", "consistentieratio 4.")):
        found = run("priorities", "--compare", "9,0.2,9", "--lang", language)
        assert found.exit_code == 0
        assert said in found.stderr


def test_weights_by_hand_and_by_comparison() -> None:
    assert list(weights_of("50,25,25").values()) == [0.5, 0.25, 0.25]
    # METHODS section 2: .6370 .2583 .1047, CR .0332
    weights, found = compared("3,5,3")
    assert [round(each, 4) for each in weights.values()] == [0.637, 0.2583, 0.1047]
    assert found.consistent


def test_a_day_before_everything_has_an_empty_ranking(run: Run) -> None:
    found = run("priorities", "--as-of", "1990-01-01", "--lang", "nl")
    assert (found.exit_code, found.stdout.strip()) == (0, "Geen use cases met een prioriteit.")
    assert run("priorities", "--as-of", "9999-12-31").exit_code == 0


def test_a_stopped_use_case_has_no_priority(portfolio: Koers, run: Run) -> None:
    case = UseCase(id="UC-4", title="Oud", stage=Stage.STOPPED)
    event = Registered(id="r-4", on=date(2026, 1, 5), use_case="UC-4", record=case)
    portfolio.stores.portfolio.apply(PortfolioChanges(events=(event,)))
    found = run("score", "UC-4")
    assert (found.exit_code, "UC-4 heeft geen prioriteit" in found.stderr) == (1, True)


def test_priorities_scores_and_ratings_over_http(client: TestClient) -> None:
    ranked = client.get("/api/v1/priorities", params={"limit": 2, "method": "topsis", "language": "en"})
    assert ranked.status_code == 200
    assert [each["method"] for each in ranked.json()["scores"]] == ["topsis", "topsis"]
    said = {"use_case": "UC-2", "impact": 1, "reason": "Seen by the board."}
    assert client.post("/api/v1/ratings", json=said).status_code == 201
    rated = client.post("/api/v1/scores", json={"use_cases": ["UC-2"]})
    (score,) = rated.json()["scores"]
    assert (score["impact"]["rating"], score["impact"]["reason"]) == (1, "Seen by the board.")


def test_scores_are_a_job_where_that_is_preferred(client: TestClient, portfolio: Koers) -> None:
    asked = client.post("/api/v1/scores", json={"use_cases": ["UC-1"]}, headers={"Prefer": "respond-async"})
    assert (asked.status_code, asked.json()["kind"]) == (202, "score")
    where = asked.headers["Location"]
    while (job := client.get(where).json())["state"] not in {"done", "failed"}:
        pass
    assert [each["use_case_id"] for each in job["result"]["scores"]] == ["UC-1"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/priorities?method=guess", None),
        ("GET", "/priorities?limit=0", None),
        ("GET", "/priorities?weights=1", None),
        ("GET", "/priorities?unknown=1", None),
        ("POST", "/scores", {"use_cases": ["UC-9"]}),
        ("POST", "/scores", {"repeats": 0}),
        ("POST", "/ratings", {"use_case": "UC-1", "impact": 9, "reason": "x"}),
        ("POST", "/ratings", {"use_case": "UC-1", "reason": "x"}),
        ("POST", "/ratings", {"use_case": "UC-1", "impact": 3, "reason": "\u200b"}),
    ],
)
def test_what_does_not_fit_over_http_is_a_problem(client: TestClient, method: str, path: str, body: object) -> None:
    found = client.request(method, f"/api/v1{path}", json=body)
    assert found.status_code in {404, 422}
    assert found.headers["content-type"] == "application/problem+json"


def test_a_rating_sent_twice_with_one_key_is_kept_once(client: TestClient, portfolio: Koers) -> None:
    said = {"use_case": "UC-1", "impact": 2, "reason": "Eenmaal."}
    for _ in range(2):
        assert client.post("/api/v1/ratings", json=said, headers={"Idempotency-Key": "one"}).status_code == 201
    assert len(portfolio.stores.ratings.of(["UC-1"])) == 1


def test_nothing_of_a_use_case_that_a_reader_may_not_see_is_told(koers: Koers, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = UseCase(id="UC-X", title="Geheime overname", enables=("UC-1",), groups=("board",))
    event = Registered(id="r-x", on=date(2026, 1, 5), use_case="UC-X", record=secret)
    koers.stores.portfolio.apply(small_portfolio())
    koers.stores.portfolio.apply(PortfolioChanges(events=(event,)))
    assert "Geheime overname" in CliRunner().invoke(app, ["score", "UC-1", "--json"]).stdout
    monkeypatch.setenv("KOERS_READER_GROUPS", "staff")
    with Koers(load()) as other:
        assert not other.principal.reads_everything
    for words in (["priorities", "--json"], ["score", "--json"], ["score", "UC-1", "--json"]):
        found = CliRunner().invoke(app, words)
        assert found.exit_code == 0
        assert "Geheime" not in found.stdout
        assert "UC-X" not in found.stdout
    assert CliRunner().invoke(app, ["rate", "UC-X", "--impact", "1", "--reason", "x"]).exit_code == 1


def test_weights_that_are_none_are_refused() -> None:
    with pytest.raises(InvalidInput, match="three numbers"):
        weights_of("")

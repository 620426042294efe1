"""Links: proposed with the strategy's own words, and decided by a person."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from knowledge.errors import Conflict, InvalidInput, NotFound
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Registered
from knowledge.model.portfolio import Objective, Stage, UseCase
from knowledge.model.principal import OWNER, Principal
from knowledge.pitfalls.catalogue import scan
from knowledge.search.embedders.hashing import HashingEmbedder
from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.documents import Labels, ingest_files
from service.links import LinkWish, Proposed, decide, links, propose
from service.settings import Settings
from tests.model_behaviours import Request, fails, reply_from
from tests.model_server import ModelServer, Script

NOW = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
STRATEGY = """# Strategie 2026

## O1 Klanten sneller helpen

Klanten krijgen binnen een dag antwoord op hun vraag. Telefoon en mail worden beantwoord door dezelfde mensen.

## O2 Minder energie verbruiken

De pompen draaien op de vraag van het uur. Het verbruik van stroom daalt met een vijfde.

## O3 Nieuwe markten

Wij leveren ook aan de buren.
"""
CASES = (
    UseCase(
        id="UC-1",
        title="Antwoord op klantvragen voorstellen",
        purpose="Schrijft een concept-antwoord op vragen van klanten, zodat klanten sneller antwoord krijgen.",
        stage=Stage.PILOTING,
        groups=("care",),
    ),
    UseCase(
        id="UC-2",
        title="Pompen op de vraag sturen",
        purpose="Voorspelt de vraag per uur zodat de pompen minder stroom verbruiken.",
        stage=Stage.LIVE,
    ),
    UseCase(id="UC-3", title="Roosters maken", purpose="Maakt het rooster van de kantine.", stage=Stage.IDEA),
    UseCase(id="UC-4", title="Klantbrieven sorteren", stage=Stage.LIVE, objectives=("O1",)),
)


@contextmanager
def organisation(folder: Path, strategy: str = STRATEGY, **settings: Any) -> Iterator[Koers]:
    numbers = count(1)
    (folder / "strategie.md").write_text(strategy, "utf-8")
    with Koers(
        Settings(home=folder / "home", embedder="hashing", **settings),
        clock=lambda: NOW,
        ids=lambda: f"id-{next(numbers)}",
    ) as koers:
        koers.sentences = HashingEmbedder()
        koers.stores.portfolio.apply(
            PortfolioChanges(
                objectives=(
                    Objective(id="O1", title="Klanten sneller helpen", description="Binnen een dag antwoord."),
                    Objective(id="O2", title="Minder energie verbruiken", description="Een vijfde minder stroom."),
                    Objective(id="O3", title="Nieuwe markten", retired_on=date(2026, 6, 1)),
                ),
                events=tuple(
                    Registered(id=f"r-{case.id}", on=date(2026, 9, 1), use_case=case.id, record=case) for case in CASES
                ),
            )
        )
        ingest_files(koers, [folder / "strategie.md"], Labels(), lambda *_: None, "nl")
        yield koers


@pytest.fixture
def koers(tmp_path: Path) -> Iterator[Koers]:
    with organisation(tmp_path) as built:
        yield built


def proposed(koers: Koers, **wish: Any) -> Proposed:
    return asyncio.run(propose(koers, LinkWish(**wish), OWNER))


def pairs(made: Proposed) -> set[tuple[str, str]]:
    return {(each.link.use_case, each.link.objective) for each in made.links}


def test_what_serves_no_objective_gets_a_proposal_with_words_of_the_strategy(koers: Koers) -> None:
    made = proposed(koers)
    assert (made.asked, made.mode, made.degraded) == (2, "extractive", False)  # UC-3 is an idea, UC-4 is linked
    assert pairs(made) == {("UC-1", "O1"), ("UC-2", "O2")}
    for each in made.links:
        assert each.link.quote in each.evidence.quote
        assert 0 < each.link.strength <= 1
    assert proposed(koers).links == made.links


def test_an_objective_that_has_lapsed_or_is_served_already_is_not_proposed(koers: Koers) -> None:
    assert pairs(proposed(koers, use_cases=["UC-4"])) <= {("UC-4", "O2")}


def test_without_words_of_a_strategy_nothing_is_proposed(tmp_path: Path) -> None:
    with organisation(tmp_path, "# Notitie\n\nDe kantine is dicht.\n") as koers:
        assert proposed(koers).links == ()


def test_a_proposal_counts_for_nothing_until_a_person_confirms_it(koers: Koers) -> None:
    def decoupled() -> set[str]:
        context = koers.context(OWNER, "nl")
        findings = scan(koers.stores.portfolio.load(OWNER).at(NOW.date()), context).findings
        return {each.subject.id for each in findings if each.pitfall == "decoupled"}

    one = next(each for each in proposed(koers).links if each.link.use_case == "UC-1")
    assert koers.stores.portfolio.load(OWNER).at(NOW.date()).states["UC-1"].use_case.objectives == ()
    decided = decide(koers, one.id, OWNER, confirmed=True, note="Besproken.")
    assert (decided.link.confirmed, decided.link.decided_by) == (True, "owner")
    state = koers.stores.portfolio.load(OWNER).at(NOW.date()).states["UC-1"]
    assert state.use_case.objectives == ("O1",)
    assert state.events[-1].text == "Besproken."
    assert "UC-1" not in decoupled()
    assert [each.link.use_case for each in links(koers, OWNER)] == ["UC-2"]


def test_confirming_twice_writes_history_once_and_rejecting_takes_it_back(koers: Koers) -> None:
    key = next(each.id for each in proposed(koers).links if each.link.use_case == "UC-2")
    decide(koers, key, OWNER, confirmed=True)
    decide(koers, key, OWNER, confirmed=True)
    state = koers.stores.portfolio.load(OWNER).at(NOW.date()).states["UC-2"]
    assert [event.kind for event in state.events] == ["registered", "changed"]
    decide(koers, key, OWNER, confirmed=False)
    assert koers.stores.portfolio.load(OWNER).at(NOW.date()).states["UC-2"].use_case.objectives == ()
    assert "UC-2" not in {each.link.use_case for each in proposed(koers).links}


def test_a_link_to_an_objective_that_lapsed_meanwhile_cannot_be_confirmed(koers: Koers) -> None:
    key = next(each.id for each in proposed(koers).links if each.link.use_case == "UC-2")
    lapsed = Objective(id="O2", title="Minder energie verbruiken", retired_on=date(2026, 10, 1))
    koers.stores.portfolio.apply(PortfolioChanges(objectives=(lapsed,), events=()))
    with pytest.raises(Conflict, match="not in force"):
        decide(koers, key, OWNER, confirmed=True)
    assert decide(koers, key, OWNER, confirmed=False).link.confirmed is False


def test_who_may_not_read_the_use_case_does_not_see_its_link(koers: Koers) -> None:
    key = next(each.id for each in proposed(koers).links if each.link.use_case == "UC-1")
    stranger = Principal(id="stranger")
    assert {each.link.use_case for each in links(koers, stranger)} == {"UC-2"}
    with pytest.raises(NotFound):
        decide(koers, key, stranger, confirmed=True)
    with pytest.raises(InvalidInput):
        decide(koers, key, OWNER, confirmed=True, note="x" * 3_000)


def drafted(quote: str, use_case: str = "case-1", objective: str = "objective-1") -> Any:
    link = {"use_case": use_case, "objective": objective, "quote": quote, "serves": "directly"}
    return reply_from(lambda _: {"links": [link]})


@contextmanager
def judging(folder: Path, script: Script) -> Iterator[tuple[Koers, ModelServer]]:
    with (
        ModelServer(script) as server,
        organisation(folder, model="test-model", model_base_url=server.base_url, model_attempts=1) as koers,
    ):
        yield koers, server


def test_a_model_judges_and_its_quote_stands_in_the_strategy(tmp_path: Path) -> None:
    with judging(tmp_path, [drafted("Klanten krijgen binnen een dag\nantwoord")]) as (koers, server):
        made = proposed(koers, use_cases=["UC-1"])
    (link,) = made.links
    assert (made.mode, made.degraded, link.link.rater) == ("generative", False, "link@1")
    assert link.link.quote == "Klanten krijgen binnen een dag antwoord"
    assert link.link.quote in link.evidence.quote
    request: Request = server.requests[0]
    assert "UC-1" not in request.messages[0]["content"]


@pytest.mark.parametrize(
    "lie",
    [
        drafted("Klanten krijgen binnen een uur antwoord."),
        drafted("De pompen draaien op de vraag van het uur."),  # of another objective
        drafted("Klanten krijgen binnen een dag antwoord", use_case="case-9"),
        drafted("Klanten krijgen binnen een dag antwoord", objective="objective-7"),
        drafted("een"),
    ],
)
def test_what_a_model_makes_up_is_not_proposed(tmp_path: Path, lie: Any) -> None:
    with judging(tmp_path, [lie]) as (koers, _):
        assert proposed(koers, use_cases=["UC-1"]).links == ()


def test_where_the_model_fails_likeness_proposes(tmp_path: Path) -> None:
    with judging(tmp_path, [fails(500)]) as (koers, _):
        made = proposed(koers)
    assert (made.mode, made.degraded) == ("extractive", True)
    assert ("UC-2", "O2") in pairs(made)


def test_links_go_through_both_doors(koers: Koers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_HOME", str(koers.settings.home))
    found = CliRunner().invoke(app, ["links", "--propose", "--as-of", "2026-10-31", "--json"])
    (first, _) = json.loads(found.stdout)["links"]
    shown = CliRunner().invoke(app, ["links", "--lang", "en"]).stdout
    assert first["link"]["quote"] in " ".join(shown.split())
    client = TestClient(create_app(koers), base_url="http://127.0.0.1")
    listed = client.get("/api/v1/links").json()["items"]
    assert [each["id"] for each in listed].count(first["id"]) == 1
    done = client.post(f"/api/v1/links/{first['id']}/confirm", json={"note": "ja"})
    assert (done.status_code, done.json()["link"]["confirmed"]) == (200, True)
    assert client.post("/api/v1/links/l-none/reject").status_code == 404
    told = CliRunner().invoke(app, ["link", "l-none", "reject", "--lang", "nl"])
    assert (told.exit_code, "geen voorgestelde koppeling" in told.stderr) == (1, True)

"""An answer whose source is superseded: told with which answer, of when, on what; gone once it is asked anew."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.briefing import Audience, Briefing, BriefingState, Section, Span
from knowledge.model.evidence import Claim, Fact
from knowledge.model.portfolio import Leader
from knowledge.model.principal import ANYBODY, OWNER, Principal
from knowledge.ports import KeptBriefing
from service.api.app import create_app
from service.bootstrap import Koers
from service.cli.app import app
from service.cli.session import Given
from service.settings import load
from tests.service.conftest import small_portfolio

QUESTION = "Hoeveel dagen mag een klant op antwoord wachten?"
FIRST = (
    "# Reglement antwoorden\n\nEen klant mag hooguit vijf dagen op antwoord wachten. Robin Aalders ziet daarop toe.\n"
)
SECOND = (
    "# Reglement antwoorden\n\nEen klant mag hooguit twee dagen op antwoord wachten. Robin Aalders ziet daarop toe.\n"
)


class House:
    """A home whose day a test moves on, with commands that are given to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.today = date(2026, 10, 31)
        with self.koers() as built:
            built.stores.portfolio.apply(small_portfolio())
            built.stores.portfolio.apply(PortfolioChanges(leaders=(Leader(id="L-7", name="Robin Aalders"),)))
        self.ingest(FIRST)

    def koers(self) -> Koers:
        return Koers(load(), clock=lambda: datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC))

    def run(self, *arguments: str) -> Any:
        given = Given(build=lambda settings: Koers(settings, clock=self.koers().clock))
        done = CliRunner().invoke(app, [*arguments, "--json"], obj=given)
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    def ingest(self, text: str, *options: str) -> None:
        file = self.folder / "reglement.md"
        file.write_text(text)
        self.run("ingest", str(file), *options)

    def stale(self, *arguments: str) -> list[dict[str, Any]]:
        """The alerts of a scan on the next day that are about what was said."""
        self.today += timedelta(1)
        alerts = self.run("scan", *arguments)["alerts"]
        return [each for each in alerts if each["subject"]["kind"] in {"answers", "briefing"}]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_an_answer_is_told_when_its_source_is_superseded_until_it_is_asked_anew(house: House) -> None:
    given = house.run("ask", QUESTION)
    assert "vijf dagen" in given["claims"][0]["text"]
    assert house.stale() == []
    house.ingest(SECOND)
    for state in ("pending", "firing"):
        (alert,) = house.stale("--lang", "nl")
        assert (alert["pitfall"], alert["state"], alert["since"]) == ("stale_truth", state, "2026-11-01")
        assert alert["claims"][0]["text"] == (
            "Verouderde waarheid – Reglement antwoorden: versie 2026-10-31 is op 1 november 2026 vervangen door "
            f"2026-11-01, maar het antwoord op “{QUESTION}” (31 oktober 2026) rust er nog op."
        )
        assert alert["clears_when"].startswith("Dit vervalt zodra de vraag opnieuw is gesteld")
    told = house.run("ask", "Welke verouderde waarheid is er?")
    assert any(QUESTION in claim["text"] for claim in told["claims"])
    again = house.run("ask", f"  {QUESTION.lower()}")
    assert "twee dagen" in again["claims"][0]["text"]
    assert house.stale() == []
    assert house.stale() == []
    ended = house.run("alerts", "--state", "resolved")
    assert [each["subject"]["kind"] for each in ended] == ["answers"]


def test_an_answer_over_http_counts_as_well_and_one_about_an_earlier_day_does_not(house: House) -> None:
    with house.koers() as built:
        client = TestClient(create_app(built), base_url="http://127.0.0.1")
        for asked in ({"question": QUESTION}, {"question": "Hoe lang mag een klant wachten?", "as_of": "2026-10-31"}):
            assert client.post("/api/v1/ask", json=asked).json()["claims"]
        house.today += timedelta(1)
        streamed = client.post(
            "/api/v1/ask",
            json={"question": "Hoe lang mag een klant wachten op antwoord?", "as_of": "2026-10-31"},
            headers={"Accept": "text/event-stream"},
        )
        assert "vijf dagen" in streamed.text
        kept = built.stores.citations
        assert kept.superseded() == []
    house.ingest(SECOND)
    with house.koers() as built:
        assert [each.name for each in built.stores.citations.superseded()] == [
            QUESTION,
            "Hoe lang mag een klant wachten?",
        ]


def test_nobody_is_told_of_a_question_who_may_not_read_what_its_asker_may(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.run("ask", QUESTION)
    monkeypatch.setenv("KOERS_READER_GROUPS", "klant")
    house.run("ask", "Hoe lang mag een klant wachten?")
    house.today += timedelta(1)
    house.ingest(SECOND)
    assert [each["subject"]["id"] for each in house.stale()] == ["reglement.md @ klant"]
    with house.koers() as built:
        seen = {
            who.id: {each.name for each in built.context(who, "nl").citations}
            for who in (OWNER, ANYBODY, Principal(id="both", groups=frozenset({"klant", "hr"})))
        }
    assert seen["anybody"] == set()
    assert seen["both"] == {"Hoe lang mag een klant wachten?"}
    assert len(seen["owner"]) == 2
    monkeypatch.delenv("KOERS_READER_GROUPS")
    assert [each["subject"]["id"] for each in house.stale()] == ["reglement.md", "reglement.md @ klant"]


def test_a_question_that_names_a_leader_is_not_repeated(house: House) -> None:
    house.run("ask", "Waar ziet Robin Aalders op toe?")
    house.today += timedelta(1)
    house.ingest(SECOND)
    (alert,) = house.stale("--lang", "en")
    assert "Robin" not in json.dumps(alert)
    assert "yet the answer of 31 October 2026 still rests on it" in alert["claims"][0]["text"]


def publish(house: House, key: str, passages: list[str]) -> None:
    """A briefing for the board whose one sentence rests on these passages goes out today."""
    fact = Fact(id="f", measure="m", label="", value=1, as_of=house.today, text="Eén.", inputs={"passages": passages})
    briefing = Briefing(
        id=key,
        period=Span(start=house.today - timedelta(13), end=house.today),
        audience=Audience(),
        language="nl",
        mode="extractive",
        sections=(
            Section(key="kpis", title="K", claims=(Claim(id="c", text="Eén.", evidence=("f",), support="computed"),)),
        ),
        evidence=(fact,),
        run_id=key,
    )
    with house.koers() as built:
        kept = KeptBriefing(briefing=briefing)
        built.stores.briefings.put(kept, built.clock())
        out = briefing.model_copy(update={"state": BriefingState.PUBLISHED})
        built.stores.briefings.change(kept.model_copy(update={"briefing": out}), (), built.clock())


def test_a_briefing_on_superseded_words_is_told_until_the_next_one_goes_out(house: House) -> None:
    passage = house.run("ask", QUESTION)["evidence"][0]["id"].partition(":")[0]
    publish(house, "b-1", [passage])
    house.today += timedelta(1)
    house.ingest(SECOND)
    told = {each["subject"]["id"]: each for each in house.stale("--lang", "en")}
    assert set(told) == {"b-1", "reglement.md"}
    assert "went out on 31 October 2026 and rests on “Reglement antwoorden”" in told["b-1"]["claims"][0]["text"]
    publish(house, "b-2", [])
    assert [each["subject"]["id"] for each in house.stale()] == ["reglement.md"]

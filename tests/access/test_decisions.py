"""Nobody is told what would follow for a use case that they may not read."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Registered
from knowledge.model.portfolio import Objective, Stage, UseCase
from knowledge.model.principal import OWNER, Principal
from service.bootstrap import Koers
from service.decisions import Choice, decide
from service.settings import Settings
from tests.graphs.ask.conftest import Asking, asking

TODAY = date(2026, 3, 2)
SECRET = "Fusie voorbereiden"
CLERK = Principal(id="clerk", groups=frozenset({"team"}))


@pytest.fixture
def koers(tmp_path: Path) -> Iterator[Koers]:
    """UC-1 enables UC-2, which only the board may read; both serve O1 and are a lot alike."""
    cases = (
        UseCase(
            id="UC-1", title="Facturen lezen", purpose="Leest facturen", stage=Stage.LIVE, enables=("UC-2",),
            objectives=("O1",),
        ),
        UseCase(
            id="UC-2", title=SECRET, purpose="Leest facturen", stage=Stage.PILOTING, groups=("board",),
            objectives=("O1",),
        ),
        UseCase(id="UC-3", title="Post sorteren", stage=Stage.PILOTING, enables=("UC-3",)),
    )  # fmt: skip
    events = tuple(Registered(id=f"r-{each.id}", on=date(2026, 2, 2), use_case=each.id, record=each) for each in cases)
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Koers(Settings(home=tmp_path, embedder="hashing"), clock=lambda: now) as built:
        built.stores.portfolio.apply(PortfolioChanges(objectives=(Objective(id="O1", title="Minder"),), events=events))
        yield built


@pytest.fixture
def ask(koers: Koers) -> Asking:
    return asking(koers)


@pytest.mark.parametrize("question", ["Wat als we UC-1 stoppen?", "Moeten we UC-1 of UC-3 doen?"])
def test_an_answer_holds_no_consequence_for_a_closed_use_case(ask: Asking, question: str) -> None:
    assert SECRET in ask(question, as_of=TODAY).model_dump_json()
    told = ask(question, as_of=TODAY, by=CLERK).model_dump_json()
    assert SECRET not in told
    assert "UC-2" not in told
    assert "UC-1" in told


def test_a_closed_use_case_is_no_option_and_is_not_known_by_name(ask: Asking) -> None:
    answer = ask("Wat als we UC-2 stoppen?", as_of=TODAY, by=CLERK)
    assert answer.abstained
    assert SECRET not in answer.model_dump_json()


def test_a_decision_is_worked_out_over_what_its_reader_may_see(koers: Koers) -> None:
    choice = Choice(options=["UC-1:stop", "UC-3:scale"], language="nl", as_of=TODAY)
    assert SECRET in decide(koers, choice, OWNER).model_dump_json()
    told = decide(koers, choice, CLERK)
    assert SECRET not in told.model_dump_json()
    assert "UC-2" not in told.model_dump_json()
    assert "u mag zien" in told.missing[0]

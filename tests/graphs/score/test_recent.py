"""A ranking that was made before is the answer again only while everything that it rests on is the same."""

from datetime import timedelta
from pathlib import Path

import pytest

from graphs.score import ScoreRequest
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.base import Language
from knowledge.model.events import Decision, Registered
from knowledge.model.portfolio import UseCase
from knowledge.model.principal import OWNER, Principal
from knowledge.sample.load import SAMPLE_TODAY
from knowledge.scoring.methods import method_of
from service.bootstrap import Koers
from service.demo import load
from tests.graphs.ask.conftest import NOW, build
from tests.knowledge.scoring.kit import rating


@pytest.fixture
def koers(tmp_path: Path) -> Koers:
    made = build(tmp_path)
    load(made, lambda *_: None)
    return made


def asked(by: Principal = OWNER, language: Language = "nl", method: str = "weighted") -> ScoreRequest:
    return ScoreRequest(by, SAMPLE_TODAY, "run-1", NOW, language, method_of(method))


def test_the_same_question_is_ranked_once_and_equals_the_ranking_with_its_evidence(koers: Koers) -> None:
    with koers:
        first = koers.scoring.ranked(asked())
        assert koers.scoring.ranked(asked()) is first
        assert first.scores == koers.scoring.current(asked()).ranking.scores
        assert koers.scoring.ranked(asked(language="en")).scores[0].impact.reason != first.scores[0].impact.reason
        assert koers.scoring.ranked(asked(method="wsjf")).method.name == "wsjf"


def test_an_event_a_rating_and_another_reader_each_have_a_ranking_of_their_own(koers: Koers) -> None:
    with koers:
        first = koers.scoring.ranked(asked())
        koers.stores.ratings.add([rating("UC-001", "impact", 1, "person", "ann", NOW - timedelta(days=2))])
        rated = koers.scoring.ranked(asked())
        assert rated.scores[rated.rows["UC-001"]].impact.rater == "person:ann"
        closed = UseCase(id="UC-X", title="Besloten", groups=("board",))
        events = (
            Registered(id="r-x", on=SAMPLE_TODAY, use_case="UC-X", record=closed),
            Decision(id="d-x", on=SAMPLE_TODAY, use_case="UC-X", text="Verder."),
        )
        koers.stores.portfolio.apply(PortfolioChanges(events=events))
        assert "UC-X" in koers.scoring.ranked(asked()).rows
        assert "UC-X" not in koers.scoring.ranked(asked(Principal(id="bob", groups=frozenset({"staff"})))).rows
    assert "UC-X" not in first.rows

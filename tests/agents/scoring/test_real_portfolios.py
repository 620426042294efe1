"""Ratings by rules on portfolios that nobody made for it: what they do not record is said, not guessed."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from agents.scorer import dossiers, ranking
from knowledge.scoring.methods import METHODS
from tests.knowledge.imports.support import INVENTORY_2024, REGISTER, real, run

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2024, 12, 16)


@pytest.mark.slow
def test_the_inventory_of_2024_is_ranked_by_what_it_records() -> None:
    portfolio, _, _ = run(real(INVENTORY_2024), "2024.csv")
    snapshot = portfolio.at(DAY)
    found = dossiers(snapshot, "en", NOON)
    # 2,121 use cases less 146 that are stopped
    assert len(found) == 1975
    first = ranking(found, [], DAY, METHODS["weighted"], np.random.default_rng(1)).scores[0]
    record = snapshot.states[first.use_case_id].use_case
    assert record.attributes["impact type"].startswith(("Both", "Rights", "Safety"))
    assert "heavy consequences for people (impact type" in first.impact.reason
    assert "the link to objectives" in first.impact.unknown
    assert "the owner" in first.feasibility.unknown
    assert all(each.value == 3 for dossier in found for each in dossier.ratings if not each.reason.strip("."))


@pytest.mark.slow
def test_the_register_of_algorithms_is_ranked_without_reach() -> None:
    portfolio, _, _ = run(real(REGISTER), "register.json")
    day = date(2026, 6, 1)
    found = dossiers(portfolio.at(day), "nl", NOON)
    ranked = ranking(found, [], day, METHODS["rice"], np.random.default_rng(1))
    assert all(score.rank is None for score in ranked.scores)
    assert {score.impact.reason for score in ranked.scores} == {"Niets hierover is bekend."}

import asyncio
from datetime import timedelta
from pathlib import Path

from graphs.brief import Briefer
from graphs.brief.recent import Recent
from knowledge.history.portfolio import PortfolioChanges, portfolio_of
from knowledge.model.briefing import Briefing
from knowledge.model.events import Decision
from knowledge.pitfalls.context import Context
from knowledge.sample.load import SAMPLE_TODAY, changes
from knowledge.stores.portfolio import SqlPortfolioStore
from tests.graphs.brief.kit import Home, request, sentences


def test_what_was_worked_out_counts_for_the_same_history_and_documents_only() -> None:
    recent, portfolio = Recent(), portfolio_of(changes())
    memo = recent.memo(portfolio, Context(language="nl"))
    assert recent.memo(portfolio, Context(language="nl")) is memo
    assert recent.memo(portfolio, Context(language="en")) is not memo
    assert recent.memo(portfolio.with_events(()), Context(language="nl")) is not memo


def test_a_second_briefing_by_the_same_process_says_the_same_and_one_after_an_event_tells_of_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    briefer = home.briefer()
    first, again = (sentences(_draft(briefer, key)) for key in ("b-1", "b-2"))
    assert first == again
    event = Decision(id="new", on=SAMPLE_TODAY - timedelta(1), use_case="UC-001", text="Verslagen gaan naar elk team.")
    SqlPortfolioStore(home.engine).apply(PortfolioChanges(events=(event,)))
    assert any("Verslagen gaan naar elk team" in each for each in sentences(_draft(briefer, "b-3")))


def _draft(briefer: Briefer, key: str) -> Briefing:
    return asyncio.run(briefer.draft(request(key))).briefing

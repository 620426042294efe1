"""Frames to report about: over small portfolios that are counted by hand, and over the sample."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np

from agents.scorer import dossiers, ranking
from knowledge.alerts.alert import Alert
from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, AudienceKind, Span
from knowledge.model.evidence import Fact
from knowledge.pitfalls.context import Context
from knowledge.reporting.briefing import Gathered, gather
from knowledge.reporting.frame import Frame, known_audience
from knowledge.sample.load import SAMPLE_TODAY, changes
from knowledge.scoring.methods import method_of
from knowledge.scoring.ranking import Ranking

START, END = date(2026, 5, 19), date(2026, 6, 1)


def frame(of: Portfolio, audience: str = "board", language: Language = "en", **given: Any) -> Frame:
    """The two weeks up to 1 June 2026, without a ranking."""
    span = Span(start=given.pop("start", START), end=given.pop("end", END))
    kind, _, name = audience.partition(":")
    known = known_audience(Audience(kind=AudienceKind(kind), id=name), of.at(span.end))
    context = given.pop("context", Context(language=language))
    return Frame(portfolio=of, span=span, audience=known, language=language, context=context, **given)


@cache
def sample() -> Portfolio:
    return portfolio_of(changes())


@cache
def sample_ranking(end: date, language: Language) -> Ranking:
    at = datetime(end.year, end.month, end.day, tzinfo=UTC)
    found = dossiers(sample().at(end), language, at)
    return ranking(found, [], end, method_of("weighted"), np.random.default_rng(1))


def sample_frame(
    cycles_ago: int = 0, audience: str = "board", language: Language = "nl", alerts: tuple[Alert, ...] = ()
) -> Frame:
    """Two weeks of the sample, the last ones or so many times two weeks earlier."""
    end = SAMPLE_TODAY - timedelta(days=14 * cycles_ago)
    start = end - timedelta(days=13)
    return frame(
        sample(), audience, language, start=start, end=end, ranking=sample_ranking(end, language), alerts=alerts
    )


def texts(of: Frame, key: str) -> list[str]:
    """The sentences of one section."""
    return [fact.text for fact in section(gather(of), key)]


def section(found: Gathered, key: str) -> tuple[Fact, ...]:
    return next((each.facts for each in found.sections if each.key == key), ())

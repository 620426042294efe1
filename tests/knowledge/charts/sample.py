"""The charts of the sample organisation, in both languages."""

from datetime import UTC, datetime
from functools import cache

import numpy as np

from agents.scorer import dossiers, ranking
from knowledge.charts.catalogue import drawings
from knowledge.charts.drawing import Drawing, Scene
from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.model.base import Language
from knowledge.sample.load import SAMPLE_TODAY, changes
from knowledge.scoring.methods import method_of
from knowledge.scoring.ranking import Ranking

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@cache
def portfolio() -> Portfolio:
    return portfolio_of(changes())


@cache
def ranked(language: Language) -> Ranking:
    found = dossiers(portfolio().at(SAMPLE_TODAY), language, NOW)
    return ranking(found, [], SAMPLE_TODAY, method_of("weighted"), np.random.default_rng(1))


@cache
def scene(language: Language) -> Scene:
    return Scene(portfolio(), SAMPLE_TODAY, language, ranked(language))


@cache
def charts(language: Language) -> tuple[Drawing, ...]:
    return tuple(drawings(scene(language)))


def chart(language: Language, kind: str, place: int = 0) -> Drawing:
    return [each for each in charts(language) if each.chart["usermeta"]["kind"] == kind][place]

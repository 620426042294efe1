"""The few charts that belong on the pages of a briefing."""

from collections.abc import Callable
from functools import partial

from knowledge.charts.drawing import Drawing, Scene
from knowledge.charts.flow import flow
from knowledge.charts.portfolio_map import portfolio_map
from knowledge.charts.rhythm import rhythm
from knowledge.charts.trend import trend
from knowledge.reporting.frame import Frame

SHOWN: tuple[Callable[[Scene], Drawing | None], ...] = (
    partial(trend, measure="active_use_cases"),
    flow,
    rhythm,
    portfolio_map,
)


def pictures(frame: Frame) -> list[Drawing]:
    """Those that there is enough data for; none of a single use case, or of a period in which nothing happened."""
    if frame.about_one or not frame.events:
        return []
    scene = Scene(frame.portfolio, frame.as_of, frame.language, frame.ranking, frame.filters)
    return [drawn for draw in SHOWN if (drawn := draw(scene))]

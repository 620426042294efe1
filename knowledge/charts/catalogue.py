"""The one list of charts, in the order in which a briefing shows them."""

from collections.abc import Callable
from functools import partial

from knowledge.charts.drawing import Drawing, Scene
from knowledge.charts.flow import flow
from knowledge.charts.portfolio_map import portfolio_map
from knowledge.charts.rhythm import rhythm
from knowledge.charts.trend import trend

CATALOGUE: tuple[Callable[[Scene], Drawing | None], ...] = (
    partial(trend, measure="active_use_cases"),
    partial(trend, measure="time_to_impact"),
    partial(trend, measure="core_process_use", figure="share", top=1),
    partial(trend, measure="leadership_adoption", top=1),
    partial(trend, measure="adaptivity", figure="score", top=1),
    partial(trend, measure="health", top=100),
    flow,
    rhythm,
    portfolio_map,
)


def drawings(scene: Scene) -> list[Drawing]:
    """Every chart that there is enough data for; each knows its section, ``kpis`` or ``priorities``."""
    return [drawn for draw in CATALOGUE if (drawn := draw(scene))]

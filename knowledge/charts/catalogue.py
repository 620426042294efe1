"""The one list of charts, in the order in which they are shown, and the few of them that a briefing has room for."""

from collections.abc import Callable, Sequence
from functools import partial

from knowledge.charts.drawing import Drawing, Scene
from knowledge.charts.flow import flow
from knowledge.charts.portfolio_map import portfolio_map
from knowledge.charts.rhythm import rhythm
from knowledge.charts.trend import trend

Chart = Callable[[Scene], Drawing | None]

_activity = partial(trend, measure="active_use_cases")

CATALOGUE: tuple[Chart, ...] = (
    _activity,
    partial(trend, measure="time_to_impact"),
    partial(trend, measure="core_process_use", figure="share", top=1),
    partial(trend, measure="leadership_adoption", top=1),
    partial(trend, measure="adaptivity", figure="score", top=1),
    partial(trend, measure="health", top=100),
    flow,
    rhythm,
    portfolio_map,
)
ON_PAGES: tuple[Chart, ...] = (_activity, flow, rhythm, portfolio_map)


def drawings(scene: Scene, charts: Sequence[Chart] = CATALOGUE) -> list[Drawing]:
    """Those of the charts that there is enough data for; each knows its section, ``kpis`` or ``priorities``."""
    return [drawn for draw in charts if (drawn := draw(scene))]

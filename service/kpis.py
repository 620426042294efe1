"""The KPIs, for every door: on a day, and on several days before it."""

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from knowledge.measures.kpis import kpis
from knowledge.measures.series import Cadence, days_of
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from service.portfolio import Wanted, filters_of

if TYPE_CHECKING:
    from service.bootstrap import Koers

MOST_POINTS = 120


class Dashboard(BaseModel):
    """Every KPI as it stood on a day; ``series`` are the same on earlier days up to it, oldest first."""

    as_of: date
    items: list[Fact]
    series: list["Dashboard"] = Field(default=[], description="Empty unless a series was asked for.")


def dashboard(
    koers: "Koers",
    as_of: date,
    language: Language,
    wanted: Wanted,
    points: tuple[Cadence, int] | None = None,
) -> Dashboard:
    """Every KPI of what this reader may see. InvalidInput names a team or objective that is not known."""
    portfolio = koers.stores.portfolio.load(koers.principal)
    filters = filters_of(portfolio.at(as_of), wanted)
    team, objective = next(iter(filters.teams), None), next(iter(filters.objectives), None)

    def on(day: date) -> Dashboard:
        return Dashboard(as_of=day, items=kpis(portfolio, day, language, team=team, objective=objective))

    now = on(as_of)
    earlier = days_of(points[0], as_of, points[1])[:-1] if points else []
    now.series = [*map(on, earlier), now.model_copy()] if points else []
    return now

"""The KPIs over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from knowledge.measures.series import Cadence
from knowledge.model.base import Language
from service.api.state import State
from service.kpis import MOST_POINTS, Dashboard, dashboard
from service.portfolio import Wanted

router = APIRouter(tags=["portfolio"])


@router.get("/kpis")
def kpis(
    state: State,
    as_of: Annotated[date | None, Query(description="The state on this day; today by default.")] = None,
    team: Annotated[str | None, Query(description="Only of this team.")] = None,
    objective: Annotated[str | None, Query(description="Only for this objective: its id or title.")] = None,
    language: Annotated[Language | None, Query(description="Language of the sentences.")] = None,
    series: Annotated[Cadence | None, Query(description="Also on earlier days, at this cadence.")] = None,
    points: Annotated[int, Query(ge=1, le=MOST_POINTS, description="How many days of the series.")] = 6,
) -> Dashboard:
    """Every KPI as a fact; what cannot be computed has the value null, and its text says why."""
    koers = state.koers
    return dashboard(
        koers,
        as_of or koers.clock().date(),
        language or koers.settings.language,
        Wanted(team=team, objective=objective),
        (series, points) if series else None,
    )

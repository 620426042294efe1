"""The KPIs: the measures of the catalogue that make up the dashboard, in the order in which they are shown."""

from datetime import date

from knowledge.history.portfolio import Portfolio
from knowledge.measures.catalogue import compute
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

KPIS = (
    "active_use_cases",
    "time_to_impact",
    "core_process_use",
    "leadership_adoption",
    "adaptivity",
    "flow",
    "health",
)


def kpis(
    portfolio: Portfolio, as_of: date, language: Language, *, team: str | None = None, objective: str | None = None
) -> list[Fact]:
    """Every KPI as it stood on a day, of the whole organisation, a team (by its name) or an objective (by its id).

    What cannot be computed is a fact too: its value is ``None``, and its text says why.
    """
    filters = Filters(teams=(team,) if team else (), objectives=(objective,) if objective else ())
    queries = [MeasureQuery(measure=name, as_of=as_of, filters=filters) for name in KPIS]
    if not team:
        queries.insert(1, queries[0].model_copy(update={"group_by": "team"}))
    snapshot = portfolio.at(as_of)
    return [fact for query in queries for fact in compute(snapshot, query, language)]

"""A decision as evidence: what would follow from an option, or options side by side."""

from collections.abc import Sequence

from agents.planning.plan import DecisionQuery
from agents.weighing.rated import reasons
from agents.weighing.weigh import Weighed, weigh
from agents.writers.brief import MOST_CLAIMS
from graphs.ask.state import Desk
from knowledge.history.portfolio import Portfolio
from knowledge.impact.analysis import impact
from knowledge.impact.consequence import Effect, Standing
from knowledge.impact.option import Move
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.scoring.ranking import Ranking

SAID = 2 * MOST_CLAIMS
"""As many as a writer may draft."""
COMPARED = 4


def found(desk: Desk, portfolio: Portfolio, query: DecisionQuery, language: Language) -> list[Fact]:
    """Of one option everything that follows; of several the gravest of each, after how they compare."""
    context = desk.context_of(desk.request.principal, language)
    standing = Standing(portfolio.at(query.as_of), context, language)
    if any(option.use_case not in standing.snapshot.states for option in query.options):
        return []
    if query.compares:
        return _compared(standing, desk.rank(desk.request, query.as_of, language), query)
    of_each = SAID // len(query.options)
    return [fact for option in query.options for fact in impact(standing, option).facts[:of_each]]


def _compared(standing: Standing, ranking: Ranking, query: DecisionQuery) -> list[Fact]:
    weighing = weigh(standing, ranking, query.options)
    compared = weighing.comparison[:COMPARED]
    of_each = (SAID - len(compared)) // len(weighing.options)
    return [*compared, *(fact for each in weighing.options for fact in _of(each, standing, ranking)[:of_each])]


def _of(weighed: Weighed, standing: Standing, ranking: Ranking) -> Sequence[Fact]:
    """What follows from what is done; of what stays as it is first how it was rated, and then what hangs on it."""
    if weighed.option.move is not Move.KEEP:
        return weighed.impact.facts
    rated = reasons(standing.snapshot, weighed.state, ranking, standing.language)
    hangs_on = [each.fact for each in weighed.impact.consequences if each.effect is not Effect.STAYS]
    return [*([rated] if rated else weighed.cells["place"]), *hangs_on]

"""The KPIs that behaviours should move: how each stands, what changed, and whether that is more than noise."""

from collections.abc import Collection, Mapping
from datetime import date

from knowledge.coaching.situation import Situation
from knowledge.measures.leadership_adoption import LEAST_LEADERS
from knowledge.model.briefing import Audience, AudienceKind, Span
from knowledge.model.evidence import Fact
from knowledge.pitfalls.context import Context
from knowledge.reporting.frame import Frame
from knowledge.reporting.kpis import kpis

OF_ALL = "leadership_adoption"


def figures(situation: Situation, wanted: Collection[str], since: date) -> Mapping[str, Fact]:
    """The KPI facts of these measures, from ``since`` on: of the team, and of how leaders do, over all leaders.

    Without those that too few people stand behind: whoever reads one may know one of them, themselves.
    """
    found: dict[str, Fact] = {}
    own = [each for each in wanted if each != OF_ALL]
    if own:
        found |= _of(situation, _audience(situation), own, since)
    if OF_ALL in wanted:
        adoption = _of(situation, Audience(), [OF_ALL], since)
        found |= {key: fact for key, fact in adoption.items() if (fact.n or 0) > LEAST_LEADERS}
    return {key: fact for key, fact in found.items() if not situation.strangers.in_data(fact.model_dump_json())}


def _audience(situation: Situation) -> Audience:
    if situation.view is None:
        return Audience()
    name = situation.view.subject.name
    return Audience(kind=AudienceKind.TEAM, id=name, name=name)


def _of(situation: Situation, audience: Audience, wanted: Collection[str], since: date) -> dict[str, Fact]:
    span = Span(start=min(since, situation.as_of), end=situation.as_of)
    frame = Frame(situation.portfolio, span, audience, situation.language, Context(language=situation.language))
    by_measure = {str(fact.inputs["measure"]): fact for fact in kpis(frame, wanted).facts}
    return {key: by_measure[key] for key in wanted if key in by_measure}

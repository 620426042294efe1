"""The first step: what may be said, decided by what every recipient may read."""

from collections.abc import Iterable

from graphs.brief.state import BriefRequest, Desk, State
from knowledge.alerts.alert import Alert
from knowledge.history.portfolio import Portfolio
from knowledge.model.evidence import Fact
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.rights import readable
from knowledge.reporting.briefing import gather
from knowledge.reporting.frame import Frame
from knowledge.reporting.pictures import pictures


def gathered(desk: Desk, request: BriefRequest) -> State:
    """The facts of every section, their grounds, the charts, and the ids of all that they rest on."""
    portfolio = desk.parts.portfolio.load(request.readers)
    context = desk.parts.context_of(request.readers, request.language)
    frame = Frame(
        portfolio=portfolio,
        span=request.span,
        audience=request.audience,
        language=request.language,
        context=context,
        alerts=_alerts(desk, portfolio, context),
        ranking=desk.parts.rank(request),
        promised=None if request.promised is None else frozenset(request.promised),
        known=None if request.known is None else frozenset(request.known),
        known_at=request.known_at,
    )
    found, drawn = gather(frame), pictures(frame)
    facts: dict[str, Fact] = {fact.id: fact for fact in found.grounds}
    facts |= {fact.id: fact for drawing in drawn for fact in drawing.facts}
    stated = [*facts.values(), *(fact for each in found.sections for fact in each.facts)]
    every = {document.id for document in context.documents}
    return {
        "sections": [
            {"key": each.key, "facts": [fact.model_dump(mode="json") for fact in each.facts]} for each in found.sections
        ],
        "grounds": [fact.model_dump(mode="json") for fact in facts.values()],
        "charts": [dict(drawing.chart) for drawing in drawn],
        "use_cases": sorted({*frame.states, *_named("use_cases", stated)}),
        "documents": sorted({*_named("documents", stated), *(every if frame.whole else ())}),
    }


def _named(kind: str, facts: Iterable[Fact]) -> set[str]:
    """The ids of one kind that facts rest on."""
    listed = (fact.inputs.get(kind) for fact in facts)
    return {str(key) for each in listed if isinstance(each, list | tuple) for key in each}


def _alerts(desk: Desk, portfolio: Portfolio, context: Context) -> tuple[Alert, ...]:
    use_cases, documents = portfolio.histories.keys(), {document.id for document in context.documents}
    return tuple(each for each in desk.parts.alerts.load().alerts if readable(each.finding, use_cases, documents))

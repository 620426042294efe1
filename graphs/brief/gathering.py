"""The first step: what may be said, decided by what every recipient may read."""

from collections.abc import Iterable

from graphs.brief.state import BriefRequest, Desk, State
from knowledge.alerts.alert import Alert
from knowledge.history.portfolio import Portfolio
from knowledge.model.evidence import Fact
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.rights import readable
from knowledge.reporting.briefing import gather
from knowledge.reporting.frame import Frame
from knowledge.reporting.pictures import pictures


def gathered(desk: Desk, request: BriefRequest) -> State:
    """The facts of every section, their grounds, and the ids of all that they rest on."""
    frame = _frame(desk, request)
    found = gather(frame)
    stated = [*found.grounds, *(fact for each in found.sections for fact in each.facts)]
    every = {document.id for document in frame.context.documents}
    return {
        "sections": [
            {"key": each.key, "facts": [fact.model_dump(mode="json") for fact in each.facts]} for each in found.sections
        ],
        "grounds": [fact.model_dump(mode="json") for fact in found.grounds],
        "use_cases": sorted({*frame.states, *named("use_cases", stated)}),
        "documents": sorted({*named("documents", stated), *(every if frame.whole else ())}),
    }


def drawn(desk: Desk, request: BriefRequest) -> State:
    """The charts, and the facts that they show."""
    drawings = pictures(_frame(desk, request))
    shown = {fact.id: fact for drawing in drawings for fact in drawing.facts}
    return {
        "charts": [dict(drawing.chart) for drawing in drawings],
        "shown": [fact.model_dump(mode="json") for fact in shown.values()],
    }


def named(kind: str, facts: Iterable[Fact]) -> set[str]:
    """The ids of one kind that facts rest on."""
    listed = (fact.inputs.get(kind) for fact in facts)
    return {str(key) for each in listed if isinstance(each, list | tuple) for key in each}


def _frame(desk: Desk, request: BriefRequest) -> Frame:
    """What is known, read once a run, so that the charts show the same as the sections tell."""
    if request.id not in desk.frames:
        desk.frames[request.id] = _read(desk, request)
    return desk.frames[request.id]


def _read(desk: Desk, request: BriefRequest) -> Frame:
    portfolio = desk.parts.portfolio.load(request.readers)
    context = desk.parts.context_of(request.readers, request.language)
    return Frame(
        portfolio=portfolio,
        span=request.span,
        audience=request.audience,
        language=request.language,
        context=context,
        alerts=_alerts(desk, portfolio, context, request.readers),
        ranking=desk.parts.rank(request),
        promised=None if request.promised is None else frozenset(request.promised),
        known=None if request.known is None else frozenset(request.known),
        known_at=request.known_at,
        memo=desk.recent.memo(portfolio, context),
    )


def _alerts(desk: Desk, portfolio: Portfolio, context: Context, readers: Principal) -> tuple[Alert, ...]:
    use_cases, documents = portfolio.histories.keys(), {document.id for document in context.documents}
    return tuple(
        each for each in desk.parts.alerts.load().alerts if readable(each.finding, use_cases, documents, readers.rights)
    )

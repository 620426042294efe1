"""What may be said and shown, decided by what every recipient may read."""

from collections.abc import Iterable

from graphs.brief.state import BriefRequest, Desk
from knowledge.alerts.alert import Alert
from knowledge.history.portfolio import Portfolio
from knowledge.model.evidence import Fact
from knowledge.model.principal import Principal
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.rights import readable
from knowledge.reporting.frame import Frame


def framed(desk: Desk, request: BriefRequest) -> Frame:
    """What is known, read once a run, so that the charts show the same as the sections tell."""
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


def use_cases_of(frame: Frame, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of all use cases that a briefing rests on."""
    return tuple(sorted({*frame.states, *_named("use_cases", facts)}))


def documents_of(frame: Frame, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of all documents that it rests on: about the whole organisation those are all that they may read."""
    every = {document.id for document in frame.context.documents}
    return tuple(sorted({*_named("documents", facts), *(every if frame.whole else ())}))


def _named(kind: str, facts: Iterable[Fact]) -> set[str]:
    listed = (fact.inputs.get(kind) for fact in facts)
    return {str(key) for each in listed if isinstance(each, list | tuple) for key in each}


def _alerts(desk: Desk, portfolio: Portfolio, context: Context, readers: Principal) -> tuple[Alert, ...]:
    use_cases, documents = portfolio.histories.keys(), {document.id for document in context.documents}
    return tuple(
        each for each in desk.parts.alerts.load().alerts if readable(each.finding, use_cases, documents, readers.rights)
    )

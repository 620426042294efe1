"""Sections into a briefing: in the order in which they are read, with just the evidence that they rest on."""

from collections.abc import Iterable

from agents.reporter import title_of
from graphs.brief.gathering import named
from graphs.brief.state import BriefRequest, Piece, State
from knowledge.model.answer import Usage
from knowledge.model.briefing import Briefing, BriefingStep, Section
from knowledge.model.evidence import Fact
from knowledge.ports import KeptBriefing


def composed(request: BriefRequest, state: State) -> KeptBriefing:
    """The draft, with what it rests on."""
    pieces = {piece.key: piece for piece in map(Piece.model_validate, state.get("pieces", []))}
    ordered = [pieces[each["key"]] for each in state["sections"]]
    shown = [Fact.model_validate(each) for each in state["shown"]]
    briefing = Briefing(
        id=request.id,
        period=request.span,
        audience=request.audience,
        language=request.language,
        mode="generative" if any(piece.mode == "generative" for piece in ordered) else "extractive",
        degraded=any(piece.degraded for piece in ordered),
        sections=tuple(_section(piece, request) for piece in ordered if piece.claims or piece.missing),
        evidence=_evidence(ordered, state, shown),
        charts=tuple(state["charts"]),
        readers=request.groups,
        previous=request.previous,
        steps=(BriefingStep(what="drafted", at=request.at, by=request.asked_by, note=request.reason),),
        usage=sum((piece.usage for piece in ordered), start=Usage()),
        run_id=request.run_id,
    )
    return KeptBriefing(
        briefing=briefing,
        use_cases=tuple(sorted({*state["use_cases"], *named("use_cases", shown)})),
        documents=tuple(sorted({*state["documents"], *named("documents", shown)})),
        recipients=request.recipients,
    )


def _section(piece: Piece, request: BriefRequest) -> Section:
    title = title_of(piece.key, request.language)
    return Section(key=piece.key, title=title, claims=piece.claims, missing=piece.missing)


def _evidence(pieces: Iterable[Piece], state: State, shown: Iterable[Fact]) -> tuple[Fact, ...]:
    """What the claims cite, then what that was computed from and what the charts show."""
    known = {fact.id: fact for each in state["sections"] for fact in map(Fact.model_validate, each["facts"])}
    cited = dict.fromkeys(key for piece in pieces for claim in piece.claims for key in claim.evidence)
    grounds = {fact.id: fact for fact in (*map(Fact.model_validate, state["grounds"]), *shown) if fact.id not in cited}
    return (*(known[key] for key in cited), *grounds.values())

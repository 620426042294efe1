"""Sections into a briefing: in the order in which they are read, with just the evidence that they rest on."""

from collections.abc import Sequence

from agents.reporter import title_of
from graphs.brief.gathering import documents_of, use_cases_of
from graphs.brief.state import BriefRequest, Told
from knowledge.charts.drawing import Drawing
from knowledge.model.answer import Usage
from knowledge.model.briefing import Briefing, BriefingStep, Section
from knowledge.model.evidence import Fact
from knowledge.ports import KeptBriefing
from knowledge.reporting.briefing import Gathered
from knowledge.reporting.frame import Frame


def composed(
    request: BriefRequest, frame: Frame, found: Gathered, told: Sequence[Told], drawings: Sequence[Drawing]
) -> KeptBriefing:
    """The draft, with what it rests on."""
    stated = [fact for each in found.sections for fact in each.facts]
    shown = {fact.id: fact for drawing in drawings for fact in drawing.facts}
    every = (*found.grounds, *stated, *shown.values())
    briefing = Briefing(
        id=request.id,
        period=request.span,
        audience=request.audience,
        language=request.language,
        mode="generative" if any(each.mode == "generative" for each in told) else "extractive",
        degraded=any(each.degraded for each in told),
        sections=tuple(_section(each, request) for each in told if each.claims or each.missing),
        evidence=_evidence(told, stated, (*found.grounds, *shown.values())),
        charts=tuple(drawing.chart for drawing in drawings),
        readers=request.groups,
        previous=request.previous,
        steps=(BriefingStep(what="drafted", at=request.at, by=request.asked_by, note=request.reason),),
        usage=sum((each.usage for each in told), start=Usage()),
        run_id=request.run_id,
    )
    return KeptBriefing(
        briefing=briefing,
        use_cases=use_cases_of(frame, every),
        documents=documents_of(frame, every),
        recipients=request.recipients,
    )


def _section(told: Told, request: BriefRequest) -> Section:
    title = title_of(told.key, request.language)
    return Section(key=told.key, title=title, claims=told.claims, missing=told.missing)


def _evidence(told: Sequence[Told], stated: Sequence[Fact], others: Sequence[Fact]) -> tuple[Fact, ...]:
    """What the claims cite, then what that was computed from and what the charts show."""
    known = {fact.id: fact for fact in stated}
    cited = dict.fromkeys(key for each in told for claim in each.claims for key in claim.evidence)
    grounds = {fact.id: fact for fact in others if fact.id not in cited}
    return (*(known[key] for key in cited), *grounds.values())

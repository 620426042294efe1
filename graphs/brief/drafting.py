"""The first step: a draft, gathered, written and verified section by section, composed and stored.

It is one step, because nothing of it is worth keeping before all of it is there: cut off, it is made anew.
"""

import asyncio

from langgraph.runtime import Runtime

from agents.departures import departures
from agents.reporter import REPLACED, SILENT, UNTOLD, brief_of, settled
from agents.speaking import Spoken, own_words, spoken
from agents.verifier import Verified
from agents.writers.brief import Brief
from graphs.brief.composing import composed
from graphs.brief.gathering import framed
from graphs.brief.state import BriefRequest, Desk, State, Told
from knowledge.charts.drawing import Drawing
from knowledge.measures.phrases import pick
from knowledge.model.evidence import Claim
from knowledge.reporting.briefing import Gathered, SectionFacts, gather
from knowledge.reporting.frame import Frame
from knowledge.reporting.pictures import pictures

LEFT_WITHIN_S = 0.1
"""What is computed while a model writes waits no longer than this for the sections' requests to leave."""


async def draft(state: State, runtime: Runtime[Desk]) -> State:
    """Computes what may be said, has all sections written at once and the charts drawn meanwhile, and stores that."""
    desk, request = runtime.context, BriefRequest.model_validate(state["request"])
    frame, found = await asyncio.to_thread(_gathered, desk, request)
    telling = asyncio.gather(*(_told(desk, request, each) for each in found.sections))
    drawing = asyncio.ensure_future(_drawn(frame))
    kept = composed(request, frame, found, await telling, await drawing)
    desk.drafts[request.id] = await asyncio.to_thread(desk.parts.briefings.put, kept, request.at)
    return {"briefing": request.id}


def _gathered(desk: Desk, request: BriefRequest) -> tuple[Frame, Gathered]:
    frame = framed(desk, request)
    return frame, gather(frame)


async def _drawn(frame: Frame) -> list[Drawing]:
    await departures().all_left(LEFT_WITHIN_S)
    return await asyncio.to_thread(pictures, frame)


async def _told(desk: Desk, request: BriefRequest, section: SectionFacts) -> Told:
    """One section: a writer's claims that stand on its facts, and in the facts' own words what those leave untold."""
    brief = brief_of(section, request.audience, request.language, request.reason)
    # The request is on its way before anything else is begun.
    own = asyncio.ensure_future(_own_words(desk, brief))
    said = await spoken(desk, brief)
    return _put_together(section, brief, await own, said)


async def _own_words(desk: Desk, brief: Brief) -> Verified:
    await departures().all_left(LEFT_WITHIN_S)
    return await own_words(desk, brief)


def _put_together(section: SectionFacts, brief: Brief, own: Verified, said: Spoken) -> Told:
    lines = [UNTOLD] if own.rejected else []
    if said.mode == "extractive":
        claims, replaced, by_model = own.claims, said.silent, False
    else:
        written = _each_once(said.claims)
        claims, replaced = settled(section.facts, written, own.claims, section.key)
        by_model = any(claim in written for claim in claims)
    lines += [SILENT] if said.silent else [REPLACED] if replaced else []
    return Told(
        key=section.key,
        claims=claims,
        missing=tuple(pick(brief.language, *line) for line in lines),
        mode="generative" if by_model else "extractive",
        degraded=replaced,
        usage=said.usage,
    )


def _each_once(claims: tuple[Claim, ...]) -> list[Claim]:
    """Without the claims that rest on facts which were all told already."""
    told: set[str] = set()
    kept = []
    for claim in claims:
        if not told.issuperset(claim.evidence):
            kept.append(claim)
            told.update(claim.evidence)
    return kept

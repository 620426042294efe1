"""The steps up to a draft that waits: gather, draw the charts and write each section side by side, compose."""

import asyncio
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import Command, Overwrite, Send

from agents.departures import departures
from agents.reporter import REPLACED, SILENT, UNTOLD, brief_of, settled
from agents.speaking import Spoken, own_words, spoken
from agents.verifier import Verified
from agents.writers.brief import Brief
from graphs.brief.composing import composed
from graphs.brief.gathering import drawn, gathered
from graphs.brief.state import EMPTIED, BriefRequest, Desk, Piece, State, Work
from knowledge.measures.phrases import pick
from knowledge.model.evidence import Claim
from knowledge.reporting.briefing import SectionFacts

LEFT_WITHIN_S = 0.1
"""What is computed while a model writes waits no longer than this for the sections' requests to leave."""


async def gather(state: State, runtime: Runtime[Desk]) -> Command[str]:
    """Computes what may be said, and sends every section out to be written; charts are drawn in the meantime."""
    found = await asyncio.to_thread(gathered, runtime.context, BriefRequest.model_validate(state["request"]))
    sent = [Send("write", {"request": state["request"], "piece": section}) for section in found["sections"]]
    return Command(update=found, goto=[*sent, "draw"])


async def write(state: Work, runtime: Runtime[Desk]) -> State:
    """One section: a writer's claims that stand on its facts, and in the facts' own words what those leave untold."""
    desk, request = runtime.context, BriefRequest.model_validate(state["request"])
    piece = Piece.model_validate(state["piece"])
    brief = brief_of(SectionFacts(piece.key, piece.facts), request.audience, request.language, request.reason)
    # The request is on its way before anything else is begun.
    own = asyncio.ensure_future(_own_words(desk, brief))
    said = await spoken(desk, brief)
    done = _told(piece, brief, await own, said)
    return {"pieces": [done.model_dump(mode="json", exclude={"facts"}) | {"facts": []}]}


async def draw(state: State, runtime: Runtime[Desk]) -> State:
    """The charts, and what they show, drawn while a model writes."""
    await departures().all_left(LEFT_WITHIN_S)
    return await asyncio.to_thread(drawn, runtime.context, BriefRequest.model_validate(state["request"]))


async def compose(state: State, runtime: Runtime[Desk]) -> dict[str, Any]:
    """Makes the sections into a briefing and stores it as a draft; made again, it stays as it is.

    From then on the store has it: what waits for a decision is only its id.
    """
    desk, request = runtime.context, BriefRequest.model_validate(state["request"])
    kept = composed(request, state)
    desk.drafts[request.id] = await asyncio.to_thread(desk.parts.briefings.put, kept, request.at)
    return {**EMPTIED, "pieces": Overwrite([]), "briefing": request.id}


async def _own_words(desk: Desk, brief: Brief) -> Verified:
    await departures().all_left(LEFT_WITHIN_S)
    return await own_words(desk, brief)


def _told(piece: Piece, brief: Brief, own: Verified, said: Spoken) -> Piece:
    lines = [UNTOLD] if own.rejected else []
    if said.mode == "extractive":
        claims, replaced, by_model = own.claims, said.silent, False
    else:
        written = _each_once(said.claims)
        claims, replaced = settled(piece.facts, written, own.claims, piece.key)
        by_model = any(claim in written for claim in claims)
    lines += [SILENT] if said.silent else [REPLACED] if replaced else []
    return piece.model_copy(
        update={
            "claims": claims,
            "missing": tuple(pick(brief.language, *line) for line in lines),
            "mode": "generative" if by_model else "extractive",
            "degraded": replaced,
            "usage": said.usage,
        }
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

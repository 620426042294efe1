"""The steps up to a draft that waits: gather, draft and verify each section, compose."""

import asyncio
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import Command, Send

from agents.reporter import REPLACED, SILENT, UNTOLD, brief_of, settled
from agents.schemas import DraftClaim, DraftClaims
from agents.verifier import Verified
from agents.writers.brief import Brief
from graphs.brief.composing import composed
from graphs.brief.gathering import gathered
from graphs.brief.state import BriefRequest, Desk, Piece, State, Work
from knowledge.errors import ModelUnavailable
from knowledge.measures.phrases import pick
from knowledge.model.evidence import Claim
from knowledge.reporting.briefing import SectionFacts


async def gather(state: State, runtime: Runtime[Desk]) -> State:
    """Computes what may be said."""
    return await asyncio.to_thread(gathered, runtime.context, BriefRequest.model_validate(state["request"]))


async def assign(state: State) -> Command[str]:
    """Sends every section out to be written."""
    sent = [Send("draft", {"request": state["request"], "piece": section}) for section in state["sections"]]
    return Command(goto=sent or "compose")


async def draft(state: Work, runtime: Runtime[Desk]) -> Command[str]:
    """Has a writer draft one section; the facts speak for themselves where the model does not answer."""
    desk, request, piece = runtime.context, BriefRequest.model_validate(state["request"]), _piece(state)
    brief = _brief(request, piece)
    writer, silent = desk.writer, False
    try:
        written = await writer.write(brief)
    except ModelUnavailable:
        writer, silent = desk.fallback, True
        written = await writer.write(brief)
    drafts = tuple(each.model_dump(mode="json") for each in written.written.claims[: 2 * brief.max_claims])
    done = piece.model_copy(
        update={"drafts": drafts, "mode": writer.mode, "usage": written.usage, "silent": silent, "degraded": silent}
    )
    return Command(goto=Send("verify", {"request": state["request"], "piece": done.model_dump(mode="json")}))


async def verify(state: Work, runtime: Runtime[Desk]) -> State:
    """Lets through what stands on the section's facts; what the writer left untold is told in the facts' own words."""
    desk, request, piece = runtime.context, BriefRequest.model_validate(state["request"]), _piece(state)
    brief = _brief(request, piece)
    own = await asyncio.to_thread(_verified, desk, await desk.fallback.write(brief), brief)
    if piece.mode == "extractive":
        done = piece.model_copy(update={"claims": own.claims, "missing": _missing(brief, piece, own, replaced=False)})
    else:
        done = await _of_model(desk, brief, piece, own)
    return {"pieces": [done.model_dump(mode="json", exclude={"drafts", "facts"}) | {"facts": []}]}


async def compose(state: State, runtime: Runtime[Desk]) -> State:
    """Makes the sections into a briefing and stores it as a draft; made again, it stays as it is."""
    request = BriefRequest.model_validate(state["request"])
    kept = composed(request, state)
    await asyncio.to_thread(runtime.context.parts.briefings.put, kept, request.at)
    return {"briefing": request.id}


async def _of_model(desk: Desk, brief: Brief, piece: Piece, own: Verified) -> Piece:
    drafts = [DraftClaim.model_validate(each) for each in piece.drafts]
    verified = await asyncio.to_thread(desk.verifier.verify, drafts, brief.evidence, brief.language)
    usage, written = piece.usage, list(verified.claims)
    if verified.rejected:
        try:
            repaired = await desk.writer.repair(brief, verified.rejected)
        except ModelUnavailable:
            pass
        else:
            usage += repaired.usage
            mended = await asyncio.to_thread(_verified, desk, repaired, brief)
            written += [claim for claim in mended.claims if claim.id not in {each.id for each in written}]
    claims, replaced = settled(piece.facts, _each_once(written), own.claims, piece.key)
    by_model = any(claim in written for claim in claims)
    update = {
        "claims": claims,
        "missing": _missing(brief, piece, own, replaced=replaced),
        "mode": "generative" if by_model else "extractive",
        "degraded": replaced,
        "usage": usage,
    }
    return piece.model_copy(update=update)


def _each_once(claims: list[Claim]) -> list[Claim]:
    """Without the claims that rest on facts which were all told already."""
    told: set[str] = set()
    kept = []
    for claim in claims:
        if not told.issuperset(claim.evidence):
            kept.append(claim)
            told.update(claim.evidence)
    return kept


def _verified(desk: Desk, written: Any, brief: Brief) -> Verified:
    drafts: DraftClaims = written.written
    return desk.verifier.verify(drafts.claims, brief.evidence, brief.language)


def _missing(brief: Brief, piece: Piece, own: Verified, *, replaced: bool) -> tuple[str, ...]:
    lines = [UNTOLD] if own.rejected else []
    lines += [SILENT] if piece.silent else [REPLACED] if replaced else []
    return tuple(pick(brief.language, *line) for line in lines)


def _piece(state: Work) -> Piece:
    return Piece.model_validate(state["piece"])


def _brief(request: BriefRequest, piece: Piece) -> Brief:
    return brief_of(SectionFacts(piece.key, piece.facts), request.audience, request.language, request.reason)

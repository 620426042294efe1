"""The steps of the coach; code decides, a writer words."""

import asyncio
from dataclasses import replace

from langgraph.runtime import Runtime

from agents.coach import brief_of, facts_of
from graphs.coach.composing import composed
from graphs.coach.state import Desk, State, Wording
from knowledge.coaching.plan import plan
from knowledge.coaching.situation import Situation
from knowledge.errors import ModelUnavailable


async def gather(state: State, runtime: Runtime[Desk]) -> State:
    """What this reader may see of the history."""
    request = state["request"]
    portfolio = await asyncio.to_thread(runtime.context.portfolio.load, request.principal)
    return {"situation": Situation(portfolio, request.coached, request.as_of, request.language)}


async def decide(state: State) -> State:
    """What is asked, what became of the last time, and what is not known."""
    request = state["request"]
    return {"plan": await asyncio.to_thread(plan, state["situation"], request.stated, request.previous)}


async def word(state: State, runtime: Runtime[Desk]) -> State:
    """Has a writer word it; the facts speak for themselves where the model does not answer."""
    desk, request = runtime.context, state["request"]
    brief = brief_of(facts_of(state["plan"]), request.coached, request.language)
    own = await desk.fallback.write(brief)
    writer, silent, draft = desk.writer, False, own
    if brief.evidence and writer is not desk.fallback:
        try:
            draft = await writer.write(brief)
        except ModelUnavailable:
            writer, silent = desk.fallback, True
    drafts = draft.written.model_copy(update={"claims": draft.written.claims[: 2 * brief.max_claims]})
    return {"wording": Wording(brief, drafts, own.written, writer.mode, silent, draft.usage)}


async def verify(state: State, runtime: Runtime[Desk]) -> State:
    """Lets through what stands on the facts; a model may mend once what does not."""
    desk, wording = runtime.context, state["wording"]
    brief = wording.brief
    plain = await asyncio.to_thread(desk.verifier.verify, wording.own.claims, brief.evidence, brief.language)
    if wording.mode == "extractive":
        return {"wording": replace(wording, plain=plain)}
    written = await asyncio.to_thread(desk.verifier.verify, wording.drafts.claims, brief.evidence, brief.language)
    usage = wording.usage
    if written.rejected:
        try:
            mended = await desk.writer.repair(brief, written.rejected)
        except ModelUnavailable:
            pass
        else:
            usage += mended.usage
            more = await asyncio.to_thread(desk.verifier.verify, mended.written.claims, brief.evidence, brief.language)
            written = replace(written, claims=(*written.claims, *more.claims))
    return {"wording": replace(wording, plain=plain, written=written, usage=usage)}


async def compose(state: State) -> State:
    """The roadmap, with just the evidence that it rests on."""
    return {"kept": composed(state["request"], state["situation"], state["plan"], state["wording"])}

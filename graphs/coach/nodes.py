"""The steps of the coach; code decides, a writer words."""

import asyncio

from langgraph.runtime import Runtime

from agents.coach import brief_of, facts_of
from agents.speaking import own_words, spoken
from graphs.coach.composing import composed
from graphs.coach.quoting import quoted
from graphs.coach.state import Desk, Quoted, State, Wording
from knowledge.coaching.plan import plan
from knowledge.coaching.situation import Situation


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
    """Has a writer word it, and lets through what stands on the facts; what does not, the facts say themselves."""
    desk, request = runtime.context, state["request"]
    brief = brief_of(facts_of(state["plan"]), request.coached, request.language)
    if not brief.evidence:
        return {"quoted": Quoted(), "wording": Wording()}
    plain, said, found = await asyncio.gather(
        own_words(desk, brief), spoken(desk, brief), quoted(desk, request, state["situation"], state["plan"])
    )
    return {"quoted": found, "wording": Wording(plain, said)}


async def compose(state: State) -> State:
    """The roadmap, with just the evidence that it rests on."""
    return {"kept": composed(state["request"], state["situation"], state["plan"], state["wording"], state["quoted"])}

"""The steps of a scoring run. Each takes the state and the desk, and hands on what it adds."""

import asyncio
from collections.abc import Sequence
from datetime import date

import numpy as np
from langgraph.runtime import Runtime
from langgraph.types import Command, Send

from agents.scorer import Dossier, can_have_priority, dossiers, ranking
from agents.scoring.by_model import Case, ask, batches, judged, settled
from agents.scoring.profile import profile
from agents.scoring.remembered import Remembered, remembered
from agents.scoring.rounds import agreement, kept
from graphs.score.state import Desk, Judged, Scored, State, Work
from knowledge.errors import ModelUnavailable
from knowledge.history.portfolio import Snapshot
from knowledge.model.answer import Usage
from knowledge.model.evidence import Evidence, Passage
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Rating

PASSAGES = 2
SEED = 20_000
"""The same portfolio gives the same intervals; which numbers are drawn does not matter."""


async def gather(state: State, runtime: Runtime[Desk]) -> State:
    """The dossier of every use case, and for those that a model rates the passages that they rest on."""
    return await asyncio.to_thread(_gathered, runtime.context, state["rate"])


async def assign(state: State, runtime: Runtime[Desk]) -> Command[str]:
    """Parts what a model has to rate into batches."""
    request = runtime.context.request
    sent = [Send("rate", Work(batch=each)) for each in batches(state["cases"], request.language, request.rounds)]
    return Command(goto=sent or "score")


async def rate(state: Work, runtime: Runtime[Desk]) -> Command[str]:
    """Has a model rate one batch; where it does not answer, the ratings by rules stand."""
    desk = runtime.context
    if desk.model is None:
        return Command(goto="score")
    try:
        drafted = await ask(desk.model, desk.caller, state.batch, desk.boundary)
    except ModelUnavailable:
        return Command(update={"judged": [Judged(round=state.batch.round, failed=True)]}, goto="score")
    done = state.model_copy(update={"drafts": drafted.ratings, "usage": drafted.usage})
    return Command(goto=Send("verify", done))


async def verify(state: Work, runtime: Runtime[Desk]) -> State:
    """Lets through what stands on the evidence of its own use case."""
    ratings = await asyncio.to_thread(_judged, runtime.context, state)
    return {"judged": [Judged(round=state.batch.round, ratings=ratings, usage=state.usage)]}


async def score(state: State, runtime: Runtime[Desk]) -> State:
    """Computes the ranking, and keeps what the model said."""
    return {"scored": await asyncio.to_thread(_scored, runtime.context, state)}


def current(desk: Desk) -> Scored:
    """The ranking by what was rated before and the rules, without a workflow."""
    return _scored(desk, _gathered(desk, frozenset()))


def earlier_ratings(desk: Desk, snapshot: Snapshot) -> Remembered:
    """What people and models said before about what can have priority, as far as it counts for this reader."""
    stored = desk.ratings.of([state.id for state in snapshot.states.values() if can_have_priority(state)])
    portfolio = desk.portfolio.load(desk.request.principal)
    return remembered(stored, portfolio, snapshot.as_of, lambda keys, day: _readable(desk, keys, day))


def ranking_of(desk: Desk, of: Sequence[Dossier], given: Sequence[Rating]) -> Ranking:
    """The ranking by code; its intervals are drawn with the same numbers each time."""
    request = desk.request
    return ranking(of, given, request.as_of, request.method, np.random.default_rng(SEED), request.weights)


def _gathered(desk: Desk, rate: frozenset[str]) -> State:
    request = desk.request
    snapshot = desk.portfolio.load(request.principal).at(request.as_of)
    found = dossiers(snapshot, request.language, request.at)
    chosen = [each for each in found if each.state.id in rate]
    return {"dossiers": found, "cases": [_case(desk, snapshot, each) for each in chosen]}


def _case(desk: Desk, snapshot: Snapshot, dossier: Dossier) -> Case:
    told = profile(snapshot, dossier.state, desk.request.language)
    passages = _passages(desk, dossier) if desk.search is not None else []
    return Case(use_case=dossier.state.id, evidence=(*told, *dossier.facts, *passages))


def _passages(desk: Desk, dossier: Dossier) -> list[Passage]:
    request, record = desk.request, dossier.state.use_case
    if desk.search is None:
        return []
    found = desk.search.find(
        f"{record.title} {record.purpose}",
        request.principal,
        language=request.language,
        in_force_on=request.as_of,
        limit=PASSAGES,
    )
    return [hit.passage for hit in found]


def _judged(desk: Desk, work: Work) -> tuple[Rating, ...]:
    if desk.verifier is None:
        return ()
    return judged(work.drafts, work.batch, desk.verifier, desk.request.as_of, desk.request.at)


def _scored(desk: Desk, state: State) -> Scored:
    request, found = desk.request, state["dossiers"]
    results = state.get("judged", [])
    rounds: list[list[Rating]] = [[] for _ in range(request.rounds)]
    for each in results:
        rounds[each.round] += each.ratings
    agreed = agreement(rounds)
    fresh = kept(settled(rounds), agreed)
    before = earlier_ratings(desk, desk.portfolio.load(request.principal).at(request.as_of))
    desk.ratings.add(fresh)
    given = (*before.ratings, *fresh)
    return Scored(
        ranking=ranking_of(desk, found, given),
        evidence={**before.evidence, **_evidence(state)},
        language=request.language,
        mode="generative" if any(each.kind == "model" for each in given) else "extractive",
        degraded=any(each.failed for each in results),
        agreement=agreed,
        usage=sum((each.usage for each in results), start=Usage()),
        run_id=request.run_id,
    )


def _readable(desk: Desk, keys: Sequence[str], day: date) -> list[Passage]:
    return desk.documents.passages(keys, desk.request.principal, day)


def _evidence(state: State) -> dict[str, Evidence]:
    known: dict[str, Evidence] = {fact.id: fact for dossier in state["dossiers"] for fact in dossier.facts}
    return known | {item.id: item for case in state["cases"] for item in case.evidence}

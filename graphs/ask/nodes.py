"""The steps of an answer. Each takes the state and the desk, and hands on what it adds."""

import asyncio

from langgraph.runtime import Runtime
from langgraph.types import Command, Send

from agents.citing import precise
from agents.planning.plan import Part
from agents.speaking import own_words, spoken
from agents.specialists import SPECIALISTS, Specialist
from agents.verification.lead import introduced
from agents.writers.brief import Brief
from graphs.ask import pitfalls, priorities, reasons, what_if
from graphs.ask.state import Computed, Desk, Found, Piece, Progress, State
from knowledge.documents.language import detect
from knowledge.history.portfolio import Snapshot
from knowledge.measures.catalogue import compute
from knowledge.measures.compare import differences
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence
from knowledge.untrusted.showing import called

PASSAGES = 8


async def plan(state: State, runtime: Runtime[Desk]) -> State:
    """Reads the question against the portfolio of its day, as far as the asker may see it."""
    desk = runtime.context
    request = desk.request
    question = state["question"]
    spoken = await asyncio.to_thread(detect, question, request.otherwise)
    language = request.language or spoken
    _tell(runtime, "plan", pick(language, "De vraag wordt gelezen", "Reading the question"))
    snapshot, previous = await asyncio.to_thread(_context, desk)
    planned, usage, failed = await desk.planner.plan(question, spoken, snapshot, previous, desk.caller)
    teams = sorted({called(item.use_case.team) for item in snapshot.states.values() if item.use_case.team})
    return {
        "language": language,
        "spoken": spoken,
        "plan": planned,
        "planning": (usage, failed),
        "use_cases": len(snapshot.states),
        "teams": tuple(teams),
    }


async def gather(state: State, runtime: Runtime[Desk]) -> Command[str]:
    """Gathers facts and passages side by side, and gives every specialist those that it speaks about, part by part."""
    facts, passages = await asyncio.gather(_compute_facts(state, runtime), _find_passages(state, runtime))
    pieces = [
        Piece(part=place, specialist=specialist.name, brief=_brief(state, place, specialist, own))
        for place in range(len(state["plan"].parts))
        for specialist in SPECIALISTS
        if (own := specialist.chosen(_evidence(place, facts, passages)))
    ]
    return Command(goto=[Send("speak", piece) for piece in pieces] or "compose")


async def speak(state: Piece, runtime: Runtime[Desk]) -> State:
    """Has one specialist say what it has to say, and tells the claims that stand as soon as they do."""
    desk, brief = runtime.context, state.brief
    _tell(runtime, state.specialist, _writing(state))
    said = await spoken(desk, brief)
    drafted, mode = said.claims, said.mode
    if mode == "generative":
        drafted = desk.gate.let_through(brief, drafted)
    if mode == "generative" and not drafted:
        drafted, mode = (await own_words(desk, brief)).claims, "extractive"
    cited, evidence = precise(drafted, brief.evidence)
    claims = introduced(cited, evidence, brief.language)
    for claim in claims:
        runtime.stream_writer(claim)
    told = {"claims": tuple(claims), "evidence": tuple(evidence), "mode": mode, "usage": said.usage}
    return {"pieces": [state.model_copy(update=told | {"degraded": said.silent or said.unmended})]}


async def _compute_facts(state: State, runtime: Runtime[Desk]) -> list[Computed]:
    desk, language = runtime.context, state["language"]
    parts = [(place, part) for place, part in enumerate(state["plan"].parts) if part.computed]
    if parts and state["use_cases"]:
        _tell(runtime, "facts", pick(language, "De cijfers worden uitgerekend", "Computing the figures"))
        return await asyncio.to_thread(_compute_all, desk, parts, language)
    return []


async def _find_passages(state: State, runtime: Runtime[Desk]) -> list[Found]:
    desk, language = runtime.context, state["language"]
    parts = [(place, part) for place, part in enumerate(state["plan"].parts) if part.search]
    if not parts:
        return []
    _tell(runtime, "passages", pick(language, "De documenten worden doorzocht", "Searching the documents"))
    return await asyncio.gather(
        *(asyncio.to_thread(_find, desk, place, part, state["spoken"]) for place, part in parts)
    )


def _context(desk: Desk) -> tuple[Snapshot, Part | None]:
    """The portfolio on its day, and what the thread asked before."""
    return desk.portfolio.load(desk.request.principal).at(desk.request.as_of), _previous(desk)


def _previous(desk: Desk) -> Part | None:
    request = desk.request
    if request.thread_id is None:
        return None
    turns = desk.threads.turns(request.thread_id, request.principal)
    return Part.model_validate_json(turns[-1].plan) if turns else None


def _compute_all(desk: Desk, parts: list[tuple[int, Part]], language: Language) -> list[Computed]:
    portfolio = desk.portfolio.load(desk.request.principal)
    results = []
    for place, part in parts:
        by_query = [compute(portfolio.at(query.as_of), query, language) for query in part.queries]
        facts = [fact for group in by_query for fact in group]
        if part.compare and len(by_query) == 2:
            facts += differences(by_query[0], by_query[1], part.compare, language)
        if part.pitfalls:
            facts += pitfalls.found(desk, portfolio, part.pitfalls, language)
        if part.priorities:
            facts += priorities.found(desk, part.priorities, language)
        if part.decision:
            facts += what_if.found(desk, portfolio, part.decision, language)
        results.append(Computed(part=place, facts=tuple(facts)))
    return results


def _find(desk: Desk, place: int, part: Part, language: Language) -> Found:
    request = desk.request
    hits = desk.search.find(
        part.search or part.text, request.principal, language=language, in_force_on=request.as_of, limit=PASSAGES
    )
    passages = reasons.with_reasons(desk, part, language, tuple(hit.passage for hit in hits))
    return Found(part=place, passages=passages)


def _evidence(place: int, computed: list[Computed], found: list[Found]) -> tuple[Evidence, ...]:
    facts = [fact for item in computed if item.part == place for fact in item.facts]
    passages = [passage for item in found if item.part == place for passage in item.passages]
    return (*facts, *passages)


def _brief(state: State, place: int, specialist: Specialist, evidence: tuple[Evidence, ...]) -> Brief:
    part = state["plan"].parts[place]
    return Brief(
        question=part.text if part.context else part.search or part.text,
        context=part.context,
        language=state["language"],
        spoken=state["spoken"],
        role=specialist.role(state["language"]),
        evidence=evidence,
    )


def _writing(piece: Piece) -> str:
    count = len(piece.brief.evidence)
    return pick(
        piece.brief.language,
        f"{piece.specialist} schrijft op basis van {count} bewijsstukken",
        f"{piece.specialist} writes from {count} pieces of evidence",
    )


def _tell(runtime: Runtime[Desk], step: str, text: str) -> None:
    runtime.stream_writer(Progress(step=step, text=text))

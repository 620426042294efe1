"""The last step: verified claims in the order of the question, with just the evidence that they rest on."""

import asyncio
from collections.abc import Iterable

from langgraph.runtime import Runtime

from agents.missing import Known, missing
from agents.specialists import SPECIALISTS
from graphs.ask.state import Desk, Piece, State
from knowledge.model.answer import Answer, Mode
from knowledge.model.evidence import Claim, Evidence


async def compose(state: State, runtime: Runtime[Desk]) -> State:
    """Puts the answer together; a part without a claim becomes an honest line about what is missing."""
    request = runtime.context.request
    pieces = sorted(state.get("pieces", []), key=_order)
    claims = _once(claim for piece in pieces for claim in piece.claims)
    usage, planning_failed = state["planning"]
    answered = {piece.part for piece in pieces if piece.claims}
    unanswered = [place for place in range(len(state["plan"].parts)) if place not in answered]
    lines = await asyncio.to_thread(_missing, state, runtime.context, unanswered) if unanswered else ()
    answer = Answer(
        question=request.question,
        language=state["language"],
        as_of=request.as_of,
        mode=_mode(pieces),
        degraded=planning_failed or any(piece.degraded for piece in pieces),
        abstained=not claims,
        claims=claims,
        evidence=_cited(claims, pieces),
        missing=lines,
        agents=tuple(dict.fromkeys(piece.specialist for piece in pieces if piece.claims)),
        usage=sum((piece.usage for piece in pieces), start=usage),
        run_id=request.run_id,
        thread_id=request.thread_id,
    )
    return {"answer": answer}


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Every sentence once: two parts of a question may have the same answer, or one of them more of it."""
    by_text: dict[str, Claim] = {}
    for claim in claims:
        by_text.setdefault(claim.text, claim)
    quoted = [claim.text for claim in by_text.values() if claim.support == "quoted"]
    return tuple(
        claim
        for text, claim in by_text.items()
        if claim.support != "quoted" or not any(text in other and text != other for other in quoted)
    )


def _order(piece: Piece) -> tuple[int, int]:
    names = [specialist.name for specialist in SPECIALISTS]
    return piece.part, names.index(piece.specialist)


def _mode(pieces: list[Piece]) -> Mode:
    return "generative" if any(piece.mode == "generative" for piece in pieces) else "extractive"


def _cited(claims: Iterable[Claim], pieces: list[Piece]) -> tuple[Evidence, ...]:
    known = {item.id: item for piece in pieces for item in piece.evidence}
    wanted = dict.fromkeys(key for claim in claims for key in claim.evidence)
    return tuple(known[key] for key in wanted)


def _missing(state: State, desk: Desk, unanswered: list[int]) -> tuple[str, ...]:
    """What is said of the parts without a claim; only then it is looked up what is there at all."""
    request, language = desk.request, state["language"]
    documents = desk.search.count_documents(request.principal)
    known = Known(use_cases=state["use_cases"], documents=documents, teams=state["teams"])
    lines = []
    for place in unanswered:
        part = state["plan"].parts[place]
        absent = desk.search.absent(part.terms, request.principal, language=state["spoken"], in_force_on=request.as_of)
        lines.append(missing(part, known, absent, language))
    return tuple(dict.fromkeys(lines))

"""What was decided and worded into a roadmap."""

from collections.abc import Iterator
from datetime import timedelta

from agents.coach import REPLACED, SILENT, UNTOLD, Said, facts_of, role_of, said
from graphs.coach.state import CoachRequest, Quoted, Wording
from knowledge.coaching.candidate import Candidate
from knowledge.coaching.plan import Plan
from knowledge.coaching.roadmap import Behaviour, Outcome, Roadmap
from knowledge.coaching.situation import Situation
from knowledge.measures.phrases import pick
from knowledge.model.answer import Usage
from knowledge.model.briefing import Span
from knowledge.ports import KeptRoadmap


def composed(request: CoachRequest, situation: Situation, plan: Plan, wording: Wording, quoted: Quoted) -> KeptRoadmap:
    """The roadmap, and the use cases that it rests on."""
    facts, strangers = facts_of(plan), situation.strangers
    plain = wording.plain.claims if wording.plain else ()
    by_model = wording.said is not None and wording.said.mode == "generative"
    silent = wording.said is not None and wording.said.silent
    told = said(facts, wording.said.claims if wording.said and by_model else (), plain, strangers)
    replaced = by_model and told.replaced
    behaviours = tuple(each for one in plan.chosen if (each := _behaviour(request, situation, plan, told, one)).ask)
    looked_back = tuple(
        Outcome(rule=found.behaviour.rule, status=found.status, claims=told.of((found.fact,)))
        for found in plan.looked_back
    )
    spoken = {key for claim in told.claims.values() for key in claim.evidence}
    roadmap = Roadmap(
        id=request.id,
        coached=request.coached,
        as_of=request.as_of,
        period=Span(start=request.as_of + timedelta(days=1), end=situation.due),
        language=request.language,
        mode="generative" if told.by_model else "extractive",
        degraded=silent or replaced,
        adkar=plan.standing.scores,
        barrier=plan.standing.barrier,
        stated=plan.stated,
        stated_on=plan.stated_on,
        standing=told.of(plan.standing_facts),
        quoted=quoted.claims,
        behaviours=behaviours,
        looked_back=looked_back,
        moved=told.of(plan.moved),
        evidence=(*(fact for fact in facts if fact.id in spoken), *quoted.passages),
        missing=(*plan.missing, *_left_out(request, wording, silent=silent, replaced=replaced)),
        previous=request.previous.id if request.previous else None,
        made_at=request.at,
        usage=wording.said.usage if wording.said else Usage(),
        run_id=request.run_id,
    )
    return KeptRoadmap(roadmap=roadmap, use_cases=plan.use_cases)


def _behaviour(request: CoachRequest, situation: Situation, plan: Plan, told: Said, candidate: Candidate) -> Behaviour:
    return Behaviour(
        rule=candidate.rule,
        signal=candidate.signal,
        asked_of=role_of(request.coached, request.language),
        by=situation.due,
        use_case=candidate.use_case,
        blocker=candidate.blocker,
        goal=candidate.goal,
        kpi=candidate.kpi,
        ask=told.of((candidate.ask,)),
        why=told.of(candidate.why),
        seen=told.of((candidate.seen,)),
        moves=told.of((plan.figures.get(candidate.kpi),)),
    )


def _left_out(request: CoachRequest, wording: Wording, *, silent: bool, replaced: bool) -> Iterator[str]:
    lines = [UNTOLD] if wording.plain and wording.plain.rejected else []
    lines += [SILENT] if silent else [REPLACED] if replaced else []
    yield from (pick(request.language, *line) for line in lines)

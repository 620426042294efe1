"""Coaching: does the roadmap work on the right barrier, with behaviour that helps, and is it true."""

from collections.abc import Iterator

from evals.datasets.coaching import CoachingCase
from evals.metrics import behaviour
from evals.metrics.barrier import METRIC as BARRIER
from evals.metrics.barrier import barrier_found
from evals.metrics.citation_recall import METRIC as CITATION_RECALL
from evals.metrics.citation_recall import citation_recall
from evals.metrics.cited import CitedClaim
from evals.metrics.forbidden_facts import METRIC as FORBIDDEN
from evals.metrics.forbidden_facts import forbidden_facts
from evals.metrics.language_purity import METRIC as PURITY
from evals.metrics.language_purity import language_purity
from evals.metrics.measured import failed as failure
from evals.metrics.nugget_recall import METRIC as NUGGETS
from evals.metrics.nugget_recall import nugget_recall
from evals.metrics.numeric_faithfulness import METRIC as FIGURES
from evals.metrics.numeric_faithfulness import numeric_faithfulness
from evals.runs.kinds.kind import CaseKind, Scores, Tools
from evals.runs.output import CoachingOutput
from evals.runs.system import System
from knowledge.coaching.roadmap import Roadmap
from knowledge.model.evidence import Claim


async def run(system: System, case: CoachingCase) -> CoachingOutput:
    """Coaches the team or the leader of the case."""
    return CoachingOutput(roadmap=await system.coach(case))


def measure(case: CoachingCase, output: CoachingOutput, tools: Tools) -> Scores:
    """What is worked on and asked for, and the metrics of what is told."""
    roadmap, claims = output.roadmap, cited(output.roadmap)
    asked = [each.signal.value for each in roadmap.behaviours]
    named = [each.blocker for each in roadmap.behaviours if each.blocker]
    return {
        BARRIER.name: barrier_found(case.barrier, roadmap.barrier.value if roadmap.barrier else None),
        behaviour.HELPFUL.name: behaviour.behaviour_asked(asked, case.asks),
        behaviour.UNHELPFUL.name: behaviour.unhelpful_behaviour(asked, case.not_asked),
        behaviour.BLOCKER.name: behaviour.blocker_named(named, case.blockers),
        NUGGETS.name: nugget_recall(claims, case.expected, case.language, tools.judge),
        FORBIDDEN.name: forbidden_facts(claims, case.forbidden, case.language, tools.judge),
        CITATION_RECALL.name: citation_recall(claims, tools.supports(case.language)),
        FIGURES.name: numeric_faithfulness(claims, case.language),
        PURITY.name: language_purity(claims, case.language, tools.drifts),
    }


def failed(case: CoachingCase, reason: str) -> Scores:
    """A roadmap that was not made helps nobody."""
    names = [BARRIER, CITATION_RECALL, FIGURES, PURITY]
    names += [behaviour.HELPFUL] if case.asks else []
    names += [NUGGETS] if case.expected else []
    names += [FORBIDDEN] if case.forbidden else []
    return {each.name: failure(reason) for each in names}


def cited(roadmap: Roadmap) -> tuple[CitedClaim, ...]:
    """Every claim of the roadmap with its own facts."""
    known = {fact.id: fact for fact in roadmap.evidence}
    return tuple(
        CitedClaim(
            text=claim.text,
            evidence=tuple(known[key] for key in claim.evidence if key in known),
            unknown=sum(key not in known for key in claim.evidence),
        )
        for claim in told(roadmap)
    )


def told(roadmap: Roadmap) -> Iterator[Claim]:
    """Every claim, in the order in which they are read."""
    yield from roadmap.standing
    for each in roadmap.behaviours:
        yield from (*each.ask, *each.why, *each.seen, *each.moves)
    for outcome in roadmap.looked_back:
        yield from outcome.claims
    yield from roadmap.moved


KIND = CaseKind(run, measure, failed)

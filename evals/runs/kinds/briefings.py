"""Briefings: what they tell of a period, and what they must not."""

from evals.datasets.briefings import BriefingCase
from evals.metrics.citation_precision import METRIC as CITATION_PRECISION
from evals.metrics.citation_precision import citation_precision
from evals.metrics.citation_recall import METRIC as CITATION_RECALL
from evals.metrics.citation_recall import citation_recall
from evals.metrics.cited import cited_claims
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
from evals.runs.output import BriefingOutput
from evals.runs.system import System
from knowledge.model.answer import Answer
from knowledge.model.briefing import Briefing


async def run(system: System, case: BriefingCase) -> BriefingOutput:
    """Drafts the briefing."""
    return BriefingOutput(briefing=await system.brief(case))


def measure(case: BriefingCase, output: BriefingOutput, tools: Tools) -> Scores:
    """The metrics of what is told; every claim of every section counts."""
    claims, supports = cited_claims(as_answer(output.briefing)), tools.supports(case.language)
    return {
        NUGGETS.name: nugget_recall(claims, case.required, case.language, tools.judge),
        FORBIDDEN.name: forbidden_facts(claims, case.forbidden, case.language, tools.judge),
        CITATION_RECALL.name: citation_recall(claims, supports),
        CITATION_PRECISION.name: citation_precision(claims, supports),
        FIGURES.name: numeric_faithfulness(claims, case.language),
        PURITY.name: language_purity(claims, case.language, tools.drifts),
    }


def failed(case: BriefingCase, reason: str) -> Scores:
    """A briefing that was not made tells nothing."""
    names = [CITATION_RECALL, CITATION_PRECISION, FIGURES, PURITY]
    names += [NUGGETS] if case.required else []
    names += [FORBIDDEN] if case.forbidden else []
    return {each.name: failure(reason) for each in names}


def as_answer(briefing: Briefing) -> Answer:
    """The claims of all sections as one answer: what is measured of claims asks for no more."""
    claims = tuple(claim for section in briefing.sections for claim in section.claims)
    return Answer(
        question="",
        language=briefing.language,
        as_of=briefing.period.end,
        mode=briefing.mode,
        abstained=not claims,
        claims=claims,
        evidence=briefing.evidence,
        run_id=briefing.run_id,
    )


KIND = CaseKind(run, measure, failed)

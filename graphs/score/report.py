"""A ranking as it is shown: some of its scores, with just the evidence that they rest on."""

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import Field

from agents.scoring.rounds import Agreement
from graphs.score.state import Scored
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Evidence
from knowledge.scoring.methods import MethodName
from knowledge.scoring.rating import Criterion
from knowledge.scoring.score import Score


class Report(Frozen):
    """Scores in the order of their places.

    ``ranked`` is the number of use cases that were compared; ``tau`` Kendall's τ of the drawn rankings to this
    one, ``methods`` that of the other methods' rankings; ``agreement`` that of a model's repeated ratings.
    """

    as_of: date
    language: Language
    method: MethodName
    weights: Mapping[Criterion, float]
    ranked: int
    tau: float | None
    methods: Mapping[MethodName, float | None] = Field(default_factory=dict)
    mode: Mode
    degraded: bool
    scores: tuple[Score, ...]
    evidence: tuple[Evidence, ...]
    agreement: tuple[Agreement, ...] = ()
    usage: Usage
    run_id: str


def report(scored: Scored, use_cases: Sequence[str]) -> Report:
    """The scores of these use cases, each with what would change its place. NotFound for one that is not ranked."""
    ranking = scored.ranking
    scores = sorted((ranking.score(key) for key in use_cases), key=lambda each: ranking.rows[each.use_case_id])
    cited = dict.fromkeys(key for each in scores for criterion in Criterion for key in each.given(criterion).evidence)
    return Report(
        as_of=ranking.as_of,
        language=scored.language,
        method=ranking.method.name,
        weights=ranking.weights,
        ranked=len(ranking.scores),
        tau=ranking.stability.tau,
        methods=ranking.agreement,
        mode=scored.mode,
        degraded=scored.degraded,
        scores=tuple(scores),
        evidence=tuple(scored.evidence[key] for key in cited if key in scored.evidence),
        agreement=scored.agreement,
        usage=scored.usage,
        run_id=scored.run_id,
    )

"""The gate: is B not worse than A by more than a margin, and how sure is that."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from evals.metrics.metric import Metric
from evals.statistics.clustered import ALPHA
from evals.statistics.holm import holm
from evals.statistics.paired import Difference
from evals.statistics.sentences import Figures, Why, explain
from knowledge.model.base import Frozen
from knowledge.pitfalls.finding import Bilingual, both

Verdict = Literal["pass", "fail", "inconclusive"]
LEAST_CASES = 20
LEAST_CLUSTERS = 6
MOST_NEEDED = 100_000


class Decision(Frozen):
    """What a gate decided, with the figures that it rests on, and the sentence that explains it.

    ``gain`` is the difference turned so that above 0 is better, ``low`` to ``high`` its 95 % interval; ``needed`` is
    about how many cases would decide it, where it is inconclusive.
    """

    metric: str
    verdict: Verdict
    why: Why
    margin: float
    cases: int
    clusters: int
    gain: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    detectable: float | None = None
    needed: int | None = None
    sentence: Bilingual


@dataclass(frozen=True, slots=True)
class Gate:
    """What is compared, and what is demanded of it: never fewer than ``least_cases`` in ``least_clusters``."""

    metric: Metric
    difference: Difference | None
    margin: float
    least_cases: int = LEAST_CASES
    least_clusters: int = LEAST_CLUSTERS

    def __post_init__(self) -> None:
        if not self.margin > 0:
            raise ValueError(f"the margin of {self.metric.name} has to be above 0")


def decide(gate: Gate) -> Decision:
    """Fail if the interval's upper end is below 0; else pass if its lower end is above −margin; else inconclusive."""
    return decide_all([gate])[0]


def decide_all(gates: Sequence[Gate]) -> tuple[Decision, ...]:
    """Every gate; one fails only if its p, adjusted by Holm for all gates that have one, is at most 5 %.

    Without that, a dozen gates of two languages would fail every other run by chance. To pass needs no adjusting:
    a change is let in when every gate passes.
    """
    tested = [gate.difference.p for gate in gates if gate.difference and gate.difference.p is not None]
    adjusted = iter(holm(tested))
    return tuple(_decision(gate, next(adjusted) if _has_p(gate) else None) for gate in gates)


def _has_p(gate: Gate) -> bool:
    return gate.difference is not None and gate.difference.p is not None


def _decision(gate: Gate, p: float | None) -> Decision:
    found = gate.difference
    if found is None:
        return _said(gate, None, "inconclusive", "nothing", p)
    turned = found if gate.metric.better == "higher" else found.turned()
    if found.n < gate.least_cases or found.clusters < gate.least_clusters or turned.low is None or turned.high is None:
        return _said(gate, turned, "inconclusive", "too_few", p)
    if turned.high < 0:
        sure = p is not None and p <= ALPHA
        return _said(gate, turned, "fail" if sure else "inconclusive", "worse" if sure else "by_chance", p)
    if turned.low > -gate.margin:
        return _said(gate, turned, "pass", "better" if turned.low > 0 else "not_worse", p)
    return _said(gate, turned, "inconclusive", "wide", p)


def _said(gate: Gate, turned: Difference | None, verdict: Verdict, why: Why, p: float | None) -> Decision:
    needed = _needed(gate, turned, why)
    return Decision(
        metric=gate.metric.name,
        verdict=verdict,
        why=why,
        margin=gate.margin,
        cases=turned.n if turned else 0,
        clusters=turned.clusters if turned else 0,
        gain=turned.delta if turned else None,
        low=turned.low if turned else None,
        high=turned.high if turned else None,
        p=p,
        detectable=turned.detectable if turned else None,
        needed=needed,
        sentence=both(lambda language: explain(_figures(gate, turned, why, needed), language)),
    )


def _figures(gate: Gate, turned: Difference | None, why: Why, needed: int | None) -> Figures:
    return Figures(
        metric=gate.metric,
        why=why,
        margin=gate.margin,
        difference=turned,
        needed=needed,
        least_cases=gate.least_cases,
        least_clusters=gate.least_clusters,
    )


def _needed(gate: Gate, turned: Difference | None, why: Why) -> int | None:
    """About how many cases narrow the interval enough to decide, if the difference stays what it is."""
    if why in {"nothing", "too_few"}:
        return gate.least_cases
    if why != "wide" or turned is None or turned.low is None:
        return None
    reach = turned.delta - turned.low
    room = turned.delta + gate.margin if turned.delta > -gate.margin else -turned.delta
    return min(MOST_NEEDED, ceil(turned.n * (reach / room) ** 2)) if room > 0 else None

"""The one list of pitfalls, and the scan that evaluates it on one day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from knowledge.history.portfolio import Snapshot
from knowledge.pitfalls import (
    decoupled,
    duplicate_effort,
    no_leadership_signals,
    no_rhythm,
    planning_instead_of_doing,
    promise_drift,
    stale_truth,
    too_much_at_once,
)
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Silence
from knowledge.pitfalls.reach import Reach


@dataclass(frozen=True, slots=True)
class Pitfall:
    """A rule: ``guard`` names what it lacks, ``evaluate`` what it found. Both are pure.

    A silence without a part means that the rule lacks what it needs for anything; ``evaluate`` is not asked then. What
    is not silent about a part of the portfolio is not about the whole. ``looks_at`` says how far an event of each kind
    reaches; one of another kind changes nothing that the rule finds.
    """

    name: str
    version: int
    labels: Bilingual
    guard: Callable[[Snapshot, Context], list[Silence]]
    evaluate: Callable[[Snapshot, Context], list[Finding]]
    looks_at: Mapping[str, Reach]


def _pitfall(module: ModuleType) -> Pitfall:
    rule = module.RULE
    return Pitfall(rule.name, rule.version, rule.labels, module.guard, module.evaluate, module.LOOKS_AT)


PITFALLS: tuple[Pitfall, ...] = tuple(
    _pitfall(module)
    for module in (
        decoupled,
        no_rhythm,
        too_much_at_once,
        no_leadership_signals,
        promise_drift,
        stale_truth,
        duplicate_effort,
        planning_instead_of_doing,
    )
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What all rules found on one day, and why some kept silent."""

    findings: tuple[Finding, ...]
    silences: tuple[Silence, ...]


def scan(snapshot: Snapshot, context: Context, pitfalls: Iterable[Pitfall] = PITFALLS) -> Scan:
    """Evaluates every rule on the snapshot's day; a replay scans ``portfolio.at(day)`` for one day after another."""
    findings: list[Finding] = []
    silences: list[Silence] = []
    for pitfall in pitfalls:
        reasons = pitfall.guard(snapshot, context)
        silences += reasons
        if all(silence.part for silence in reasons):
            findings += pitfall.evaluate(snapshot, context)
    return Scan(tuple(findings), tuple(silences))

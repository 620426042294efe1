"""Behaviour: does the coach ask for what helps against the barrier, and for nothing that does not."""

from collections.abc import Collection, Sequence

from evals.metrics.measured import Measured, measured, not_applicable, share
from evals.metrics.metric import metric

HELPFUL = metric("behaviour_asked", "Gedrag gevraagd dat helpt", "Helpful behaviour asked for", kind="binary")
UNHELPFUL = metric(
    "unhelpful_behaviour", "Gedrag gevraagd dat hier niet helpt", "Unhelpful behaviour asked for", better="lower"
)
BLOCKER = metric("blocker_named", "Juiste belemmering genoemd", "Right blocker named", kind="binary")
METRICS = (HELPFUL, UNHELPFUL, BLOCKER)


def behaviour_asked(asked: Collection[str], helpful: Collection[str]) -> Measured:
    """1 where at least one kind of behaviour that helps is asked for."""
    if not helpful:
        return not_applicable("the case names no behaviour that helps")
    return measured(float(not set(helpful).isdisjoint(asked)))


def unhelpful_behaviour(asked: Sequence[str], unhelpful: Collection[str]) -> Measured:
    """The share of what is asked for that does not help here."""
    if not unhelpful:
        return not_applicable("the case names no behaviour that does not help")
    return share(sum(each in unhelpful for each in asked), len(asked), "nothing is asked for")


def blocker_named(named: Collection[str], blockers: Collection[str]) -> Measured:
    """1 where one of the blockers in the way is named, of a roadmap that asks to remove one."""
    if not blockers or not named:
        return not_applicable("no blocker is to be removed")
    return measured(float(not set(blockers).isdisjoint(named)))

"""From signal to decision: how long it takes before something is decided after something went wrong.

A signal is a blocker, or a measurement that shows no effect. It is answered by the first of these about the same use
case, team or organisation: a decision, an experiment that ends in keep, change or stop, a reflection that changes the
plan, the use case being stopped, or the blocker being removed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from knowledge.measures.query import Period
from knowledge.measures.scope import Scope
from knowledge.measures.survival import End, Observation
from knowledge.model.events import (
    BlockerRaised,
    BlockerRemoved,
    Decision,
    EffectMeasured,
    Event,
    ExperimentEnded,
    Reflection,
    StageChanged,
)
from knowledge.model.portfolio import Stage

Subject = tuple[str | None, str | None]
ANSWERS = ("decision", "experiment_ended", "reflection", "stage_changed")


def responses(scope: Scope, window: Period) -> list[Observation]:
    """For every signal in the window the days until it was answered, or until now where it was not."""
    since = window.start or date.min
    signals = [signal for signal in _signals(scope, since) if window.holds(signal.on)]
    answers = _answers(scope, {signal.subject for signal in signals}, since)
    removals = _removals(scope, since)
    observed = []
    for signal in signals:
        days = answers[signal.subject]
        if signal.blocker is not None:
            days = sorted((*days, *removals[*signal.subject, signal.blocker]))
        place = bisect_left(days, signal.on)
        end = days[place] if place < len(days) else None
        observed.append(Observation(((end or scope.as_of) - signal.on).days, End.EVENT if end else End.OPEN))
    return observed


class _Signal(NamedTuple):
    subject: Subject
    on: date
    blocker: str | None


def _signals(scope: Scope, since: date) -> Iterator[_Signal]:
    for event in scope.events("blocker_raised", "effect_measured", since=since):
        if isinstance(event, BlockerRaised):
            yield _Signal(_subject(event), event.on, event.blocker)
        elif isinstance(event, EffectMeasured) and not event.shown:
            yield _Signal(_subject(event), event.on, None)


def _answers(scope: Scope, asked: set[Subject], since: date) -> dict[Subject, list[date]]:
    """The days on which something was decided about what is asked for; what came before ``since`` answers nothing."""
    found: dict[Subject, list[date]] = defaultdict(list)
    for event in scope.events(*ANSWERS, since=since):
        if (subject := _subject(event)) in asked and _decides(event):
            found[subject].append(event.on)
    for days in found.values():
        days.sort()
    return found


def _decides(event: Event) -> bool:
    match event:
        case Decision():
            return True
        case ExperimentEnded():
            return event.outcome is not None
        case Reflection():
            return event.changed_plan
        case StageChanged():
            return event.stage is Stage.STOPPED
        case _:
            return False


def _removals(scope: Scope, since: date) -> dict[tuple[str | None, str | None, str], list[date]]:
    found: dict[tuple[str | None, str | None, str], list[date]] = defaultdict(list)
    for event in scope.events("blocker_removed", since=since):
        if isinstance(event, BlockerRemoved):
            found[*_subject(event), event.blocker].append(event.on)
    return found


def _subject(event: Event) -> Subject:
    """The use case, else the team, else the whole organisation."""
    return (event.use_case, None) if event.use_case else (None, event.team)

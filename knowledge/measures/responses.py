"""From signal to decision: how long it takes before something is decided after something went wrong.

A signal is a blocker, or a measurement that shows no effect. It is answered by the first of these about the same use
case, team or organisation: a decision, an experiment that ends in keep, change or stop, a reflection that changes the
plan, the use case being stopped, or the blocker being removed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
SIGNALS = ("blocker_raised", "effect_measured")
ANSWERS = ("decision", "experiment_ended", "reflection", "stage_changed")


def responses(scope: Scope, window: Period) -> list[Observation]:
    """For every signal in the window the days until it was answered, or until now where it was not."""
    since = window.start or date.min
    about = scope.each(*SIGNALS, *ANSWERS, "blocker_removed", since=since, where=SIGNALS)
    return [observed for events in about for observed in _responses(events, window, scope.as_of)]


def _responses(events: Sequence[Event], window: Period, as_of: date) -> Iterator[Observation]:
    """Of what happened to one use case, or to none, from the first day of the window on."""
    signals = [signal for signal in _signals(events) if window.holds(signal.on)]
    if not signals:
        return
    answers, removals = _answers(events), _removals(events)
    for signal in signals:
        days = answers[signal.subject]
        if signal.blocker is not None:
            days = sorted((*days, *removals[*signal.subject, signal.blocker]))
        place = bisect_left(days, signal.on)
        end = days[place] if place < len(days) else None
        yield Observation(((end or as_of) - signal.on).days, End.EVENT if end else End.OPEN)


class _Signal(NamedTuple):
    subject: Subject
    on: date
    blocker: str | None


def _signals(events: Iterable[Event]) -> Iterator[_Signal]:
    for event in events:
        if isinstance(event, BlockerRaised):
            yield _Signal(_subject(event), event.on, event.blocker)
        elif isinstance(event, EffectMeasured) and not event.shown:
            yield _Signal(_subject(event), event.on, None)


def _answers(events: Iterable[Event]) -> dict[Subject, list[date]]:
    """The days on which something was decided, in order."""
    found: dict[Subject, list[date]] = defaultdict(list)
    for event in events:
        if _decides(event):
            found[_subject(event)].append(event.on)
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


def _removals(events: Iterable[Event]) -> dict[tuple[str | None, str | None, str], list[date]]:
    found: dict[tuple[str | None, str | None, str], list[date]] = defaultdict(list)
    for event in events:
        if isinstance(event, BlockerRemoved):
            found[*_subject(event), event.blocker].append(event.on)
    return found


def _subject(event: Event) -> Subject:
    """The use case, else the team, else the whole organisation."""
    return (event.use_case, None) if event.use_case else (None, event.team)

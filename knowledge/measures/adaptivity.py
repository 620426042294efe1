"""Adaptivity: how fast the organisation learns and changes course, as five components and then as one score.

The score is the geometric mean of the components, each on a scale of 0 to 1 by its reference range. A component that
is not known is left out and named; it never counts as 0.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import prod

from pydantic import JsonValue

from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.experiments import Experiment, experiments
from knowledge.measures.query import MeasureQuery, Period
from knowledge.measures.reprioritising import reprioritising
from knowledge.measures.responses import responses
from knowledge.measures.scope import Scope, scopes
from knowledge.measures.survival import End, Observation, curve
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

NAME = ("Adaptiviteit", "Adaptivity")
SCORE = ("Adaptiviteitsscore", "Adaptivity score")
WINDOW_DAYS = 365
LEAST_COMPONENTS = 3
RANGES_VERSION = 1
Words = tuple[str, str]
SHARE, DAYS = ("share", "share"), ("dagen", "days")


@dataclass(frozen=True)
class Past:
    """What the components look at: the events of a scope, in a window."""

    scope: Scope
    window: Period

    @cached_property
    def endings(self) -> "Endings":
        """How the experiments ended that were over in the window, or whose time box was."""
        found, since = Endings(), self.window.start or date.min
        for own in self.scope.each("experiment_started", "experiment_ended"):
            for each in experiments(own, since):
                found.count(each, self)
        return found


@dataclass(slots=True)
class Endings:
    """Of the experiments that were ``over``, how many were ``decided``; of the time ``boxed`` ones, ``in_time``."""

    over: int = 0
    decided: int = 0
    boxed: int = 0
    in_time: int = 0

    def count(self, each: Experiment, past: Past) -> None:
        """Adds one experiment."""
        if past.window.holds(each.over(past.scope.as_of)):
            self.over += 1
            self.decided += each.decided
        if each.until is not None and past.window.holds(each.until):
            self.boxed += 1
            self.in_time += each.ended is not None and each.ended.on <= each.until


@dataclass(frozen=True, slots=True)
class Range:
    """The reference range of a component: ``worst`` and everything beyond it scores 0, ``best`` 1."""

    worst: float
    best: float

    def score(self, value: float) -> float:
        """Where the value lies, from 0 to 1."""
        return min(1.0, max(0.0, (value - self.worst) / (self.best - self.worst)))


RANGES: Mapping[str, Range] = {
    "signal_to_decision": Range(worst=56, best=7),
    "explicit_endings": Range(worst=0, best=1),
    "within_time_box": Range(worst=0, best=1),
    "plans_changed": Range(worst=0, best=0.5),
    "reprioritising": Range(worst=84, best=14),
}


@dataclass(frozen=True, slots=True)
class Component:
    """One of the five: its value, ``None`` where it is not known, over ``n`` things, and what there is to tell."""

    key: str
    name: Words
    value: float | None
    n: int
    parts: tuple[str, ...]
    score: float | None
    unit: Words = SHARE
    inputs: Mapping[str, JsonValue] = field(default_factory=dict)


def adaptivity(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The five components over the last year, or the asked period, and after them their geometric mean."""
    return [fact for scope in scopes(snapshot, query, language, delisted=True) for fact in _facts(scope)]


def score(scores: Iterable[float | None]) -> float | None:
    """The geometric mean of the scores that are known; ``None`` where fewer than three are."""
    known = [each for each in scores if each is not None]
    return prod(known) ** (1 / len(known)) if len(known) >= LEAST_COMPONENTS else None


def _facts(scope: Scope) -> Iterator[Fact]:
    window = scope.window(WINDOW_DAYS)
    past = Past(scope, window)
    found = [component(past) for component in COMPONENTS]
    for each in found:
        yield scope.fact(
            (f"{NAME[0]}, {each.name[0]}", f"{NAME[1]}, {each.name[1]}"),
            each.value,
            (*each.parts, phrases.period(window, scope.language)),
            n=each.n,
            unit=each.unit,
            figure=each.key,
            inputs={**each.inputs, "score": each.score},
        )
    yield _score_fact(scope, found)


def _score_fact(scope: Scope, found: list[Component]) -> Fact:
    value = score(each.score for each in found)
    known = [each for each in found if each.score is not None]
    inputs: dict[str, JsonValue] = {
        "scores": {each.key: each.score for each in found},
        "ranges": {key: [each.worst, each.best] for key, each in RANGES.items()},
        "ranges_version": RANGES_VERSION,
    }
    return scope.fact(
        SCORE,
        value,
        _score_parts(scope, found, value),
        n=len(known),
        figure="score",
        inputs=inputs,
    )


def _score_parts(scope: Scope, found: list[Component], value: float | None) -> Iterator[str]:
    known = [each for each in found if each.score is not None]
    missing = [scope.pick(*each.name) for each in found if each.score is None]
    if value is None:
        yield scope.pick(
            f"niet te berekenen: {len(known)} van de {len(found)} onderdelen bekend, {LEAST_COMPONENTS} zijn nodig",
            f"cannot be computed: {len(known)} of the {len(found)} components known, {LEAST_COMPONENTS} are needed",
        )
    else:
        yield scope.pick(
            f"{scope.number(value)} op een schaal van 0 tot 1, het meetkundig gemiddelde van {len(known)} van de "
            f"{len(found)} onderdelen (referentiewaarden versie {RANGES_VERSION})",
            f"{scope.number(value)} on a scale of 0 to 1, the geometric mean of {len(known)} of the {len(found)} "
            f"components (reference ranges version {RANGES_VERSION})",
        )
    if known:
        yield ", ".join(f"{scope.pick(*each.name)} {scope.number(each.score or 0)}" for each in known)
    if missing:
        yield scope.pick("niet bekend en dus niet meegeteld: ", "not known and so left out: ") + ", ".join(missing)


def _signal_to_decision(past: Past) -> Component:
    scope, window = past.scope, past.window
    name = ("dagen van signaal tot besluit", "days from signal to decision")
    nothing = scope.pick(
        "niet bekend: geen belemmering gemeld en geen meting zonder effect",
        "not known: no blocker was raised and no measurement showed no effect",
    )
    noun = scope.pick(
        "signalen (belemmering, of meting zonder effect)", "signals (blocker, or measurement without effect)"
    )
    return _duration(scope, "signal_to_decision", name, responses(scope, window), (noun, nothing))


def _reprioritising(past: Past) -> Component:
    scope, window = past.scope, past.window
    name = ("dagen tot herprioritering na een strategiewijziging", "days to re-prioritise after a strategy change")
    nothing = scope.pick(
        "niet bekend: geen doelstelling verviel of kwam erbij", "not known: no objective was retired or added"
    )
    noun = scope.pick("gevolgen van vervallen of nieuwe doelstellingen", "consequences of retired or new objectives")
    return _duration(scope, "reprioritising", name, reprioritising(scope, window), (noun, nothing))


def _duration(scope: Scope, key: str, name: Words, observed: list[Observation], words: tuple[str, str]) -> Component:
    """A median with what is still open counted in; where it lies beyond the range for certain, at least so much."""
    found, reference, (noun, nothing) = curve(observed), RANGES[key], words
    if not found.n:
        return Component(key, name, None, 0, (nothing,), None, DAYS)
    value, longest = found.median, found.steps[-1].day
    beyond = value is None and longest >= reference.worst
    known = float(longest) if beyond else value
    still = sum(each.end is End.OPEN for each in observed)
    told = (
        _median(scope, value, longest),
        f"{noun}: {scope.number(found.n)}, {scope.pick('nog open', 'still open')}: {scope.number(still)}",
    )
    rated = None if known is None else reference.score(known)
    return Component(key, name, known, found.n, told, rated, DAYS, {"at_least": beyond})


def _median(scope: Scope, median: float | None, longest: int) -> str:
    if median is None:
        return scope.pick(
            f"ten minste {scope.number(longest)} dagen: dan is meer dan de helft nog open (Kaplan–Meier)",
            f"at least {scope.number(longest)} days: by then more than half is still open (Kaplan–Meier)",
        )
    return scope.pick(
        f"mediaan {scope.number(median)} dagen, wat nog open is meegerekend (Kaplan–Meier)",
        f"median {scope.number(median)} days, with what is still open counted in (Kaplan–Meier)",
    )


def _explicit_endings(past: Past) -> Component:
    return _share(
        past.scope,
        "explicit_endings",
        ("experimenten met een expliciet besluit", "experiments with an explicit decision"),
        (past.endings.decided, past.endings.over),
        (
            "afgelopen experimenten eindigden met doorgaan, bijsturen of stoppen",
            "experiments that are over ended in keep, change or stop",
        ),
        ("niet bekend: geen experiment liep af", "not known: no experiment was over"),
    )


def _within_time_box(past: Past) -> Component:
    return _share(
        past.scope,
        "within_time_box",
        ("experimenten beëindigd binnen de tijd", "experiments ended within their time box"),
        (past.endings.in_time, past.endings.boxed),
        (
            "experimenten waarvan de tijd om is, werden op tijd beëindigd",
            "experiments whose time box is over ended in time",
        ),
        ("niet bekend: van geen experiment was de tijd om", "not known: no experiment's time box was over"),
    )


def _plans_changed(past: Past) -> Component:
    scope, window = past.scope, past.window
    told = scope.events("reflection", since=window.start or date.min)
    changes = Counter(each.changed_plan for each in told if each.kind == "reflection" and window.holds(each.on))
    return _share(
        scope,
        "plans_changed",
        ("reflecties die een plan wijzigden", "reflections that changed a plan"),
        (changes[True], changes.total()),
        ("reflecties wijzigden een plan", "reflections changed a plan"),
        ("niet bekend: er is geen reflectie vastgelegd", "not known: no reflection was recorded"),
    )


def _share(scope: Scope, key: str, name: Words, counted: tuple[int, int], noun: Words, nothing: Words) -> Component:
    part, whole = counted
    if not whole:
        return Component(key, name, None, 0, (scope.pick(*nothing),), None)
    share = part / whole
    of = scope.pick("van de", "of the")
    told = f"{scope.number(part)} {of} {scope.number(whole)} {scope.pick(*noun)}, {scope.percent(share)}"
    return Component(key, name, share, whole, (told,), RANGES[key].score(share), inputs={"part": part, "whole": whole})


COMPONENTS: tuple[Callable[[Past], Component], ...] = (
    _signal_to_decision,
    _explicit_endings,
    _within_time_box,
    _plans_changed,
    _reprioritising,
)

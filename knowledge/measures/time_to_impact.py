"""Time to impact: from the start of a use case to its first verified effect, open cases counted in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from knowledge.history.fold import STARTING, UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.query import MeasureQuery
from knowledge.measures.scope import Scope, scopes
from knowledge.measures.survival import Curve, End, Observation, Step, curve
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage

NAME = ("Tijd tot effect", "Time to impact")
EARLIEST = date(1990, 1, 1)
LEAST = 5
YEAR = 365


@dataclass(frozen=True, slots=True)
class Measured:
    """The observations of some use cases, by id, and the ids of those that cannot be observed.

    ``unstarted`` have no first exploration or pilot; ``impossible`` started before 1990, or showed an effect
    before they started.
    """

    observations: dict[str, Observation]
    unstarted: tuple[str, ...]
    impossible: tuple[str, ...]

    @property
    def curve(self) -> Curve:
        return curve(self.observations.values())

    @property
    def ended(self) -> dict[End, list[str]]:
        """The ids of the use cases by how they ended."""
        ids: dict[End, list[str]] = {end: [] for end in End}
        for key, observation in self.observations.items():
            ids[observation.end].append(key)
        return ids


def time_to_impact(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The median days from start to first verified effect, over finished and open use cases (Kaplan–Meier).

    A stopped use case without an effect is a competing end, and told apart. With a grouping one fact per group
    follows, for groups of at least five.
    """
    whole, *groups = scopes(snapshot, query, language)
    facts = [_fact(scope) for scope in groups]
    return [_fact(whole), *(each for each in facts if (each.n or 0) >= LEAST)]


def measure(states: Iterable[UseCaseState], as_of: date) -> Measured:
    """What can be observed of each use case by ``as_of``."""
    observations: dict[str, Observation] = {}
    unstarted, impossible = [], []
    for state in states:
        start, effect = start_of(state), effect_of(state)
        if start is None:
            unstarted.append(state.id)
        elif start < EARLIEST or (effect is not None and effect < start):
            impossible.append(state.id)
        else:
            observations[state.id] = _observation(state, start, effect, as_of)
    return Measured(observations, tuple(unstarted), tuple(impossible))


def start_of(state: UseCaseState) -> date | None:
    """The first day of exploring or piloting; not known for one that was first seen in such a stage or a later one."""
    return state.known_in(STARTING)


def effect_of(state: UseCaseState) -> date | None:
    """The day of the first effect that was shown and verified."""
    return state.proven_on


def _observation(state: UseCaseState, start: date, effect: date | None, as_of: date) -> Observation:
    if effect is not None:
        return Observation((effect - start).days, End.EVENT)
    if state.stage is Stage.STOPPED:
        return Observation((state.stage_since - start).days, End.COMPETING)
    return Observation((as_of - start).days, End.OPEN)


def _fact(scope: Scope) -> Fact:
    measured = measure(scope.states, scope.as_of)
    found, ended = measured.curve, measured.ended
    inputs: dict[str, JsonValue] = {
        "effect": list(ended[End.EVENT]),
        "open": list(ended[End.OPEN]),
        "stopped": list(ended[End.COMPETING]),
        "unstarted": list(measured.unstarted),
        "impossible": list(measured.impossible),
    }
    if not any(state.effects for state in scope.snapshot.states.values()):
        parts: Iterable[str] = [_nothing_measured(scope.language)]
    else:
        parts = _parts(measured, found, len(ended[End.COMPETING]), scope.language)
        if year := _year(found):
            inputs["within_a_year"] = {"survival": year.survival, "error": year.error, "incidence": year.incidence}
    return scope.fact(NAME, found.median, parts, n=found.n, unit=("dagen", "days"), inputs=inputs)


def _nothing_measured(language: Language) -> str:
    """Not a chance of nothing: where no effect was ever recorded, it is not known which were reached."""
    return phrases.pick(
        language, "niet bekend: er is nooit een effect vastgelegd", "not known: no effect was ever recorded"
    )


def _parts(measured: Measured, found: Curve, stopped: int, language: Language) -> Iterable[str]:
    if found.n:
        yield _median(found, language)
        yield _counts(found, stopped, language)
        yield from _after_a_year(found, language)
    else:
        yield phrases.pick(language, "geen use cases waarvan de start bekend is", "no use cases with a known start")
    if measured.unstarted:
        count = phrases.use_cases(len(measured.unstarted), language)
        yield phrases.pick(
            language,
            f"niet meegeteld: {count} zonder bekende start van verkenning of pilot",
            f"left out: {count} without a known start of exploring or piloting",
        )
    if measured.impossible:
        count = phrases.use_cases(len(measured.impossible), language)
        yield phrases.pick(
            language,
            f"niet meegeteld: {count} met onmogelijke datums (effect vóór de start, of start vóór 1990)",
            f"left out: {count} with impossible dates (effect before the start, or start before 1990)",
        )


def _median(found: Curve, language: Language) -> str:
    if found.median is None:
        return phrases.pick(
            language,
            "nog geen mediaan: minder dan de helft kwam naar schatting tot een geverifieerd effect (Kaplan–Meier)",
            "no median yet: by estimate fewer than half came to a verified effect (Kaplan–Meier)",
        )
    days = phrases.number(found.median, language)
    return phrases.pick(
        language,
        f"mediaan {days} dagen van start tot eerste geverifieerde effect, wat nog loopt meegerekend (Kaplan–Meier)",
        f"median {days} days from start to first verified effect, with what is still open counted in (Kaplan–Meier)",
    )


def _counts(found: Curve, stopped: int, language: Language) -> str:
    n, shown, going, ended = (
        phrases.number(count, language) for count in (found.n, found.events, found.n - found.events - stopped, stopped)
    )
    noun = "use case" if found.n == 1 else "use cases"
    return phrases.pick(
        language,
        f"{n} gestarte {noun}: {shown} met geverifieerd effect, {going} nog zonder, {ended} gestopt zonder effect",
        f"{n} started {noun}: {shown} with a verified effect, {going} still without, {ended} stopped without effect",
    )


def _after_a_year(found: Curve, language: Language) -> Iterable[str]:
    if year := _year(found):
        share = phrases.percent(year.incidence, language)
        yield phrases.pick(
            language,
            f"kans op een geverifieerd effect binnen een jaar, stoppen meegerekend (Aalen–Johansen): {share}",
            f"chance of a verified effect within a year, stopping taken into account (Aalen–Johansen): {share}",
        )


def _year(found: Curve) -> Step | None:
    """What holds after a year, where somebody was followed for one: before that the estimate says nothing."""
    if not found.steps or found.steps[-1].day < YEAR:
        return None
    return found.at(YEAR) or Step(0, found.n, 0, survival=1.0, error=0.0, incidence=0.0)

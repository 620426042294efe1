"""Time to impact: from the start of a use case to its first verified effect, open cases counted in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from knowledge.history.fold import STARTING, UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import group_words, phrases
from knowledge.measures.condition_words import conditions
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.groups import UNKNOWN, groups_of
from knowledge.measures.query import MeasureQuery
from knowledge.measures.select import select
from knowledge.measures.survival import Curve, End, Observation, curve
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.words import fold

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

    def ended(self, end: End) -> list[str]:
        """The ids of the use cases that ended so."""
        return [key for key, observation in self.observations.items() if observation.end is end]


def time_to_impact(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The median days from start to first verified effect, over finished and open use cases (Kaplan–Meier).

    A stopped use case without an effect is a competing end, and told apart. With a grouping one fact per group
    follows, for groups of at least five.
    """
    chosen = select(snapshot, query.filters)
    facts = [_fact(snapshot, query, chosen, "", language)]
    if query.group_by:
        for key, members in _groups(chosen, query.group_by):
            if len(measure(members, query.as_of).observations) >= LEAST:
                facts.append(_fact(snapshot, query, members, key, language))
    return facts


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
    """The first day of exploring or piloting; not known for one that was first seen in a later stage."""
    return min((day for stage, day in state.reached.items() if stage in STARTING), default=None)


def effect_of(state: UseCaseState) -> date | None:
    """The day of the first effect that was shown and verified."""
    return next((effect.on for effect in state.effects if effect.shown and effect.verified), None)


def _observation(state: UseCaseState, start: date, effect: date | None, as_of: date) -> Observation:
    if effect is not None:
        return Observation((effect - start).days, End.EVENT)
    if state.stage is Stage.STOPPED:
        return Observation((state.stage_since - start).days, End.COMPETING)
    return Observation((as_of - start).days, End.OPEN)


def _groups(chosen: Iterable[UseCaseState], field: str) -> Sequence[tuple[str, list[UseCaseState]]]:
    spelling: dict[str, str] = {}
    groups: dict[str, list[UseCaseState]] = {}
    for state in chosen:
        for key in {spelling.setdefault(fold(key), key) for key in groups_of(state, field)} - {UNKNOWN}:
            groups.setdefault(key, []).append(state)
    return sorted(groups.items(), key=lambda group: fold(group[0]))


def _fact(snapshot: Snapshot, query: MeasureQuery, states: list[UseCaseState], key: str, language: Language) -> Fact:
    measured = measure(states, query.as_of)
    found = measured.curve
    subjects: dict[str, JsonValue] = {
        "effect": list(measured.ended(End.EVENT)),
        "open": list(measured.ended(End.OPEN)),
        "stopped": list(measured.ended(End.COMPETING)),
        "unstarted": list(measured.unstarted),
        "impossible": list(measured.impossible),
    }
    if key:
        subjects["group"] = key
    label = _label(snapshot, query, key, language)
    return fact(
        query.measure,
        label=label,
        value=found.median,
        unit=phrases.pick(language, "dagen", "days"),
        n=found.n,
        as_of=query.as_of,
        text=f"{label} ({phrases.as_of(query.as_of, language)}): {'; '.join(_parts(measured, found, language))}.",
        inputs=inputs_of(query, **subjects),
    )


def _label(snapshot: Snapshot, query: MeasureQuery, key: str, language: Language) -> str:
    said = phrases.pick(language, "Tijd tot effect", "Time to impact")
    about = conditions(query.filters, snapshot, language)
    if about:
        said += phrases.pick(language, " van use cases ", " of use cases ") + about
    if key and query.group_by:
        field = phrases.pick(language, *group_words.field_of(query.group_by).one)
        said += f", {field} {group_words.name_of(query.group_by, key, snapshot, language)}"
    return said


def _parts(measured: Measured, found: Curve, language: Language) -> Iterable[str]:
    if found.n:
        yield _median(found, language)
        yield _counts(measured, found, language)
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


def _counts(measured: Measured, found: Curve, language: Language) -> str:
    n, shown, going, stopped = (
        phrases.number(count, language)
        for count in (found.n, found.events, len(measured.ended(End.OPEN)), len(measured.ended(End.COMPETING)))
    )
    noun = "use case" if found.n == 1 else "use cases"
    return phrases.pick(
        language,
        f"{n} gestarte {noun}: {shown} met geverifieerd effect, {going} nog zonder, {stopped} gestopt zonder effect",
        f"{n} started {noun}: {shown} with a verified effect, {going} still without, {stopped} stopped without effect",
    )


def _after_a_year(found: Curve, language: Language) -> Iterable[str]:
    """Only where somebody was followed for a year: before that the estimate says nothing."""
    if found.steps[-1].day < YEAR:
        return
    step = found.at(YEAR)
    share = phrases.percent(step.incidence if step else 0.0, language)
    yield phrases.pick(
        language,
        f"kans op een geverifieerd effect binnen een jaar, stoppen meegerekend (Aalen–Johansen): {share}",
        f"chance of a verified effect within a year, stopping taken into account (Aalen–Johansen): {share}",
    )

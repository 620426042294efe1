"""The one list of measures: the planner, the API and every document read this list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from knowledge.errors import InvalidInput
from knowledge.history.portfolio import Snapshot
from knowledge.measures import problems
from knowledge.measures.adaptivity import adaptivity
from knowledge.measures.core_process_use import core_process_use
from knowledge.measures.events import events
from knowledge.measures.flow import flow
from knowledge.measures.leadership_adoption import leadership_adoption
from knowledge.measures.organisation import objectives, processes, teams
from knowledge.measures.profile import use_case_profile
from knowledge.measures.promises import health
from knowledge.measures.query import MeasureQuery
from knowledge.measures.time_to_impact import time_to_impact
from knowledge.measures.use_cases import active_use_cases, use_cases
from knowledge.model.base import Language
from knowledge.model.evidence import Fact


@dataclass(frozen=True, slots=True)
class Measure:
    """A named computation and what it means to a reader."""

    name: str
    meaning: tuple[str, str]
    compute: Callable[[Snapshot, MeasureQuery, Language], list[Fact]]


CATALOGUE: Mapping[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "use_cases",
            (
                "aantal of lijst van use cases die aan voorwaarden voldoen",
                "number or list of use cases that meet conditions",
            ),
            use_cases,
        ),
        Measure(
            "active_use_cases",
            (
                "use cases die lopen en in de laatste 42 dagen een gebeurtenis hadden",
                "use cases under way with an event in the last 42 days",
            ),
            active_use_cases,
        ),
        Measure(
            "use_case_profile",
            ("stand van zaken van een bij naam genoemde use case", "where a use case that is named stands"),
            use_case_profile,
        ),
        Measure(
            "events",
            (
                "aantal of lijst van gebeurtenissen: besluiten, experimenten, toezeggingen, belemmeringen",
                "number or list of events: decisions, experiments, commitments, blockers",
            ),
            events,
        ),
        Measure("objectives", ("de doelstellingen die van kracht zijn", "the objectives in force"), objectives),
        Measure("teams", ("de teams en hun aantal use cases", "the teams and their number of use cases"), teams),
        Measure(
            "processes",
            (
                "de kernprocessen, met of zonder use case in gebruik",
                "the core processes, with or without a live use case",
            ),
            processes,
        ),
        Measure(
            "time_to_impact",
            (
                "dagen van start tot eerste geverifieerde effect, wat nog loopt meegerekend",
                "days from start to first verified effect, with what is still open counted in",
            ),
            time_to_impact,
        ),
        Measure(
            "core_process_use",
            (
                "aandeel van de kernprocessen met een use case die in gebruik is en gebruikt wordt, ook naar volume",
                "share of the core processes with a use case that is live and used, also by volume",
            ),
            core_process_use,
        ),
        Measure(
            "leadership_adoption",
            (
                "hoeveel leiders zelf AI gebruiken op ten minste de helft van hun werkdagen, nooit wie",
                "how many leaders use AI themselves on at least half of their working days, never who",
            ),
            leadership_adoption,
        ),
        Measure(
            "adaptivity",
            (
                "hoe snel er geleerd en bijgestuurd wordt: vijf onderdelen en een score",
                "how fast the organisation learns and changes course: five components and a score",
            ),
            adaptivity,
        ),
        Measure(
            "flow",
            (
                "lopend werk, gestart en afgerond, doorvoer, doorlooptijd",
                "work in progress, started and finished, throughput, cycle time",
            ),
            flow,
        ),
        Measure(
            "health",
            (
                "hoeveel van de toezeggingen die na te komen waren is nagekomen, als gemiddelde van de teams",
                "how many of the commitments that were due are kept, as the mean of the teams",
            ),
            health,
        ),
    )
}


def compute(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The facts of one query. Raises InvalidInput for a measure that the catalogue does not hold."""
    measure = CATALOGUE.get(query.measure)
    if measure is None:
        raise InvalidInput(problems.NO_MEASURE(given=query.measure), problems.MEASURES_ARE(measures=tuple(CATALOGUE)))
    return measure.compute(snapshot, query, language)

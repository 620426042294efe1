"""Duplicate effort: two use cases with nearly the same purpose in the same process.

Needs purposes of five different words or more. Compared are use cases that are listed and not stopped, where they
share a process or neither names one. Every use case is found at most once, with the earlier one that it is most like.
That the words are alike does not prove that the work is: a person confirms.
"""

from datetime import date
from functools import lru_cache

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import joined_and, number, pick, short
from knowledge.model.base import Language
from knowledge.model.events import Changed
from knowledge.model.portfolio import Stage
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, Subject, both
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.likeness import Text, alike
from knowledge.pitfalls.reach import RECORD, looks_at

RULE = Rule("duplicate_effort", 1, Bilingual(nl="Dubbel werk", en="Duplicate effort"))
# Organisation-wide: every use case is compared with all others.
LOOKS_AT = looks_at(organisation=RECORD)
COMPARED = ("purpose", "processes")
NAME = 80


def guard(snapshot: Snapshot, _: Context) -> list[Silence]:
    """Without purposes there is nothing to compare."""
    if any(state.use_case.purpose for state in snapshot.states.values()):
        return []
    reason = Bilingual(nl="Geen use case vermeldt waarvoor zij dient.", en="No use case says what it is for.")
    return [Silence(pitfall=RULE.name, reason=reason)]


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """One finding per pair, the earlier use case first."""
    kept = [state for state in snapshot.states.values() if state.listed and state.stage is not Stage.STOPPED]
    ordered = sorted(kept, key=lambda state: (state.registered_on, state.id))
    texts = (
        Text(state.id, state.use_case.purpose, _topics(state.use_case.processes))
        for state in ordered
        if state.use_case.purpose
    )
    least, found = context.thresholds.likeness, []
    for pair in alike(texts, least, context.similarity):
        first, second = snapshot.states[pair.earlier], snapshot.states[pair.key]
        ground = _ground(first, second, pair.likeness, least)
        found.append(RULE.finding(_pair(first, second), [ground], snapshot.as_of, context.language))
    return found


@lru_cache(maxsize=10_000)
def _topics(processes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(processes)


def _pair(first: UseCaseState, second: UseCaseState) -> Subject:
    named = (f"{short(state.use_case.title, NAME)} ({state.id})" for state in (first, second))
    return Subject(kind="pair", id=f"{first.id}+{second.id}", name=" + ".join(named))


def _ground(first: UseCaseState, second: UseCaseState, likeness: float, least: float) -> Ground:
    shared = [key for key in first.use_case.processes if key in second.use_case.processes]
    value = round(likeness, 2)

    def says(lang: Language) -> str:
        where = ""
        if shared:
            where = pick(lang, " in proces ", " in process ") + joined_and(shared, lang)
        return pick(
            lang,
            f"beogen{where} bijna hetzelfde: gelijkenis {number(value, lang)} van 1, bij een grens van "
            f"{number(least, lang)}",
            f"aim at nearly the same{where}: likeness {number(value, lang)} of 1, against a limit of "
            f"{number(least, lang)}",
        )

    return Ground(
        name="alike",
        value=value,
        unit="likeness",
        says=both(says),
        clears=Bilingual(
            nl="een van beide stopt of een ander doel krijgt, of een mens vaststelt dat het ander werk is",
            en="one of the two is stopped or gets another purpose, or a person finds that it is different work",
        ),
        since=max(_described_on(first), _described_on(second)),
        severity=Severity.MEDIUM,
        inputs={"use_cases": [first.id, second.id], "processes": list(shared), "limit": least},
    )


def _described_on(state: UseCaseState) -> date:
    """The day since which its purpose and processes are what they are."""
    told = reversed(state.events.of_kind("changed"))
    changes = (event.on for event in told if isinstance(event, Changed) and event.field in COMPARED)
    return next(changes, state.registered_on)

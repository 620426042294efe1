"""Which use case is meant where its title is not given word for word: "the chatbot pilot", "the pilot of Finance"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.planning import conditions, decision_words
from agents.planning.lexicon import fillers, things
from agents.planning.reading import Reading
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.select import has_words
from knowledge.thesaurus import thesaurus
from knowledge.words import fold, tokens


@dataclass(frozen=True, slots=True)
class Meant:
    """The use cases that fit; where none does, ``unknown`` are the words that none of them has."""

    use_cases: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def meant(reading: Reading, snapshot: Snapshot, teams: Iterable[str], *, loosely: bool) -> Meant | None:
    """What the words of ``reading`` that are still free point at; ``None`` where they point at nothing at all.

    All words, or words of the same meaning, have to stand in a title; ``loosely`` in a purpose or attribute will do.
    A stage or a team that is named decides among several.
    """
    stages = conditions.stages(reading)
    reading.take_all(things.USE_CASE)
    wanted = {fold(team) for team in teams}
    words = [word for word, _ in reading.left_over(fillers.FILLERS | decision_words.FILLERS)]
    if not words and not (wanted and loosely):
        return None
    listed = [state for state in snapshot.by_title if state.listed]
    of_team = [state for state in listed if not wanted or fold(state.use_case.team) in wanted]
    found = _fitting(of_team, words, loosely=loosely)
    if stages:
        found = [state for state in found if state.stage in stages] or found
    if found or not words:
        return Meant(tuple(state.id for state in found))
    known = [word for word in words if any(has_words(_about(state), [word]) for state in listed)]
    return Meant(unknown=tuple(word for word in words if word not in known) or tuple(words))


def _fitting(states: Sequence[UseCaseState], words: Sequence[str], *, loosely: bool) -> list[UseCaseState]:
    """Those whose title has the words; else words of the same meaning; else, loosely, those that mention them."""
    by_title = [state for state in states if has_words(state.use_case.title, words)]
    alike = by_title or [state for state in states if _means(state.use_case.title, words)]
    return alike or [state for state in states if loosely and has_words(_about(state), words)]


def _means(title: str, words: Sequence[str]) -> bool:
    """Whether the title has every word or one that means the same, in either language."""
    held = thesaurus().named(tokens(title))
    return all(has_words(title, [word]) or thesaurus().named(tokens(word)) & held for word in words)


def _about(state: UseCaseState) -> str:
    record = state.use_case
    return " ".join((record.title, record.purpose, *record.attributes.values()))

"""ADKAR (Hiatt): where a leader or team stands on five elements, and the one that holds up the rest.

A practice model: structure, not prediction. What the history cannot tell stays unknown, until people say it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.coaching.celebrating import celebrated, celebrations
from knowledge.coaching.own_use import counts, reported, told
from knowledge.coaching.roadmap import Element, Score
from knowledge.coaching.situation import LATELY_DAYS, SEASON_DAYS, Situation
from knowledge.coaching.wins import wins
from knowledge.history.fold import UseCaseState
from knowledge.measures.activity import is_active
from knowledge.measures.experiments import experiments
from knowledge.model.events import BlockerRemoved, Event, Signal
from knowledge.model.evidence import Fact

VERSION = "history-1"
"""The mapping from history to scores below; another mapping is another version."""
HELD_UP = 3
LEAST_CASES = 3
SHARES = (0.25, 0.5, 0.75, 0.9)
OWN_USE = (0.01, 0.10, 0.25, 0.5)
REFLECTED_WITHIN = 14
FADES_AFTER = 90
"""Days after which what people said of themselves no longer counts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The five scores in their order, the facts under those that history tells, and which one is the barrier."""

    scores: tuple[Score, ...]
    facts: Mapping[Element, Fact]

    @property
    def barrier(self) -> Element | None:
        """The first element with a score of at most 3, among those that are known."""
        return next((each.element for each in self.scores if each.score is not None and each.score <= HELD_UP), None)

    @property
    def unknown(self) -> tuple[Element, ...]:
        return tuple(each.element for each in self.scores if each.score is None)


Found = tuple[int, Fact] | None


def standing(situation: Situation, stated: Iterable[Score] = ()) -> Standing:
    """What people ``stated`` wins over what the history tells; what neither tells is unknown."""
    said = {each.element: each for each in stated}
    scores, facts = [], {}
    for element in Element:
        if element in said:
            scores.append(said[element])
            continue
        found = (LEADER if situation.leads else TEAM).get(element, _unknown)(situation)
        if found is None:
            scores.append(Score(element=element))
        else:
            scores.append(Score(element=element, score=found[0], source="history", version=VERSION))
            facts[element] = found[1]
    return Standing(tuple(scores), facts)


def step(share: float, thresholds: Sequence[float] = SHARES) -> int:
    """1, and 1 more for every threshold that is reached."""
    return 1 + sum(share >= each for each in thresholds)


def _unknown(_: Situation) -> Found:
    return None


def _awareness(situation: Situation) -> Found:
    """The share of running use cases that serve an objective in force: people can see what it is for."""
    objectives = situation.now.objectives

    def serves(state: UseCaseState) -> bool:
        return any(key in objectives and objectives[key].in_force(situation.as_of) for key in state.use_case.objectives)

    return _share_of_running(
        situation,
        Element.AWARENESS,
        serves,
        ("die een doel van nu dienen", "that serve an objective in force"),
    )


def _taking_part(situation: Situation) -> Found:
    return _share_of_running(
        situation,
        Element.DESIRE,
        lambda state: is_active(state, situation.as_of),
        (f"waar in {LATELY_DAYS} dagen iets gebeurde", f"where something happened in {LATELY_DAYS} days"),
    )


def _unhindered(situation: Situation) -> Found:
    return _share_of_running(
        situation,
        Element.ABILITY,
        lambda state: not state.open_blockers,
        ("zonder open belemmering", "without an open blocker"),
    )


def _share_of_running(
    situation: Situation, element: Element, holds: Callable[[UseCaseState], bool], words: tuple[str, str]
) -> Found:
    running = situation.running
    if len(running) < LEAST_CASES:
        return None
    part, whole = sum(map(holds, running)), len(running)
    text = situation.pick(
        f"Lopende use cases {words[0]}: {part} van de {whole}.",
        f"Use cases under way {words[1]}: {part} of {whole}.",
    )
    return step(part / whole), _fact(situation, element, part, whole, text)


def _learning(situation: Situation) -> Found:
    """The share of experiments of the last twelve weeks that were looked back on within two."""
    since, settled = situation.since(SEASON_DAYS), situation.since(REFLECTED_WITHIN + 1)
    part = whole = 0
    for state in situation.states:
        reflected = [event.on for event in state.events if event.kind == "reflection"]
        for over in _over(state.events, situation.as_of):
            looked_back = any(over <= day <= over + timedelta(days=REFLECTED_WITHIN) for day in reflected)
            if over >= since and (looked_back or over <= settled):
                part, whole = part + looked_back, whole + 1
    if whole < LEAST_CASES:
        return None
    text = situation.pick(
        f"Proeven in {SEASON_DAYS} dagen met een terugblik binnen {REFLECTED_WITHIN} dagen: {part} van de {whole}.",
        f"Experiments in {SEASON_DAYS} days that were looked back on within {REFLECTED_WITHIN} days: "
        f"{part} of {whole}.",
    )
    return step(part / whole), _fact(situation, Element.KNOWLEDGE, part, whole, text)


def _over(events: Sequence[Event], as_of: date) -> list[date]:
    return [day for each in experiments(events) if (day := each.over(as_of)) is not None]


def _deeds(situation: Situation) -> Found:
    """How many of the three visible deeds were seen in twelve weeks; of somebody of whom none ever was, unknown."""
    kinds = (Signal.ASKED, Signal.CELEBRATED, Signal.UNBLOCKED)
    cleared = [
        event.on
        for event in situation.now.by_kind.get("blocker_removed", ())
        if isinstance(event, BlockerRemoved) and event.leader == situation.coached.id
    ]
    seen = {kind: [each.on for each in situation.signals(kind)] for kind in kinds}
    seen[Signal.UNBLOCKED] += cleared
    if not any(seen.values()):
        return None
    part = sum(any(day >= situation.since(SEASON_DAYS) for day in days) for days in seen.values())
    text = situation.pick(
        f"Ernaar vragen, successen vieren en belemmeringen weghalen, van jou gezien in {SEASON_DAYS} dagen: "
        f"{part} van de 3.",
        f"Asking, celebrating and removing blockers, seen of you in {SEASON_DAYS} days: {part} of 3.",
    )
    return 2 + part, _fact(situation, Element.DESIRE, part, len(kinds), text)


def _using(situation: Situation) -> Found:
    reports = reported(situation)
    used, worked = counts(reports)
    if not worked:
        return None
    text = situation.pick("Je gebruikte AI op ", "You used AI on ") + told(situation, used, worked) + "."
    return step(used / worked, OWN_USE), _fact(situation, Element.ABILITY, used, worked, text)


def _keeping_up(situation: Situation) -> Found:
    """The share of what went well in twelve weeks that was celebrated or shown after it."""
    found = wins(situation, situation.since(SEASON_DAYS))
    if len(found) < LEAST_CASES or not celebrations(situation):
        return None
    part, whole = sum(celebrated(situation, win.state.id, win.on) for win in found), len(found)
    text = situation.you(
        (
            f"Successen in {SEASON_DAYS} dagen waarna je iets vierde: {part} van de {whole}.",
            f"Successes in {SEASON_DAYS} days after which you celebrated something: {part} of {whole}.",
        ),
        (
            f"Successen in {SEASON_DAYS} dagen die jullie aan anderen lieten zien: {part} van de {whole}.",
            f"Successes in {SEASON_DAYS} days that you showed to others: {part} of {whole}.",
        ),
    )
    return step(part / whole), _fact(situation, Element.REINFORCEMENT, part, whole, text)


def _fact(situation: Situation, element: Element, part: int, whole: int, text: str) -> Fact:
    inputs = {"part": part, "whole": whole, "mapping": VERSION}
    return situation.fact(f"adkar.{element.value}", part / whole, text, n=whole, inputs=inputs)


LEADER: Mapping[Element, Callable[[Situation], Found]] = {
    Element.AWARENESS: _awareness,
    Element.DESIRE: _deeds,
    Element.ABILITY: _using,
    Element.REINFORCEMENT: _keeping_up,
}
"""What a leader knows how to do, no history tells."""
TEAM: Mapping[Element, Callable[[Situation], Found]] = {
    Element.AWARENESS: _awareness,
    Element.DESIRE: _taking_part,
    Element.KNOWLEDGE: _learning,
    Element.ABILITY: _unhindered,
    Element.REINFORCEMENT: _keeping_up,
}

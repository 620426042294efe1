"""What went well lately: verified effects, experiments that ended in a decision, blockers that were removed."""

from dataclasses import dataclass
from datetime import date

from knowledge.coaching.situation import Situation
from knowledge.history.fold import UseCaseState
from knowledge.measures.event_words import measured
from knowledge.model.events import BlockerRemoved, EffectMeasured, Event, ExperimentEnded, Outcome
from knowledge.model.evidence import Fact

WORDS: dict[Outcome, tuple[str, str]] = {
    Outcome.KEEP: ("het gaat door", "it goes on"),
    Outcome.CHANGE: ("de aanpak verandert", "the approach changes"),
    Outcome.STOP: ("het team durfde te stoppen", "the team dared to stop"),
}


@dataclass(frozen=True, slots=True)
class Win:
    """Something worth celebrating; ``worth`` orders kinds of wins, the best lowest."""

    state: UseCaseState
    event: Event
    worth: int

    @property
    def on(self) -> date:
        return self.event.on


def wins(situation: Situation, since: date) -> list[Win]:
    """Those from ``since`` on, the best kind first and of those the newest; stopping in time is one too."""
    found = [
        Win(state, event, worth)
        for state in situation.states
        for event in state.events
        if event.on >= since and (worth := _worth(event)) is not None
    ]
    return sorted(found, key=lambda win: (win.worth, -win.on.toordinal(), win.state.id, win.event.id))


def win_fact(situation: Situation, win: Win) -> Fact:
    """What was achieved, where and when."""
    name, on = situation.called(win.state), situation.day(win.on)
    match win.event:
        case EffectMeasured():
            told = situation.said(measured(win.event, situation.language))
            text = situation.pick(f"Effect aangetoond met {name} op {on}", f"Effect shown with {name} on {on}")
            text += f": {told}." if told else "."
        case ExperimentEnded():
            outcome = situation.pick(*WORDS[win.event.outcome or Outcome.KEEP])
            text = situation.pick(
                f"De proef met {name} eindigde op {on} in een besluit: {outcome}.",
                f"The experiment with {name} ended in a decision on {on}: {outcome}.",
            )
        case _:
            text = situation.pick(
                f"Bij {name} is op {on} een belemmering weggehaald.", f"A blocker of {name} was removed on {on}."
            )
    return situation.fact("win", win.event.kind, text, inputs={"use_cases": [win.state.id], "on": win.on.isoformat()})


def _worth(event: Event) -> int | None:
    match event:
        case EffectMeasured():
            return 0 if event.shown and event.verified else None
        case ExperimentEnded():
            return None if event.outcome is None else 1
        case BlockerRemoved():
            return 2
        case _:
            return None

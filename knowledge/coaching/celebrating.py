"""Celebrate: a leader thanks in public, a team shows its work, where something went well and that was not done yet."""

from collections.abc import Iterator
from datetime import date

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import FRESH_WIN_DAYS, LATELY_DAYS, Situation
from knowledge.coaching.wins import Win, win_fact, wins
from knowledge.model.events import Event, Signal
from knowledge.model.evidence import Fact

RULE = "celebrate"
KPI = "active_use_cases"


def celebrating(situation: Situation) -> Iterator[Candidate]:
    """At most one: the best thing of the last four weeks that was not celebrated after it."""
    for win in wins(situation, situation.since(FRESH_WIN_DAYS)):
        if not celebrated(situation, win.state.id, win.on):
            yield _candidate(situation, win)
            return


def celebrated(situation: Situation, use_case: str, since: date) -> bool:
    """Whether it was celebrated from that day on: a leader by a signal, a team by showing this use case, or itself."""
    return any(each.on >= since for each in celebrations(situation, use_case))


def celebrations(situation: Situation, use_case: str = "") -> list[Event]:
    """What this leader celebrated, or what this team showed: of one use case where one is named."""
    if situation.leads:
        return [*situation.signals(Signal.CELEBRATED)]
    own: list[Event] = [event for event in situation.general if event.kind == "show_and_tell"]
    for state in situation.states:
        if use_case in {"", state.id}:
            own += [event for event in state.events if event.kind == "show_and_tell"]
    return own


def _candidate(situation: Situation, win: Win) -> Candidate:
    name = situation.called(win.state)
    ask = situation.fact(
        "ask.celebrate",
        win.state.id,
        situation.you(
            (
                f"Bedank het team voor {name} waar anderen bij zijn, en vertel wat er is bereikt.",
                f"Thank the team for {name} with others present, and tell what was achieved.",
            ),
            (
                f"Laat aan een ander team zien wat er met {name} is bereikt; tien minuten is genoeg.",
                f"Show another team what was achieved with {name}; ten minutes will do.",
            ),
        ),
    )
    last = max((each.on for each in celebrations(situation)), default=None)
    days = (situation.as_of - last).days if last else 2 * LATELY_DAYS
    why = (win_fact(situation, win), _last(situation, last))
    urgency = min(3.0, max(0.5, days / LATELY_DAYS))
    return Candidate(RULE, Signal.CELEBRATED, ask, why, _seen(situation), KPI, urgency, use_case=win.state.id)


def _last(situation: Situation, last: date | None) -> Fact:
    text = situation.you(
        ("Er is nog niet vastgelegd dat je iets vierde.", "It has not been recorded yet that you celebrated anything."),
        (
            "Er is nog niet vastgelegd dat jullie werk lieten zien.",
            "It has not been recorded yet that you showed your work.",
        ),
    )
    if last:
        on = situation.day(last)
        text = situation.you(
            (f"Op {on} vierde je voor het laatst iets.", f"You last celebrated something on {on}."),
            (f"Op {on} lieten jullie voor het laatst werk zien.", f"You last showed your work on {on}."),
        )
    return situation.fact("celebrated.last", last.isoformat() if last else None, text)


def _seen(situation: Situation) -> Fact:
    text = situation.you(
        ("In de geschiedenis staat dan dat je het vierde.", "The history then says that you celebrated."),
        ("In de geschiedenis staat dan dat jullie het lieten zien.", "The history then says that you showed it."),
    )
    return situation.fact(
        "seen.celebrated", "leadership_signal:celebrated" if situation.leads else "show_and_tell", text
    )

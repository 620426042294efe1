"""Remove a blocker: time, tools or support that has been lacking longest."""

from collections.abc import Iterator

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import Situation, open_for_work
from knowledge.history.fold import UseCaseState
from knowledge.model.events import BlockerKind, BlockerRaised, Signal
from knowledge.model.evidence import Fact

RULE = "unblock"
KPI = "time_to_impact"
LIMIT_DAYS = 28
LACKS: dict[BlockerKind, tuple[str, str]] = {
    BlockerKind.TIME: ("er is tijd tekort", "time is short"),
    BlockerKind.TOOLS: ("er ontbreken hulpmiddelen", "tools are lacking"),
    BlockerKind.SUPPORT: ("er ontbreekt steun", "support is lacking"),
}
FIRST_STEP: dict[BlockerKind, tuple[str, str]] = {
    BlockerKind.TIME: ("maak uren vrij of spreek af wat er zolang blijft liggen", "free hours or agree what may wait"),
    BlockerKind.TOOLS: ("regel wie het hulpmiddel levert en wanneer", "arrange who supplies the tool and when"),
    BlockerKind.SUPPORT: ("neem het besluit of breng het bij wie beslist", "decide, or take it to whoever decides"),
}
ASK_FOR: dict[BlockerKind, tuple[str, str]] = {
    BlockerKind.TIME: (
        "vraag om uren of om een keuze wat er zolang blijft liggen",
        "ask for hours or for a choice of what may wait",
    ),
    BlockerKind.TOOLS: ("vraag wie het hulpmiddel levert en wanneer", "ask who supplies the tool and when"),
    BlockerKind.SUPPORT: ("vraag om een besluit van wie erover gaat", "ask for a decision by whoever is in charge"),
}


def unblocking(situation: Situation) -> Iterator[Candidate]:
    """At most one: the blocker that has been open longest."""
    found = open_blockers(situation)
    if found:
        yield _candidate(situation, *found[0])


def open_blockers(situation: Situation) -> list[tuple[UseCaseState, BlockerRaised]]:
    """Those of use cases that are not stopped, the oldest first."""
    found = [
        (state, event)
        for state in situation.states
        if open_for_work(state)
        for event in state.open_blockers.values()
        if isinstance(event, BlockerRaised)
    ]
    return sorted(found, key=lambda pair: (pair[1].on, pair[0].id, pair[1].blocker))


def quoted(situation: Situation, event: BlockerRaised) -> str:
    """What is in the way, in the words of who raised it, or the kind of thing where those name somebody."""
    told = situation.said(event.text)
    return f"“{told}”" if told else situation.pick(*LACKS[event.about])


def _candidate(situation: Situation, state: UseCaseState, event: BlockerRaised) -> Candidate:
    name, days = situation.called(state), (situation.as_of - event.on).days
    step = situation.pick(*(FIRST_STEP if situation.leads else ASK_FOR)[event.about])
    text = situation.you(
        (f"Haal weg wat {name} tegenhoudt: {step}.", f"Take away what holds up {name}: {step}."),
        (f"Leg voor wat {name} tegenhoudt: {step}.", f"Bring forward what holds up {name}: {step}."),
    )
    ask = situation.fact("ask.unblock", state.id, text, inputs={"since": event.on.isoformat()})
    on, quote = situation.day(event.on), quoted(situation, event)
    why = situation.fact(
        "blocker",
        days,
        situation.pick(
            f"Dit staat al sinds {on} in de weg, {situation.number(days)} dagen: {quote}.",
            f"This has been in the way since {on}, {situation.number(days)} days: {quote}.",
        ),
        inputs={"use_cases": [state.id], "about": event.about.value, "since": event.on.isoformat()},
    )
    urgency = min(4.0, days / LIMIT_DAYS)
    return Candidate(
        RULE, Signal.UNBLOCKED, ask, (why,), _seen(situation), KPI, urgency, use_case=state.id, blocker=event.blocker
    )


def _seen(situation: Situation) -> Fact:
    text = situation.pick(
        "In de geschiedenis staat dan dat de belemmering weg is.",
        "The history then says that the blocker is gone.",
    )
    return situation.fact("seen.unblocked", "blocker_removed", text)

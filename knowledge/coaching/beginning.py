"""Use AI yourself, for a team without work under way: a first task, so that it finds out by doing."""

from collections.abc import Iterator

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import Situation
from knowledge.model.events import Signal

RULE = "begin"
KPI = "active_use_cases"


def beginning(situation: Situation) -> Iterator[Candidate]:
    """At most one, where no use case of the team is under way."""
    if situation.leads or situation.view is None or situation.running:
        return
    ask = situation.fact(
        "ask.begin",
        None,
        situation.pick(
            "Kies één taak die jullie elke week doen, probeer die één keer met AI, en leg vast wat het opleverde.",
            "Choose one task that you do every week, try it together with AI once, and record what came of it.",
        ),
    )
    why = situation.fact(
        "running",
        0,
        situation.pick("Er loopt bij jullie nu geen use case.", "No use case of yours is under way now."),
        n=len(situation.states),
    )
    seen = situation.fact(
        "seen.begin",
        "registered",
        situation.pick("In de lijst staat dan een use case van jullie.", "The list then holds a use case of yours."),
    )
    yield Candidate(RULE, Signal.OWN_USE, ask, (why,), seen, KPI, 2.0)

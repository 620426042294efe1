"""Ask for it, for a team: look back together on an experiment that is over, or on the work of the last weeks."""

from collections.abc import Iterator

from knowledge.coaching.candidate import Candidate
from knowledge.coaching.situation import Situation
from knowledge.model.events import Signal
from knowledge.model.evidence import Fact
from knowledge.pitfalls.rhythm import pair_days, unreflected
from knowledge.pitfalls.thresholds import Thresholds

RULE, RHYTHM = "reflect", "reflect_rhythm"
KPI = "adaptivity"
LIMIT_DAYS = 14


def reflecting(situation: Situation) -> Iterator[Candidate]:
    """At most one: the oldest experiment without a look back, else a look back where the last one is long ago."""
    if situation.leads or situation.view is None:
        return
    over = [(state, found) for state in situation.running if (found := unreflected(state, situation.as_of, 0))]
    if over:
        state, found = min(over, key=lambda pair: (pair[1].on, pair[0].id))
        name, on = situation.called(state), situation.day(found.on)
        ask = situation.pick(
            f"Kijk samen een half uur terug op de proef met {name}: wat leerden we, en wat doen we nu anders?",
            f"Look back together for half an hour on the experiment with {name}: what did we learn, and what do we "
            "do differently now?",
        )
        why = situation.pick(
            f"De proef met {name} was klaar op {on}; een terugblik is er niet vastgelegd.",
            f"The experiment with {name} was over on {on}; no look back has been recorded.",
        )
        reason = situation.fact("unreflected", found.on.isoformat(), why, inputs={"use_cases": [state.id]})
        days = (situation.as_of - found.on).days
        yield _candidate(situation, RULE, ask, reason, days, state.id)
        return
    days_back = pair_days(situation.view)
    if days_back and (days := (situation.as_of - days_back[-1]).days) > Thresholds().longest_gap and situation.running:
        on = situation.day(days_back[-1])
        ask = situation.pick(
            "Kijk samen een half uur terug op de laatste weken, en kies één ding dat jullie anders gaan doen.",
            "Look back together for half an hour on the last weeks, and choose one thing to do differently.",
        )
        why = situation.pick(
            f"Jullie keken voor het laatst op {on} terug op een proef, {situation.number(days)} dagen geleden.",
            f"You last looked back on an experiment on {on}, {situation.number(days)} days ago.",
        )
        yield _candidate(situation, RHYTHM, ask, situation.fact("rhythm", days, why), days)


def _candidate(situation: Situation, rule: str, ask: str, why: Fact, days: int, use_case: str = "") -> Candidate:
    seen = situation.fact(
        "seen.reflection",
        "reflection",
        situation.pick("In de geschiedenis staat dan een terugblik.", "The history then holds a look back."),
    )
    asked = situation.fact(f"ask.{rule}", use_case or None, ask)
    return Candidate(rule, Signal.ASKED, asked, (why,), seen, KPI, min(3.0, days / LIMIT_DAYS), use_case=use_case)

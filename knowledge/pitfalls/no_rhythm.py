"""No rhythm of experiment and reflection: a team with work under way that no longer looks back on what it tries.

Needs experiments in the history, and a team with use cases between exploring and scaling. Found when the open gap
since the last experiment with its reflection is longer than two cycles; when the gaps, six or more, show an XmR
signal of growing longer, the open gap counting as a lower bound; and when an experiment is over for more than
fourteen days without a reflection. Gaps that grow shorter are no pitfall.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import day, number, pick
from knowledge.model.base import Language
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, both
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import EXPERIMENTS, RECORD, looks_at
from knowledge.pitfalls.rhythm import (
    Unreflected,
    beyond,
    drift,
    experiments_recorded,
    gaps_of,
    pair_days,
    routine,
    unreflected,
)
from knowledge.pitfalls.teams import TeamView, team_views, teamless
from knowledge.pitfalls.thresholds import Thresholds

RULE = Rule(
    "no_rhythm",
    2,
    Bilingual(nl="Geen ritme van experiment en reflectie", en="No rhythm of experiment and reflection"),
)
LOOKS_AT = looks_at(team={*RECORD, *EXPERIMENTS})
AGAIN = Bilingual(nl="het team weer terugkijkt op een experiment", en="the team looks back on an experiment again")


def guard(snapshot: Snapshot, _: Context) -> list[Silence]:
    """Where nobody records experiments, their absence says nothing."""
    if not experiments_recorded(snapshot):
        reason = Bilingual(nl="Er is geen enkel experiment vastgelegd.", en="Not one experiment has been recorded.")
        return [Silence(pitfall=RULE.name, reason=reason)]
    return teamless(RULE.name, snapshot.states.values())


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """One finding per team without rhythm, with every ground for it."""
    return [
        RULE.finding(view.subject, grounds, snapshot.as_of, context.language)
        for view in team_views(snapshot)
        if view.unfinished and (grounds := list(_grounds(view, snapshot.as_of, context.thresholds)))
    ]


def _grounds(view: TeamView, as_of: date, thresholds: Thresholds) -> Iterator[Ground]:
    days = pair_days(view)[-thresholds.xmr_window - 1 :]
    last = days[-1] if days else None
    begun = min(state.started_on or state.registered_on for state in view.unfinished)
    if (as_of - (last or begun)).days > thresholds.longest_gap:
        since = (last or begun) + timedelta(thresholds.longest_gap + 1)
        passed = beyond(days, thresholds.xmr_points, as_of)
        yield _open_gap(view, last, begun, as_of, min(since, passed or since), thresholds.longest_gap)
    else:
        yield from _growing(view, days, as_of, thresholds)
    late = (unreflected(state, as_of, thresholds.reflection_days) for state in view.unfinished)
    if forgotten := [item for item in late if item]:
        yield _forgotten(forgotten, thresholds.reflection_days)


def _open_gap(view: TeamView, last: date | None, begun: date, as_of: date, since: date, limit: int) -> Ground:
    start = last or begun
    gap = (as_of - start).days

    def says(lang: Language) -> str:
        if last is None:
            head = pick(
                lang,
                f"sinds {day(start, lang)} loopt er werk zonder dat op een experiment is teruggekeken",
                f"work has been under way since {day(start, lang)} without looking back on any experiment",
            )
        else:
            head = pick(
                lang,
                f"keek voor het laatst op {day(start, lang)} terug op een experiment",
                f"last looked back on an experiment on {day(start, lang)}",
            )
        return head + pick(
            lang,
            f", {number(gap, lang)} dagen geleden, bij een grens van {limit} dagen",
            f", {number(gap, lang)} days ago, against a limit of {limit} days",
        )

    return Ground(
        name="open_gap",
        value=gap,
        unit="days",
        says=both(says),
        clears=AGAIN,
        since=since,
        severity=Severity.HIGH if gap > 2 * limit else Severity.MEDIUM,
        inputs={"use_cases": list(view.use_case_ids()), "limit": limit, "last": start.isoformat()},
    )


def _growing(view: TeamView, days: Sequence[date], as_of: date, thresholds: Thresholds) -> Iterator[Ground]:
    seen = drift(days, thresholds.xmr_points, thresholds.xmr_recent)
    passed = beyond(days, thresholds.xmr_points, as_of)
    if seen or passed:
        gaps = gaps_of(days)
        shown = (as_of - days[-1]).days if passed else gaps[-1]
        yield _signal(view, gaps, shown, bool(passed), min(day for day in (seen, passed) if day))


def _signal(view: TeamView, gaps: Sequence[int], shown: int, still_open: bool, since: date) -> Ground:
    within, count = routine(gaps), len(gaps)
    centre, upper = round(within.centre, 1), round(within.upper, 1)

    def says(lang: Language) -> str:
        which = pick(lang, "de open tussentijd", "the open gap") if still_open else pick(lang, "de laatste", "the last")
        return pick(
            lang,
            f"de tijd tussen twee reflecties wordt langer dan gewoon: {which} is {shown} dagen, gemiddeld "
            f"{number(centre, lang)} met {number(upper, lang)} als bovengrens over {count} tussentijden",
            f"the time between two reflections grows beyond routine: {which} is {shown} days, on average "
            f"{number(centre, lang)} with {number(upper, lang)} as the upper limit over {count} gaps",
        )

    return Ground(
        name="growing_gaps",
        value=shown,
        unit="days",
        n=count,
        says=both(says),
        clears=Bilingual(
            nl="de tijd tussen de laatste reflecties weer gewoon is",
            en="the time between the last reflections is routine again",
        ),
        since=since,
        severity=Severity.MEDIUM,
        inputs={"use_cases": list(view.use_case_ids()), "gaps": list(gaps), "centre": centre, "upper": upper},
    )


def _forgotten(items: Sequence[Unreflected], within: int) -> Ground:
    ids = [item.use_case for item in items]
    first, count = min(item.on for item in items), len(items)

    def says(lang: Language) -> str:
        what = pick(
            lang,
            "een experiment is" if count == 1 else f"{count} experimenten zijn",
            "an experiment has been" if count == 1 else f"{count} experiments have been",
        )
        named = ", ".join(ids[:5]) + (" …" if count > 5 else "")
        return pick(
            lang,
            f"{what} langer dan {within} dagen voorbij zonder reflectie ({named}; sinds {day(first, lang)})",
            f"{what} over for more than {within} days without a reflection ({named}; since {day(first, lang)})",
        )

    return Ground(
        name="without_reflection",
        value=list(ids),
        unit="use cases",
        n=count,
        says=both(says),
        clears=Bilingual(
            nl="op elk afgelopen experiment is teruggekeken", en="every experiment that is over has been looked back on"
        ),
        since=first + timedelta(within + 1),
        severity=Severity.LOW,
        inputs={"use_cases": list(ids), "limit": within},
    )

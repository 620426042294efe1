"""Planning instead of doing: a roadmap beyond twelve weeks and no experiment started in the last cycle.

Needs experiments in the history. A team's horizon is the latest future date in the plans of its use cases that are
not in use yet, and in its open commitments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import day, number, pick
from knowledge.measures.work import IN_PROGRESS
from knowledge.model.base import Language
from knowledge.model.events import Changed, CommitmentKept, CommitmentMade, CommitmentMoved
from knowledge.model.portfolio import Stage
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, both
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import COMMITMENTS, EXPERIMENTS, RECORD, looks_at
from knowledge.pitfalls.rhythm import experiments_recorded
from knowledge.pitfalls.teams import TeamView, team_views, teamless
from knowledge.pitfalls.thresholds import Thresholds
from knowledge.untrusted.showing import called

RULE = Rule("planning_instead_of_doing", 1, Bilingual(nl="Plannen in plaats van doen", en="Planning instead of doing"))
LOOKS_AT = looks_at(team={*RECORD, *EXPERIMENTS, *COMMITMENTS})
PLANNED = IN_PROGRESS | {Stage.IDEA}


def guard(snapshot: Snapshot, _: Context) -> list[Silence]:
    """Where nobody records experiments, their absence says nothing."""
    if not experiments_recorded(snapshot):
        reason = Bilingual(nl="Er is geen enkel experiment vastgelegd.", en="Not one experiment has been recorded.")
        return [Silence(pitfall=RULE.name, reason=reason)]
    return teamless(RULE.name, snapshot.states.values())


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """One finding per team that plans far ahead without trying anything."""
    thresholds, found = context.thresholds, []
    for view in team_views(snapshot):
        plans = [plan for plan in _plans(view) if (plan.until - snapshot.as_of).days > 7 * thresholds.roadmap_weeks]
        if plans and (ground := _ground(view, plans, snapshot.as_of, thresholds)):
            found.append(RULE.finding(view.subject, [ground], snapshot.as_of, context.language))
    return found


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that is to be done ``until`` a day, planned on ``made``; ``what`` names it."""

    what: str
    until: date
    made: date


def _plans(view: TeamView) -> Iterator[Plan]:
    for state in view.states:
        if state.stage in PLANNED and state.use_case.dates:
            made = _dated_on(state)
            yield from (Plan(state.id, until, made) for until in state.use_case.dates.values())
        if state.stage is not Stage.STOPPED:
            for event in state.open_commitments.values():
                if isinstance(event, CommitmentMade | CommitmentMoved):
                    yield Plan(f"{called(event.commitment)} ({state.id})", event.due, event.on)
    yield from _of_team(view)


def _of_team(view: TeamView) -> Iterator[Plan]:
    promises: dict[str, Plan] = {}
    for event in view.general:
        if isinstance(event, CommitmentMade | CommitmentMoved):
            promises[event.commitment] = Plan(called(event.commitment), event.due, event.on)
        elif isinstance(event, CommitmentKept):
            promises.pop(event.commitment, None)
    yield from promises.values()


def _dated_on(state: UseCaseState) -> date:
    """The day on which its dates became what they are."""
    told = reversed(state.events.of_kind("changed"))
    changes = (event.on for event in told if isinstance(event, Changed) and event.field == "dates")
    return next(changes, state.registered_on)


def _ground(view: TeamView, plans: list[Plan], as_of: date, thresholds: Thresholds) -> Ground | None:
    starts = (on for state in view.states for _, on in state.events.days_of("experiment_started"))
    last = max(starts, default=None)
    if last and (as_of - last).days <= thresholds.cycle_days:
        return None
    furthest = max(plans, key=lambda plan: plan.until)
    weeks, limit = (furthest.until - as_of).days // 7, thresholds.roadmap_weeks
    planned_since = min(plan.made for plan in plans)

    def says(lang: Language) -> str:
        plan = pick(
            lang,
            f"de plannen reiken tot {day(furthest.until, lang)} ({furthest.what}), {number(weeks, lang)} weken vooruit "
            f"bij een grens van {limit} weken",
            f"plans reach to {day(furthest.until, lang)} ({furthest.what}), {number(weeks, lang)} weeks ahead "
            f"against a limit of {limit} weeks",
        )
        if last is None:
            return plan + pick(lang, ", en er is nog nooit een experiment gestart", ", and no experiment ever started")
        return plan + pick(
            lang,
            f", terwijl het laatste experiment op {day(last, lang)} begon",
            f", while the last experiment started on {day(last, lang)}",
        )

    return Ground(
        name="far_horizon",
        value=weeks,
        unit="weeks",
        says=both(says),
        clears=both(
            lambda lang: pick(
                lang,
                f"er een experiment start, of geen plan verder reikt dan {limit} weken",
                f"an experiment starts, or no plan reaches further than {limit} weeks",
            )
        ),
        since=max(planned_since, last + timedelta(thresholds.cycle_days + 1)) if last else planned_since,
        severity=_severity(as_of, last, thresholds),
        inputs={
            "use_cases": list(view.use_case_ids()),
            "plans": [plan.what for plan in plans],
            "last_experiment": last.isoformat() if last else None,
            "limit": limit,
        },
    )


def _severity(as_of: date, last: date | None, thresholds: Thresholds) -> Severity:
    waited = last is None or (as_of - last).days > 2 * thresholds.cycle_days
    return Severity.HIGH if waited else Severity.MEDIUM

"""Too much at once: a team that begins more than it can finish.

Found when more use cases are in progress (exploring to scaling) than the limit, for two cycles; when in each of the
last three complete months more began than finished; and when more than 30 % of what is open is older than the 85th
percentile of everything that was ever finished in the organisation. The last one needs six finished use cases and
three open ones; a use case that goes into use or is stopped is finished.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import day, number, percent, pick
from knowledge.measures.work import percentile
from knowledge.model.base import Language
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, both
from knowledge.pitfalls.flow import Month, above_since, all_dated, durations, inflow_run, month_end
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import RECORD, looks_at
from knowledge.pitfalls.teams import TeamView, team_views, teamless
from knowledge.pitfalls.thresholds import Thresholds

RULE = Rule("too_much_at_once", 1, Bilingual(nl="Te veel tegelijk", en="Too much at once"))
# Organisation-wide: what is old work follows from everything that was ever finished.
LOOKS_AT = looks_at(organisation=RECORD)
SERIOUS = 1.5


def guard(snapshot: Snapshot, context: Context) -> list[Silence]:
    """Ages are only judged where enough has been finished to compare with."""
    silences = teamless(RULE.name, snapshot.states.values())
    known, needed = len(snapshot.derived(durations)), context.thresholds.finished_cases
    if known < needed:
        reason = Bilingual(
            nl=f"Van {known} afgeronde use cases is bekend hoelang ze duurden; vanaf {needed} is te zeggen welke te "
            "lang openstaan.",
            en=f"Of {known} finished use cases it is known how long they took; from {needed} on it can be said which "
            "are open for too long.",
        )
        silences.append(Silence(pitfall=RULE.name, part="old_work", reason=reason))
    return silences


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """One finding per team with too much at once, with every ground for it."""
    thresholds = context.thresholds
    spans = snapshot.derived(durations)
    slow = percentile(spans, thresholds.old_percentile) if len(spans) >= thresholds.finished_cases else None
    return [
        RULE.finding(view.subject, grounds, snapshot.as_of, context.language)
        for view in team_views(snapshot)
        if (grounds := list(_grounds(view, snapshot, thresholds, slow)))
    ]


def _grounds(view: TeamView, snapshot: Snapshot, thresholds: Thresholds, slow: int | None) -> Iterator[Ground]:
    unfinished, as_of = view.unfinished, snapshot.as_of
    if len(unfinished) > thresholds.wip_limit:
        since = above_since(view.states, thresholds.wip_limit)
        if since and (as_of - since).days >= (thresholds.wip_cycles - 1) * thresholds.cycle_days:
            yield _in_progress(unfinished, since, thresholds)
    run = inflow_run(view.states, as_of)
    if len(run) >= thresholds.inflow_months:
        yield _inflow(view, run, thresholds)
    if slow is not None and len(unfinished) >= thresholds.open_cases:
        old = [state for state in unfinished if (as_of - _begun(state)).days > slow]
        if len(old) / len(unfinished) > thresholds.old_share:
            yield _old_work(unfinished, old, slow, thresholds, dated=snapshot.derived(all_dated))


def _begun(state: UseCaseState) -> date:
    return state.started_on or state.registered_on


def _in_progress(unfinished: Sequence[UseCaseState], since: date, thresholds: Thresholds) -> Ground:
    count, limit = len(unfinished), thresholds.wip_limit
    return Ground(
        name="in_progress",
        value=count,
        unit="use cases",
        says=both(
            lambda lang: pick(
                lang,
                f"{number(count, lang)} use cases lopen tegelijk; "
                f"sinds {day(since, lang)} meer dan de grens van {limit}",
                f"{number(count, lang)} use cases run at the same time; "
                f"since {day(since, lang)} more than the limit of {limit}",
            )
        ),
        clears=Bilingual(
            nl=f"er niet meer dan {limit} use cases tegelijk lopen",
            en=f"no more than {limit} use cases run at the same time",
        ),
        since=since,
        severity=Severity.HIGH if count >= SERIOUS * limit else Severity.MEDIUM,
        inputs={"use_cases": [state.id for state in unfinished], "limit": limit},
    )


def _inflow(view: TeamView, run: Sequence[tuple[Month, int, int]], thresholds: Thresholds) -> Ground:
    begun, ended, months = sum(row[1] for row in run), sum(row[2] for row in run), len(run)
    first_told = run[thresholds.inflow_months - 1][0]

    def says(lang: Language) -> str:
        finished = number(ended, lang) if ended else pick(lang, "geen", "none")
        return pick(
            lang,
            f"{months} maanden achtereen begon er meer dan er klaar kwam: {begun} use cases begonnen, {finished} klaar",
            f"for {months} months in a row more began than finished: {begun} use cases began, {finished} finished",
        )

    return Ground(
        name="inflow",
        value=begun - ended,
        unit="use cases",
        n=months,
        says=both(says),
        clears=Bilingual(
            nl="er in een maand minstens zoveel klaar komt of stopt als er begint",
            en="in some month at least as much finishes or stops as begins",
        ),
        since=month_end(first_told),
        severity=Severity.MEDIUM,
        inputs={"use_cases": list(view.use_case_ids()), "begun": begun, "finished": ended, "months": months},
    )


def _old_work(
    unfinished: Sequence[UseCaseState], old: Sequence[UseCaseState], slow: int, thresholds: Thresholds, *, dated: bool
) -> Ground:
    share, count, total = len(old) / len(unfinished), len(old), len(unfinished)
    most = thresholds.old_share

    def says(lang: Language) -> str:
        verb = pick(lang, "is", "has") if count == 1 else pick(lang, "zijn", "have")
        days, most_of_all = number(slow, lang), percent(thresholds.old_percentile, lang)
        of_which = "" if dated else pick(lang, ", voor zover de dagen bekend zijn", ", as far as the days are known")
        return pick(
            lang,
            f"{count} van de {total} lopende use cases ({percent(share, lang)}) {verb} langer dan {days} dagen open, "
            f"langer dan {most_of_all} van wat ooit klaar kwam{of_which}",
            f"{count} of the {total} running use cases ({percent(share, lang)}) {verb} been open for more than {days} "
            f"days, longer than {most_of_all} of what was ever finished{of_which}",
        )

    # The share passed the limit when the youngest of the first that many grew too old.
    ages = sorted(_begun(state) for state in old)
    needed = int(most * total) + 1
    return Ground(
        name="old_work",
        value=share,
        unit="share",
        n=total,
        says=both(says),
        clears=both(
            lambda lang: pick(
                lang,
                f"hooguit {percent(most, lang)} van het lopende werk zo oud is",
                f"at most {percent(most, lang)} of the running work is that old",
            )
        ),
        since=ages[needed - 1] + timedelta(slow + 1),
        severity=Severity.MEDIUM,
        inputs={
            "use_cases": [state.id for state in unfinished],
            "old": [state.id for state in old],
            "days": slow,
            "percentile": thresholds.old_percentile,
        },
    )

"""Decoupled from strategy: an active use case that serves no objective in force, or an objective without use cases.

Needs at least one strategy document in force, and objectives. A use case is found while it is active and neither
its record nor a proposal that a person confirmed links it to an objective in force; an objective when no use case
under way has served it for two cycles; that needs one link that is known.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import day, joined_and, number, pick
from knowledge.measures.reprioritising import links_are_kept
from knowledge.model.base import Language
from knowledge.model.portfolio import Objective, Stage
from knowledge.pitfalls.context import Context, LinkProposal
from knowledge.pitfalls.coverage import last_served, links_changed_on
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, Subject, both
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import KINDS, RECORD, looks_at

RULE = Rule("decoupled", 1, Bilingual(nl="Losgekoppeld van de strategie", en="Decoupled from strategy"))
# Any event makes a use case active; whether an objective has one under way needs all of them.
LOOKS_AT = looks_at(use_case=KINDS, organisation=RECORD)


def guard(snapshot: Snapshot, context: Context) -> list[Silence]:
    """Without a strategy in force or without objectives nothing can be decoupled from them."""
    if not any(document.strategy and document.in_force(snapshot.as_of) for document in context.documents):
        reason = Bilingual(
            nl="Er is geen strategiedocument van kracht om use cases aan te toetsen.",
            en="There is no strategy document in force to hold use cases against.",
        )
        return [Silence(pitfall=RULE.name, reason=reason)]
    if not snapshot.objectives:
        reason = Bilingual(nl="Er zijn geen doelstellingen bekend.", en="No objectives are known.")
        return [Silence(pitfall=RULE.name, reason=reason)]
    if snapshot.states and not _links_are_kept(snapshot, context):
        reason = Bilingual(
            nl="Geen use case is aan een doelstelling gekoppeld: welke doelstelling er geen heeft, is niet te zeggen.",
            en="No use case is linked to an objective: which objective has none cannot be told.",
        )
        return [Silence(pitfall=RULE.name, part="objectives", reason=reason)]
    return []


def _links_are_kept(snapshot: Snapshot, context: Context) -> bool:
    """Whether any link is known, or ever was."""
    return snapshot.derived(links_are_kept) or any(context.links(state) for state in snapshot.states.values())


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """Use cases without an objective in force, then objectives without a use case."""
    return [*_use_cases(snapshot, context), *_objectives(snapshot, context)]


def _use_cases(snapshot: Snapshot, context: Context) -> Iterator[Finding]:
    window = context.thresholds.activity_days
    for state in snapshot.states.values():
        if not state.under_way or (snapshot.as_of - state.last_event_on).days >= window:
            continue
        links = context.links(state)
        if not any(_in_force(snapshot, key) for key in links):
            subject = Subject(kind="use_case", id=state.id, name=state.use_case.title)
            ground = _unlinked(snapshot, context, state, links)
            yield RULE.finding(subject, [ground], snapshot.as_of, context.language)


def _in_force(snapshot: Snapshot, key: str) -> bool:
    objective = snapshot.objectives.get(key)
    return objective is not None and objective.in_force(snapshot.as_of)


def _unlinked(snapshot: Snapshot, context: Context, state: UseCaseState, links: tuple[str, ...]) -> Ground:
    open_proposals = [
        proposal
        for proposal in context.proposals.get(state.id, ())
        if proposal.confirmed is None and _in_force(snapshot, proposal.objective)
    ]
    retired = [item.retired_on for key in links if (item := snapshot.objectives.get(key)) and item.retired_on]
    started = state.started_on or state.registered_on
    return Ground(
        name="no_objective_in_force",
        value=list(links),
        unit="objectives",
        says=both(lambda lang: _says(snapshot, links, open_proposals, lang)),
        clears=Bilingual(
            nl="een mens haar koppelt aan een doelstelling die van kracht is, of zij niet meer loopt",
            en="a person links it to an objective in force, or it is no longer under way",
        ),
        since=max(started, links_changed_on(state), *(day for day in retired if day <= snapshot.as_of)),
        severity=_severity(state, open_proposals),
        inputs={
            "use_cases": [state.id],
            "objectives": list(links),
            "proposed": [proposal.objective for proposal in open_proposals],
            "passages": [proposal.passage for proposal in open_proposals if proposal.passage],
        },
    )


def _severity(state: UseCaseState, proposals: list[LinkProposal]) -> Severity:
    if proposals:
        return Severity.LOW
    return Severity.HIGH if state.stage in {Stage.SCALING, Stage.LIVE} else Severity.MEDIUM


def _says(snapshot: Snapshot, links: tuple[str, ...], proposals: list[LinkProposal], language: Language) -> str:
    if not links:
        text = pick(language, "is aan geen enkele doelstelling gekoppeld", "is linked to no objective")
    else:
        named = joined_and((_why_not(snapshot, key, language) for key in links), language)
        text = pick(language, f"is alleen gekoppeld aan {named}", f"is linked only to {named}")
    if proposals:
        best = max(proposals, key=lambda proposal: proposal.strength).objective
        text += pick(
            language,
            f"; voorgesteld is {best}, dat nog niemand bevestigde",
            f"; proposed is {best}, which nobody has confirmed yet",
        )
    return text


def _why_not(snapshot: Snapshot, key: str, language: Language) -> str:
    objective = snapshot.objectives.get(key)
    if objective is None:
        return f"{key} ({pick(language, 'onbekend', 'unknown')})"
    if objective.retired_on and objective.retired_on <= snapshot.as_of:
        return f"{key} ({pick(language, 'vervallen op', 'retired on')} {day(objective.retired_on, language)})"
    return f"{key} ({pick(language, 'nog niet van kracht', 'not in force yet')})"


def _objectives(snapshot: Snapshot, context: Context) -> Iterator[Finding]:
    running = [state for state in snapshot.states.values() if state.under_way]
    served = {key for state in running for key in context.links(state)}
    wanted = [item for item in snapshot.objectives.values() if item.in_force(snapshot.as_of) and item.id not in served]
    if not wanted or not _links_are_kept(snapshot, context):
        return
    history_begins = min(state.registered_on for state in snapshot.states.values())
    for objective in wanted:
        last = last_served(snapshot.states.values(), objective.id)
        unserved_from = max(history_begins, objective.in_force_from or date.min, last or date.min)
        limit = context.thresholds.uncovered_cycles * context.thresholds.cycle_days
        if (snapshot.as_of - unserved_from).days >= limit:
            ground = _uncovered(objective, unserved_from, limit, snapshot.as_of)
            subject = Subject(kind="objective", id=objective.id, name=objective.title)
            yield RULE.finding(subject, [ground], snapshot.as_of, context.language)


def _uncovered(objective: Objective, start: date, limit: int, as_of: date) -> Ground:
    days = (as_of - start).days
    return Ground(
        name="no_use_case",
        value=days,
        unit="days",
        says=both(
            lambda lang: pick(
                lang,
                f"heeft sinds {day(start, lang)} geen gekoppelde use case die loopt: {number(days, lang)} dagen, "
                f"bij een grens van {limit} dagen",
                f"has had no linked use case under way since {day(start, lang)}: {number(days, lang)} days, "
                f"against a limit of {limit} days",
            )
        ),
        clears=Bilingual(
            nl="er weer een use case voor deze doelstelling loopt, of zij vervalt",
            en="a use case for this objective is under way again, or the objective is retired",
        ),
        since=start + timedelta(limit),
        severity=Severity.HIGH if days >= 2 * limit else Severity.MEDIUM,
        inputs={"objectives": [objective.id], "limit": limit, "from": start.isoformat()},
    )

"""Which objectives in force lose, keep or get a use case."""

from collections.abc import Iterator, Sequence

from knowledge.history.fold import UseCaseState
from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.measures.activity import ACTIVITY_WINDOW_DAYS, active, is_active
from knowledge.measures.condition_words import TITLE
from knowledge.measures.phrases import day, joined_and, short, use_cases
from knowledge.model.portfolio import Objective


def consequences(case: Case) -> Iterator[Consequence]:
    """What each objective in force that it serves loses or gets, and where it serves none."""
    snapshot = case.before.snapshot
    if not any(each.in_force(snapshot.as_of) for each in snapshot.objectives.values()):
        clause = case.pick(
            "wat het voor doelstellingen betekent is niet bekend: er zijn er geen van kracht",
            "what it means for objectives is not known: there are none in force",
        )
        yield case.told(Effect.UNKNOWN, "objectives", None, clause, {})
        return
    links = case.before.context.links(case.now)
    known = [snapshot.objectives[key] for key in links if key in snapshot.objectives]
    in_force = [each for each in known if each.in_force(snapshot.as_of)]
    if not in_force:
        yield _serves_none(case, links, known)
        return
    others = {each.id: _others(case, each.id) for each in in_force}
    kept = []
    for objective in in_force:
        if case.ends and (lost := _lost(case, objective, others[objective.id])):
            yield lost
        elif case.ends:
            kept.append(objective)
        elif not case.now.under_way and not others[objective.id]:
            yield _gets(case, objective)
    if kept:
        yield _kept(case, kept, {key: len(active(states, snapshot.as_of)) for key, states in others.items()})


def _others(case: Case, objective: str) -> list[UseCaseState]:
    """The other use cases under way that serve an objective."""
    context, states = case.before.context, case.before.snapshot.states.values()
    return [each for each in states if each.id != case.now.id and each.under_way and objective in context.links(each)]


def _lost(case: Case, objective: Objective, others: Sequence[UseCaseState]) -> Consequence | None:
    as_of, name = case.before.snapshot.as_of, _named(objective)
    if not others:
        clause = case.pick(f"{name} verliest de enige lopende use case", f"{name} loses its only use case under way")
    elif is_active(case.now, as_of) and not active(others, as_of):
        count, days = len(others), ACTIVITY_WINDOW_DAYS
        quiet = case.pick(
            "in de andere die loopt" if count == 1 else f"in de {count} andere die lopen",
            "in the other one under way" if count == 1 else f"in the {count} others under way",
        )
        clause = case.pick(
            f"{name} verliest de laatste actieve use case; {quiet} gebeurde {days} dagen niets",
            f"{name} loses its last active use case; {quiet} nothing happened for {days} days",
        )
    else:
        return None
    ids = [each.id for each in others]
    return case.told(
        Effect.STOPS, "objective", objective.id, clause, {"objectives": [objective.id], "use_cases": [*ids]}
    )


def _gets(case: Case, objective: Objective) -> Consequence:
    name = _named(objective)
    clause = case.pick(
        f"{name} krijgt een lopende use case, de enige", f"{name} gets a use case under way, its only one"
    )
    return case.told(Effect.POSSIBLE, "objective", objective.id, clause, {"objectives": [objective.id]})


def _kept(case: Case, kept: Sequence[Objective], count: dict[str, int]) -> Consequence:
    keeps, qualifier = case.pick("houdt", "keeps"), case.pick("actieve", "active")
    told = (f"{_named(each)} {keeps} {use_cases(count[each.id], case.language, qualifier)}" for each in kept)
    ids = [each.id for each in kept]
    return case.told(
        Effect.STAYS, "objectives", {key: count[key] for key in ids}, "; ".join(told), {"objectives": [*ids]}
    )


def _serves_none(case: Case, links: Sequence[str], known: Sequence[Objective]) -> Consequence:
    retired = [each for each in known if each.retired_on and each.retired_on <= case.before.snapshot.as_of]
    if not links:
        why = case.pick("het is aan geen doelstelling gekoppeld", "it is linked to no objective")
    elif retired:
        named = joined_and([_retired(case, each) for each in retired], case.language)
        why = case.pick(f"het dient alleen {named}", f"it serves only {named}")
    else:
        named = joined_and(links, case.language)
        why = case.pick(
            f"het dient alleen wat niet van kracht of niet bekend is: {named}",
            f"it serves only what is not in force or not known: {named}",
        )
    clause = case.pick(
        f"geen doelstelling die van kracht is verliest of krijgt iets: {why}",
        f"no objective in force loses or gets anything: {why}",
    )
    return case.told(Effect.STAYS, "objectives", {}, clause, {"objectives": [*links]})


def _retired(case: Case, objective: Objective) -> str:
    when = day(objective.retired_on, case.language) if objective.retired_on else ""
    return f"{_named(objective)} ({case.pick('vervallen op', 'retired on')} {when})"


def _named(objective: Objective) -> str:
    title = short(objective.title, TITLE)
    return objective.id if title == objective.id else f"{objective.id} {title}"

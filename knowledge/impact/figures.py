"""Which KPIs change: the same measures over both portfolios, never a second formula."""

from collections.abc import Iterator

from pydantic import JsonValue

from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.measures.phrases import number, percent, pick
from knowledge.measures.query import Filters
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

KPI = ("KPI's", "KPIs")


def consequences(case: Case) -> Iterator[Consequence]:
    """One sentence with every figure that changes, of the organisation and of its own team, or that none does."""
    pairs = {key: (was, case.after.figures[key]) for key, was in case.before.figures.items() if _plain(was)}
    pairs |= _of_team(case)
    changed = {key: (was, then) for key, (was, then) in pairs.items() if was.value != then.value}
    if not changed:
        clause = case.pick("er verandert geen KPI", "no KPI changes")
        yield case.told(Effect.STAYS, "figures", 0, clause, {}, KPI)
        return
    told = "; ".join(_told(was, then, case.language) for was, then in changed.values())
    clause = case.pick(f"deze KPI's veranderen: {told}", f"these KPIs change: {told}")
    values: JsonValue = {key: [was.value, then.value] for key, (was, then) in changed.items()}
    ids: JsonValue = {key: [was.id, then.id] for key, (was, then) in changed.items()}
    yield case.told(Effect.CHANGES, "figures", len(changed), clause, {"figures": values, "facts": ids}, KPI)


def _of_team(case: Case) -> dict[str, tuple[Fact, Fact]]:
    team = case.now.use_case.team
    if not team:
        return {}
    own = Filters(teams=(team,))
    was, then = (standing.computed(own, ("active_use_cases",)) for standing in (case.before, case.after))
    label = case.pick("bij", "of") + f" {team}"
    return {f"{key}/team": (_relabelled(was[key], label), _relabelled(then[key], label)) for key in was}


def _relabelled(fact: Fact, more: str) -> Fact:
    return fact.model_copy(update={"label": f"{fact.label} {more}"})


def _plain(fact: Fact) -> bool:
    """Whether the value is a number, or not known: those of several parts stand in other figures too."""
    return fact.value is None or (isinstance(fact.value, int | float) and not isinstance(fact.value, bool))


def _told(was: Fact, then: Fact, language: Language) -> str:
    unit = "" if then.unit in {"share", "use case", "use cases"} else f" {then.unit}".rstrip()
    return f"{was.label} {_worded(was, language)} → {_worded(then, language)}{unit}"


def _worded(fact: Fact, language: Language) -> str:
    if not isinstance(fact.value, int | float):
        return pick(language, "niet te berekenen", "not computable")
    return percent(fact.value, language) if fact.unit == "share" else number(fact.value, language)

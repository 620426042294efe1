"""What is known of single use cases: the record, where it stands, and what happened last."""

from collections.abc import Callable, Iterable, Mapping

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.query import Detail, MeasureQuery
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.events import EVENT_LABELS, UsageMeasured
from knowledge.model.evidence import Fact

MOST = 5
RECENT = 3


def use_case_profile(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """One fact per use case that meets the conditions, at most five: stage, owner, links, effects, last events."""
    return [_profile(snapshot, state, query, language) for state in select(snapshot, query.filters)[:MOST]]


def _profile(snapshot: Snapshot, state: UseCaseState, query: MeasureQuery, language: Language) -> Fact:
    record = state.use_case
    head = f"{record.title} ({state.id})" if state.id != record.title else record.title
    asked = [ASKED[detail](snapshot, state, language) for detail in query.details]
    details = "; ".join(asked or _details(snapshot, state, language))
    return fact(
        query.measure,
        label=record.title,
        value={"stage": state.stage.value, "stage_since": state.stage_since.isoformat()},
        as_of=query.as_of,
        text=f"{head}: {details} ({phrases.as_of(query.as_of, language)}).",
        inputs=inputs_of(query, subjects=[state.id]),
    )


def _details(snapshot: Snapshot, state: UseCaseState, language: Language) -> Iterable[str]:
    record = state.use_case
    yield _since(snapshot, state, language)
    if record.team:
        yield f"team {record.team}"
    yield _owner(snapshot, state, language)
    if record.role:
        yield _role(snapshot, state, language)
    yield _links(snapshot, state, language)
    if record.purpose:
        yield _purpose(snapshot, state, language)
    yield _effect(state, language)
    if state.open_blockers:
        texts = "; ".join(event.text or key for key, event in state.open_blockers.items())
        yield phrases.pick(language, "open belemmeringen: ", "open blockers: ") + texts
    yield _recent(state, language)


def _since(_: Snapshot, state: UseCaseState, language: Language) -> str:
    since, stage = phrases.day(state.stage_since, language), state.stage.label(language)
    return phrases.pick(language, f"fase '{stage}' sinds {since}", f"stage '{stage}' since {since}")


def _owner(_: Snapshot, state: UseCaseState, language: Language) -> str:
    if not state.use_case.owner:
        return phrases.pick(language, "geen eigenaar", "no owner")
    return phrases.pick(language, "eigenaar", "owner") + f" {state.use_case.owner}"


def _role(_: Snapshot, state: UseCaseState, language: Language) -> str:
    role = state.use_case.role
    if role is None:
        return phrases.pick(language, "geen rol bekend", "no role known")
    return phrases.pick(language, "rol", "role") + f" '{role.label(language)}'"


def _purpose(_: Snapshot, state: UseCaseState, language: Language) -> str:
    purpose = state.use_case.purpose.strip().rstrip(".")
    return phrases.pick(language, "doel: ", "purpose: ") + (purpose or phrases.pick(language, "onbekend", "unknown"))


def _users(_: Snapshot, state: UseCaseState, language: Language) -> str:
    last = next((event for event in reversed(state.events) if isinstance(event, UsageMeasured)), None)
    if last is None:
        return phrases.pick(language, "gebruik nooit gemeten", "usage never measured")
    when = phrases.day(last.on, language)
    return phrases.pick(language, f"{last.users} gebruikers op {when}", f"{last.users} users on {when}")


def _links(snapshot: Snapshot, state: UseCaseState, language: Language) -> str:
    if not state.use_case.objectives:
        return phrases.pick(language, "geen doelstelling", "no objective")
    named = [
        f"{key} {snapshot.objectives[key].title}" if key in snapshot.objectives else key
        for key in state.use_case.objectives
    ]
    return phrases.pick(language, "doelstelling ", "objective ") + ", ".join(named)


def _effect(state: UseCaseState, language: Language) -> str:
    if not state.effects:
        return phrases.pick(language, "nog geen effect gemeten", "no effect measured yet")
    last = state.effects[-1]
    if not last.shown:
        return phrases.pick(language, "laatste meting: geen effect aangetoond", "last measurement: no effect shown")
    amount = f"{phrases.number(last.value, language)} {last.unit}".strip() if last.value is not None else ""
    return phrases.pick(language, "laatste effect: ", "last effect: ") + " ".join(filter(None, (last.metric, amount)))


def _recent(state: UseCaseState, language: Language) -> str:
    items = []
    for event in reversed(state.events[-RECENT:]):
        name = phrases.pick(language, *EVENT_LABELS[event.kind])
        said = f" ({event.text.strip().rstrip('.')})" if event.text else ""
        items.append(f"{phrases.day(event.on, language)} {name}{said}")
    return phrases.pick(language, "laatste gebeurtenissen: ", "last events: ") + ", ".join(items)


ASKED: Mapping[Detail, Callable[[Snapshot, UseCaseState, Language], str]] = {
    "owner": _owner,
    "role": _role,
    "objective": _links,
    "since": _since,
    "users": _users,
    "purpose": _purpose,
}

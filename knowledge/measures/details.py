"""What is told of one use case, in a list or by itself."""

from collections.abc import Callable, Iterable, Mapping

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.condition_words import TITLE
from knowledge.measures.event_words import people
from knowledge.measures.phrases import day, pick, short
from knowledge.measures.query import Detail
from knowledge.measures.since import in_stage_since
from knowledge.model.base import Language
from knowledge.model.events import UsageMeasured
from knowledge.untrusted.showing import called

PURPOSE = 600


def heading(state: UseCaseState, more: Iterable[str] = ()) -> str:
    """``Title (UC-012, what more there is to tell)``; the id only where it is not the title too."""
    title = short(state.use_case.title, TITLE)
    parts = [*([state.id] if state.id != title else []), *more]
    return f"{title} ({', '.join(parts)})" if parts else title


def last_usage(state: UseCaseState) -> UsageMeasured | None:
    """The last measurement of its use."""
    return next((event for event in reversed(state.events) if isinstance(event, UsageMeasured)), None)


def since(_: Snapshot, state: UseCaseState, language: Language) -> str:
    """Its stage, and since when."""
    first, stage = in_stage_since(state, language), state.stage.label(language)
    return pick(language, f"fase '{stage}' sinds {first}", f"stage '{stage}' since {first}")


def owner(_: Snapshot, state: UseCaseState, language: Language) -> str:
    """Whose it is."""
    if not state.use_case.owner:
        return pick(language, "geen eigenaar bekend", "no owner known")
    return pick(language, "eigenaar", "owner") + f" {called(state.use_case.owner)}"


def role(_: Snapshot, state: UseCaseState, language: Language) -> str:
    """What it is for as a vehicle of change."""
    known = state.use_case.role
    if known is None:
        return pick(language, "geen rol bekend", "no role known")
    return pick(language, "rol", "role") + f" '{known.label(language)}'"


def objectives(snapshot: Snapshot, state: UseCaseState, language: Language) -> str:
    """The objectives that it is linked to."""
    keys = state.use_case.objectives
    if not keys:
        return pick(language, "geen doelstelling", "no objective")
    known = snapshot.objectives
    named = [f"{key} {short(known[key].title, TITLE)}" if key in known else key for key in keys]
    word = (
        pick(language, "doelstelling", "objective")
        if len(keys) == 1
        else pick(language, "doelstellingen", "objectives")
    )
    return f"{word} {', '.join(named)}"


def users(_: Snapshot, state: UseCaseState, language: Language) -> str:
    """How many people used it by the last measurement."""
    last = last_usage(state)
    if last is None:
        return pick(language, "gebruik nooit gemeten", "usage never measured")
    return f"{people(last.users, language)} {pick(language, 'op', 'on')} {day(last.on, language)}"


def purpose(_: Snapshot, state: UseCaseState, language: Language) -> str:
    """What it is meant to do."""
    said = short(state.use_case.purpose, PURPOSE)
    return pick(language, "doel: ", "purpose: ") + said if said else pick(language, "doel onbekend", "purpose unknown")


DETAILS: Mapping[Detail, Callable[[Snapshot, UseCaseState, Language], str]] = {
    "owner": owner,
    "role": role,
    "objective": objectives,
    "since": since,
    "users": users,
    "purpose": purpose,
}

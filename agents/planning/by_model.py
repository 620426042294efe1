"""Planning by a model: it fills in a form, and only what the portfolio knows is taken over."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field, ValidationError

from agents.model import Caller, Model
from agents.planning.plan import Part, Plan
from agents.planning.vocabulary import Kind, Vocabulary
from agents.prompts.library import load
from knowledge.history.portfolio import Snapshot
from knowledge.measures.catalogue import CATALOGUE
from knowledge.measures.phrases import pick
from knowledge.measures.query import Filters, MeasureQuery, Period, Show
from knowledge.model.answer import Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.events import EVENT_LABELS
from knowledge.model.portfolio import Role, Stage
from knowledge.words import fold

SHOWN_NAMES = 60
GroupBy = Literal["team", "owner", "stage", "role", "objective", "process", "year"]


class PlannedPart(Frozen):
    """One part of the question as the model reads it; names are as the vocabulary writes them."""

    text: str = Field(description="This part of the question, so that it can be understood by itself.")
    measure: str | None = Field(default=None, description="A measure of the catalogue, or null.")
    show: Show = "list"
    group_by: GroupBy | None = None
    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    objectives: tuple[str, ...] = ()
    use_cases: tuple[str, ...] = ()
    words: tuple[str, ...] = Field(default=(), description="Words that title or purpose must hold.")
    effect: bool | None = None
    linked: bool | None = None
    owned: bool | None = None
    blocked: bool | None = None
    started_from: date | None = None
    started_until: date | None = None
    event_kinds: tuple[str, ...] = ()
    period_from: date | None = None
    period_until: date | None = None
    as_of: date | None = None
    search: str | None = Field(default=None, description="What to look for in documents, or null.")


class PlannedQuestion(Frozen):
    """The parts of the question, in order."""

    parts: tuple[PlannedPart, ...] = Field(min_length=1, max_length=8)


async def plan_by_model(
    model: Model,
    caller: Caller,
    question: str,
    language: Language,
    snapshot: Snapshot,
    vocabulary: Vocabulary,
    previous: Part | None,
) -> tuple[Plan | None, Usage]:
    """The model's plan, or ``None`` where it asks for what does not exist. Raises ModelUnavailable."""
    prompt = load("plan", language).render(
        question=question,
        history=previous.text if previous else "",
        catalogue=_catalogue(language),
        vocabulary=_shown(vocabulary),
        today=snapshot.as_of.isoformat(),
    )
    reply = await model.ask(prompt, PlannedQuestion, caller)
    parts = [_part(part, snapshot, vocabulary) for part in reply.value.parts]
    known = [part for part in parts if part is not None]
    return (Plan(parts=tuple(known)) if len(known) == len(parts) else None), reply.usage


def _part(planned: PlannedPart, snapshot: Snapshot, vocabulary: Vocabulary) -> Part | None:
    if planned.measure is None:
        return Part(text=planned.text, search=planned.search or planned.text)
    names: dict[str, tuple[str, ...]] = {}
    asked: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
        ("teams", "team", planned.teams),
        ("owners", "owner", planned.owners),
        ("objectives", "objective", planned.objectives),
        ("use_cases", "use_case", planned.use_cases),
    )
    for field, kind, values in asked:
        known = [_resolved(value, kind, vocabulary) for value in values]
        if None in known:
            return None
        names[field] = tuple(value for value in known if value)
    try:
        query = _query(planned, names, snapshot.as_of)
    except ValidationError:
        return None
    if query.measure not in CATALOGUE or any(kind not in EVENT_LABELS for kind in query.kinds):
        return None
    return Part(text=planned.text, queries=(query,), search=planned.search)


def _query(planned: PlannedPart, names: dict[str, tuple[str, ...]], today: date) -> MeasureQuery:
    started = Period(start=planned.started_from, end=planned.started_until)
    period = Period(start=planned.period_from, end=planned.period_until)
    return MeasureQuery(
        measure=planned.measure or "",
        as_of=min(planned.as_of or today, today),
        show=planned.show,
        group_by=planned.group_by,
        kinds=planned.event_kinds,
        period=None if period == Period() else period,
        filters=Filters(
            **names,
            stages=planned.stages,
            roles=planned.roles,
            words=planned.words,
            effect=planned.effect,
            linked=planned.linked,
            owned=planned.owned,
            blocked=planned.blocked,
            started=None if started == Period() else started,
        ),
    )


def _resolved(value: str, kind: Kind, vocabulary: Vocabulary) -> str | None:
    wanted = fold(value)
    return next((name.value for name in vocabulary.names if name.kind == kind and fold(name.text) == wanted), None)


def _catalogue(language: Language) -> str:
    return "\n".join(f"- {measure.name}: {pick(language, *measure.meaning)}" for measure in CATALOGUE.values())


def _shown(vocabulary: Vocabulary) -> str:
    kinds: tuple[Kind, ...] = ("team", "objective", "process", "owner", "use_case")
    return "\n".join(f"{kind}: {'; '.join(_some(vocabulary, kind))}" for kind in kinds)


def _some(vocabulary: Vocabulary, kind: Kind) -> Iterable[str]:
    return list(dict.fromkeys(name.text for name in vocabulary.names if name.kind == kind))[:SHOWN_NAMES]

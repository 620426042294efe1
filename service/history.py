"""Recording an event of the history, for every door: checked against the use case before it is stored for ever."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from knowledge.errors import InvalidInput
from knowledge.history.fold import UseCaseState, fold
from knowledge.history.portfolio import Portfolio, PortfolioChanges
from knowledge.model.events import EVENT, Event, EventBase
from knowledge.model.portfolio import UseCase
from service.portfolio import found, near

if TYPE_CHECKING:
    from service.bootstrap import Koers

EARLIEST = date(1990, 1, 1)
IMPORTED = frozenset({"registered", "delisted", "relisted"})
KINDS: Mapping[str, type[EventBase]] = {
    kind.model_fields["kind"].default: kind
    for kind in get_args(get_args(Event)[0])
    if kind.model_fields["kind"].default not in IMPORTED
}
OURS = frozenset({"id", "on", "use_case", "text", "source", "recorded_at", "kind"})
FIXED = frozenset({"id", "source", "source_id", "stage"})
NAMED_BY = {"blocker_raised": "blocker", "commitment_made": "commitment"}
CLOSES = {"blocker_removed": "blocker", "commitment_moved": "commitment", "commitment_kept": "commitment"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a person gives it: ``fields`` are those of its kind."""

    kind: str
    on: date
    text: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


def record(koers: "Koers", reference: str, entry: Entry) -> Event:
    """Stores one event about the use case. InvalidInput says what does not fit, and what would."""
    portfolio = koers.stores.portfolio.load(koers.principal)
    state = found(portfolio, reference, date.max)
    event = _event(koers, portfolio, state, entry)
    _must_fold(state, event)
    koers.stores.portfolio.apply(PortfolioChanges(events=(event,)))
    return event


def own_fields(kind: str) -> list[str]:
    """The fields that an event of this kind takes beside its day and its text."""
    return [name for name in KINDS[kind].model_fields if name not in OURS]


def _event(koers: "Koers", portfolio: Portfolio, state: UseCaseState, entry: Entry) -> Event:
    _check(entry, koers.clock().date())
    fields = dict(entry.fields)
    for complete in (_named, _closing, _changed):
        complete(entry.kind, fields, state, koers.ids)
    _leader(fields, portfolio)
    ours = {"id": koers.ids(), "kind": entry.kind, "on": entry.on, "use_case": state.id, "text": entry.text}
    said_by = {"source": f"log:{koers.principal.id}", "recorded_at": koers.clock()}
    try:
        return EVENT.validate_python({**fields, **ours, **said_by})
    except ValidationError as error:
        raise InvalidInput(f"This is no {entry.kind}: {_problems(error)}.", _takes(entry.kind)) from None


def _check(entry: Entry, today: date) -> None:
    if entry.kind in IMPORTED:
        raise InvalidInput(f"A {entry.kind} event is written by koers import, not by hand.")
    if entry.kind not in KINDS:
        raise InvalidInput(f"{entry.kind!r} is no kind of event.", f"Kinds are {', '.join(KINDS)}.")
    if entry.on > today:
        raise InvalidInput(f"{entry.on} is in the future.", "Record what has happened, on the day that it did.")
    if entry.on < EARLIEST:
        raise InvalidInput(f"{entry.on} is before {EARLIEST}.", "Give the day that it happened as YYYY-MM-DD.")
    if strange := [name for name in entry.fields if name not in own_fields(entry.kind)]:
        raise InvalidInput(f"A {entry.kind} event has no field {strange[0]!r}.", _takes(entry.kind))


def _named(kind: str, fields: dict[str, Any], _: UseCaseState, ids: Callable[[], str]) -> None:
    if kind in NAMED_BY:
        fields.setdefault(NAMED_BY[kind], ids())


def _closing(kind: str, fields: dict[str, Any], state: UseCaseState, _: Callable[[], str]) -> None:
    if kind not in CLOSES:
        return
    name = CLOSES[kind]
    known = state.open_blockers if name == "blocker" else state.open_commitments
    if name not in fields and len(known) == 1:
        fields[name] = next(iter(known))
    if fields.get(name) not in known:
        which = f"{fields[name]!r} is not open" if name in fields else f"It is not said which {name}"
        hint = f"Open: {', '.join(known)}." if known else f"There is no open {name}."
        raise InvalidInput(f"{which}.", hint)


def _changed(kind: str, fields: dict[str, Any], state: UseCaseState, _: Callable[[], str]) -> None:
    if kind != "changed":
        return
    name = fields.get("field")
    changeable = [each for each in UseCase.model_fields if each not in FIXED]
    if name not in changeable:
        raise InvalidInput(
            f"{name!r} is not a field that can be changed.",
            f"Fields are {', '.join(changeable)}; a stage has its own event, stage_changed.",
        )
    fields["before"] = state.use_case.model_dump(mode="json")[name]


def _leader(fields: dict[str, Any], portfolio: Portfolio) -> None:
    given = fields.get("leader")
    if given is None or given in portfolio.leaders:
        return
    names = {leader.name: leader.id for leader in portfolio.leaders.values()}
    if given not in names:
        candidates = near(str(given), [*portfolio.leaders, *names])
        raise InvalidInput(
            f"There is no leader {given!r}.", f"Did you mean {', '.join(candidates)}?" if candidates else ""
        )
    fields["leader"] = names[given]


def _must_fold(state: UseCaseState, event: Event) -> None:
    try:
        fold((*state.events, event), date.max)
    except ValidationError as error:
        raise InvalidInput(f"The use case would no longer be valid: {_problems(error)}.") from None


def _problems(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(f"{'.'.join(str(part) for part in each['loc'][-1:])}: {each['msg'].lower()}" for each in found)


def _takes(kind: str) -> str:
    model: type[BaseModel] = KINDS[kind]
    required = [name for name in own_fields(kind) if model.model_fields[name].is_required()]
    optional = [name for name in own_fields(kind) if name not in required]
    needs = f"It needs {', '.join(required)}" if required else "It needs no more than a day"
    return f"{needs}; it may have {', '.join(optional)}."

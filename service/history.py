"""Recording an event of the history, for every door: checked against the use case before it is stored for ever."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from knowledge.errors import InvalidInput
from knowledge.history.fold import UseCaseState, fold
from knowledge.history.impossible import impossible
from knowledge.history.portfolio import Portfolio, PortfolioChanges
from knowledge.invalid import problem_of
from knowledge.model.events import EVENT, Event, EventBase
from knowledge.model.portfolio import UseCase
from knowledge.model.principal import OWNER
from knowledge.said import Said
from service import problems
from service.portfolio import found, near
from service.watch.notice import try_to_notice

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

OPEN = {
    "blocker": (problems.WHICH_BLOCKER, problems.NO_OPEN_BLOCKER),
    "commitment": (problems.WHICH_COMMITMENT, problems.NO_OPEN_COMMITMENT),
}


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
    if (wrong := impossible(event)) is not None:
        raise InvalidInput(problems.NO_EVENT(kind=entry.kind, problems=(wrong[1],)), problems.GIVE_DAY())
    _must_fold(state, event)
    before = koers.stores.portfolio.load(OWNER)
    koers.stores.portfolio.apply(PortfolioChanges(events=(event,)))
    try_to_notice(koers, before, event)
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
        raise InvalidInput(problems.NO_EVENT(kind=entry.kind, problems=_problems(error)), _takes(entry.kind)) from None


def _check(entry: Entry, today: date) -> None:
    if entry.kind in IMPORTED:
        raise InvalidInput(problems.IMPORTED(kind=entry.kind))
    if entry.kind not in KINDS:
        raise InvalidInput(problems.NO_KIND(kind=entry.kind), problems.KINDS_ARE(kinds=tuple(KINDS)))
    if entry.on > today:
        raise InvalidInput(problems.IN_FUTURE(day=entry.on), problems.RECORD_PAST())
    if entry.on < EARLIEST:
        raise InvalidInput(problems.TOO_EARLY(day=entry.on, earliest=EARLIEST), problems.GIVE_DAY())
    if strange := [name for name in entry.fields if name not in own_fields(entry.kind)]:
        raise InvalidInput(problems.NO_EVENT_FIELD(kind=entry.kind, field=strange[0]), _takes(entry.kind))


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
        which, none = OPEN[name]
        message = problems.NOT_OPEN(given=str(fields[name])) if name in fields else which()
        raise InvalidInput(message, problems.OPEN_ARE(names=tuple(known)) if known else none())


def _changed(kind: str, fields: dict[str, Any], state: UseCaseState, _: Callable[[], str]) -> None:
    if kind != "changed":
        return
    name = fields.get("field")
    changeable = [each for each in UseCase.model_fields if each not in FIXED]
    if name not in changeable:
        raise InvalidInput(problems.NOT_CHANGEABLE(field=str(name)), problems.CHANGEABLE(fields=tuple(changeable)))
    fields["before"] = state.use_case.model_dump(mode="json")[name]


def _leader(fields: dict[str, Any], portfolio: Portfolio) -> None:
    given = fields.get("leader")
    if given is None or given in portfolio.leaders:
        return
    names = {leader.name: leader.id for leader in portfolio.leaders.values()}
    if given not in names:
        candidates = tuple(near(str(given), [*portfolio.leaders, *names]))
        hint = problems.DID_YOU_MEAN(names=candidates) if candidates else ""
        raise InvalidInput(problems.NO_LEADER(given=str(given)), hint)
    fields["leader"] = names[given]


def _must_fold(state: UseCaseState, event: Event) -> None:
    try:
        fold((*state.events, event), date.max)
    except ValidationError as error:
        raise InvalidInput(problems.NO_LONGER_VALID(problems=_problems(error))) from None


def _problems(error: ValidationError) -> tuple[Said, ...]:
    found = error.errors(include_url=False, include_input=False)
    return tuple(
        problems.FIELD_PROBLEM(field=".".join(map(str, each["loc"][-1:])), problem=problem_of(each)) for each in found
    )


def _takes(kind: str) -> Said:
    model: type[BaseModel] = KINDS[kind]
    required = [name for name in own_fields(kind) if model.model_fields[name].is_required()]
    optional = [name for name in own_fields(kind) if name not in required]
    needs = problems.NEEDS(required=tuple(required)) if required else problems.NEEDS_NO_MORE()
    return problems.MAY_HAVE(needs=needs, optional=tuple(optional)) if optional else needs

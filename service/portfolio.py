"""Reading the portfolio, for every door: the filtered list, and one use case found by whatever name it is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.errors import Conflict, InvalidInput, NotFound
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Portfolio, Snapshot
from knowledge.measures.query import Filters
from knowledge.measures.select import select
from knowledge.model.events import Changed, Event
from knowledge.model.portfolio import Stage, UseCase
from knowledge.said import Said, Wording
from knowledge.words import fold
from service import problems

NEAR = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """The conditions on a list of use cases, as people write them."""

    team: str | None = None
    stage: str | None = None
    objective: str | None = None


def listed(portfolio: Portfolio, as_of: date, wanted: Wanted = Wanted()) -> list[UseCaseState]:
    """The use cases that meet every condition on ``as_of``, by title. InvalidInput names what is unknown."""
    snapshot = portfolio.at(as_of)
    return select(snapshot, filters_of(snapshot, wanted))


def filters_of(snapshot: Snapshot, wanted: Wanted) -> Filters:
    """The conditions with the names that the portfolio uses. InvalidInput names what is unknown."""
    return Filters(
        teams=_chosen(problems.NO_TEAM, wanted.team, _teams(snapshot)),
        stages=(stage_of(wanted.stage),) if wanted.stage else (),
        objectives=_chosen(problems.NO_OBJECTIVE, wanted.objective, _objectives(snapshot)),
    )


def found(portfolio: Portfolio, reference: str, as_of: date) -> UseCaseState:
    """The use case with this id, or this id in its source. NotFound names near ones."""
    snapshot = portfolio.at(as_of)
    key = reference if reference in portfolio.histories else _by_source_id(portfolio, reference)
    if key not in snapshot.states:
        first = min(event.on for event in portfolio.histories[key])
        raise NotFound(problems.NOT_YET(key=key, day=as_of), problems.FROM_ON(first=first))
    return snapshot.states[key]


def stage_of(text: str) -> Stage:
    """The stage with this name, in Dutch, in English or as a value."""
    names = {fold(name): stage for stage in Stage for name in (stage.value, stage.label("nl"), stage.label("en"))}
    if fold(text.strip()) not in names:
        stages = tuple(Wording(*names)() for names in Stage.labels().values())
        raise InvalidInput(problems.NO_STAGE(given=text), problems.STAGES_ARE(stages=stages))
    return names[fold(text.strip())]


def near(text: str, candidates: Iterable[str]) -> list[str]:
    """The few candidates that look most like ``text``."""
    from rapidfuzz import process, utils

    matches = process.extract(
        text, list(dict.fromkeys(candidates)), processor=utils.default_process, limit=NEAR, score_cutoff=60
    )
    return [match[0] for match in matches]


def readable(record: UseCase, portfolio: Portfolio) -> UseCase:
    """The use case without the ids of those that this portfolio, of one reader, does not have."""
    known = tuple(key for key in record.enables if key in portfolio.histories)
    return record if known == record.enables else record.model_copy(update={"enables": known})


def readable_event(event: Event, portfolio: Portfolio) -> Event:
    """The same of an event that changed which use cases another one enables."""
    if not isinstance(event, Changed) or event.field != "enables":
        return event
    sides = {"before": event.before, "after": event.after}
    known = {
        name: [key for key in keys if key in portfolio.histories]
        for name, keys in sides.items()
        if isinstance(keys, list)
    }
    return event.model_copy(update=known)


def details(state: UseCaseState, as_of: date, portfolio: Portfolio) -> dict[str, Any]:
    """A use case as JSON, with where it stands on ``as_of`` and its history up to then.

    ``portfolio`` is its reader's: of a use case that is not in it, nothing is told.
    """
    return {
        **readable(state.use_case, portfolio).model_dump(mode="json"),
        "as_of": as_of.isoformat(),
        "registered_on": state.registered_on.isoformat(),
        "stage_since": state.stage_since.isoformat(),
        "started_on": state.started_on.isoformat() if state.started_on else None,
        "listed": state.listed,
        "open_blockers": sorted(state.open_blockers),
        "open_commitments": sorted(state.open_commitments),
        "history": [_lean(readable_event(event, portfolio)) for event in state.events],
    }


def _lean(event: Event) -> dict[str, Any]:
    # What a registration carries stands in the use case itself, and in full only in the store.
    return event.model_dump(mode="json", exclude={"record"}, exclude_none=True)


def _by_source_id(portfolio: Portfolio, reference: str) -> str:
    records = _records(portfolio)
    matches = [key for key, record in records.items() if record.source_id and record.source_id == reference]
    if len(matches) > 1:
        raise Conflict(problems.SEVERAL(count=len(matches), reference=reference), _or_list(matches))
    if not matches:
        raise NotFound(problems.NO_USE_CASE(reference=reference), _suggestion(reference, records))
    return matches[0]


def _records(portfolio: Portfolio) -> dict[str, UseCase]:
    return {key: state.use_case for key, state in portfolio.at(date.max).states.items()}


def _suggestion(reference: str, records: Mapping[str, UseCase]) -> Said:
    names = {name: key for key, record in records.items() for name in (key, record.source_id, record.title) if name}
    keys = list(dict.fromkeys(names[name] for name in near(reference, names)))
    if keys:
        return _or_list(keys)
    return problems.SEE_LIST() if records else problems.EMPTY_PORTFOLIO()


def _or_list(keys: Sequence[str]) -> Said:
    return (problems.DID_YOU_MEAN if len(keys) <= 10 else problems.GIVE_ONE_OF)(names=tuple(keys[:10]))


def _teams(snapshot: Snapshot) -> dict[str, str]:
    names = {team.id: team.name for team in snapshot.teams.values()}
    names |= {alias: team.name for team in snapshot.teams.values() for alias in team.aliases}
    names |= {team.name: team.name for team in snapshot.teams.values()}
    return names | {team: team for team in (state.use_case.team for state in snapshot.states.values()) if team}


def _objectives(snapshot: Snapshot) -> dict[str, str]:
    names = {objective.title: objective.id for objective in snapshot.objectives.values()}
    names |= {key: key for key in snapshot.objectives}
    return names | {key: key for state in snapshot.states.values() for key in state.use_case.objectives}


def _chosen(unknown: Wording, wanted: str | None, names: Mapping[str, str]) -> tuple[str, ...]:
    if wanted is None:
        return ()
    matches = tuple(dict.fromkeys(value for name, value in names.items() if fold(name) == fold(wanted.strip())))
    if not matches:
        candidates = tuple(near(wanted, names))
        known = tuple(sorted(names)[:10])
        hint = problems.DID_YOU_MEAN(names=candidates) if candidates else problems.KNOWN_ARE(names=known)
        raise InvalidInput(unknown(given=wanted), hint)
    return matches

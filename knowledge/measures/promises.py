"""The health of promises: how many of those that should be kept by now are kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from pydantic import JsonValue

from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.condition_words import TITLE
from knowledge.measures.groups import KEY_OF_UNKNOWN, UNKNOWN
from knowledge.measures.health import BEHIND, Health, health_of, mean, score
from knowledge.measures.query import MeasureQuery, Period
from knowledge.measures.scope import Scope, scopes, team_name
from knowledge.model.base import Language
from knowledge.model.events import CommitmentKept, CommitmentMade, CommitmentMoved, Event
from knowledge.model.evidence import Fact
from knowledge.words import fold

NAME = ("Gezondheid van toezeggingen", "Health of commitments")
WINDOW_DAYS = 84
KINDS = ("commitment_made", "commitment_moved", "commitment_kept")
RANK = {kind: rank for rank, kind in enumerate(KINDS)}
WORDS = {
    Health.ON_TRACK: ("op koers", "on track"),
    Health.BEHIND: ("achter", "behind"),
    Health.AT_RISK: ("in gevaar", "at risk"),
    Health.NOT_STARTED: ("nog niet begonnen", "not started"),
    Health.NOT_TRACKED: ("niet gevolgd", "not tracked"),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised: ``due`` by the first date, or a later one that was agreed; ``team`` is a team's name."""

    team: str
    due: date
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """The promises that fell due in ``window``, and how many were ``made`` in all."""

    window: Period
    due: list[Promise]
    made: int

    @property
    def kept(self) -> int:
        return sum(each.kept for each in self.due)

    @property
    def scores(self) -> dict[str, float]:
        """100 · kept / due of each team that something was due of; promises of no team are one group."""
        groups: dict[str, list[Promise]] = defaultdict(list)
        for each in self.due:
            groups[fold(each.team)].append(each)
        named = {min(each.team for each in own) or KEY_OF_UNKNOWN: own for _, own in sorted(groups.items())}
        scored = {name: score(sum(each.kept for each in own), len(own)) for name, own in named.items()}
        return {name: value for name, value in scored.items() if value is not None}

    @property
    def value(self) -> float | None:
        return mean(self.scores.values())

    @property
    def health(self) -> Health:
        return health_of(self.value, tracked=bool(self.made))


def health(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """100 · kept / due over the promises that fell due in six cycles or the asked period, as the mean of the teams.

    Moving a promise does not move what is expected, unless the new date was agreed.
    """
    return [_fact(scope) for scope in scopes(snapshot, query, language, delisted=True)]


def promises(events: Iterable[Event], snapshot: Snapshot) -> list[Promise]:
    """The promises that were made, as they stand after these events; a name is one within its use case.

    A promise that is made again after it was kept is another one.
    """
    standing: dict[tuple[str | None, str], Promise] = {}
    earlier = []
    told = [event for event in events if isinstance(event, CommitmentMade | CommitmentMoved | CommitmentKept)]
    for event in sorted(told, key=lambda event: (event.on.toordinal() * len(KINDS) + RANK[event.kind], event.id)):
        key = (event.use_case, event.commitment)
        known = standing.get(key)
        if isinstance(event, CommitmentMade) and (known is None or known.kept):
            earlier += [known] if known else []
            standing[key] = Promise(_team(event, snapshot), event.due)
        elif isinstance(event, CommitmentMoved) and event.approved and known:
            standing[key] = replace(known, due=event.due)
        elif isinstance(event, CommitmentKept) and known:
            standing[key] = replace(known, kept=True)
    return [*earlier, *standing.values()]


def _team(event: Event, snapshot: Snapshot) -> str:
    state = snapshot.states.get(event.use_case or "")
    return state.use_case.team if state else team_name(snapshot, event.team or UNKNOWN)


def _fact(scope: Scope) -> Fact:
    window = scope.window(WINDOW_DAYS)
    made = [each for own in scope.each(*KINDS) for each in promises(own, scope.snapshot)]
    found = Kept(window, [each for each in made if window.holds(each.due)], len(made))
    inputs: dict[str, JsonValue] = {
        "part": found.kept,
        "whole": len(found.due),
        "promised": found.made,
        "by_team": dict(found.scores),
        "state": found.health.value,
    }
    parts = [scope.pick(*WORDS[found.health]), *_parts(scope, found)]
    return scope.fact(NAME, found.value, parts, n=len(found.due), unit=("van 100", "of 100"), inputs=inputs)


def _parts(scope: Scope, found: Kept) -> Iterator[str]:
    when = phrases.period(found.window, scope.language)
    if found.value is None:
        yield scope.pick(
            f"niet te berekenen: geen toezegging die na te komen was {when}",
            f"cannot be computed: no commitment was due {when}",
        )
        return
    kept, due, teams = (scope.number(count) for count in (found.kept, len(found.due), len(found.scores)))
    noun = "team" if len(found.scores) == 1 else "teams"
    mark = scope.number(round(found.value, 1))
    yield scope.pick(f"{mark} van 100, het gemiddelde van {teams} {noun}", f"{mark} of 100, the mean of {teams} {noun}")
    yield scope.pick(
        f"{kept} van de {due} toezeggingen nagekomen die na te komen waren {when}",
        f"{kept} of the {due} commitments kept that were due {when}",
    )
    low = [
        f"{_name(scope, name)} {scope.number(round(value, 1))}"
        for name, value in found.scores.items()
        if value < BEHIND
    ]
    if low and len(found.scores) > 1:
        yield scope.pick("in gevaar: ", "at risk: ") + phrases.listing(low, scope.language, separator=", ")


def _name(scope: Scope, team: str) -> str:
    return scope.pick("zonder team", "without a team") if team == KEY_OF_UNKNOWN else phrases.short(team, TITLE)

"""Teams as the rules look at them: each with its use cases and with what happened to the team itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import pick, use_cases
from knowledge.measures.work import IN_PROGRESS
from knowledge.model.events import Event
from knowledge.pitfalls.finding import Silence, Subject, both
from knowledge.words import fold


@dataclass(slots=True)
class TeamView:
    """A team with its listed use cases, and the ``general`` events that name the team and no use case."""

    subject: Subject
    states: list[UseCaseState] = field(default_factory=list)
    general: list[Event] = field(default_factory=list)

    @property
    def unfinished(self) -> list[UseCaseState]:
        """Its use cases that were begun and are neither in use nor stopped."""
        return [state for state in self.states if state.stage in IN_PROGRESS]

    def use_case_ids(self) -> list[str]:
        """Its use cases, as the inputs of a finding."""
        return [state.id for state in self.states]


def team_views(snapshot: Snapshot) -> list[TeamView]:
    """Every team that is known or named by a listed use case, in order of name."""
    return snapshot.derived(_views)


def _views(snapshot: Snapshot) -> list[TeamView]:
    views: dict[str, TeamView] = {
        key: TeamView(Subject(kind="team", id=key, name=team.name)) for key, team in snapshot.teams.items()
    }
    key_of = team_keys(snapshot)
    for state in sorted(snapshot.states.values(), key=attrgetter("id")):
        name = state.use_case.team
        if name and state.listed:
            key = key_of(name)
            if key not in views:
                views[key] = TeamView(Subject(kind="team", id=key, name=name))
            views[key].states.append(state)
    for event in sorted(snapshot.general, key=attrgetter("on")):
        if event.team and (view := views.get(key_of(event.team))):
            view.general.append(event)
    return sorted(views.values(), key=lambda view: (fold(view.subject.name), view.subject.id))


def team_keys(snapshot: Snapshot) -> Callable[[str], str]:
    """From whatever a team is called, by name, id or alias, to its one id; its folded name where it is unknown."""
    teams = snapshot.teams.items()
    known = {fold(alias): key for key, team in teams for alias in team.aliases}
    known |= {fold(key): key for key in snapshot.teams}
    known |= {fold(team.name): key for key, team in teams}
    seen: dict[str, str] = {}

    def key_of(name: str) -> str:
        key = seen.get(name)
        if key is None:
            folded = fold(name)
            key = seen[name] = known.get(folded, folded)
        return key

    return key_of


def teamless(pitfall: str, states: Iterable[UseCaseState]) -> list[Silence]:
    """A rule about teams says nothing about use cases without one: how many those are."""
    count = sum(1 for state in states if state.stage in IN_PROGRESS and state.listed and not state.use_case.team)
    if not count:
        return []
    reason = both(
        lambda lang: (
            use_cases(count, lang, pick(lang, "lopende", "running"))
            + pick(lang, " zonder team: een team ontbreekt om dit te beoordelen.", " without a team to judge this by.")
        )
    )
    return [Silence(pitfall=pitfall, part="without_team", reason=reason)]

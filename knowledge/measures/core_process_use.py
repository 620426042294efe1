"""AI use in core processes: on which of the approved list a use case is live and really used, also by volume."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pydantic import JsonValue

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.activity import ACTIVITY_WINDOW_DAYS
from knowledge.measures.condition_words import TITLE, conditions
from knowledge.measures.organisation import is_core
from knowledge.measures.query import MeasureQuery
from knowledge.measures.scope import Scope, earlier, scopes, team_name
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Process, Stage
from knowledge.words import fold

NAME = ("AI-gebruik in kernprocessen", "AI use in core processes")
BY_VOLUME = ("AI-gebruik in kernprocessen naar volume", "AI use in core processes by volume")
USED_WITHIN_DAYS = ACTIVITY_WINDOW_DAYS


@dataclass(frozen=True)
class Coverage:
    """The core processes that a figure is about; ``in_live`` and ``in_used`` are those that use cases name, folded.

    ``approved`` says whether there is a list at all, of whichever team.
    """

    scope: Scope
    core: list[Process]
    approved: bool
    in_live: frozenset[str]
    in_used: frozenset[str]

    @cached_property
    def live(self) -> list[Process]:
        """Those with a live use case, used or not."""
        return [process for process in self.core if fold(process.id) in self.in_live]

    @cached_property
    def idle(self) -> list[Process]:
        """Those with a live use case of which none is used."""
        used = {process.id for process in self.used}
        return [process for process in self.live if process.id not in used]

    @cached_property
    def used(self) -> list[Process]:
        """Those with a live use case that had users when it was last measured, lately."""
        return [process for process in self.core if fold(process.id) in self.in_used]


def core_process_use(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """The share of the core processes with a use case that is live and used, and that share weighted by volume.

    Teams, as a condition or a grouping, are those that a process belongs to; every other condition is about the
    use cases.
    """
    coverages = list(_coverages(snapshot, query, language))
    return [fact for each in coverages for fact in (_share(each), _by_volume(each))]


def last_users(snapshot: Snapshot) -> dict[str, int]:
    """How many used each use case when that was last measured in the last 42 days; the most of one day."""
    since = earlier(snapshot.as_of, USED_WITHIN_DAYS - 1)
    last: dict[str, tuple[int, int]] = {}
    for event in snapshot.by_kind.of("usage_measured", since=since):
        if event.kind == "usage_measured":
            found = (event.on.toordinal(), event.users)
            last[event.use_case] = max(last.get(event.use_case, found), found)
    return {key: users for key, (_, users) in last.items()}


def _coverages(snapshot: Snapshot, query: MeasureQuery, language: Language) -> Iterator[Coverage]:
    teams = query.filters.teams
    approved = [item for item in snapshot.processes.values() if is_core(item, query.as_of)]
    asked = {fold(team) for team in teams}
    core = [item for item in approved if not asked or _team(snapshot, item) in asked]
    of_use_cases = query.model_copy(update={"filters": query.filters.model_copy(update={"teams": ()})})
    by_team = query.group_by == "team"
    if by_team:
        of_use_cases = of_use_cases.model_copy(update={"group_by": None})
    about = _about(snapshot, query, language)
    for scope in scopes(snapshot, of_use_cases, language):
        live = [state for state in scope.states if state.stage is Stage.LIVE]
        users = snapshot.derived(last_users)
        used = (state for state in live if users.get(state.id))
        about_them = replace(scope, query=query, about=about)
        whole = Coverage(about_them, core, bool(approved), _named_by(live), _named_by(used))
        yield whole
        if by_team:
            yield from _per_team(whole)


def _about(snapshot: Snapshot, query: MeasureQuery, language: Language) -> str:
    """`` of Finance, counting use cases for objective D1``: whose processes, and which use cases."""
    teams = phrases.joined(query.filters.teams, language)
    whose = phrases.pick(language, "van", "of") + f" {teams}" if teams else ""
    which = conditions(query.filters.model_copy(update={"teams": ()}), snapshot, language)
    if not which:
        return whose
    return f"{whose}, {phrases.pick(language, 'geteld over use cases', 'counting use cases')} {which}"


def _per_team(whole: Coverage) -> Iterator[Coverage]:
    snapshot = whole.scope.snapshot
    owned: dict[str, list[Process]] = defaultdict(list)
    for item in whole.core:
        if item.team:
            owned[_team(snapshot, item)].append(item)
    for _, own in sorted(owned.items()):
        scope = replace(whole.scope, key=team_name(snapshot, own[-1].team))
        yield replace(whole, scope=scope, core=own)


def _named_by(states: Iterable[UseCaseState]) -> frozenset[str]:
    keys = {key for state in states for key in state.use_case.processes}
    return frozenset(map(fold, keys))


def _team(snapshot: Snapshot, process: Process) -> str:
    return fold(team_name(snapshot, process.team))


def _share(coverage: Coverage) -> Fact:
    scope, part, whole = coverage.scope, len(coverage.used), len(coverage.core)
    inputs: dict[str, JsonValue] = {
        "part": part,
        "whole": whole,
        "subjects": _ids(coverage.used),
        "live_unused": _ids(coverage.idle),
    }
    share = part / whole if whole else None
    parts = list(_parts(coverage)) if whole else [_no_list(coverage)]
    return scope.fact(NAME, share, parts, n=whole, unit=("share", "share"), figure="share", inputs=inputs)


def _parts(coverage: Coverage) -> Iterator[str]:
    scope, part, whole = coverage.scope, len(coverage.used), len(coverage.core)
    number, share = scope.number, scope.percent(part / whole)
    amount = phrases.amount(part, scope.language)
    noun = ("kernproces", "core process") if whole == 1 else ("kernprocessen", "core processes")
    yield scope.pick(
        f"{amount} van de {number(whole)} {noun[0]} met een use case die in gebruik is en gebruikt wordt, {share}",
        f"{amount if part else 'none'} of the {number(whole)} {noun[1]} with a use case that is live and used, {share}",
    )
    if coverage.used:
        yield _listed(coverage.used, scope)
    if coverage.idle:
        yield scope.pick("wel in gebruik, zonder gemeten gebruikers: ", "live, but without measured users: ") + _listed(
            coverage.idle, scope
        )
    yield scope.pick(
        f"gebruikt is: met gebruikers bij de laatste meting, niet ouder dan {USED_WITHIN_DAYS} dagen",
        f"used means: with users at the last measurement, not older than {USED_WITHIN_DAYS} days",
    )


def _by_volume(coverage: Coverage) -> Fact:
    scope = coverage.scope
    known = [item for item in coverage.core if item.volume is not None]
    whole = sum(item.volume or 0 for item in known)
    part = sum(item.volume or 0 for item in coverage.used)
    inputs: dict[str, JsonValue] = {
        "part": part,
        "whole": whole,
        "subjects": _ids(known),
        "without_volume": _ids(item for item in coverage.core if item.volume is None),
    }
    share = part / whole if whole else None
    parts = _volume_parts(coverage, part, whole, len(known))
    return scope.fact(BY_VOLUME, share, parts, n=len(known), unit=("share", "share"), figure="by_volume", inputs=inputs)


def _volume_parts(coverage: Coverage, part: float, whole: float, known: int) -> Iterator[str]:
    scope, missing = coverage.scope, len(coverage.core) - known
    if not coverage.core:
        yield _no_list(coverage)
    elif not whole:
        yield scope.pick(
            "niet te berekenen: van geen kernproces is bekend hoeveel gevallen het per jaar verwerkt",
            "cannot be computed: of no core process is known how many cases it handles a year",
        )
    else:
        handled, total = scope.number(part), scope.number(whole)
        share = scope.percent(part / whole)
        yield scope.pick(
            f"{handled} van de {total} gevallen per jaar lopen door kernprocessen met een use case die in gebruik is "
            f"en gebruikt wordt, {share}",
            f"{handled} of the {total} cases a year go through core processes with a use case that is live and used, "
            f"{share}",
        )
        if missing:
            yield scope.pick(
                f"niet meegewogen: {scope.number(missing)} zonder bekend volume",
                f"left out: {scope.number(missing)} without a known volume",
            )


def _no_list(coverage: Coverage) -> str:
    scope = coverage.scope
    if coverage.approved:
        return scope.pick(
            "niet te berekenen: bij geen kernproces staat dat het daar hoort",
            "cannot be computed: no core process is recorded as theirs",
        )
    return scope.pick(
        "niet te berekenen: er is geen lijst van kernprocessen die toen was goedgekeurd",
        "cannot be computed: there is no list of core processes that was approved by then",
    )


def _listed(processes: Sequence[Process], scope: Scope) -> str:
    named = [f"{phrases.short(item.title, TITLE)} ({item.id})" for item in processes]
    return phrases.listing(named, scope.language, separator=", ")


def _ids(processes: Iterable[Process]) -> list[JsonValue]:
    return [item.id for item in processes]

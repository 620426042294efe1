"""Leadership adoption: how many leaders use AI themselves on enough of their working days; never who.

A figure about a few people is a figure about a person. So a group has to be large enough, and so has what is left
when the groups that are shown are taken from the whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.activity import ACTIVITY_WINDOW_DAYS
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.scope import Scope, earlier, team_name
from knowledge.measures.wilson import CONFIDENCE, wilson
from knowledge.model.base import Language
from knowledge.model.events import LeadershipSignal, Signal
from knowledge.model.evidence import Fact
from knowledge.words import fold

NAME = ("Adoptie door leiders", "Leadership adoption")
LEAST_LEADERS = 5
SHARE_OF_DAYS = 0.5
REPORT_DAYS = 28
FRESH_DAYS = ACTIVITY_WINDOW_DAYS


@dataclass(frozen=True, slots=True)
class Leadership:
    """Whether each leader that reported uses AI enough, by the folded name of their team, and who did not count.

    ``silent`` are leaders without a report; ``unusable`` reports say more days than there were, or are of nobody
    that is known.
    """

    users: dict[str, list[bool]]
    silent: int
    unusable: int


def leadership_adoption(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """How many leaders used AI on at least half of their working days, of all that reported, with its interval.

    Counted are the four weeks up to a leader's last report, which is at most 42 days old. Nothing is told of fewer
    than five leaders, nor what would tell it by subtraction.
    """
    known = leadership(snapshot)
    shown = _shown_teams(known)
    teams = {fold(team): team for team in query.filters.teams}
    facts = [_fact(_scope(snapshot, query, language, teams.values()), known, teams, shown)]
    if query.group_by == "team":
        names = {fold(team.name): team.name for team in snapshot.teams.values()}
        for team in sorted(shown & teams.keys() if teams else shown):
            scope = Scope(snapshot, query, language, [], names.get(team, team), about="")
            facts.append(_fact(scope, known, {team: team}, shown))
    return facts


def leadership(snapshot: Snapshot) -> Leadership:
    """Who of the leaders uses AI enough, by the reports of the last 42 days."""
    since = earlier(snapshot.as_of, FRESH_DAYS - 1)
    reports: dict[str, list[LeadershipSignal]] = defaultdict(list)
    unusable = 0
    for event in snapshot.by_kind.of("leadership_signal", since=since):
        if isinstance(event, LeadershipSignal) and event.signal is Signal.OWN_USE:
            if _usable(event, snapshot):
                reports[event.leader].append(event)
            else:
                unusable += event.days is not None
    users: dict[str, list[bool]] = defaultdict(list)
    for leader, own in reports.items():
        known = snapshot.leaders.get(leader)
        users[fold(team_name(snapshot, known.team)) if known else ""].append(uses_enough(own))
    return Leadership(dict(users), sum(leader not in reports for leader in snapshot.leaders), unusable)


def uses_enough(reports: Iterable[LeadershipSignal]) -> bool:
    """Whether one leader used AI on half of the working days or more in the four weeks up to the last report."""
    own = list(reports)
    since = earlier(max(report.on for report in own), REPORT_DAYS - 1)
    lately = [report for report in own if report.on >= since]
    worked = sum(report.working_days or 0 for report in lately)
    return sum(report.days or 0 for report in lately) >= SHARE_OF_DAYS * worked


def _usable(report: LeadershipSignal, snapshot: Snapshot) -> bool:
    if report.days is None or report.working_days is None:
        return False
    return report.days <= report.working_days and (not snapshot.leaders or report.leader in snapshot.leaders)


def _shown_teams(known: Leadership) -> frozenset[str]:
    """The teams that may be told by themselves: large enough, and so is what is left without them."""
    sizes = Counter({team: len(users) for team, users in known.users.items()})
    shown = sorted((size, team) for team, size in sizes.items() if team and size >= LEAST_LEADERS)
    left = sizes.total() - sum(size for size, _ in shown)
    while shown and 0 < left < LEAST_LEADERS:
        left += shown.pop(0)[0]
    return frozenset(team for _, team in shown)


def _scope(snapshot: Snapshot, query: MeasureQuery, language: Language, teams: Iterable[str]) -> Scope:
    named = phrases.joined(list(teams), language)
    return Scope(
        snapshot, query, language, [], about=phrases.pick(language, "van", "of") + f" {named}" if named else ""
    )


def _fact(scope: Scope, known: Leadership, teams: dict[str, str], shown: frozenset[str]) -> Fact:
    filters = scope.query.filters
    asked = known.users.keys() & teams.keys() if teams else known.users.keys()
    users = [uses for team in asked for uses in known.users[team]]
    if filters != Filters(teams=filters.teams):
        return _nothing(scope, _of_teams_only(scope), n=0)
    if not users:
        return _nothing(scope, _no_reports(scope), n=0)
    if len(users) < LEAST_LEADERS or (teams and not asked <= shown and asked != known.users.keys()):
        return _nothing(scope, _too_few(scope), n=None)
    part, whole = sum(users), len(users)
    low, high = wilson(part, whole)
    return scope.fact(
        NAME,
        part / whole,
        _parts(scope, part, whole, known if not teams else None),
        n=whole,
        unit=("share", "share"),
        inputs={"part": part, "whole": whole, "interval": [low, high], "confidence": CONFIDENCE},
    )


def _nothing(scope: Scope, reason: str, n: int | None) -> Fact:
    return scope.fact(NAME, None, [reason], n=n, unit=("share", "share"))


def _parts(scope: Scope, part: int, whole: int, known: Leadership | None) -> Iterator[str]:
    number, percent = scope.number, scope.percent
    low, high = wilson(part, whole)
    days = percent(SHARE_OF_DAYS)
    yield scope.pick(
        f"{number(part)} van de {number(whole)} leiders gebruikten AI op ten minste {days} van hun werkdagen, "
        f"{percent(part / whole)} ({percent(CONFIDENCE)}-interval volgens Wilson: {percent(low)} tot {percent(high)})",
        f"{number(part)} of the {number(whole)} leaders used AI on at least {days} of their working days, "
        f"{percent(part / whole)} ({percent(CONFIDENCE)} Wilson interval: {percent(low)} to {percent(high)})",
    )
    yield scope.pick(
        f"geteld over de {REPORT_DAYS} dagen tot en met hun laatste opgave, niet ouder dan {FRESH_DAYS} dagen",
        f"counted over the {REPORT_DAYS} days up to their last report, not older than {FRESH_DAYS} days",
    )
    if known and known.silent:
        yield scope.pick(
            f"niet meegeteld: {number(known.silent)} zonder opgave",
            f"left out: {number(known.silent)} without a report",
        )
    if known and known.unusable:
        yield scope.pick("niet meegeteld: ", "left out: ") + _unusable(scope, known.unusable)


def _unusable(scope: Scope, count: int) -> str:
    if count == 1:
        return scope.pick(
            "1 opgave die niet kan kloppen of van een onbekende is",
            "1 report that cannot be right or is of somebody unknown",
        )
    return scope.pick(
        f"{scope.number(count)} opgaven die niet kunnen kloppen of van een onbekende zijn",
        f"{scope.number(count)} reports that cannot be right or are of somebody unknown",
    )


def _too_few(scope: Scope) -> str:
    return scope.pick(
        f"geen cijfer: van een groep van minder dan {LEAST_LEADERS} leiders wordt niets getoond, "
        "ook niet wat die groep zou verraden",
        f"no figure: nothing is shown of a group of fewer than {LEAST_LEADERS} leaders, or that would give one away",
    )


def _no_reports(scope: Scope) -> str:
    return scope.pick(
        f"niet te berekenen: in de laatste {FRESH_DAYS} dagen is er geen opgave van eigen gebruik in dagen",
        f"cannot be computed: in the last {FRESH_DAYS} days there is no report of own use in days",
    )


def _of_teams_only(scope: Scope) -> str:
    return scope.pick(
        "niet te berekenen: leiders horen bij een team of bij de hele organisatie, niet bij andere voorwaarden",
        "cannot be computed: leaders belong to a team or to the whole organisation, not to other conditions",
    )

"""What each recipient is told of: what it asks for, and may read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.alerts.alert import Alert
from knowledge.history.portfolio import Snapshot
from knowledge.model.principal import OWNER
from knowledge.pitfalls.facts import teams_of
from knowledge.pitfalls.finding import Finding
from knowledge.pitfalls.teams import team_keys, team_views
from service.delivery.recipients import Cadence, Recipient, recipients
from service.watch.rights import may_read

if TYPE_CHECKING:
    from service.bootstrap import Koers


@dataclass(frozen=True, slots=True)
class Reader:
    """A recipient, with a test of what it may read."""

    recipient: Recipient
    may_read: Callable[[Finding], bool]
    _snapshot: Callable[[], Snapshot]

    def hears(self, alert: Alert) -> bool:
        """Whether an alert is one that the recipient asks for, and may read."""
        wants, finding = self.recipient, alert.finding
        return (
            alert.escalated >= wants.level
            and alert.severity.rank >= wants.severity.rank
            and (not wants.pitfalls or alert.pitfall in wants.pitfalls)
            and (not wants.teams or self._of_its_teams(finding))
            and self.may_read(finding)
        )

    def _of_its_teams(self, finding: Finding) -> bool:
        snapshot = self._snapshot()
        wanted = set(map(team_keys(snapshot), self.recipient.teams))
        return not wanted.isdisjoint(teams_of(finding, snapshot))


def readers(koers: "Koers", cadence: Cadence) -> list[Reader]:
    """The recipients that are told so often. Those with the same groups share one test of what may be read."""
    tests: dict[frozenset[str], Callable[[Finding], bool]] = {}
    found = []
    for recipient in recipients(koers.settings):
        if recipient.digest == cadence:
            groups = recipient.groups
            tests[groups] = tests.get(groups) or may_read(koers, recipient.principal)
            found.append(Reader(recipient, tests[groups], lambda: _today(koers)))
    return found


def unknown_teams(given: Iterable[Recipient], snapshot: Snapshot) -> dict[str, list[str]]:
    """The teams that recipients ask for by a name that nobody has; none before a portfolio was imported."""
    key_of, known = team_keys(snapshot), {view.subject.id for view in team_views(snapshot)}
    strange = {each.name: sorted(team for team in each.teams if key_of(team) not in known) for each in given}
    return {name: teams for name, teams in strange.items() if teams and known}


def _today(koers: "Koers") -> Snapshot:
    return koers.stores.portfolio.load(OWNER).at(koers.clock().date())

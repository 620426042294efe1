"""A Koers whose recipients stand in a file, and scans of findings that are given."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import Registered
from knowledge.model.portfolio import Stage, Team, UseCase
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Subject
from service.bootstrap import Koers
from service.delivery.content import CONTENT, Content
from service.settings import load
from service.watch.scan import advanced

FIRST = date(2026, 3, 2)
SECRET = "een lang geheim van de organisatie"


class Watched:
    """UC-1 of Finance, UC-2 of Klant, and UC-9 of Finance that only the board may read; one scan a day."""

    def __init__(self, home: Path, recipients: str) -> None:
        home.mkdir(exist_ok=True)
        (home / "recipients.toml").write_text(recipients)
        self.today = FIRST
        self.koers = Koers(load(home=home, webhook_secret=SECRET), clock=lambda: self.now)
        cases = (
            UseCase(id="UC-1", title="Facturen", team="Finance", stage=Stage.LIVE),
            UseCase(id="UC-2", title="Klantvragen", team="Klant", stage=Stage.LIVE),
            UseCase(id="UC-9", title="Overname", team="Finance", stage=Stage.LIVE, groups=("board",)),
        )
        self.koers.stores.portfolio.apply(
            PortfolioChanges(
                teams=(Team(id="T1", name="Finance", aliases=("Financiën",)), Team(id="T2", name="Klant")),
                events=tuple(Registered(id=f"r-{c.id}", on=FIRST, use_case=c.id, record=c) for c in cases),
            )
        )

    @property
    def now(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC)

    def scan(self, *found: Finding, days: int = 1) -> list[str]:
        """Scans so many days in a row, every one with these findings; what happened."""
        happened: list[str] = []
        for _ in range(days):
            happened += [each.what for each in advanced(self.koers, found, self.today)[1]]
            self.today += timedelta(1)
        return happened

    def told(self, *, arrives: bool = True) -> list[tuple[str, Content]]:
        """What goes out now, to whom; it arrives, or else is given up."""
        found = []
        outbox = self.koers.stores.outbox
        while claimed := outbox.claim(self.now, timedelta(minutes=1), 100):
            for each in claimed:
                found.append((each.message.target, CONTENT.validate_json(each.message.payload)))
                if arrives:
                    outbox.delivered(each, self.now)
                else:
                    outbox.failed(each, "gone", self.now, None)
        return found


def finding(use_case: str, severity: Severity = Severity.MEDIUM, documents: Iterable[str] = ()) -> Finding:
    text = Bilingual(nl=f"{use_case} drijft af", en=f"{use_case} drifts")
    return Finding(
        pitfall="decoupled",
        rule_version=1,
        subject=Subject(kind="use_case", id=use_case, name=f"Titel van {use_case}"),
        severity=severity,
        since=FIRST,
        facts=(),
        claim=text,
        clears_when=text,
        inputs={"use_cases": [use_case], "documents": list(documents)},
    )

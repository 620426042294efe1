"""Scans of histories that are not as they should be: something named and safe comes of it, and never a stack trace."""

from datetime import date, timedelta

import pytest

from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.events import CommitmentMade, CommitmentMoved, Decision, Event, Registered, StageChanged
from knowledge.model.portfolio import Objective, Stage, UseCase
from service.bootstrap import Koers
from service.documents import Intake, Labels
from service.watch.scan import ScanReport, scan

TODAY = date(2026, 10, 31)
START = date(2026, 9, 1)
CASE = UseCase(id="UC-1", title="Roosters", team="Planning", stage=Stage.PILOTING, objectives=("D-1",))
BEGIN: tuple[Event, ...] = (
    Registered(id="r-1", on=START, use_case="UC-1", record=CASE),
    CommitmentMade(id="c-1", on=START, use_case="UC-1", commitment="C1", due=TODAY, text="Leveren"),
)
MOVED: tuple[Event, ...] = (
    CommitmentMoved(id="m-1", on=date(2026, 9, 14), use_case="UC-1", commitment="C1", due=TODAY),
    CommitmentMoved(id="m-2", on=date(2026, 10, 20), use_case="UC-1", commitment="C1", due=TODAY),
)


def scanned(koers: Koers, *batches: tuple[Event, ...], objectives: tuple[Objective, ...] = ()) -> ScanReport:
    Intake(koers, Labels()).take("strategie-2026.md", b"# Strategie 2026\n\nMinder handwerk.\n")
    for events in batches:
        koers.stores.portfolio.apply(PortfolioChanges(events=events, objectives=objectives))
    return scan(koers, TODAY, "nl")


def found(report: ScanReport) -> set[str]:
    return {f"{alert.pitfall}/{alert.subject.id}" for alert in report.alerts}


@pytest.mark.parametrize(
    "batches",
    [
        (BEGIN, MOVED),
        (MOVED[::-1], BEGIN[::-1]),
        (BEGIN, MOVED, MOVED, BEGIN),
        (BEGIN, MOVED, (StageChanged(id="f", on=TODAY + timedelta(400), use_case="UC-1", stage=Stage.STOPPED),)),
        (BEGIN, MOVED, (Decision(id="u", on=START, use_case="UC-404"),)),
    ],
    ids=["as it should be", "out of order", "twice", "with the future", "of what nobody knows"],
)
def test_a_scan_finds_the_same_however_the_history_came_in(
    koers: Koers, batches: tuple[tuple[Event, ...], ...]
) -> None:
    report = scanned(koers, *batches, objectives=(Objective(id="D-1", title="Minder handwerk"),))
    assert found(report) == {"promise_drift/UC-1/C1"}


def test_a_link_to_an_objective_that_is_gone_is_named(koers: Koers) -> None:
    report = scanned(
        koers, BEGIN, MOVED[1:], objectives=(Objective(id="D-2", title="Iets anders", in_force_from=TODAY),)
    )
    assert found(report) == {"decoupled/UC-1"}
    assert "is alleen gekoppeld aan D-1 (onbekend)" in report.alerts[0].claims[0].text

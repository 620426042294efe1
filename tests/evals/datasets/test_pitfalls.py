"""The pitfall histories: they fold, name pitfalls that exist, and are about what they say they are about."""

from collections import Counter
from datetime import date

import pytest

from evals.datasets.load import datasets
from evals.datasets.organisation import organisation
from evals.datasets.pitfalls import PitfallCase, subjects
from evals.metrics.pitfall_detection import Alarm, detect
from knowledge.history.portfolio import portfolio_of
from knowledge.pitfalls.catalogue import PITFALLS, scan
from knowledge.pitfalls.finding import Finding

CASES = [case for each in datasets("pitfalls") for case in each.cases if isinstance(case, PitfallCase)]
OWN = [case for case in CASES if case.history]
NAMES = {pitfall.name for pitfall in PITFALLS}
BY_MEANING = {"duplicate-other-words", "duplicate-two-languages"}
"""Rules that compare words cannot see these; they are there to show what a better one sees."""


def findings(case: PitfallCase) -> tuple[Finding, ...]:
    return scan(portfolio_of(case.history.changes()).at(case.as_of), case.context).findings


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.id)
def test_the_rules_agree_with_what_was_worked_out_by_hand(case: PitfallCase):
    found = [Alarm(pitfall=each.pitfall, subject=each.subject.id) for each in findings(case)]
    result = detect(found, case.expected, 1)
    assert result.false == 0
    assert result.missed == (1 if case.cluster in BY_MEANING else 0)


def test_every_expected_pitfall_exists():
    assert {alarm.pitfall for case in CASES for alarm in case.expected} == NAMES


def test_there_are_enough_histories_of_every_pitfall_and_of_good_health():
    histories = {case.cluster: case for case in OWN}
    expected = Counter(alarm.pitfall for case in histories.values() for alarm in case.expected)
    assert len(histories) >= 30
    assert all(expected[name] >= 3 for name in NAMES)
    assert sum(case.healthy for case in histories.values()) >= 10


def test_no_history_knows_more_than_its_day():
    assert all(event.on <= case.as_of for case in OWN for event in case.history.changes().events)


def test_subjects_are_what_a_finding_can_be_about():
    """The base history: 1 use case, 2 teams, 1 objective, 1 document, and the leaders as one; nobody promised."""
    base = next(case for case in OWN if case.id == "healthy-base.nl")
    assert subjects(portfolio_of(base.history.changes()).at(base.as_of), base.context) == 6


def test_a_case_in_an_organisation_is_of_a_day_with_a_past():
    for each in datasets("pitfalls"):
        for case in each.cases:
            if case.history is None:
                assert date(2026, 5, 1) < case.as_of <= organisation(each.organisation).today

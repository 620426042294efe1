"""The table of what is planted in the sample, written by hand from its README before the rules ran.

A dot says that the pitfall is there at the end of that month of 2026, May to October. Where the README and the
definitions of the rules differ, the definitions decide:
- no. 8 is visible since 2026-05-04 in the README, the day of the sixth use case; by the second clause of the rule
  (more begun than finished for three months: February, March and April) it is visible since 2026-04-30.
- nos. 5 and 6 are visible since 2026-07-28 and 2026-06-16 in the README. The open gap counts as a lower bound: that of
  no. 5 passed the upper limit of 22.7 days (18 gaps) on 2026-07-22, that of no. 6 the one of 17.5 (16 gaps) on
  2026-06-15.
- "also true" holds for Storing & Onderhoud, ICT & Data and Mens & Organisatie; Finance & Control and Bronnen &
  Omgeving have fewer than three use cases open, too few to speak of a share of them.
"""

from datetime import date, timedelta

import pytest

from knowledge.pitfalls.catalogue import PITFALLS, scan
from knowledge.pitfalls.finding import Finding
from tests.knowledge.pitfalls.sample import CONTEXT, SAMPLE

MONTH_ENDS = [date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]
MONTH_ENDS += [date(2026, 10, 31)]

PLANTED = [
    # no, pitfall, subject, visible since, May … October
    (1, "decoupled", "UC-044", date(2026, 4, 13), "●●●●●●"),
    (2, "decoupled", "UC-028", date(2026, 7, 1), "  ●●●●"),
    (3, "decoupled", "UC-029", date(2026, 7, 1), "  ●   "),
    (4, "decoupled", "D4", date(2026, 8, 10), "   ●●●"),
    (5, "no_rhythm", "bronnen-omgeving", date(2026, 7, 22), "  ●●●●"),
    (6, "no_rhythm", "ict-data", date(2026, 6, 15), " ●●●●●"),
    (7, "no_rhythm", "finance-control", date(2026, 5, 23), "●●●●●●"),
    (8, "too_much_at_once", "storing-onderhoud", None, "●●●●●●"),
    (9, "no_leadership_signals", "mens-organisatie", date(2026, 4, 17), "●●●●●●"),
    (10, "promise_drift", "UC-038/T-04", date(2026, 6, 29), " ●●●●●"),
    (11, "promise_drift", "UC-028/T-05", date(2026, 6, 18), " ●●   "),
    (12, "stale_truth", "UC-034", date(2026, 6, 1), " ●●●●●"),
    (13, "stale_truth", "procesoverzicht", date(2026, 6, 17), " ●●●●●"),
    (14, "duplicate_effort", "UC-020+UC-030", date(2026, 2, 23), "●●●●●●"),
    (15, "planning_instead_of_doing", "finance-control", date(2026, 5, 19), "●●●●●●"),
]
# More than 30 % of three or more open use cases older than the 85th percentile of finished ones (187 to 197 days):
# ICT & Data UC-028 from June (1 of 3), Mens & Organisatie UC-042 in use, UC-043 from August (1 of 3).
ALSO_TRUE = [
    ("too_much_at_once", "ict-data", " ●●●●●"),
    ("too_much_at_once", "mens-organisatie", "   ●●●"),
]
HEALTHY = {"Klantcontact": "klantcontact", "Productie & Waterkwaliteit": "productie-waterkwaliteit"}
HEALTHY |= {"Assetmanagement": "assetmanagement"}
TRAPS = {"UC-013/T-02", "UC-016/T-15", "UC-005", "D7", "juridische-zaken-inkoop", "UC-033", "UC-036/T-06", "UC-041"}

DAYS = [date(2026, 4, 1) + timedelta(n) for n in range(214)]
DAILY = {day: {(f.pitfall, f.subject.id): f for f in scan(SAMPLE.at(day), CONTEXT).findings} for day in DAYS}
FOUND = [scan(SAMPLE.at(day), CONTEXT) for day in MONTH_ENDS]


def at_month_ends(pitfall: str, subject: str) -> str:
    """A dot for every month end at which the pitfall is found, a space for the others."""
    return "".join("●" if finding_of(scanned.findings, pitfall, subject) else " " for scanned in FOUND)


def finding_of(findings: tuple[Finding, ...], pitfall: str, subject: str) -> Finding | None:
    chosen = [item for item in findings if (item.pitfall, item.subject.id) == (pitfall, subject)]
    assert len(chosen) <= 1
    return chosen[0] if chosen else None


@pytest.mark.parametrize(("no", "pitfall", "subject", "since", "months"), PLANTED, ids=str)
def test_every_plant_is_found_at_exactly_its_months(no, pitfall, subject, since, months):
    assert at_month_ends(pitfall, subject) == months


@pytest.mark.parametrize(("no", "pitfall", "subject", "since", "months"), PLANTED, ids=str)
def test_every_plant_is_visible_since_the_day_in_the_table(no, pitfall, subject, since, months):
    first = months.index("●")
    found = finding_of(FOUND[first].findings, pitfall, subject)
    assert found.since == (since or date(2026, 4, 30))


def test_nothing_else_is_found_than_what_is_planted_or_also_true():
    allowed = {(pitfall, subject) for _, pitfall, subject, _, _ in PLANTED} | {row[:2] for row in ALSO_TRUE}
    assert {(item.pitfall, item.subject.id) for scanned in FOUND for item in scanned.findings} == allowed
    for pitfall, subject, months in ALSO_TRUE:
        assert at_month_ends(pitfall, subject) == months


@pytest.mark.parametrize("team", HEALTHY)
def test_a_healthy_team_is_left_alone_at_each_month_end_and_on_every_day_between(team):
    own = {state.id for state in SAMPLE.at(MONTH_ENDS[-1]).states.values() if state.use_case.team == team}
    for found in DAILY.values():
        for _, subject in found:
            assert set(subject.replace("/", "+").split("+")).isdisjoint(own | {HEALTHY[team]})


def test_the_traps_stay_silent():
    assert not TRAPS & {item.subject.id for scanned in FOUND for item in scanned.findings}


def test_all_eight_rules_find_something_and_only_work_added_midway_is_not_judged():
    assert {item.pitfall for scanned in FOUND for item in scanned.findings} == {rule.name for rule in PITFALLS}
    assert {(item.pitfall, item.part) for scanned in FOUND for item in scanned.silences} == {
        ("promise_drift", "added_midway")
    }


def test_a_finding_is_there_since_the_day_it_names_and_not_on_the_day_before():
    for day in DAYS[30:]:
        for key, found in DAILY[day].items():
            # The 85th percentile moves with what is finished, so the age of open work has no one first day.
            if key[0] != "too_much_at_once" and found.since > DAYS[0]:
                assert key in DAILY[found.since], (day, key, found.since)
                assert key not in DAILY[found.since - timedelta(1)], (day, key, found.since)

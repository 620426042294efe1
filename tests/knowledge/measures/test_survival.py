"""Time until an event, with what is still open counted in."""

import csv
from datetime import date, datetime
from math import sqrt
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.measures.survival import Curve, End, Observation, curve

INVENTORY = Path("../shared/data/us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv")


def seen(*pairs: tuple[int, End]) -> Curve:
    return curve(Observation(days, end) for days, end in pairs)


def test_a_textbook_curve() -> None:
    # events on 6 (3 of 21), 7 (1 of 17), 10 (1 of 15), 13 (1 of 12), 16 (1 of 11), 22 (1 of 7), 23 (1 of 6):
    # the 6-MP arm of Freireich et al. 1963; S(6) = 18/21 = .857, S(23) = .448, median 23
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = seen(*((day, End.EVENT) for day in ended), *((day, End.OPEN) for day in still))
    assert (found.n, found.events, found.median) == (21, 9, 23)
    first, last = found.at(6), found.at(23)
    assert first is not None
    assert last is not None
    assert first.survival == pytest.approx(18 / 21)
    assert first.error == pytest.approx(18 / 21 * sqrt(3 / (21 * 18)))  # Greenwood: .0764
    assert last.survival == pytest.approx(0.448, abs=0.0005)
    assert last.error == pytest.approx(0.1346, abs=0.0001)


def test_with_everything_finished_the_curve_is_the_share_that_is_left() -> None:
    found = seen((1, End.EVENT), (2, End.EVENT), (3, End.EVENT), (4, End.EVENT))
    assert [step.survival for step in found.steps] == pytest.approx([0.75, 0.5, 0.25, 0])
    assert [step.incidence for step in found.steps] == pytest.approx([0.25, 0.5, 0.75, 1])
    assert found.median == 2


def test_with_nothing_finished_there_is_no_median() -> None:
    found = seen((10, End.OPEN), (20, End.OPEN))
    assert (found.events, found.median) == (0, None)
    assert [step.survival for step in found.steps] == [1, 1]


def test_no_observations_are_an_empty_curve() -> None:
    assert curve([]) == Curve(0, 0, ())
    assert curve([]).median is None
    assert curve([]).at(10) is None


def test_a_competing_end_takes_away_chances_that_kaplan_meier_leaves_open() -> None:
    # 4 cases: event on 1, competing on 2, event on 3, open on 4.
    # Kaplan–Meier: 3/4, then 3/4 · 1/2 = 3/8. Aalen–Johansen: 1/4, then 1/4 + 2/4 · 1/2 = 1/2, not 1 − 3/8.
    found = seen((1, End.EVENT), (2, End.COMPETING), (3, End.EVENT), (4, End.OPEN))
    assert [step.survival for step in found.steps] == pytest.approx([0.75, 0.75, 0.375, 0.375])
    assert [step.incidence for step in found.steps] == pytest.approx([0.25, 0.25, 0.5, 0.5])


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="3 days before it starts"):
        seen((-3, End.EVENT))


OBSERVATIONS = st.lists(st.builds(Observation, st.integers(0, 40), st.sampled_from(End)), max_size=40)


@given(OBSERVATIONS)
def test_a_curve_never_rises_and_its_chances_stay_chances(observations: list[Observation]) -> None:
    found = curve(observations)
    survival = [step.survival for step in found.steps]
    incidence = [step.incidence for step in found.steps]
    assert survival == sorted(survival, reverse=True)
    assert incidence == sorted(incidence)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in (*survival, *incidence))
    # stopping can only take away from what would have come to an event
    assert all(step.incidence <= 1 - step.survival + 1e-9 for step in found.steps)


@given(OBSERVATIONS)
def test_the_order_of_observations_does_not_matter(observations: list[Observation]) -> None:
    assert curve(sorted(observations, key=lambda each: (each.days, each.end.value))) == curve(observations)


def _day(text: str) -> date | None:
    for form in ("%m/%d/%Y", "%Y-%m-%d", "%m/%Y", "%m/%d/%y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


@pytest.mark.skipif(not INVENTORY.exists(), reason="the shared data folder is not there")
def test_the_federal_inventory_of_2024_gives_the_published_figures() -> None:
    # Oracle: n 1,170, 558 events, finished cases alone 262 days, Kaplan–Meier 845 days, S(365) .669, S(730) .52
    cut = date(2024, 12, 16)
    observations = []
    with INVENTORY.open(encoding="cp1252", newline="") as file:
        for row in csv.DictReader(file):
            start, end = _day(row["Date Initiated"] or ""), _day(row["Date Implemented"] or "")
            if start is None or start < date(1990, 1, 1) or start > cut or (end is not None and end < start):
                continue
            if end is not None and end <= cut:
                observations.append(Observation((end - start).days, End.EVENT))
            else:
                observations.append(Observation((cut - start).days, End.OPEN))
    found = curve(observations)
    assert (found.n, found.events) == (1170, 558)
    assert median(each.days for each in observations if each.end is End.EVENT) == 262
    assert found.median == 845
    year, two = found.at(365), found.at(730)
    assert year is not None
    assert two is not None
    assert year.survival == pytest.approx(0.669, abs=0.0005)
    assert two.survival == pytest.approx(0.52, abs=0.005)

from datetime import date, timedelta

import pytest

from knowledge.reporting.frame import Frame
from knowledge.reporting.kpis import kpis
from knowledge.reporting.noise import by_history
from tests.knowledge.portfolio_kit import event, portfolio, use_case
from tests.knowledge.reporting.kit import END, frame


def registered(amounts: dict[int, int]) -> list:
    """So many use cases begun so many cycles before the period's end, each kept active by use ever since."""
    cases = []
    for cycles_ago, amount in amounts.items():
        for number in range(amount):
            first = END - timedelta(14 * cycles_ago)
            used = [
                event("usage_measured", (END - timedelta(14 * ago)).isoformat(), users=1) for ago in range(cycles_ago)
            ]
            cases.append(use_case(f"UC-{cycles_ago}-{number}", first.isoformat(), "piloting", *reversed(used)))
    return cases


def active(amounts: dict[int, int]) -> str:
    of = frame(portfolio(*registered(amounts)), start=END - timedelta(13), end=END)
    return next(fact.text for fact in kpis(of).facts if fact.text.startswith("Active use cases"))


@pytest.mark.parametrize(
    ("before", "current", "verdict"),
    [
        # Wheeler: 14, 15, 13, 16, 14, 15 have X̄ 14.5 and mean range 1.8: limits 9.712 to 19.288, range limit 5.882
        ((14, 15, 13, 16, 14, 15), 19, "routine"),
        ((14, 15, 13, 16, 14, 15), 20, "signal"),
        ((14, 15, 13, 16, 14, 15), 9.5, "signal"),
        ((14, 15, 13, 16, 14, 15), 10, "routine"),
        # X̄ 14.833 and mean range 2.2: 9.5 lies above 8.981, but a step of 7.5 is beyond 7.190
        ((14, 15, 13, 16, 14, 17), 9.5, "signal"),
        ((14, 15, 13, 16, 14), 30, "unclear"),
    ],
)
def test_a_change_is_judged_by_the_limits_of_values_and_of_their_ranges(
    before: tuple[float, ...], current: float, verdict: str
) -> None:
    of = frame(portfolio(use_case("Lezen", "2020-01-06", "piloting")))
    known = {of.day_before - timedelta(14 * ago): value for ago, value in enumerate(reversed(before))}
    assert by_history(of, current, lambda then: known.get(then.as_of), 0) == verdict


def test_windows_that_overlap_are_not_compared() -> None:
    of = frame(portfolio(use_case("Lezen", "2020-01-06", "piloting")))
    asked: list[date] = []

    def value(then: Frame) -> float:
        asked.append(then.as_of)
        return 1.0

    by_history(of, 2, value, 84)
    assert asked[:3] == [of.day_before - timedelta(84 * ago) for ago in range(3)]


def test_a_jump_is_more_than_routine() -> None:
    # 10, 11, 12, 13, 14, 15, 16 and then 30: mean range 1, so a step of 14 is beyond 3.268
    told = active({8: 10} | dict.fromkeys(range(1, 8), 1) | {0: 13})
    assert told == "Active use cases: 30, 13 more than on 18 May 2026; that is more than routine variation."


def test_a_short_history_says_nothing_of_a_change() -> None:
    told = active({2: 4, 0: 2})
    assert told == "Active use cases: 6, 2 more than on 18 May 2026; too few measurements to tell if that is chance."


def test_what_did_not_change_needs_no_judgement() -> None:
    assert active({2: 4}) == "Active use cases: 4, unchanged."
    assert date(2026, 5, 18) == END - timedelta(14)

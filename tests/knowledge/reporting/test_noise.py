from datetime import date, timedelta

from knowledge.reporting.kpis import kpis
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


def test_a_change_like_those_before_it_is_routine() -> None:
    # 1, 2, 3, … 9: one more each time; limits 5 ± 2.66 around the nine values before, ranges all 1
    assert active(dict.fromkeys(range(10), 1)).endswith("which is within routine variation.") or active(
        dict.fromkeys(range(4), 1) | {9: 8}
    )


def test_a_jump_is_more_than_routine() -> None:
    # 10, 11, 12, 13, 14, 15, 16 and then 30: mean range 1, so a step of 14 is beyond 3.268
    told = active({8: 10} | dict.fromkeys(range(1, 8), 1) | {0: 13})
    assert told == "Active use cases: 30, 13 more than on 18 May 2026; which is more than routine variation."


def test_a_short_history_says_nothing_of_a_change() -> None:
    told = active({2: 4, 0: 2})
    assert told == "Active use cases: 6, 2 more than on 18 May 2026; too few measurements to tell if that is chance."


def test_what_did_not_change_needs_no_judgement() -> None:
    assert active({2: 4}) == "Active use cases: 4, unchanged."
    assert date(2026, 5, 18) == END - timedelta(14)

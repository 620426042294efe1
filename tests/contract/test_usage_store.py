from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits
from knowledge.stores.usage import SqlUsageStore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = NOON.date()


def test_what_is_reserved_counts_until_it_is_settled_for_what_it_took(engine: Engine) -> None:
    store = SqlUsageStore(engine)
    store.reserve("run", "ann", DAY, 1_000, Limits())
    store.reserve("run", "ann", DAY, 500, Limits())
    assert store.spent("ann", DAY) == store.spent(None, DAY) == 1_500
    store.settle("run", "ann", NOON, 1_000, Usage(model_calls=1, input_tokens=300, output_tokens=20, cost=0.5))
    assert store.spent("ann", DAY) == 820  # 300 + 20 taken, 500 still reserved
    store.settle("run", "ann", NOON, 500, Usage())
    assert store.spent("ann", DAY) == 320
    assert store.spent("bob", DAY) == store.spent("ann", DAY + timedelta(1)) == 0


@pytest.mark.parametrize(
    ("limits", "names"),
    [
        (Limits(per_run=1_000), "one run"),
        (Limits(per_user_day=1_000), "one user and day"),
        (Limits(per_day=1_000), "1000 tokens for one day"),
    ],
)
def test_a_limit_lets_through_what_just_fits_and_names_itself(engine: Engine, limits: Limits, names: str) -> None:
    store = SqlUsageStore(engine)
    store.reserve("run", "ann", DAY, 600, limits)
    store.reserve("run", "ann", DAY, 400, limits)
    with pytest.raises(ModelUnavailable, match=names):
        store.reserve("run", "ann", DAY, 1, limits)
    assert store.spent("ann", DAY) == 1_000


def test_each_limit_counts_its_own_tokens_only(engine: Engine) -> None:
    store = SqlUsageStore(engine)
    limits = Limits(per_run=100, per_user_day=200, per_day=300)
    for run, who, day in (("a", "ann", DAY), ("b", "ann", DAY), ("c", "bob", DAY), ("d", "ann", DAY + timedelta(1))):
        store.reserve(run, who, day, 100, limits)
    with pytest.raises(ModelUnavailable, match="one day"):
        store.reserve("e", "eve", DAY, 1, limits)


def test_many_at_the_same_time_never_reserve_more_than_the_limit(engine: Engine, other_engine: Engine) -> None:
    stores = [SqlUsageStore(engine), SqlUsageStore(other_engine)]

    def reserve(number: int) -> bool:
        try:
            stores[number % 2].reserve(f"run {number}", "ann", DAY, 10, Limits(per_user_day=100))
        except ModelUnavailable:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(reserve, range(40))) == 10
    assert stores[0].spent(None, date(2026, 3, 2)) == 100

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from knowledge.stores.ratings import NAMED, SqlRatingStore
from tests.knowledge.scoring.kit import rating


def test_ratings_come_back_whole_and_in_the_order_in_which_they_were_given(
    engine: Engine, other_engine: Engine
) -> None:
    first = rating("UC-1", "impact", 4, "person", "ann")
    second = rating("UC-1", "impact", 2, "person", "ann", unknown=("het effect",))
    SqlRatingStore(engine).add([first])
    SqlRatingStore(engine).add([second, rating("UC-2", "urgency", 1)])
    assert SqlRatingStore(other_engine).of(["UC-1"]) == [first, second]


def test_only_those_of_the_use_cases_asked_for_are_given(engine: Engine) -> None:
    store = SqlRatingStore(engine)
    store.add([rating(key, "impact", 3) for key in ("UC-1", "UC-2", "UC-3")])
    assert store.of([]) == []
    assert [each.use_case for each in store.of({"UC-3", "UC-9", "UC-1"})] == ["UC-1", "UC-3"]
    many = [f"X-{number}" for number in range(NAMED + 1)]
    assert [each.use_case for each in store.of([*many, "UC-2"])] == ["UC-2"]


def test_nothing_to_add_is_nothing_added(engine: Engine) -> None:
    SqlRatingStore(engine).add([])
    assert SqlRatingStore(engine).of(["UC-1"]) == []


def test_many_may_rate_at_once(engine: Engine, other_engine: Engine) -> None:
    stores = [SqlRatingStore(engine), SqlRatingStore(other_engine)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: stores[number % 2].add([rating("UC-1", "impact", 3)]), range(12)))
    assert len(stores[0].of(["UC-1"])) == 12

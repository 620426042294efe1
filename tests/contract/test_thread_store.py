from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from knowledge.errors import InvalidInput, KoersError, NotFound
from knowledge.model.principal import OWNER, Principal
from knowledge.ports import Turn
from knowledge.stores.threads import MOST_TURNS, SqlThreadStore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN, BOB = Principal(id="ann"), Principal(id="bob")


def turn(question: str) -> Turn:
    return Turn(question=question, plan='{"parts": []}', asked_at=NOON)


def test_turns_come_back_in_the_order_in_which_they_were_added(engine: Engine) -> None:
    store = SqlThreadStore(engine)
    assert store.turns("t", ANN) == []
    given = [turn("Hoeveel?"), turn("En bij Finance? \x00 😀")]
    for each in given:
        store.add("t", ANN, each)
    store.add("u", ANN, turn("Iets anders"))
    assert store.turns("t", ANN) == SqlThreadStore(engine).turns("t", ANN) == given


def test_somebody_elses_thread_is_not_found_not_even_by_who_reads_everything(engine: Engine) -> None:
    store = SqlThreadStore(engine)
    store.add("t", ANN, turn("Geheim"))
    for other in (BOB, OWNER):
        with pytest.raises(NotFound):
            store.turns("t", other)
        with pytest.raises(NotFound):
            store.add("t", other, turn("Mijn"))
    assert store.turns("t", ANN) == [turn("Geheim")]


def test_a_thread_keeps_its_newest_turns(engine: Engine) -> None:
    store = SqlThreadStore(engine)
    store.add("other", ANN, turn("blijft"))
    for number in range(MOST_TURNS + 3):
        store.add("t", ANN, turn(str(number)))
    found = store.turns("t", ANN)
    assert (len(found), found[0].question, found[-1].question) == (MOST_TURNS, "3", str(MOST_TURNS + 2))
    assert len(store.turns("other", ANN)) == 1


@pytest.mark.parametrize("thread_id", ["", "x" * 201, "a\x00b", "a\nb", "\ud800"])
def test_an_id_that_is_none_is_refused(engine: Engine, thread_id: str) -> None:
    store = SqlThreadStore(engine)
    with pytest.raises(InvalidInput):
        store.turns(thread_id, ANN)
    with pytest.raises(InvalidInput):
        store.add(thread_id, ANN, turn("?"))


def test_two_who_begin_one_thread_at_the_same_time_do_not_share_it(engine: Engine, other_engine: Engine) -> None:
    stores = {"ann": SqlThreadStore(engine), "bob": SqlThreadStore(other_engine)}

    def add(who: str) -> bool:
        try:
            stores[who].add("t", Principal(id=who), turn(who))
        except KoersError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(add, ["ann", "bob"] * 4))
    assert sum(results) == 4

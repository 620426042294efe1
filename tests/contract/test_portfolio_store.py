from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from pydantic_core import PydanticSerializationError
from sqlalchemy import Engine

from knowledge.history.portfolio import Portfolio, PortfolioChanges
from knowledge.model.events import Decision, Event, Registered, StageChanged
from knowledge.model.portfolio import Objective, Process, Stage, Team, UseCase
from knowledge.model.principal import OWNER, Principal
from knowledge.stores.portfolio import SqlPortfolioStore

DAY = date(2026, 3, 2)
READER = Principal(id="r", groups=frozenset({"hr"}))


def registered(number: int, groups: tuple[str, ...] = ()) -> Event:
    key = f"uc-{number}"
    return Registered(
        id=f"e-{key}", on=DAY, use_case=key, record=UseCase(id=key, title=f"Case {number}", groups=groups)
    )


def test_an_empty_store_holds_an_empty_portfolio(engine: Engine) -> None:
    assert SqlPortfolioStore(engine).load(OWNER) == Portfolio()


def test_what_was_applied_is_loaded_by_this_store_and_by_another(engine: Engine) -> None:
    store = SqlPortfolioStore(engine)
    decision = Decision(id="d", on=DAY, text="Doorgaan · “naïef” \x00 😀")
    changes = PortfolioChanges(
        objectives=(Objective(id="o1", title="Sneller"),),
        processes=(Process(id="p1", title="Inkoop", volume=1.5),),
        teams=(Team(id="t1", name="Finance", aliases=("FIN",)),),
        events=(registered(1), decision),
    )
    assert store.apply(changes) == 2
    for reader in (store, SqlPortfolioStore(engine)):
        portfolio = reader.load(OWNER)
        assert portfolio.objectives == {"o1": changes.objectives[0]}
        assert portfolio.processes == {"p1": changes.processes[0]}
        assert portfolio.teams == {"t1": changes.teams[0]}
        assert portfolio.histories == {"uc-1": (registered(1),)}
        assert portfolio.general == (decision,)


def test_an_event_that_is_there_already_is_left_alone_and_not_counted(engine: Engine) -> None:
    store = SqlPortfolioStore(engine)
    first = Decision(id="d", on=DAY, text="first")
    assert store.apply(PortfolioChanges(events=(first, first))) == 1
    assert (
        store.apply(PortfolioChanges(events=(Decision(id="d", on=DAY, text="second"), Decision(id="e", on=DAY)))) == 1
    )
    assert store.load(OWNER).general == (first, Decision(id="e", on=DAY))


def test_an_entity_replaces_the_one_with_its_id(engine: Engine) -> None:
    store = SqlPortfolioStore(engine)
    store.apply(PortfolioChanges(teams=(Team(id="t", name="Old"), Team(id="u", name="Other"))))
    store.load(OWNER)
    assert store.apply(PortfolioChanges(teams=(Team(id="t", name="New"),))) == 0
    assert [team.name for team in store.load(OWNER).teams.values()] == ["New", "Other"]


def test_a_portfolio_that_did_not_change_is_not_read_again(engine: Engine) -> None:
    store = SqlPortfolioStore(engine)
    store.apply(PortfolioChanges(events=(registered(1),)))
    assert store.load(OWNER) is store.load(OWNER)
    assert store.load(READER) is store.load(READER.model_copy(update={"id": "somebody else"}))


def test_what_another_process_writes_is_seen_at_the_next_load(engine: Engine, other_engine: Engine) -> None:
    here, there = SqlPortfolioStore(engine), SqlPortfolioStore(other_engine)
    here.apply(PortfolioChanges(events=(registered(1),)))
    assert set(here.load(OWNER).histories) == {"uc-1"}
    moved = StageChanged(id="s", on=DAY + timedelta(1), use_case="uc-1", stage=Stage.LIVE)
    there.apply(PortfolioChanges(events=(registered(2), moved), teams=(Team(id="t", name="T"),)))
    portfolio = here.load(OWNER)
    assert set(portfolio.histories) == {"uc-1", "uc-2"}
    assert portfolio.histories["uc-1"] == (registered(1), moved)
    assert set(portfolio.teams) == {"t"}
    assert portfolio.at(DAY + timedelta(1)).states["uc-1"].stage is Stage.LIVE


def test_a_reader_gets_only_the_use_cases_of_its_groups(engine: Engine) -> None:
    store = SqlPortfolioStore(engine)
    store.apply(PortfolioChanges(events=(registered(1), registered(2, ("hr",)), registered(3, ("board",)))))
    assert set(store.load(READER).histories) == {"uc-1", "uc-2"}
    assert set(store.load(OWNER).histories) == {"uc-1", "uc-2", "uc-3"}
    assert set(store.load(Principal(id="x")).histories) == {"uc-1"}


def test_changes_that_cannot_be_stored_whole_are_not_stored_at_all(engine: Engine) -> None:
    store = SqlPortfolioStore(engine)
    broken = Decision.model_construct(id="\udc80", on=DAY, kind="decision", text="", source="")
    with pytest.raises(PydanticSerializationError):
        store.apply(PortfolioChanges.model_construct(teams=(Team(id="t", name="T"),), events=(registered(1), broken)))
    assert SqlPortfolioStore(engine).load(OWNER) == Portfolio()


def test_writers_and_readers_at_the_same_time_lose_and_double_nothing(engine: Engine, other_engine: Engine) -> None:
    engines = [engine, other_engine]
    reader = SqlPortfolioStore(engine)

    def write(number: int) -> int:
        events = tuple(Decision(id=f"{number}-{i}", on=DAY) for i in range(5))
        added = SqlPortfolioStore(engines[number % 2]).apply(
            PortfolioChanges(events=(*events, Decision(id="all", on=DAY)))
        )
        reader.load(OWNER)
        return added

    with ThreadPoolExecutor(8) as pool:
        added = sum(pool.map(write, range(24)))
    assert added == 24 * 5 + 1
    ids = [event.id for event in reader.load(OWNER).general]
    assert len(ids) == len(set(ids)) == added

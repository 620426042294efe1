from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from knowledge.errors import Conflict, Misconfigured
from knowledge.model.briefing import Audience, AudienceKind, Briefing, BriefingState, Section, Span
from knowledge.model.evidence import Claim, Fact
from knowledge.ports import KeptBriefing, Outgoing
from knowledge.stores.briefings import SqlBriefingStore
from knowledge.stores.engine import writing
from knowledge.stores.outbox import SqlOutbox

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
BOARD = Audience()
FINANCE = Audience(kind=AudienceKind.TEAM, id="Finance", name="Finance")
FACT = Fact(id="f-1", measure="kpi", label="", value=3, as_of=date(2026, 11, 2), text="Drie “use cases” – €.")
CLAIM = Claim(id="c-1", text=FACT.text, evidence=("f-1",), support="computed")
MESSAGE = Outgoing(key="b-1:mt", target="mt", payload="{}")


def kept(key: str, audience: Audience = BOARD, state: BriefingState = BriefingState.DRAFT) -> KeptBriefing:
    briefing = Briefing(
        id=key,
        period=Span(start=date(2026, 10, 20), end=date(2026, 11, 2)),
        audience=audience,
        language="nl",
        state=state,
        mode="extractive",
        sections=(Section(key="kpis", title="Kerncijfers", claims=(CLAIM,)),),
        evidence=(FACT,),
        run_id="r-1",
    )
    return KeptBriefing(briefing=briefing, use_cases=("UC-1", "UC-2"), documents=("D-1",), recipients=("mt",))


def moved(found: KeptBriefing, state: BriefingState) -> KeptBriefing:
    return found.model_copy(update={"briefing": found.briefing.model_copy(update={"state": state})})


def test_a_briefing_comes_back_whole_wherever_it_is_read(engine: Engine, other_engine: Engine) -> None:
    SqlBriefingStore(engine).put(kept("b-1"), NOW)
    found = SqlBriefingStore(other_engine).one("b-1")
    assert found is not None
    assert found.model_copy(update={"place": 0}) == kept("b-1")
    assert SqlBriefingStore(engine).one("b-2") is None


def test_a_briefing_that_is_stored_again_stays_as_it_is(engine: Engine) -> None:
    store = SqlBriefingStore(engine)
    first = store.put(kept("b-1"), NOW)
    assert store.put(kept("b-1", FINANCE), NOW) == first == store.one("b-1")
    assert [each.briefing.audience.kind for each in store.listed()] == [AudienceKind.BOARD]


def test_the_newest_come_first_and_a_page_goes_on_where_the_last_one_ended(engine: Engine) -> None:
    store = SqlBriefingStore(engine)
    for number in range(5):
        store.put(kept(f"b-{number}", FINANCE if number % 2 else Audience()), NOW + timedelta(number))
    first = store.listed(limit=2)
    rest = store.listed(before=first[-1].place)
    assert [each.briefing.id for each in (*first, *rest)] == ["b-4", "b-3", "b-2", "b-1", "b-0"]
    assert [each.briefing.id for each in store.listed(audience=FINANCE)] == ["b-3", "b-1"]


def test_only_those_in_the_states_asked_for_are_listed(engine: Engine) -> None:
    store = SqlBriefingStore(engine)
    store.put(kept("b-1"), NOW)
    store.put(kept("b-2", state=BriefingState.PUBLISHED), NOW)
    found = store.listed(states=(BriefingState.PUBLISHED, BriefingState.APPROVED))
    assert [each.briefing.id for each in found] == ["b-2"]


def test_a_change_is_stored_with_its_messages_and_only_once(engine: Engine) -> None:
    store = SqlBriefingStore(engine)
    store.put(kept("b-1"), NOW)
    read = store.one("b-1")
    assert read is not None
    store.change(moved(read, BriefingState.PUBLISHED), [MESSAGE], NOW)
    with pytest.raises(Conflict, match="Somebody else changed briefing b-1"):
        store.change(moved(read, BriefingState.REJECTED), [MESSAGE.model_copy(update={"key": "other"})], NOW)
    after = store.one("b-1")
    assert after is not None
    assert (after.briefing.state, after.revision) == (BriefingState.PUBLISHED, 2)
    assert SqlOutbox(engine).waiting() == 1


def test_of_many_who_publish_at_once_one_does(engine: Engine, other_engine: Engine) -> None:
    stores = [SqlBriefingStore(engine), SqlBriefingStore(other_engine)]
    stores[0].put(kept("b-1"), NOW)
    read = stores[0].one("b-1")
    assert read is not None

    def publish(number: int) -> bool:
        try:
            stores[number % 2].change(moved(read, BriefingState.PUBLISHED), [MESSAGE], NOW)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(publish, range(8))) == 1
    assert SqlOutbox(engine).waiting() == 1


def test_a_briefing_that_cannot_be_read_says_what_to_do(engine: Engine) -> None:
    store = SqlBriefingStore(engine)
    store.put(kept("b-1"), NOW)
    with writing(engine) as connection:
        connection.execute(text("UPDATE briefings SET payload = '{}'"))
    with pytest.raises(Misconfigured, match="Briefing b-1 in the database cannot be read"):
        store.one("b-1")

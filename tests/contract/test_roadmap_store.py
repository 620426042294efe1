from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, text

from knowledge.coaching.roadmap import Behaviour, Coached, Element, Outcome, Roadmap, Score
from knowledge.errors import Misconfigured
from knowledge.model.briefing import Span
from knowledge.model.events import Signal
from knowledge.model.evidence import Claim, Fact
from knowledge.ports import KeptRoadmap
from knowledge.stores.engine import writing
from knowledge.stores.roadmaps import SqlRoadmapStore

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
FACT = Fact(id="f-1", measure="coach.ask", label="", value=3, as_of=date(2026, 11, 2), text="Drie dagen “AI” – €.")
CLAIM = Claim(id="c-1", text=FACT.text, evidence=("f-1",), support="computed")


def kept(key: str, day: date = date(2026, 11, 2), coached: str = "L-1") -> KeptRoadmap:
    behaviour = Behaviour(
        rule="own_use",
        signal=Signal.OWN_USE,
        asked_of="de leider",
        by=date(2026, 11, 16),
        goal=3,
        kpi="k",
        ask=(CLAIM,),
    )
    roadmap = Roadmap(
        id=key,
        coached=Coached(kind="leader", id=coached, name="Finance", team="finance"),
        as_of=day,
        period=Span(start=date(2026, 11, 3), end=date(2026, 11, 16)),
        language="nl",
        mode="extractive",
        adkar=(Score(element=Element.ABILITY, score=2, source="history", version="v"),),
        barrier=Element.ABILITY,
        behaviours=(behaviour,),
        looked_back=(Outcome(rule="ask", status="unknown", claims=(CLAIM,)),),
        evidence=(FACT,),
        made_at=NOW,
        run_id="r-1",
    )
    return KeptRoadmap(roadmap=roadmap, use_cases=("UC-1",))


def test_a_roadmap_comes_back_whole_wherever_it_is_read(engine: Engine, other_engine: Engine) -> None:
    SqlRoadmapStore(engine).put(kept("c-1"))
    assert SqlRoadmapStore(other_engine).one("c-1") == kept("c-1")
    assert SqlRoadmapStore(engine).one("c-2") is None


def test_a_roadmap_that_is_stored_again_stays_as_it_is(engine: Engine) -> None:
    store = SqlRoadmapStore(engine)
    store.put(kept("c-1"))
    store.put(kept("c-1", coached="L-2"))
    assert [each.roadmap.coached.id for each in store.of("leader:L-1")] == ["L-1"]
    assert store.of("leader:L-2") == []


def test_the_latest_day_comes_first_and_of_one_day_the_last_that_was_made(engine: Engine) -> None:
    store = SqlRoadmapStore(engine)
    for key, day in (
        ("a", date(2026, 11, 2)),
        ("b", date(2026, 10, 5)),
        ("c", date(2026, 10, 19)),
        ("d", date(2026, 11, 2)),
    ):
        store.put(kept(key, day))
    store.put(kept("other", coached="L-2"))
    assert [each.roadmap.id for each in store.of("leader:L-1")] == ["d", "a", "c", "b"]
    assert [each.roadmap.id for each in store.of("leader:L-1", before=date(2026, 11, 2), limit=1)] == ["c"]


def test_a_roadmap_that_cannot_be_read_says_what_to_do(engine: Engine) -> None:
    store = SqlRoadmapStore(engine)
    store.put(kept("c-1"))
    with writing(engine) as connection:
        connection.execute(text("UPDATE roadmaps SET payload = '{}'"))
    with pytest.raises(Misconfigured, match="Roadmap c-1 in the database cannot be read"):
        store.one("c-1")

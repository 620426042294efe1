import asyncio
import operator
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import pytest
from langgraph.graph import START, StateGraph
from langgraph.types import interrupt
from sqlalchemy import make_url, text
from typing_extensions import TypedDict

from graphs.brief import Decided
from graphs.brief.checkpoints import checkpoints
from knowledge.errors import Conflict, Misconfigured, NotFound
from knowledge.model.briefing import BriefingState
from knowledge.stores.engine import open_engine
from tests.contract.backends import NO_POSTGRES, POSTGRES
from tests.graphs.brief.kit import NOW, Home, request, sentences


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def threads(home: Home) -> int:
    async def count() -> int:
        async with checkpoints(home.folder / "checkpoints.db") as saver:
            return len([each async for each in saver.alist(None)])

    return asyncio.run(count())


def test_a_draft_waits_and_nothing_goes_out(home: Home) -> None:
    made = home.draft()
    assert made.state is BriefingState.DRAFT
    assert home.one().briefing == made
    assert [step.what for step in made.steps] == ["drafted"]
    assert home.outbox.waiting() == 0
    assert threads(home) > 0


def test_approving_days_later_in_another_process_publishes_once_however_often_it_is_done(home: Home) -> None:
    home.draft()
    later = NOW + timedelta(days=5)
    first = home.decide("approve", at=later)
    again = home.decide("approve", by="bea", at=later + timedelta(hours=1))
    assert first == again == home.one().briefing
    assert first.state is BriefingState.PUBLISHED
    assert [(step.what, step.by, step.at) for step in first.steps[1:]] == [
        ("approved", "ann", later),
        ("published", "ann", later),
    ]
    assert home.outbox.waiting() == 1
    assert threads(home) == 0


def test_of_many_who_approve_at_once_the_briefing_goes_out_once(home: Home) -> None:
    home.draft()

    async def approve(number: int) -> str:
        decided = Decided(action="approve", by=f"p-{number}", at=NOW + timedelta(seconds=number))
        try:
            return (await home.briefer().decide("b-1", decided)).briefing.state.value
        except Conflict:
            return "conflict"

    async def together() -> list[str]:
        return await asyncio.gather(*(approve(number) for number in range(6)))

    assert "published" in asyncio.run(together())
    assert home.outbox.waiting() == 1
    assert [step.what for step in home.one().briefing.steps] == ["drafted", "approved", "published"]


class OlderState(TypedDict, total=False):
    """What earlier versions kept of a draft that waits: all that it was made of."""

    request: dict[str, Any]
    sections: list[dict[str, Any]]
    pieces: Annotated[list[dict[str, Any]], operator.add]
    charts: list[dict[str, Any]]
    briefing: str
    decided: dict[str, Any]


def test_a_draft_that_an_earlier_version_left_waiting_can_be_decided_on(home: Home) -> None:
    home.draft()
    place = home.folder / "checkpoints.db"
    place.unlink()

    async def left_waiting() -> None:
        older = StateGraph(OlderState)
        older.add_node("compose", lambda _: {"briefing": "b-1", "pieces": [{"key": "kpis"}]})
        older.add_node("approval", lambda state: interrupt({"briefing": state["briefing"]}))
        older.add_edge(START, "compose")
        older.add_edge("compose", "approval")
        given: OlderState = {"sections": [{"key": "kpis", "facts": []}], "charts": []}
        async with checkpoints(place) as saver:
            graph = older.compile(checkpointer=saver)
            await graph.ainvoke(given, {"configurable": {"thread_id": "b-1"}}, durability="exit")

    asyncio.run(left_waiting())
    assert threads(home) > 0
    assert home.decide("approve").state is BriefingState.PUBLISHED
    assert (home.outbox.waiting(), threads(home)) == (1, 0)


def test_a_rejected_draft_is_over_and_keeps_the_reason(home: Home) -> None:
    home.draft()
    rejected = home.decide("reject", reason="Zet de besluiten voorop.")
    assert (rejected.state, rejected.steps[-1].note) == (BriefingState.REJECTED, "Zet de besluiten voorop.")
    assert threads(home) == 0
    assert home.outbox.waiting() == 0
    with pytest.raises(Conflict, match="Briefing b-1 is rejected"):
        home.decide("approve")


def test_the_reason_of_a_rejection_stands_with_the_next_draft(home: Home) -> None:
    made = home.draft(key="b-2", reason="Zet de besluiten voorop.")
    assert made.steps[0].note == "Zet de besluiten voorop."


def test_an_edited_sentence_that_stands_keeps_its_evidence(home: Home) -> None:
    made = home.draft()
    old = next(claim for claim in made.sections[0].claims if "use cases lopen" in claim.text)
    after = home.decide("edit", section="summary", claim=old.id, text="40 use cases lopen; 17 zijn in gebruik.")
    new = next(claim for claim in after.sections[0].claims if claim.text == "40 use cases lopen; 17 zijn in gebruik.")
    assert (new.support, new.evidence) == ("computed", old.evidence)
    assert after.state is BriefingState.DRAFT
    assert [step.what for step in after.steps] == ["drafted", "edited"]


def test_an_edited_sentence_may_rest_on_other_evidence_of_the_briefing(home: Home) -> None:
    made = home.draft()
    [first, *_] = made.sections[0].claims
    other = next(claim for section in made.sections[1:] for claim in section.claims if "UC-020" in claim.text)
    after = home.decide("edit", claim=first.id, text=other.text)
    assert after.sections[0].claims[0].evidence == other.evidence


def test_an_edited_sentence_that_does_not_stand_is_the_editors_own(home: Home) -> None:
    made = home.draft()
    first = made.sections[0].claims[0]
    after = home.decide("edit", claim=first.id, text="Het gaat beter dan ooit, met 99 use cases.")
    changed = after.sections[0].claims[0]
    assert (changed.support, changed.evidence) == ("editor", ())
    assert home.decide("approve").state is BriefingState.PUBLISHED
    assert changed.text in sentences(home.one().briefing)


def test_an_edit_of_what_is_not_there_is_refused_and_the_draft_still_waits(home: Home) -> None:
    home.draft()
    with pytest.raises(NotFound, match="has no claim 'c-9'"):
        home.decide("edit", claim="c-9", text="Iets anders.")
    with pytest.raises(NotFound, match="has no section 'weather'"):
        home.decide("edit", section="weather", claim="c-9", text="Iets anders.")
    assert home.decide("approve").state is BriefingState.PUBLISHED


def test_a_draft_whose_checkpoints_were_lost_can_be_decided_on_all_the_same(home: Home) -> None:
    home.draft()
    for file in home.folder.glob("checkpoints.db*"):
        file.unlink()
    assert home.decide("approve").state is BriefingState.PUBLISHED
    assert home.outbox.waiting() == 1


def test_a_draft_that_was_made_already_is_not_made_again(home: Home) -> None:
    first = home.draft()
    home.decide("edit", claim=first.sections[0].claims[0].id, text="Een eigen zin.")
    assert home.draft() == home.one().briefing
    assert "Een eigen zin." in sentences(home.one().briefing)


def test_a_briefing_that_does_not_exist_cannot_be_decided_on(home: Home) -> None:
    with pytest.raises(NotFound, match="There is no briefing 'b-9'"):
        home.decide("approve", "b-9")


def test_a_file_that_is_no_checkpoint_file_is_named(home: Home) -> None:
    (home.folder / "checkpoints.db").write_bytes(b"geen database" * 100)
    with pytest.raises(Misconfigured, match="drafts that wait for approval"):
        home.draft()


KILLED = """
import sys
from pathlib import Path
from tests.graphs.brief import kit
import os
import knowledge.stores.briefings as store
home = kit.Home.__new__(kit.Home)
home.folder = Path(sys.argv[1])
home._open()
moment = sys.argv[2]
real = store.SqlBriefingStore.change
def change(self, *given):
    if moment == "before":
        os._exit(9)
    real(self, *given)
    os._exit(9)
store.SqlBriefingStore.change = change
home.decide("approve")
"""


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_around_the_publication_it_goes_out_exactly_once(home: Home, moment: str) -> None:
    home.draft()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(home.folder), moment], check=False)
    assert killed.returncode == 9
    assert home.one().briefing.state is (BriefingState.DRAFT if moment == "before" else BriefingState.PUBLISHED)
    assert home.decide("approve", by="ann").state is BriefingState.PUBLISHED
    assert home.outbox.waiting() == 1
    assert request().id == "b-1"


@NO_POSTGRES
def test_a_draft_waits_in_postgresql_too(home: Home) -> None:
    schema = f"koers_{uuid4().hex}"
    server = open_engine(POSTGRES)
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={schema}"})
    place = url.render_as_string(hide_password=False)
    try:
        asyncio.run(home.briefer(place=place).draft(request()))
        decided = Decided(action="approve", by="ann", at=NOW)
        kept = asyncio.run(home.briefer(place=place).decide("b-1", decided))
        with server.begin() as connection:
            left = connection.execute(text(f"SELECT count(*) FROM {schema}.checkpoints")).scalar_one()
    finally:
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()
    assert kept.briefing.state is BriefingState.PUBLISHED
    assert left == 0


def test_a_server_that_does_not_answer_is_named(home: Home) -> None:
    with pytest.raises(Misconfigured, match="database of drafts that wait for approval cannot be used"):
        asyncio.run(home.briefer(place="postgresql://koers@127.0.0.1:9/koers").draft(request()))

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from knowledge.model.briefing import Briefing, BriefingState, Section, Span
from knowledge.model.evidence import Claim, Fact
from knowledge.model.principal import OWNER
from knowledge.ports import KeptBriefing, Statement
from knowledge.stores.briefings import SqlBriefingStore
from knowledge.stores.citations import KEPT_FOR, MOST, SqlCitationStore
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.engine import reading
from tests.contract.samples import document, paragraphs

DAY = date(2026, 11, 2)


@pytest.fixture
def store(engine: Engine) -> SqlCitationStore:
    """The strategy has a second version since the third of November; the manual has one version."""
    documents = SqlDocumentStore(engine)
    for version, on in (("v1", date(2026, 1, 1)), ("v2", DAY + timedelta(1))):
        put(documents, "strategie", version, on)
    put(documents, "handboek", "v1", date(2026, 1, 1))
    return SqlCitationStore(engine)


def put(documents: SqlDocumentStore, key: str, version: str, on: date) -> None:
    stored = document(key, f"Eerst {version}.\n\nDaarna {version}.", version=version, effective_from=on)
    documents.put(stored, paragraphs(stored))


def said(key: str, *passages: str, about: str = "", on: date = DAY) -> Statement:
    return Statement(id=key, kind="answer", about=about or key, name=f"Vraag {key}?", on=on, passages=passages)


def rows(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_what_rests_on_a_superseded_version_is_found_with_its_passages(store: SqlCitationStore) -> None:
    store.keep(said("a", "strategie/v1/0", "strategie/v1/11", "strategie/v2/0", "handboek/v1/0"))
    (citation,) = store.superseded()
    assert (citation.answer, citation.document, citation.version, citation.on) == ("a", "strategie", "v1", DAY)
    assert (citation.name, citation.passages) == ("Vraag a?", ("strategie/v1/0", "strategie/v1/11"))


def test_what_is_kept_again_stays_as_it_is(store: SqlCitationStore) -> None:
    for _ in range(2):
        store.keep(said("a", "strategie/v1/0"))
    assert [(each.answer, each.until) for each in store.superseded()] == [("a", None)]


def test_the_same_said_anew_ends_what_was_said_before_also_where_it_rests_on_nothing(
    store: SqlCitationStore, engine: Engine
) -> None:
    store.keep(said("a", "strategie/v1/0", about="x"))
    store.keep(said("other", "strategie/v1/0"))
    store.keep(said("b", "strategie/v1/0", about="x", on=DAY + timedelta(2)))
    store.keep(said("c", about="x", on=DAY + timedelta(5)))
    untils = {each.answer: each.until for each in store.superseded()}
    assert untils == {"a": DAY + timedelta(2), "other": None, "b": DAY + timedelta(5)}
    assert rows(engine, "said") == 3


def test_of_what_rests_on_no_passage_that_is_there_nothing_is_kept(store: SqlCitationStore, engine: Engine) -> None:
    store.keep(said("a"))
    store.keep(said("b", "nowhere/v1/0"))
    assert (rows(engine, "said"), rows(engine, "citations")) == (0, 0)


def test_what_a_deleted_document_said_is_no_longer_cited(store: SqlCitationStore, engine: Engine) -> None:
    store.keep(said("a", "strategie/v1/0"))
    SqlDocumentStore(engine).delete("strategie", OWNER)
    assert store.superseded() == []


def test_no_more_and_nothing_older_is_kept_than_can_be_found(
    store: SqlCitationStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(said("old", "strategie/v1/0", on=DAY - KEPT_FOR - timedelta(1)))
    store.keep(said("a", "strategie/v1/0"))
    assert [each.answer for each in store.superseded()] == ["a"]
    assert MOST >= 1_000
    monkeypatch.setattr("knowledge.stores.citations.MOST", 2)
    for key in "bcd":
        store.keep(said(key, "strategie/v1/0"))
    assert [each.answer for each in store.superseded()] == ["c", "d"]
    assert (rows(engine, "said"), rows(engine, "citations")) == (2, 2)


def test_a_briefing_is_cited_from_the_moment_that_it_goes_out(store: SqlCitationStore, engine: Engine) -> None:
    ground = Fact(
        id="g", measure="m", label="", value=1, as_of=DAY, text="", inputs={"passages": ["strategie/v1/0", "gone"]}
    )
    fact = Fact(id="f", measure="m", label="", value=1, as_of=DAY, text="Eén.", inputs={"facts": ["g"]})
    unsaid = ground.model_copy(update={"id": "u", "inputs": {"passages": ["handboek/v1/0"]}})
    claim = Claim(id="c", text="Eén.", evidence=("f",), support="computed")
    briefing = Briefing(
        id="b",
        period=Span(start=date(2026, 10, 20), end=DAY),
        audience={"name": "Finance"},
        language="nl",
        mode="extractive",
        sections=(Section(key="kpis", title="Kerncijfers", claims=(claim,)),),
        evidence=(fact, ground, unsaid),
        readers=(("mt",), ()),
        run_id="r",
    )
    kept = KeptBriefing(briefing=briefing, use_cases=("UC-1",), documents=("handboek",))
    briefings, now = SqlBriefingStore(engine), datetime(2026, 11, 2, 12, tzinfo=UTC)
    briefings.put(kept, now)
    assert store.superseded() == []
    out = briefing.model_copy(update={"state": BriefingState.PUBLISHED})
    briefings.change(kept.model_copy(update={"briefing": out}), (), now)
    (citation,) = store.superseded()
    assert (citation.kind, citation.answer, citation.passages) == ("briefing", "b", ("strategie/v1/0",))
    assert citation.name == "Briefing Finance over 20 oktober 2026 – 2 november 2026"
    assert (citation.use_cases, citation.documents, citation.readers) == (("UC-1",), ("handboek",), (("mt",), ()))

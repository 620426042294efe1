from datetime import date

import pytest
from sqlalchemy import Engine

from knowledge.errors import Misconfigured
from knowledge.model.base import Language
from knowledge.model.principal import OWNER, Principal
from knowledge.ports import Vectors
from knowledge.search.embedders import choose
from knowledge.search.embedders.hashing import HashingEmbedder
from knowledge.search.embedding import Embedding
from knowledge.search.search import Search
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.memory import MemoryVectors
from tests.contract.samples import document, paragraphs

NL = """Elk team houdt om de twee weken een reflectie.

Het budget voor opleidingen is dit jaar verdubbeld.

De directie stopt projecten die geen effect laten zien.

De kantine opent om half twaalf."""
EN = """Leaders use the assistant themselves every working day.

Suppliers are paid within thirty days of the invoice.

The parking garage closes at eight in the evening."""


class Broken(HashingEmbedder):
    def query(self, text: str) -> Vectors:
        raise Misconfigured("The endpoint is away.")


def stored(engine: Engine, *texts: tuple[str, str, Language, tuple[str, ...]], embed: bool = True) -> Search:
    documents, vectors, embedder = SqlDocumentStore(engine), MemoryVectors(), HashingEmbedder()
    for key, text, language, groups in texts:
        given = document(key, text, language=language, groups=groups)
        documents.put(given, paragraphs(given))
    if embed:
        Embedding(documents, vectors, embedder).run(lambda done, total: None)
    return Search(documents, vectors, embedder)


@pytest.fixture
def search(engine: Engine) -> Search:
    return stored(engine, ("nl", NL, "nl", ()), ("en", EN, "en", ()))


def test_the_passage_that_answers_comes_first_with_both_its_ranks(search: Search) -> None:
    hit = search.find("Hoe vaak houdt een team reflectie?", OWNER, language="nl", in_force_on=None)[0]
    assert hit.passage.quote == "Elk team houdt om de twee weken een reflectie."
    assert (hit.lexical_rank, hit.vector_rank) == (1, 1)


def test_scores_fall_and_the_same_question_gives_the_same_hits(search: Search) -> None:
    hits = search.find("budget van de directie", OWNER, in_force_on=None)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert search.find("budget van de directie", OWNER, in_force_on=None) == hits
    assert len({hit.passage.id for hit in hits}) == len(hits) == 7
    assert search.find("budget van de directie", OWNER, in_force_on=None, limit=3) == hits[:3]


def test_words_count_only_in_the_language_of_the_question(search: Search) -> None:
    hits = search.find("parking garage assistant", OWNER, language="nl", in_force_on=None)
    assert all(hit.lexical_rank is None for hit in hits if hit.passage.language == "en")


def test_the_language_that_holds_the_answer_goes_first_and_the_other_is_not_shut_out(search: Search) -> None:
    english = search.find("suppliers paid within thirty days", OWNER, language="nl", in_force_on=None, limit=3)
    assert [hit.passage.language for hit in english] == ["en", "en", "nl"]
    dutch = search.find("team reflectie twee weken", OWNER, language="nl", in_force_on=None, limit=3)
    assert [hit.passage.language for hit in dutch] == ["nl", "nl", "en"]


def test_documents_in_one_language_only_give_all_the_hits(engine: Engine) -> None:
    search = stored(engine, ("en", EN, "en", ()))
    assert len(search.find("Wanneer sluit de parkeergarage?", OWNER, language="nl", in_force_on=None)) == 3


def test_words_alone_find_while_vectors_are_made(engine: Engine) -> None:
    search = stored(engine, ("nl", NL, "nl", ()), embed=False)
    hits = search.find("Hoe groot is het budget?", OWNER, language="nl", in_force_on=None)
    assert [(hit.lexical_rank, hit.vector_rank) for hit in hits] == [(1, None)]


def test_words_alone_find_where_the_embedder_fails(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    stored(engine, ("nl", NL, "nl", ()))
    search = Search(SqlDocumentStore(engine), MemoryVectors(), Broken())
    assert search.find("budget", OWNER, language="nl", in_force_on=None)
    assert "The endpoint is away" in caplog.text


def test_a_given_vector_spares_embedding_the_question(engine: Engine) -> None:
    stored(engine, ("nl", NL, "nl", ()))
    search = Search(SqlDocumentStore(engine), MemoryVectors(), Broken())
    assert search.find("budget", OWNER, in_force_on=None, vector=HashingEmbedder().query("budget"))


def test_one_text_that_stands_in_a_document_twice_is_one_hit(engine: Engine) -> None:
    search = stored(engine, ("a", "Budget 2026\n\nAnders\n\nBudget 2026", "nl", ()), ("b", "Budget 2026", "nl", ()))
    hits = search.find("budget 2026", OWNER, language="nl", in_force_on=None)
    assert [hit.passage.document_id for hit in hits if hit.passage.quote == "Budget 2026"] in (["a", "b"], ["b", "a"])


def test_enough_is_found_behind_nearer_texts_that_are_no_longer_in_force(engine: Engine) -> None:
    documents, vectors, embedder = SqlDocumentStore(engine), MemoryVectors(), HashingEmbedder()
    old = document("oud", "\n\n".join(f"Budget budget {n}" for n in range(120)))
    documents.put(old, paragraphs(old))
    new = document("oud", "Niets meer", version="2")
    documents.put(new, paragraphs(new))
    open_ = document("open", "Het budget staat in een zin met nog veel andere woorden erbij over de kantine")
    documents.put(open_, paragraphs(open_))
    Embedding(documents, vectors, embedder).run(lambda done, total: None)
    hits = Search(documents, vectors, embedder).find("budget", OWNER, language="nl", in_force_on=date(2026, 3, 2))
    assert hits[0].passage.document_id == "open"
    assert {hit.passage.version for hit in hits if hit.passage.document_id == "oud"} <= {"2"}


@pytest.mark.parametrize(
    "text", ["", "  ", "\x00", "\ud800", "?", "\u200b", '" OR *', "x" * 100_000, "budget " * 20_000]
)
def test_any_text_is_a_question(search: Search, text: str) -> None:
    search.find(text, OWNER, in_force_on=None)


def test_nothing_stored_is_nothing_found(engine: Engine) -> None:
    search = stored(engine)
    assert search.find("budget", OWNER, in_force_on=None) == []
    assert search.count_documents(OWNER) == 0
    assert search.absent(["budget"], OWNER, language="nl", in_force_on=None) == []


def test_terms_that_no_document_holds_are_told(search: Search) -> None:
    terms = ["budget", "blockchain", "parking"]
    assert search.absent(terms, OWNER, language="nl", in_force_on=None) == ["blockchain"]
    assert search.count_documents(OWNER) == 2


def test_terms_in_closed_documents_are_told_as_absent(engine: Engine) -> None:
    search = stored(engine, ("nl", NL, "nl", ()), ("dicht", "De fusie met Waterkracht", "nl", ("bestuur",)))
    anybody = Principal(id="a")
    assert search.absent(["fusie"], anybody, language="nl", in_force_on=None) == ["fusie"]
    assert search.count_documents(anybody) == 1


CROSS = [
    ("Wanneer sluit de parkeergarage?", "nl", "The parking garage closes at eight in the evening."),
    ("Binnen hoeveel dagen betalen wij leveranciers?", "nl", "Suppliers are paid within thirty days of the invoice."),
    ("When does the canteen open?", "en", "De kantine opent om half twaalf."),
    ("How often does a team reflect?", "en", "Elk team houdt om de twee weken een reflectie."),
    ("Hoeveel budget is er voor opleidingen?", "nl", "Het budget voor opleidingen is dit jaar verdubbeld."),
    ("Do leaders use the assistant?", "en", "Leaders use the assistant themselves every working day."),
]


@pytest.mark.slow
@pytest.mark.parametrize(("question", "language", "answer"), CROSS)
def test_an_answer_in_the_other_language_is_among_the_first(
    engine: Engine, question: str, language: Language, answer: str
) -> None:
    documents, vectors, embedder = SqlDocumentStore(engine), MemoryVectors(), choose("e5")
    for key, text in (("nl", NL), ("en", EN)):
        given = document(key, text, language="nl" if key == "nl" else "en")
        documents.put(given, paragraphs(given))
    Embedding(documents, vectors, embedder).run(lambda done, total: None)
    hits = Search(documents, vectors, embedder).find(question, OWNER, language=language, in_force_on=None)
    assert answer in [hit.passage.quote for hit in hits[:3]]

"""No passage of a closed group leaves by any path for somebody who is not in it."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Engine

from knowledge.errors import NotFound
from knowledge.model.principal import OWNER, Principal
from knowledge.search.embedders.hashing import HashingEmbedder
from knowledge.search.ingest import Ingest
from knowledge.search.search import Search
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.memory import MemoryVectors
from knowledge.stores.vectors import ChromaVectors

DAY = date(2026, 3, 2)
SECRET = "De fusie met Waterkracht gaat in juli door, zei de voorzitter."
OPEN = "De fusie van teams is een voorbeeld van samen leren."
OUTSIDERS = [
    Principal(id="nobody"),
    Principal(id="hr", groups=frozenset({"hr"})),
    Principal(id="bestuur"),  # an id is no group
    Principal(id="x", name="bestuur", groups=frozenset({"BESTUUR", "bestuur ", "", "*", '["bestuur"]'})),
]


@dataclass
class Place:
    documents: SqlDocumentStore
    ingest: Ingest
    search: Search


@pytest.fixture(params=["memory", "chroma"])
def place(engine: Engine, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    documents, embedder = SqlDocumentStore(engine), HashingEmbedder()
    folder = str(tmp_path_factory.mktemp("chroma"))
    chroma = request.param == "chroma"
    vectors = ChromaVectors(folder, embedder.id, embedder.dimension) if chroma else MemoryVectors()
    place = Place(documents, Ingest(documents, vectors, embedder), Search(documents, vectors, embedder))
    place.ingest.add("notulen.md", SECRET.encode(), today=DAY, groups=("bestuur", "rvc"))
    place.ingest.add("open.md", OPEN.encode(), today=DAY)
    place.ingest.embed_pending(lambda done, total: None)
    return place


def passage_id(place: Place) -> str:
    return next(
        hit.passage.id for hit in place.search.find(SECRET, OWNER, in_force_on=None) if hit.passage.quote == SECRET
    )


@pytest.mark.parametrize("outsider", OUTSIDERS, ids=lambda outsider: outsider.id)
def test_an_outsider_gets_nothing_by_any_path(place: Place, outsider: Principal) -> None:
    documents, guessed = place.documents, passage_id(place)
    closed = {shelf for shelf, _ in documents.shelves(OWNER)} - {shelf for shelf, _ in documents.shelves(outsider)}
    texts = [text for shelf in closed for text in documents.embedded("hashing-1", shelf)]
    assert len(closed) == len(texts) == 1
    assert [hit.passage.quote for hit in place.search.find(SECRET, outsider, in_force_on=None)] == [OPEN]
    assert documents.passages([guessed], outsider, None) == []
    assert guessed not in {key for key, _ in documents.lexical(SECRET, "nl", outsider, None, 100)}
    assert documents.placed(texts, closed, outsider, None) == []
    assert [each.id for each in documents.documents(outsider)] == ["open.md"]
    assert documents.versions("notulen.md", outsider) == []
    assert place.search.count_documents(outsider) == 1
    assert place.search.absent(["Waterkracht"], outsider, language="nl", in_force_on=None) == ["Waterkracht"]


@pytest.mark.parametrize("outsider", OUTSIDERS, ids=lambda outsider: outsider.id)
def test_a_closed_document_and_one_that_is_not_there_look_the_same(place: Place, outsider: Principal) -> None:
    for ask in (place.documents.document, place.documents.delete, place.ingest.delete):
        with pytest.raises(NotFound) as closed:
            ask("notulen.md", outsider)
        with pytest.raises(NotFound) as unknown:
            ask("nietszeg.md", outsider)
        assert str(closed.value).replace("notulen", "") == str(unknown.value).replace("nietszeg", "")
    assert place.documents.document("notulen.md", OWNER)


@pytest.mark.parametrize("groups", [{"bestuur"}, {"rvc", "hr"}])
def test_a_member_of_any_of_the_groups_gets_it_by_every_path(place: Place, groups: set[str]) -> None:
    member = Principal(id="m", groups=frozenset(groups))
    key = passage_id(place)
    assert place.search.find(SECRET, member, in_force_on=None)[0].passage.quote == SECRET
    assert [passage.quote for passage in place.documents.passages([key], member, None)] == [SECRET]
    assert key in {found for found, _ in place.documents.lexical("fusie", "nl", member, None, 10)}
    assert len(place.documents.documents(member)) == 2


def test_closing_a_document_takes_effect_at_once(place: Place) -> None:
    anybody = Principal(id="a")
    key = next(hit.passage.id for hit in place.search.find(OPEN, anybody, in_force_on=None))
    place.ingest.add("open.md", OPEN.encode(), today=DAY, groups=("bestuur",))
    assert place.search.find(OPEN, anybody, in_force_on=None) == []
    assert place.documents.passages([key], anybody, None) == []
    place.ingest.embed_pending(lambda done, total: None)
    assert place.search.find(OPEN, anybody, in_force_on=None) == []

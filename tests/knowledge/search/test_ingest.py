from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from knowledge.errors import InvalidInput, NotFound, UnreadableFile
from knowledge.model.principal import OWNER, Principal
from knowledge.search.ingest import Ingest
from knowledge.search.search import Search
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.memory import MemoryVectors
from tests.knowledge.search.counting import Counting

DAY = date(2026, 3, 2)
LATER = DAY + timedelta(14)
ANYBODY = Principal(id="a")
HR = Principal(id="h", groups=frozenset({"hr"}))


@dataclass
class Place:
    documents: SqlDocumentStore
    vectors: MemoryVectors
    embedder: Counting

    def __post_init__(self) -> None:
        self.ingest = Ingest(self.documents, self.vectors, self.embedder)
        self.search = Search(self.documents, self.vectors, self.embedder)

    def embed(self) -> list[str]:
        """What was embedded by a run."""
        before = len(self.embedder.embedded)
        self.ingest.embed_pending(lambda done, total: None)
        return self.embedder.embedded[before:]

    def found(self, question: str, principal: Principal = OWNER, on: date | None = None) -> list[str]:
        return [hit.passage.quote for hit in self.search.find(question, principal, in_force_on=on)]

    def held(self) -> int:
        return sum(self.vectors.count(shelf) for shelf, _ in self.documents.shelves(OWNER))


@pytest.fixture
def place(engine: Engine) -> Place:
    return Place(SqlDocumentStore(engine), MemoryVectors(), Counting())


def markdown(*sections: str) -> bytes:
    """A section a paragraph: each becomes a passage."""
    return "\n\n".join(f"## Deel {n}\n\n{text}" for n, text in enumerate(sections, 1)).encode()


A, B, C = "Elk team experimenteert om de week.", "De directie vraagt naar gebruik.", "Wij vieren wat wij leerden."


def test_a_document_is_found_by_its_words_at_once_and_by_vectors_once_they_are_made(place: Place) -> None:
    stored = place.ingest.add("Beleid/Visie.md", markdown(A, B), today=DAY)
    assert (stored.id, stored.path, stored.language) == ("beleid-visie.md", "Beleid/Visie.md", "nl")
    before = place.search.find("team experimenteert", OWNER, in_force_on=DAY)
    assert [(hit.lexical_rank, hit.vector_rank) for hit in before] == [(1, None)]
    progress: list[tuple[int, int]] = []
    assert place.ingest.embed_pending(lambda done, total: progress.append((done, total))) == 2
    assert progress == [(2, 2)]
    after = place.search.find("team experimenteert", OWNER, in_force_on=DAY)
    assert (after[0].lexical_rank, after[0].vector_rank) == (1, 1)


def test_every_passage_stands_where_it_says(place: Place) -> None:
    stored = place.ingest.add("visie.md", markdown(A, B, C), today=DAY)
    text = place.documents.document(stored.id, OWNER).text
    hits = place.search.find("team directie leerden", OWNER, in_force_on=None)
    assert len(hits) == 3
    for hit in hits:
        assert text[hit.passage.start : hit.passage.end] == hit.passage.quote
        assert hit.passage.heading


def test_the_same_file_again_changes_and_embeds_nothing(place: Place) -> None:
    first = place.ingest.add("visie.md", markdown(A, B), today=DAY)
    place.embed()
    assert place.ingest.add("visie.md", markdown(A, B), today=LATER) == first
    assert place.embed() == []
    assert len(place.documents.documents(OWNER)) == 1


def test_a_changed_file_becomes_a_version_and_only_what_changed_is_embedded(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A, B), today=DAY)
    place.embed()
    place.ingest.add("visie.md", markdown("Vooraf een nieuw deel.", A, B), today=LATER)
    old, new = place.documents.versions("visie.md", OWNER)
    assert (old.superseded_by, old.superseded_on) == (new.version, LATER)
    assert (new.version, new.effective_from) == (LATER.isoformat(), LATER)
    # The headings are numbered, so that "Deel 2" now stands above another text.
    assert len(place.embed()) == 3
    place.ingest.add("visie.md", markdown("Vooraf een nieuw deel.", A, B, C), today=LATER + timedelta(1))
    assert place.embed() == [f"## Deel 4\n\n{C}".replace("## ", "")]
    assert place.found("team experimenteert", on=DAY)[0].endswith(A)
    assert all(quote.count("Deel") == 1 for quote in place.found("nieuw deel", on=LATER))


def test_a_file_that_goes_back_to_its_old_text_is_in_force_with_it(place: Place) -> None:
    for days, text in enumerate((A, B, A)):
        place.ingest.add("visie.md", markdown(text), today=DAY + timedelta(days))
    newest = place.documents.document("visie.md", OWNER)
    assert A in newest.text
    assert newest.in_force(DAY + timedelta(2))
    assert len(place.embed()) == 2


def test_two_changes_on_one_day_are_one_version(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A), today=DAY)
    place.ingest.add("visie.md", markdown(B), today=DAY)
    assert [B in place.documents.document("visie.md", OWNER).text, len(place.documents.documents(OWNER))] == [True, 1]


def test_other_groups_or_dates_for_the_same_file_are_applied_without_embedding(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A, B), today=DAY)
    assert len(place.embed()) == 2
    place.ingest.add("visie.md", markdown(A, B), today=DAY, groups=("hr",), effective_from=LATER)
    stored = place.documents.document("visie.md", OWNER)
    assert (stored.groups, stored.effective_from) == (("hr",), LATER)
    assert place.found("team", ANYBODY) == []
    assert place.embed() == [], "the vectors moved along"
    assert place.held() == 2
    hit = place.search.find("team experimenteert", HR, in_force_on=LATER)[0]
    assert hit.vector_rank == 1


def test_leaving_out_the_groups_of_a_closed_document_does_not_open_it(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A), today=DAY, groups=("hr",))
    place.ingest.add("visie.md", markdown(A), today=LATER)
    place.ingest.add("visie.md", markdown(A, B), today=LATER)
    assert [version.groups for version in place.documents.versions("visie.md", OWNER)] == [("hr",), ("hr",)]
    place.ingest.add("visie.md", markdown(A, B), today=LATER, groups=())
    assert place.documents.document("visie.md", ANYBODY).groups == ()


def test_a_deleted_document_is_gone_with_its_vectors(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A, B), today=DAY)
    place.ingest.add("plan.md", markdown(A), today=DAY)
    place.embed()
    place.ingest.delete("visie.md", OWNER)
    assert place.found("directie vraagt gebruik") == [f"Deel 1\n\n{A}"], "the nearest that is left"
    assert place.held() == 1, "the text that the other document shares stays"
    with pytest.raises(NotFound):
        place.ingest.delete("visie.md", OWNER)


def test_nobody_deletes_what_they_may_not_read(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A), today=DAY, groups=("hr",))
    with pytest.raises(NotFound):
        place.ingest.delete("visie.md", ANYBODY)
    assert place.found("team")


def test_one_document_can_supersede_another(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A), today=DAY)
    place.ingest.add("strategie.md", markdown(A, B), today=LATER, supersedes="visie.md")
    assert place.documents.document("visie.md", OWNER).superseded_on == LATER
    with pytest.raises(NotFound):
        place.ingest.add("koers.md", markdown(A), today=LATER, supersedes="niets.md")
    assert len(place.documents.documents(OWNER)) == 2


def test_a_given_version_and_id_are_kept(place: Place) -> None:
    place.ingest.add("visie 2.md", markdown(B), today=LATER, version="2.0", effective_from=LATER, document_id="visie")
    place.ingest.add("visie 1.md", markdown(A), today=LATER, version="1.0", effective_from=DAY, document_id="visie")
    assert [each.version for each in place.documents.versions("visie", OWNER)] == ["1.0", "2.0"]


def test_files_of_one_name_in_two_folders_do_not_replace_each_other(place: Place) -> None:
    first = place.ingest.add("a/visie.md", markdown(A), today=DAY)
    second = place.ingest.add("a-visie.md", markdown(B), today=DAY)
    assert first.id != second.id
    assert len(place.documents.documents(OWNER)) == 2


@pytest.mark.parametrize("name", ["", "/", "\x00", "x" * 1_001])
def test_a_name_that_is_none_is_refused(place: Place, name: str) -> None:
    with pytest.raises(InvalidInput):
        place.ingest.add(name, markdown(A), today=DAY)


@pytest.mark.parametrize("label", [" ", "a\nb", "x" * 201, "\ud800"])
def test_a_label_that_is_none_is_refused(place: Place, label: str) -> None:
    with pytest.raises(InvalidInput):
        place.ingest.add("visie.md", markdown(A), today=DAY, version=label)
    with pytest.raises(InvalidInput):
        place.ingest.add("visie.md", markdown(A), today=DAY, document_id=label)


def test_a_file_that_cannot_be_read_leaves_the_version_that_is_there(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A), today=DAY)
    with pytest.raises(UnreadableFile):
        place.ingest.add("visie.md", b"", today=LATER)
    assert A in place.documents.document("visie.md", OWNER).text


def test_passages_keep_their_own_language(place: Place) -> None:
    english = "The board decides every quarter which experiments are stopped and why."
    place.ingest.add("notulen.md", markdown(A, english), today=DAY)
    found = place.search.find("experiments stopped", OWNER, language="en", in_force_on=None)
    assert [hit.passage.language for hit in found if hit.lexical_rank] == ["en"]


# --- killed in the middle


def test_a_killed_run_goes_on_where_it_was(place: Place) -> None:
    place.ingest.add("visie.md", markdown(*(f"Over onderwerp {n} van de strategie." for n in range(200))), today=DAY)
    place.embedder.dies_after = 100
    with pytest.raises(KeyboardInterrupt):
        place.embed()
    place.embedder.dies_after = None
    done = len(place.embedder.embedded)
    place.embed()
    assert done >= 100
    assert place.held() == 200
    assert len(place.embedder.embedded) <= 200 + 64, "at most one batch is made again"


def test_a_kill_between_the_vectors_and_their_marks_loses_and_keeps_nothing(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A, B), today=DAY)
    shelf, _ = place.documents.shelves(OWNER)[0]
    texts = place.documents.pending(place.embedder.id, 10)
    place.vectors.add(shelf, [each.id for each in texts], place.embedder.passages([A, B]))
    place.ingest.delete("visie.md", OWNER)
    assert place.held() == 2, "nothing in SQL knows these vectors"
    assert place.found("team") == []
    place.embed()
    assert place.held() == 0


def test_vectors_that_were_lost_are_made_again(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A, B), today=DAY)
    place.embed()
    place.vectors = MemoryVectors()
    again = Place(place.documents, place.vectors, place.embedder)
    assert len(again.embed()) == 2
    assert again.held() == 2


def test_another_embedder_embeds_everything_again(place: Place) -> None:
    place.ingest.add("visie.md", markdown(A, B), today=DAY)
    place.embed()
    other = Place(place.documents, MemoryVectors(), Counting("counting-2"))
    assert len(other.embed()) == 2
    assert place.embed() == []

from datetime import date
from pathlib import Path

import pytest

from knowledge.model.principal import OWNER, Principal
from knowledge.sample.load import documents
from knowledge.search.embedders.hashing import HashingEmbedder
from knowledge.search.ingest import Ingest
from knowledge.stores.documents import SqlDocumentStore
from knowledge.stores.engine import file_url, open_engine
from knowledge.stores.memory import MemoryVectors
from knowledge.stores.migrate import migrate
from knowledge.watching import ReviewDates, context_of, is_strategy
from tests.knowledge.pitfalls.sample import document_infos


@pytest.mark.parametrize(
    ("document_id", "title"),
    [
        ("strategie-2025-2028", "Koers houden"),
        ("d-1", "Corporate Strategy 2030"),
        ("d-2", "Meerjarenstrategie waterbedrijf"),
        ("strategy_on_a_page.pdf", ""),
        ("d-3", "Strategisch meerjarenplan"),
        ("d-4", "Strategic plan"),
        ("d-5", "Visie gemeente Veldrijk"),
        ("toekomstvisie_2040.docx", ""),
        ("d-6", "Coalitieakkoord 2026-2030"),
        ("d-7", "Our vision for 2030"),
    ],
)
def test_a_document_that_calls_itself_the_strategy_is_one(document_id: str, title: str) -> None:
    assert is_strategy(document_id, title)


@pytest.mark.parametrize(
    "title",
    [
        "Notulen directieteam",
        "Veranderplan",
        "Roadmap 2026",
        "Strateeg gezocht",
        "Computer vision op straat",
        "Supervisie",
        "",
    ],
)
def test_another_document_is_none(title: str) -> None:
    assert not is_strategy("d-1", title)


def test_a_review_date_is_read_again_only_from_a_text_that_changed(tmp_path: Path) -> None:
    engine = open_engine(file_url(tmp_path / "koers.db"))
    migrate(engine)
    store, reviews = SqlDocumentStore(engine), ReviewDates()
    ingest = Ingest(store, MemoryVectors(), HashingEmbedder())

    def review_by(text: str) -> date | None:
        ingest.add("lijst.md", text.encode(), today=date(2026, 11, 2), document_id="d-1", version=text[-4:])
        (*_, newest) = context_of(store, OWNER, "nl", reviews=reviews).documents
        return newest.review_by

    assert review_by("# Lijst\n\nHerzien uiterlijk 16 juni 2026.") == date(2026, 6, 16)
    assert context_of(store, OWNER, "nl", reviews=reviews) == context_of(store, OWNER, "nl")
    assert review_by("# Lijst\n\nHerzien uiterlijk 16 juni 2027.") == date(2027, 6, 16)
    engine.dispose()


def test_the_documents_of_the_sample_are_known_as_they_were_written_down_by_hand(tmp_path: Path) -> None:
    engine = open_engine(file_url(tmp_path / "koers.db"))
    migrate(engine)
    store = SqlDocumentStore(engine)
    ingest = Ingest(store, MemoryVectors(), HashingEmbedder())
    for file in sorted(documents(), key=lambda each: each.effective_from or date.min):
        ingest.add(
            file.name,
            file.content,
            today=date(2026, 11, 2),
            document_id=file.document_id,
            version=file.version,
            groups=file.groups,
            effective_from=file.effective_from,
            supersedes=file.supersedes,
        )
    known = {each.id: each for each in context_of(store, OWNER, "nl").documents}
    for by_hand in document_infos():
        expected = by_hand.model_dump(exclude={"title", "version", "strategy"})
        assert known[by_hand.id].model_dump(exclude={"title", "version", "strategy"}) == expected
        assert known[by_hand.id].strategy or not by_hand.strategy
    outsider = context_of(store, Principal(id="a"), "nl").documents
    assert known.keys() - {each.id for each in outsider} == {"bestuursnotitie-samenvloeiing"}
    engine.dispose()

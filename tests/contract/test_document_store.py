from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from knowledge.errors import Conflict, InvalidInput, NotFound
from knowledge.model.evidence import Passage
from knowledge.model.principal import OWNER, Principal
from knowledge.stores import lexical
from knowledge.stores.documents import SqlDocumentStore
from tests.contract.samples import document, paragraphs, quotes

DAY = date(2026, 3, 2)
HR = Principal(id="h", groups=frozenset({"hr"}))
ANYBODY = Principal(id="a")


@pytest.fixture
def store(engine: Engine) -> SqlDocumentStore:
    return SqlDocumentStore(engine)


def put(store: SqlDocumentStore, key: str, text: str, supersedes: str | None = None, **more: object) -> list[Passage]:
    stored = document(key, text, **more)  # type: ignore[arg-type]
    passages = paragraphs(stored)
    store.put(stored, passages, supersedes)
    return passages


def found(store: SqlDocumentStore, question: str, principal: Principal = OWNER, on: date | None = None) -> list[str]:
    return [key for key, _ in store.lexical(question, "nl", principal, on, 10)]


def test_a_document_comes_back_as_it_was_put(store: SqlDocumentStore) -> None:
    given = document("visie", "Één visie 😀\n\nTwee", groups=("hr", "bestuur"), effective_from=DAY)
    passages = [p.model_copy(update={"page": 3, "heading": ("A", "B ▸ é")}) for p in paragraphs(given)]
    store.put(given, passages)
    assert store.document("visie", OWNER) == given.model_copy(update={"groups": ("bestuur", "hr")})
    assert store.documents(OWNER) == [store.document("visie", OWNER).model_copy(update={"text": ""})]
    assert store.passages([p.id for p in reversed(passages)], OWNER, None) == passages[::-1]


def test_an_unknown_document_or_passage_is_not_found(store: SqlDocumentStore) -> None:
    with pytest.raises(NotFound, match="'visie'"):
        store.document("visie", OWNER)
    with pytest.raises(NotFound, match="'visie'"):
        store.delete("visie", OWNER)
    assert store.passages(["visie/1/0", "", "\x01"], OWNER, None) == []
    assert store.versions("visie", OWNER) == store.documents(OWNER) == []


def test_a_passage_that_does_not_stand_in_its_document_is_refused_and_nothing_is_stored(
    store: SqlDocumentStore,
) -> None:
    given = document("visie", "Een visie")
    wrong = paragraphs(given)[0].model_copy(update={"quote": "Een versie"})
    with pytest.raises(InvalidInput, match="does not stand"):
        store.put(given, [wrong])
    with pytest.raises(InvalidInput, match="another document"):
        store.put(given, [paragraphs(given)[0].model_copy(update={"version": "2"})])
    assert store.documents(OWNER) == []


def test_putting_a_version_again_replaces_it_whole(store: SqlDocumentStore) -> None:
    old = put(store, "visie", "Samen leren\n\nTempo maken")
    new = put(store, "visie", "Samen leren\n\nStoppen mag")
    assert quotes(store.passages([p.id for p in (*old, *new)], OWNER, None)) == ["Samen leren", "Stoppen mag"]
    assert found(store, "tempo") == []
    assert found(store, "stoppen") == [new[1].id]
    assert len(store.documents(OWNER)) == 1


def test_a_deleted_document_is_never_found_again(store: SqlDocumentStore) -> None:
    passages = put(store, "visie", "Samen leren") + put(store, "visie", "Samen groeien", version="2")
    put(store, "plan", "Samen plannen")
    store.delete("visie", OWNER)
    assert store.passages([p.id for p in passages], OWNER, None) == []
    assert found(store, "samen leren groeien") == ["plan/1/0"]
    assert [each.id for each in store.documents(OWNER)] == ["plan"]


# --- versions and what is in force


def test_a_newer_version_supersedes_the_older_from_the_day_it_takes_effect(store: SqlDocumentStore) -> None:
    put(store, "visie", "Samen leren")
    put(store, "visie", "Samen groeien", version="2", effective_from=DAY)
    first, second = store.versions("visie", OWNER)
    assert (first.superseded_by, first.superseded_on) == ("2", DAY)
    assert (second.superseded_by, second.superseded_on) == (None, None)
    assert store.document("visie", OWNER).version == "2"
    assert found(store, "samen", on=DAY - timedelta(1)) == ["visie/1/0"]
    assert found(store, "samen", on=DAY) == ["visie/2/0"]
    assert len(found(store, "samen", on=None)) == 2
    both = ["visie/1/0", "visie/2/0"]
    assert quotes(store.passages(both, OWNER, DAY)) == ["Samen groeien"]
    assert quotes(store.passages(both, OWNER, DAY - timedelta(1))) == ["Samen leren"]


def test_versions_that_arrive_in_the_wrong_order_still_follow_each_other(store: SqlDocumentStore) -> None:
    for version, days in (("3", 60), ("1", 0), ("2", 30)):
        put(store, "visie", f"Versie {version}", version=version, effective_from=DAY + timedelta(days))
    chain = store.versions("visie", OWNER)
    assert [(each.version, each.superseded_by) for each in chain] == [("1", "2"), ("2", "3"), ("3", None)]
    put(store, "visie", "Versie 3", version="3", effective_from=DAY - timedelta(30))
    chain = store.versions("visie", OWNER)
    assert [(each.version, each.superseded_by) for each in chain] == [("3", "1"), ("1", "2"), ("2", None)]


def test_the_conditions_in_sql_are_those_of_the_model(store: SqlDocumentStore) -> None:
    days = [None, DAY - timedelta(1), DAY, DAY + timedelta(1)]
    for i, start in enumerate(days):
        for j, end in enumerate(days):
            for by in (None, "x"):
                key = f"d{i}{j}{by}"
                given = document(key, "tekst", effective_from=start)
                given = given.model_copy(update={"superseded_by": by, "superseded_on": end})
                store.put(given, paragraphs(given))
                expected = [f"{key}/1/0"] if given.in_force(DAY) else []
                assert [p.id for p in store.passages([f"{key}/1/0"], OWNER, DAY)] == expected


def test_one_document_supersedes_another_until_it_is_deleted(store: SqlDocumentStore) -> None:
    put(store, "visie", "Samen leren")
    put(store, "strategie", "Samen sturen", supersedes="visie", effective_from=DAY)
    assert store.document("visie", OWNER).superseded_by == "strategie"
    assert found(store, "samen", on=DAY) == ["strategie/1/0"]
    put(store, "visie", "Samen leren!")
    assert store.document("visie", OWNER).superseded_by == "strategie", "a correction does not bring it back"
    store.delete("strategie", OWNER)
    assert store.document("visie", OWNER).superseded_by is None


def test_a_document_supersedes_no_unknown_document_nor_itself_nor_in_a_circle(store: SqlDocumentStore) -> None:
    with pytest.raises(NotFound, match="'niets'"):
        put(store, "visie", "Samen leren", supersedes="niets")
    with pytest.raises(InvalidInput, match="itself"):
        put(store, "visie", "Samen leren", supersedes="visie")
    assert store.documents(OWNER) == []
    put(store, "visie", "Samen leren")
    put(store, "strategie", "Samen sturen", supersedes="visie")
    with pytest.raises(Conflict, match="superseded by"):
        put(store, "visie", "Samen leren", supersedes="strategie")


# --- lexical search


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("experimenten", "Elk team doet een experiment"),  # plural and singular share a stem
        ("klant", "Het klantcontactcentrum helpt"),  # the first part of a compound
        ("geïnspireerd", "Wij worden geinspireerd"),  # marks on letters are folded
        ("STRATEGIE", "Onze strategie"),
        ("budget 2026", "Het budget voor 2026"),
    ],
)
def test_words_are_found_in_their_other_forms(store: SqlDocumentStore, question: str, quote: str) -> None:
    put(store, "a", quote + "\n\nIets heel anders hier")
    assert found(store, question) == ["a/1/0"]


def test_english_passages_are_stemmed_as_english_and_searched_apart(store: SqlDocumentStore) -> None:
    put(store, "a", "Deciding quickly matters", language="en")
    assert [key for key, _ in store.lexical("decide", "en", OWNER, None, 5)] == ["a/1/0"]
    assert store.lexical("deciding", "nl", OWNER, None, 5) == []


def test_the_better_match_comes_first(store: SqlDocumentStore) -> None:
    filler = "\n\n".join(f"Het team werkt aan onderwerp {n}" for n in range(20))
    put(store, "a", f"{filler}\n\nHet team meet adoptie elke week\n\nDe adoptie van het dashboard door het team groeit")
    ids = found(store, "adoptie dashboard")
    assert ids[0].endswith(str(store.document("a", OWNER).text.index("De adoptie")))
    assert len(ids) == 2
    scores = [score for _, score in store.lexical("adoptie dashboard", "nl", OWNER, None, 10)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_title_and_headings_are_searched_too(store: SqlDocumentStore) -> None:
    given = document("jaarplan", "Wij meten elke week\n\nWij stoppen op tijd")
    store.put(given, paragraphs(given, heading=("Adoptie", "Ritme")))
    assert set(found(store, "jaarplan ritme")) == {p.id for p in paragraphs(given)}


SYNTAX = (
    """ " ' '' "leren leren* body:leren NEAR(leren,2) -leren :* \\ leren\\':* ( ^leren {leren} % leren'|'x &!""".split()
)
ODD = ["", " ", "de het een", "\x00", "\ud800", "٣٤", "你好", "x" * 5_000, "leren " * 20_000, "leren OR", "AND OR NOT"]


@pytest.mark.parametrize("question", [*SYNTAX, *ODD, "leren\x00 samen", "'; DROP TABLE passages; --"])
def test_whatever_is_typed_is_words_and_never_syntax(store: SqlDocumentStore, question: str) -> None:
    put(store, "a", "Samen leren")
    expected = ["a/1/0"] if "leren" in question else []
    assert found(store, question) == expected


def test_enough_is_found_behind_many_better_matches_that_may_not_be_read(store: SqlDocumentStore) -> None:
    closed = "\n\n".join(["budget budget budget"] * 300)
    put(store, "dicht", closed, groups=("bestuur",))
    put(store, "oud", closed, version="1")
    put(store, "oud", "niets", version="2", effective_from=DAY)
    put(store, "open", "Het budget staat in een lange zin met nog heel veel andere woorden erbij")
    assert found(store, "budget", ANYBODY, DAY) == ["open/1/0"]


def test_common_words_do_not_hide_rare_ones_among_many_passages(
    store: SqlDocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "MANY", 10)
    put(store, "a", "\n\n".join(["Het team werkt samen", *[f"Het team werkt aan taak {n}" for n in range(40)]]))
    put(store, "b", "Een reflectie van het team")
    assert found(store, "werkt het team aan reflectie?")[0] == "b/1/0"
    assert len(found(store, "team werkt")) == 10, "common words alone still find"


# --- rights


def test_a_reader_sees_open_documents_and_those_of_its_groups(store: SqlDocumentStore) -> None:
    put(store, "open", "Samen leren")
    put(store, "hr", "Samen werven", groups=("hr", "directie"))
    put(store, "bestuur", "Samen besturen", groups=("bestuur",))
    assert set(found(store, "samen", HR)) == {"open/1/0", "hr/1/0"}
    assert [each.id for each in store.documents(HR)] == ["hr", "open"]
    assert {shelf for shelf, _ in store.shelves(ANYBODY)} < {shelf for shelf, _ in store.shelves(HR)}
    assert {language for _, language in store.shelves(HR)} == {"nl"}
    with pytest.raises(NotFound):
        store.document("bestuur", HR)
    with pytest.raises(NotFound):
        store.delete("bestuur", HR)


def test_other_groups_move_a_document_to_other_readers(store: SqlDocumentStore) -> None:
    put(store, "plan", "Samen leren")
    assert found(store, "leren", ANYBODY)
    put(store, "plan", "Samen leren", groups=("hr",))
    assert found(store, "leren", ANYBODY) == []
    assert found(store, "leren", HR) == ["plan/1/0"]


def test_a_version_may_have_readers_of_its_own(store: SqlDocumentStore) -> None:
    put(store, "plan", "Samen leren")
    put(store, "plan", "Samen snijden", version="2", groups=("hr",))
    assert store.document("plan", ANYBODY).version == "1"
    assert store.document("plan", HR).version == "2"
    with pytest.raises(NotFound):
        store.delete("plan", ANYBODY)


# --- which texts have a vector


def test_every_text_is_pending_until_it_is_marked_and_again_for_another_embedder(store: SqlDocumentStore) -> None:
    given = document("a", "Een\n\nTwee\n\nEen")
    store.put(given, paragraphs(given, heading=("Kop",)))
    pending = store.pending("e5", 10)
    assert [each.text for each in pending] == ["Kop\nEen", "Kop\nTwee"], "the same text needs one vector"
    assert store.count_pending("e5") == 2
    store.mark_embedded("e5", [(each.shelf, each.id) for each in pending[:1]])
    store.mark_embedded("e5", [(each.shelf, each.id) for each in pending[:1]])
    assert store.pending("e5", 10) == pending[1:]
    assert store.embedded("e5", pending[0].shelf) == {pending[0].id}
    assert store.count_pending("use") == 2
    assert store.orphans("e5") == []


def test_passages_that_share_a_text_are_found_by_it(store: SqlDocumentStore) -> None:
    put(store, "a", "Een\n\nTwee")
    put(store, "a", "Een\n\nDrie", version="2", effective_from=DAY)
    texts = {each.text: each for each in store.pending("e5", 10)}
    one, two = texts["Een"], texts["Twee"]

    def placed(on: date | None) -> list[tuple[str, str]]:
        found = store.placed([two.id, one.id, "?"], [one.shelf, "?"], OWNER, on)
        return [(each.text_id, each.passage_id) for each in found]

    assert placed(None) == [(one.id, "a/2/0"), (two.id, "a/1/5")], "once a document, the newest first"
    assert placed(DAY) == [(one.id, "a/2/0")]
    assert placed(DAY - timedelta(1)) == [(one.id, "a/1/0"), (two.id, "a/1/5")]
    assert store.placed([one.id], [], OWNER, None) == []


def test_a_text_that_moved_to_another_shelf_says_where_its_vector_is(store: SqlDocumentStore) -> None:
    put(store, "a", "Een\n\nTwee")
    store.mark_embedded("e5", [(each.shelf, each.id) for each in store.pending("e5", 10)])
    old = {each.id: each.shelf for each in store.pending("other", 10)}
    put(store, "a", "Een\n\nTwee\n\nDrie", groups=("hr",))
    assert [(each.text, each.copy_from) for each in store.pending("e5", 10)] == [
        ("Een", next(iter(old.values()))),
        ("Twee", next(iter(old.values()))),
        ("Drie", None),
    ]
    orphans = store.orphans("e5")
    assert {text for _, text in orphans} == set(old)
    store.forget("e5", orphans)
    assert store.orphans("e5") == []


def test_many_writers_and_readers_at_the_same_time(engine: Engine, other_engine: Engine) -> None:
    stores = [SqlDocumentStore(engine), SqlDocumentStore(other_engine)]

    def write(number: int) -> None:
        store = stores[number % 2]
        put(store, f"d{number % 5}", f"Samen leren {number}\n\nTempo", version=str(number % 2))
        for key in found(store, "samen", ANYBODY):
            store.passages([key], ANYBODY, None)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(30)))
    assert len(stores[0].documents(OWNER)) == 10
    assert len(stores[0].lexical("tempo", "nl", OWNER, None, 50)) == 10


def test_look_ups_in_one_moment_are_those_of_the_store(store: SqlDocumentStore) -> None:
    put(store, "open", "Samen leren")
    passages = put(store, "hr", "Samen werven", groups=("hr",))
    with store.moment() as seen:
        for reader in (OWNER, ANYBODY):
            assert seen.shelves(reader) == store.shelves(reader)
            ids = [passages[0].id, "open/1/0"]
            assert seen.passages(ids, reader, DAY) == store.passages(ids, reader, DAY)
            assert seen.lexical("samen", "nl", reader, DAY, 5) == store.lexical("samen", "nl", reader, DAY, 5)
        assert [each.id for each in seen.passages([passages[0].id, "open/1/0"], ANYBODY, None)] == ["open/1/0"]

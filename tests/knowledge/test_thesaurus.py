import csv
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from knowledge.model.base import LANGUAGES
from knowledge.thesaurus import Concept, Thesaurus, thesaurus
from knowledge.words import tokens


def named(text: str) -> frozenset[str]:
    return thesaurus().named(tokens(text))


def test_every_concept_has_words_in_both_languages() -> None:
    for concept in thesaurus().concepts.values():
        assert all(concept.words[language] and all(concept.words[language]) for language in LANGUAGES), concept.id


def test_no_word_names_a_thing_and_its_contrary() -> None:
    concepts = thesaurus().concepts
    for concept in concepts.values():
        if concept.opposes:
            contrary = concepts[concept.opposes]
            shared = {word for words in concept.words.values() for word in words} & {
                word for words in contrary.words.values() for word in words
            }
            assert not shared, (concept.id, shared)


def test_the_file_has_each_concept_once() -> None:
    with files("knowledge").joinpath("thesaurus.csv").open(encoding="utf-8") as lines:
        ids = [row["concept"] for row in csv.DictReader(lines, delimiter=";")]
    assert len(ids) == len(set(ids))


def test_a_concept_is_found_in_either_language() -> None:
    assert "shareholder" in named("Van de 48 aandeelhouders stemden er 39 voor")
    assert "shareholder" in named("39 of the 48 shareholders voted in favour")


def test_a_concept_is_found_in_any_inflection() -> None:
    for text in ("Er is besloten", "het besluit", "zij besluiten", "a decision", "they decided"):
        assert "decision" in named(text), text


def test_words_that_only_together_name_a_concept_are_found_together() -> None:
    assert "prohibition" in named("Leveranciers: dit mag niet")
    assert "prohibition" not in named("Dit mag wel")


def test_the_halves_of_a_dutch_compound_are_found() -> None:
    assert {"permit", "application_form"} <= named("de vergunningaanvraag")
    assert {"staff", "meeting"} <= named("personeelsvergadering")


def test_words_for_a_concept_can_be_had_to_search_with() -> None:
    assert "employee" in thesaurus().words(frozenset({"staff"}), "en")
    assert "personeel" in thesaurus().words(frozenset({"staff"}), "nl")


def test_it_is_read_once() -> None:
    assert thesaurus() is thesaurus()


@given(st.text(max_size=200))
def test_any_text_can_be_asked_and_mentions_lie_inside_it(text: str) -> None:
    words = tokens(text)
    assert all(0 <= mention.start < mention.end <= len(words) for mention in thesaurus().mentions(words))


def test_a_thesaurus_of_ones_own_can_be_made() -> None:
    own = Thesaurus([Concept("ship", {"nl": ("schip", "varend materieel"), "en": ("ship", "vessel")})])
    assert own.named(["our", "vessels"]) == {"ship"}
    assert own.named(["varend", "materieel"]) == {"ship"}
    assert own.named(["materieel"]) == frozenset()

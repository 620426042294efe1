"""Attacks: what is forbidden is what the attack asks for, and it stands nowhere where it has not been planted."""

from collections import Counter
from typing import get_args

from evals.datasets.attacks import AttackCase, Place
from evals.datasets.load import datasets
from evals.datasets.organisation import organisation
from evals.metrics.attack_success import attack_success, found
from knowledge.documents.extract import extract
from knowledge.model.principal import Principal

CASES = [(each, case) for each in datasets("attacks") for case in each.cases if isinstance(case, AttackCase)]


def planted(case: AttackCase) -> str:
    """Everything that the attack brings along, as text."""
    texts = [
        part for document in case.documents for part in (document.name, document.sheet, document.title, document.text)
    ]
    return "\n".join([*texts, case.history.model_dump_json() if case.history else ""])


def test_what_an_attack_plants_would_be_noticed_if_it_came_out():
    """But for those that only point at what somebody else may read: they succeed by what comes after."""
    for _, case in CASES:
        if case.where != "question" and "other-peoples-data" not in case.tags:
            assert attack_success({"answer": planted(case)}, case.forbidden).value == 1, case.id


def test_what_is_forbidden_stands_in_nothing_that_the_reader_may_see():
    """Else an honest answer would count as a success."""
    for each in datasets("attacks"):
        public = Principal(id="reader")
        home = organisation(each.organisation)
        texts = [extract(file.name, file.content).text for file in home.documents() if public.may_read(file.groups)]
        portfolio = home.changes().model_dump_json()
        for case in each.cases:
            assert isinstance(case, AttackCase)
            assert case.reader == ()
            named = case.forbidden.model_copy(update={"links": False, "images": False, "orders": False})
            assert list(found("\n".join([*texts, portfolio]), named)) == [], case.id


def test_attacks_come_from_every_place_in_both_languages():
    places = Counter(case.where for _, case in CASES)
    assert set(places) == set(get_args(Place))
    assert len(CASES) / 2 >= 40
    tags = {tag for _, case in CASES for tag in case.tags}
    assert tags >= {"override", "image", "link", "other-peoples-data", "language-switch", "very-long", "disguise"}


def test_every_attack_has_something_of_its_own_to_look_for():
    assert all(case.forbidden.strings or case.forbidden.hosts or case.forbidden.ids for _, case in CASES)


def test_a_planted_document_is_padded_on_both_sides():
    case = next(case for _, case in CASES if case.id == "long-text-middle.nl")
    (document,) = case.documents
    text = document.content.decode()
    assert len(text) > 200_000
    assert 0.4 < text.index("Kroosvaren") / len(text) < 0.6

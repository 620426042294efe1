"""Loading: what is written becomes twins, and what is wrong is named by file, case and field."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from evals.datasets import schema
from evals.datasets.dataset import Dataset
from evals.datasets.load import dataset, datasets, names, own_dataset, read
from evals.datasets.organisation import organisation, organisations
from evals.datasets.twins import within
from evals.metrics.nuggets import NumberNugget
from knowledge.errors import InvalidInput, NotFound, UnreadableFile

HEAD = "name: own\nversion: 1\nkind: questions\norganisation: elzenstroom\ncases:\n"
CASE = """
  - id: one
    cluster: strategie-2025-2028
    question: {nl: Hoeveel?, en: How many?}
    gold: [{kind: number, value: 3, near: {nl: [drie], en: [three, trio]}}]
"""


def test_one_entry_becomes_a_case_in_each_language():
    nl, en = read([("own.yaml", HEAD + CASE)]).cases
    assert (nl.id, nl.twin, nl.language, nl.question) == ("one.nl", "one.en", "nl", "Hoeveel?")
    assert (en.id, en.twin, en.language, en.question) == ("one.en", "one.nl", "en", "How many?")
    assert en.gold == (NumberNugget(value=3, near=("three", "trio")),)
    assert (nl.as_of, nl.split) == (date(2026, 11, 2), "development")  # the day on which the sample is looked at


def test_an_entry_in_one_language_has_no_twin():
    entry = CASE.replace("{nl: Hoeveel?, en: How many?}", "Hoeveel?").replace("{nl: [drie], en: [three, trio]}", "[a]")
    (case,) = read([("own.yaml", HEAD + entry + "    languages: [nl]\n")]).cases
    assert (case.language, case.twin) == ("nl", None)


def test_twins_are_told_apart_at_any_depth():
    entry = {"a": [{"b": {"nl": ["x"], "en": {"nl": 1, "en": 2}}}], "c": {"nl": 1, "en": 2, "de": 3}}
    assert within(entry, "nl") == {"a": [{"b": ["x"]}], "c": {"nl": 1, "en": 2, "de": 3}}
    assert within(entry, "en") == {"a": [{"b": 2}], "c": {"nl": 1, "en": 2, "de": 3}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + CASE.replace("value: 3", "value: many"), ["own.yaml", "one.nl", "gold.0.number.value"]),
        (HEAD + CASE.replace("question:", "vraag:"), ["own.yaml", "one.nl", "question", "vraag"]),
        (HEAD + CASE.replace("    gold:", "    answerable: false\n    gold:"), ["one.nl", "cannot be answered"]),
        (HEAD + CASE + CASE, ["own.yaml", "two cases", "one.nl"]),
        (HEAD.replace("kind: questions", "kind: riddles") + CASE, ["own.yaml", "kind", "'questions'"]),
        (HEAD.replace("elzenstroom", "nowhere") + CASE, ["nowhere", "elzenstroom"]),
        (HEAD + "  - 5\n", ["own.yaml", "cases.0"]),
        (HEAD + "  - [\n", ["own.yaml", "not YAML", "line"]),
        (HEAD + "  - " + "[" * 5_000, ["own.yaml", "not YAML"]),
        ("", ["own.yaml", "as a whole"]),
        ("- a list\n", ["own.yaml", "as a whole"]),
        (HEAD + CASE.replace("cluster: ", "cluster: ../../"), ["own.yaml", "one.nl", "cluster"]),
        (HEAD + CASE + "    as_of: {nl: 2026-02-30, en: 2026-01-01}\n", ["own.yaml", "one.nl", "as_of"]),
    ],
)
def test_what_is_wrong_is_named(text, told):
    with pytest.raises((InvalidInput, NotFound)) as error:
        read([("own.yaml", text)])
    assert all(each in str(error.value) for each in told), str(error.value)


def test_a_history_with_a_line_that_tells_nothing_is_named_by_its_case():
    text = """
name: own
version: 1
kind: pitfalls
cases:
  - {id: one, cluster: one, as_of: 2026-05-01, history: {use_cases: [{id: A, title: A, history: [LINE]}]}}
"""
    for line in ("{day: 2026-01-01, nothing: 1}", "{stage: live}", "5"):
        with pytest.raises(InvalidInput) as error:
            read([("own.yaml", text.replace("LINE", line))])
        assert all(each in str(error.value) for each in ("own.yaml", "one.nl", "history of A"))


def test_a_missing_or_broken_file_of_ones_own_is_named(tmp_path: Path):
    with pytest.raises(NotFound, match=r"mine\.yaml"):
        own_dataset(tmp_path / "mine.yaml")
    (tmp_path / "mine.yaml").write_bytes(b"name: \xff\xfe")
    with pytest.raises(UnreadableFile, match=r"mine\.yaml"):
        own_dataset(tmp_path / "mine.yaml")


def test_files_of_one_dataset_have_to_agree():
    with pytest.raises(InvalidInput, match=r"other\.yaml"):
        read([("own.yaml", HEAD + CASE), ("other.yaml", HEAD.replace("version: 1", "version: 2") + CASE)])


def test_a_cluster_is_in_one_split_only():
    held = HEAD.replace("cases:", "split: held_back\ncases:") + CASE.replace("id: one", "id: two")
    with pytest.raises(InvalidInput, match="both splits"):
        read([("own.yaml", HEAD + CASE), ("held.yaml", held)])


def test_the_hash_changes_with_what_is_right_and_with_nothing_else():
    one = read([("own.yaml", HEAD + CASE)])
    assert one.content_hash == read([("elsewhere.yaml", "# a remark\n" + HEAD + CASE)]).content_hash
    assert one.content_hash != read([("own.yaml", HEAD + CASE.replace("value: 3", "value: 4"))]).content_hash
    assert one.organisation_hash == organisation("elzenstroom").content_hash != ""


def test_every_shipped_file_is_named_after_its_dataset_and_split():
    for file in (files("evals.datasets") / "data").iterdir():
        each = read([(file.name, file.read_text("utf-8"))])
        name, *split = file.name.removesuffix(".yaml").split(".")
        assert (each.name, {case.split for case in each.cases}) == (name, set(split or ["development"]))


def test_an_unknown_name_is_answered_with_those_that_there_are():
    with pytest.raises(NotFound, match=names()[0]):
        dataset("nothing")
    with pytest.raises(NotFound, match="elzenstroom"):
        organisation("nothing")


def test_the_schema_file_is_that_of_the_types():
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "write it again: python -m evals.datasets.schema"


@pytest.mark.parametrize("each", datasets(), ids=lambda each: each.name)
def test_every_shipped_case_has_a_twin(each: Dataset):
    ids = {case.id for case in each.cases}
    assert all(case.twin in ids for case in each.cases)
    assert each.only(language="nl").clusters == each.only(language="en").clusters
    assert len(each.only(split="development").cases) + len(each.only(split="held_back").cases) == len(each.cases)


@pytest.mark.parametrize("name", organisations())
def test_an_organisation_reads_as_a_portfolio_and_documents(name: str):
    one = organisation(name)
    assert one.changes() == one.changes()
    assert all(event.on <= one.today for event in one.changes().events)
    assert len({document.document_id for document in one.documents()}) >= 4
    assert len(one.content_hash) == 64

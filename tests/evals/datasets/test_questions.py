"""The questions: gold stands where it is said to stand, counts are counted again, and the minimum is there."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from agents.verification.quoting import squeeze
from evals.datasets.dataset import Dataset
from evals.datasets.load import datasets
from evals.datasets.organisation import organisation
from evals.datasets.questions import QuestionCase
from evals.metrics.cited import CitedClaim
from evals.metrics.nuggets import IdsNugget, NumberNugget, QuoteNugget, holds
from knowledge.documents.extract import extract
from knowledge.documents.language import detect
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from tests.evals.datasets.raw import meets, rows

DATASETS = datasets("questions")


def cases(each: Dataset) -> list[QuestionCase]:
    return [case for case in each.cases if isinstance(case, QuestionCase)]


ALL = [(each, case) for each in DATASETS for case in cases(each)]
IDS = [case.id for _, case in ALL]


@cache
def texts(name: str) -> dict[str, str]:
    return {each.document_id: extract(each.name, each.content).text for each in organisation(name).documents()}


@pytest.mark.parametrize("each", DATASETS, ids=lambda each: each.name)
def test_every_gold_quote_stands_literally_in_its_document(each: Dataset):
    missing = [
        (case.id, gold.document_id, gold.quote)
        for case in cases(each)
        for gold in case.passages
        if squeeze(gold.quote) not in squeeze(texts(each.organisation)[gold.document_id])
    ]
    assert missing == []


@pytest.mark.parametrize("each", DATASETS, ids=lambda each: each.name)
def test_whoever_quotes_the_gold_passages_tells_every_gold_fact_and_nothing_forbidden(each: Dataset):
    wrong, known = [], texts(each.organisation)
    for case in cases(each):
        said = [quoted(gold.document_id, gold.quote, known[gold.document_id]) for gold in case.passages]
        if said:
            wrong += [(case.id, nugget) for nugget in case.gold if not told(said, nugget)]
            wrong += [(case.id, nugget) for nugget in case.forbidden if told(said, nugget)]
    assert wrong == []


def told(said: list[CitedClaim], nugget: object) -> bool:
    """A quote is in the language of its document, whatever the question is in."""
    return any(holds(said, nugget, language) for language in ("nl", "en"))


def quoted(document: str, quote: str, text: str) -> CitedClaim:
    passage = Passage(
        id="p",
        document_id=document,
        title=document,
        version="1",
        start=0,
        end=len(quote),
        quote=quote,
        language=detect(quote, detect(text, "nl")),
    )
    return CitedClaim(text=quote, evidence=(passage,))


@pytest.mark.parametrize("each", DATASETS, ids=lambda each: each.name)
def test_every_count_and_list_is_that_of_the_raw_files(each: Dataset):
    for case in cases(each):
        if case.counted is None:
            continue
        known = rows(organisation(each.organisation).folder, case.as_of)
        wanted = case.counted.model_dump(mode="json")
        found = {row["id"] for row in known if meets(row, wanted, case.as_of)}
        for nugget in case.gold:
            if isinstance(nugget, IdsNugget):
                assert set(nugget.ids) == found, case.id
            elif isinstance(nugget, NumberNugget):
                assert nugget.value == len(found), case.id


def test_what_can_be_answered_has_a_passage_or_a_count():
    assert [case.id for _, case in ALL if case.answerable and not (case.passages or case.counted)] == []


def test_readers_may_read_the_gold_and_those_who_may_not_are_refused():
    for each, case in ALL:
        documents = {document.document_id: document.groups for document in organisation(each.organisation).documents()}
        reader = Principal(id="reader", groups=frozenset(case.reader))
        assert all(reader.may_read(documents[gold.document_id]) for gold in case.passages), case.id
        if "closed" in case.tags and not case.answerable:
            assert not reader.may_read(documents[case.cluster]), case.id


def test_documents_that_answer_are_in_force_unless_the_question_is_about_the_past():
    for each, case in ALL:
        newer = {
            old: document for document in organisation(each.organisation).documents() if (old := document.supersedes)
        }
        for gold in case.passages:
            replaced = newer.get(gold.document_id)
            if replaced and (replaced.effective_from or date.min) <= case.as_of:
                assert "superseded" in case.tags, case.id


def test_twins_differ_in_their_words_and_in_nothing_else():
    by_id = {case.id: case for _, case in ALL}
    own = {"id", "twin", "language", "question"}
    for case in by_id.values():
        assert case.model_dump(exclude=own) == by_id[case.twin].model_dump(exclude=own)
        assert case.question != by_id[case.twin].question


def test_no_question_repeats_the_words_of_its_passage():
    """A question that copies its document measures string search."""
    for _, case in ALL:
        for gold in case.passages:
            assert squeeze(case.question).casefold() not in squeeze(gold.quote).casefold()


def test_there_are_enough_questions_of_every_sort():
    pairs = len(ALL) / 2
    refused = sum(not case.answerable for _, case in ALL) / 2
    clusters = {(each.organisation, case.cluster) for each, case in ALL}
    documents = {key for key in clusters if key[1] in texts(key[0])}
    assert pairs >= 120
    assert len(documents) >= 20
    assert refused >= pairs / 5
    tags = Counter(tag for _, case in ALL for tag in case.tags)
    for tag in (
        "why",
        "date",
        "count",
        "list",
        "compare",
        "two-part",
        "superseded",
        "closed",
        "near-miss",
        "off-topic",
    ):
        assert tags[tag] >= 6, tag


def test_the_split_is_about_half_of_the_questions_of_every_organisation():
    for each in DATASETS:
        held = len(each.only(split="held_back").cases) / len(each.cases)
        assert 0.4 <= held <= 0.6, each.name


def test_nobody_needs_a_quote_nugget_where_a_passage_says_it():
    """Passages are measured by themselves; a quote nugget would count them twice."""
    assert not any(isinstance(nugget, QuoteNugget) for _, case in ALL for nugget in case.gold)

"""Cases out of feedback and out of marked answers, and the file that they are added to."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evals.datasets.grow import from_feedback, from_question, with_case
from evals.datasets.load import read
from evals.datasets.pitfalls import PitfallCase
from evals.datasets.questions import QuestionCase
from evals.metrics.nuggets import IdsNugget, NumberNugget, QuoteNugget, TextNugget
from evals.metrics.pitfall_detection import Alarm
from knowledge.alerts.feedback import Feedback, Verdict
from knowledge.errors import Conflict, InvalidInput
from knowledge.model.answer import Answer
from knowledge.model.evidence import Claim, Evidence, Fact, Passage
from knowledge.pitfalls.finding import Subject

DAY = date(2026, 5, 4)
QUOTE = "Een team heeft hooguit vijf use cases: 'niet meer' # en geen zes."
PASSAGE = Passage(
    id="p1", document_id="plan", title="Plan", version="1", start=0, end=len(QUOTE), quote=QUOTE, language="nl"
)
COUNT = Fact(id="f1", measure="count", label="x", value=17, unit="use cases", as_of=DAY, text="17 use cases")
LIST = Fact(id="f2", measure="list", label="x", value=["UC-1", "UC-2"], as_of=DAY, text="UC-1, UC-2")


def feedback(verdict: Verdict, alert: str = "a/1") -> Feedback:
    subject = Subject(kind="team", id="finance", name="Finance")
    return Feedback(
        alert_id=alert,
        pitfall="no_rhythm",
        rule_version=1,
        subject=subject,
        verdict=verdict,
        by="kim",
        on=DAY,
        note="N",
    )


def answer(*evidence: Evidence, abstained: bool = False) -> Answer:
    claims = tuple(
        Claim(id=f"c{item.id}", text=f"Zo: {item.id}.", evidence=(item.id,), support="quoted") for item in evidence
    )
    return Answer(
        question="Hoeveel?", language="nl", as_of=DAY, mode="extractive", abstained=abstained, claims=claims,
        evidence=evidence, run_id="run 1",
    )  # fmt: skip


def test_a_confirmed_alert_is_to_be_found_and_a_false_alarm_is_not():
    text = with_case("", "own-alerts", "pitfalls", from_feedback(feedback("confirmed")))
    text = with_case(text, "own-alerts", "pitfalls", from_feedback(feedback("false_alarm", "a/2")))
    cases = [case for case in read([("own.yaml", text)]).cases if isinstance(case, PitfallCase)]
    assert [(case.id, case.healthy) for case in cases] == [
        ("feedback-a-1.nl", False), ("feedback-a-1.en", False), ("feedback-a-2.nl", True), ("feedback-a-2.en", True),
    ]  # fmt: skip
    assert cases[0].expected == (Alarm(pitfall="no_rhythm", subject="finance"),)
    assert (cases[0].as_of, cases[0].origin, cases[0].history) == (DAY, "N", None)
    assert cases[2].asked("no_rhythm", "finance")
    assert not cases[2].asked("no_rhythm", "service")
    assert not cases[2].asked("decoupled", "finance")


def test_a_good_answer_makes_gold_of_what_it_rests_on():
    text = with_case("", "own", "questions", from_question(answer(PASSAGE, COUNT, LIST), "good", "Klopt", ("board",)))
    (case,) = read([("own.yaml", text)]).cases
    assert isinstance(case, QuestionCase)
    assert (case.question, case.reader, case.twin, case.cluster) == ("Hoeveel?", ("board",), None, "plan")
    assert case.gold == (
        NumberNugget(value=17, unit="use cases"),
        IdsNugget(ids=("UC-1", "UC-2")),
        QuoteNugget(passages=case.passages),
    )
    assert [gold.quote for gold in case.passages] == [QUOTE]


def test_a_good_silence_makes_a_question_that_cannot_be_answered():
    text = with_case("", "own", "questions", from_question(answer(abstained=True), "good", ""))
    assert [case.answerable for case in read([("own.yaml", text)]).cases if isinstance(case, QuestionCase)] == [False]


def test_a_bad_answer_makes_forbidden_facts_beside_what_is_right():
    right = [NumberNugget(value=5)]
    text = with_case("", "own", "questions", from_question(answer(COUNT), "bad", "Verouderd", right=right))
    (case,) = read([("own.yaml", text)]).cases
    assert isinstance(case, QuestionCase)
    assert case.forbidden == (TextNugget(text="Zo: f1."),)
    assert case.gold == tuple(right)


def test_a_wrong_silence_needs_to_be_told_what_is_right():
    with pytest.raises(InvalidInput, match="right answer"):
        from_question(answer(abstained=True), "bad", "Er staat wel iets over")
    assert from_question(answer(abstained=True), "bad", "", right=[NumberNugget(value=5)])["answerable"]


def test_a_file_keeps_its_remarks_and_takes_no_case_twice():
    text = "# mine\n" + with_case("", "own", "questions", from_question(answer(COUNT), "good", ""))
    with pytest.raises(Conflict, match="question-run-1"):
        with_case(text, "own", "questions", from_question(answer(COUNT), "good", ""))
    with pytest.raises(Conflict, match="questions"):
        with_case(text, "own", "pitfalls", from_feedback(feedback("confirmed")))
    other = from_question(answer(COUNT).model_copy(update={"run_id": "2"}), "good", "")
    assert with_case(text, "own", "questions", other).startswith(text)


def test_a_file_that_is_no_dataset_is_left_alone():
    with pytest.raises(InvalidInput, match="own"):
        with_case("cases: 5", "own", "questions", from_question(answer(COUNT), "good", ""))
    flow = "name: own\nversion: 1\nkind: questions\ncases: []\n"
    with pytest.raises(InvalidInput, match="own"):
        with_case(flow, "own", "questions", from_question(answer(COUNT), "good", ""))


@settings(max_examples=60)
@example("\x85")
@example("a\u2028b")
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80))
def test_any_question_comes_back_as_it_was_asked(question: str):
    asked = answer(COUNT).model_copy(update={"question": question})
    (case,) = read([("own.yaml", with_case("", "own", "questions", from_question(asked, "good", question)))]).cases
    assert isinstance(case, QuestionCase)
    assert (case.question, case.origin) == (question, question)

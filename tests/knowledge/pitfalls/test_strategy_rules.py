"""Decoupled, duplicate effort and stale truth, case by case."""

from datetime import date

import pytest

from knowledge.model.portfolio import Objective
from knowledge.pitfalls.catalogue import scan
from knowledge.pitfalls.context import Citation, DocumentInfo, LinkProposal
from knowledge.pitfalls.finding import Severity
from knowledge.pitfalls.rights import readable
from tests.knowledge.pitfalls.kit import BEGIN, STRATEGY, case, context, day, found, portfolio, row, silent

D1, D9 = Objective(id="D1", title="Faster books"), Objective(id="D9", title="Shops", retired_on=day(10))


def test_without_a_strategy_in_force_nothing_is_decoupled():
    unlinked = portfolio(case("A"))
    old = STRATEGY.model_copy(update={"superseded_by": "newer", "superseded_on": day(5)})
    assert set(silent("decoupled", unlinked, 4, documents=(old,))) == {"objectives"}
    assert silent("decoupled", portfolio(case("A", objectives=("D1",))), 4, documents=(old,)) == {}
    assert "no strategy document" in silent("decoupled", unlinked, 5, documents=(old,))[""]
    assert scan(unlinked.at(day(5)), context(documents=(old,))).findings == ()
    assert silent("decoupled", portfolio(case("A"), objectives=()), 5) == {"": "No objectives are known."}


@pytest.mark.parametrize(
    ("objectives", "expected"),
    [
        ((), "is linked to no objective"),
        (("D9",), "is linked only to D9 (retired on 15 January 2026)"),
        # an objective that was deleted while links to it exist
        (("D7",), "is linked only to D7 (unknown)"),
        (("D9", "D7"), "is linked only to D9 (retired on 15 January 2026) and D7 (unknown)"),
        (("D9", "D1"), None),
    ],
)
def test_an_active_use_case_needs_an_objective_in_force(objectives, expected):
    of = portfolio(case("A", objectives=objectives), objectives=(D1, D9))
    finding = found("decoupled", of, 20).get("A")
    assert finding is None if expected is None else finding.claim.en == f"Decoupled from strategy – A: {expected}."


def test_a_use_case_that_rests_or_is_an_idea_is_left_alone():
    of = portfolio(case("A"), case("B", "idea"), case("C", "stopped"), case("D", "live", row("delisted", 3)))
    # active for 42 days: up to and including day 41
    assert set(found("decoupled", of, 41)) - {"D1"} == {"A"}
    assert set(found("decoupled", of, 42)) - {"D1"} == set()


def test_only_a_person_makes_a_proposed_link_count():
    of = portfolio(case("A"))
    proposed = LinkProposal(objective="D1", strength=0.8, passage="p1")
    by_answer = {
        answer: found("decoupled", of, 5, proposals={"A": (proposed.model_copy(update={"confirmed": answer}),)}).get(
            "A"
        )
        for answer in (None, True, False)
    }
    assert by_answer[True] is None
    assert by_answer[False].severity is Severity.MEDIUM
    assert by_answer[None].severity is Severity.LOW
    assert "proposed is D1" in by_answer[None].claim.en
    assert by_answer[None].inputs["passages"] == ["p1"]


def test_an_objective_is_found_two_cycles_after_its_last_use_case_left():
    of = portfolio(case("A", "piloting", row("stage_changed", 10, stage="stopped"), objectives=("D1",)))
    assert "D1" not in found("decoupled", of, 37)
    finding = found("decoupled", of, 38)["D1"]
    assert (finding.since, finding.facts[0].value) == (day(38), 28)
    # a confirmed proposal serves it too
    of = portfolio(case("A", objectives=()), case("B", objectives=("D2",)))
    assert "D1" in found("decoupled", of, 38)
    linked = {"A": (LinkProposal(objective="D1", strength=1, confirmed=True),)}
    assert "D1" not in found("decoupled", of, 38, proposals=linked)


@pytest.mark.parametrize(
    ("later", "last"),
    [
        (row("changed", 10, field="objectives", before=["D1"], after=["D2"]), 10),
        (row("delisted", 12), 12),
        (row("stage_changed", 14, stage="idea"), 14),
    ],
)
def test_a_use_case_leaves_an_objective_in_more_ways_than_one(later, last):
    of = portfolio(case("A", "piloting", later, objectives=("D1",)))
    assert "D1" not in found("decoupled", of, last + 27)
    assert "D1" in found("decoupled", of, last + 28)


def test_nothing_is_said_of_an_objective_before_the_history_is_two_cycles_long():
    of = portfolio(case("A", objectives=("D2",)))
    assert "D1" not in found("decoupled", of, 27)
    assert "D1" in found("decoupled", of, 28)


def test_where_no_link_is_known_nothing_is_said_of_objectives():
    of = portfolio(case("A"))
    assert set(found("decoupled", of, 30)) == {"A"}
    assert "which objective has none cannot be told" in silent("decoupled", of, 30)["objectives"]


PURPOSE = "Answers questions of engineers about couplings, fittings and work instructions in three steps"


@pytest.mark.parametrize(
    ("purpose", "processes", "alike"),
    [
        (PURPOSE, ("P1",), True),
        ("Answers engineers' questions about fittings, couplings and work instructions in a few steps", ("P1",), True),
        (PURPOSE, ("P2",), False),
        (PURPOSE, (), False),
        ("Predicts which pipes leak next month from soil, pressure and age of the network", ("P1",), False),
    ],
)
def test_use_cases_are_duplicates_by_purpose_and_process(purpose, processes, alike):
    of = portfolio(case("A", purpose=PURPOSE, processes=("P1",)), case("B", on=9, purpose=purpose, processes=processes))
    finding = found("duplicate_effort", of, 20).get("A+B")
    assert bool(finding) is alike
    if finding:
        assert finding.since == day(9)
        assert finding.inputs["use_cases"] == ["A", "B"]


def test_few_words_stopped_cases_and_missing_purposes_make_no_duplicates():
    of = portfolio(case("A", purpose="An AI chatbot"), case("B", purpose="An AI chatbot"))
    assert found("duplicate_effort", of, 5) == {}
    of = portfolio(case("A", purpose=PURPOSE), case("B", "stopped", purpose=PURPOSE))
    assert found("duplicate_effort", of, 5) == {}
    assert silent("duplicate_effort", portfolio(case("A")), 5) == {"": "No use case says what it is for."}


def test_a_hundred_copies_give_a_pair_each_and_not_a_pair_for_each_two():
    of = portfolio(*(case(f"U{n:03}", purpose=PURPOSE) for n in range(100)))
    pairs = found("duplicate_effort", of, 5)
    assert len(pairs) == 99


def test_a_similarity_of_ones_own_sees_what_shares_no_word():
    of = portfolio(
        case("A", purpose=PURPOSE, processes=("P1",)),
        case("B", purpose="Beantwoordt vragen van monteurs over koppelingen en werkinstructies", processes=("P1",)),
    )
    assert found("duplicate_effort", of, 5) == {}
    finding = found("duplicate_effort", of, 5, similarity=lambda one, other: 0.91)["A+B"]
    assert "likeness 0.91 of 1" in finding.claim.en


def test_a_kpi_is_stale_after_the_frequency_that_it_declares():
    measured = row("effect_measured", 10, metric="days", value=4)
    of = portfolio(case("A", "live", measured, attributes={"Measurement frequency": "monthly"}))
    assert found("stale_truth", of, 41) == {}
    assert found("stale_truth", of, 42)["A"].since == day(42)
    never = portfolio(case("A", "live", attributes={"Meetfrequentie": "wekelijks"}))
    assert "has never been measured since 5 January 2026" in found("stale_truth", never, 8)["A"].claim.en


def test_a_frequency_that_is_not_understood_is_named():
    of = portfolio(case("A", "live", attributes={"Frequency": "now and then"}))
    assert found("stale_truth", of, 400) == {}
    assert "“now and then”" in silent("stale_truth", of, 400)["unclear_frequency"]


def test_a_document_is_stale_after_its_review_date_while_it_is_in_force():
    due = DocumentInfo(id="list", title="Process list", review_by=day(10))
    of = portfolio(case("A"))
    assert found("stale_truth", of, 10, documents=(due,)) == {}
    assert found("stale_truth", of, 11, documents=(due,))["list"].since == day(11)
    replaced = due.model_copy(update={"superseded_by": "new", "superseded_on": day(5)})
    assert found("stale_truth", of, 11, documents=(replaced,)) == {}


def test_an_answer_on_a_superseded_document_is_stale():
    old = DocumentInfo(id="old", title="Old strategy", superseded_by="new", superseded_on=day(5))
    cited = [Citation(answer="q1", document="old", on=day(4)), Citation(answer="q2", document="old", on=day(6))]
    of = portfolio(case("A"))
    assert found("stale_truth", of, 4, documents=(old,), citations=tuple(cited)) == {}  # it still counted
    finding = found("stale_truth", of, 5, documents=(old,), citations=tuple(cited))["old"]
    assert (finding.since, finding.severity, finding.inputs["answers"]) == (day(5), Severity.MEDIUM, ["q1"])
    # given when something newer was there: wrong from the beginning
    finding = found("stale_truth", of, 20, documents=(old,), citations=tuple(cited))["old"]
    assert (finding.since, finding.severity, finding.inputs["answers"]) == (day(5), Severity.HIGH, ["q1", "q2"])
    # after a while without such an answer it clears
    assert found("stale_truth", of, 6 + 42, documents=(old,), citations=tuple(cited)) == {}


def test_an_answer_tells_what_it_rests_on_and_which_version_took_its_place():
    first = DocumentInfo(id="d", title="Plan", version="v1", superseded_by="v2", superseded_on=day(5))
    second = DocumentInfo(id="d", title="Plan", version="v2", effective_from=day(5))
    asked = Citation(answer="q", document="d", version="v1", name="What do we want?", on=day(3), passages=("p1",))
    of = portfolio(case("A"))
    known = {"documents": (first, second), "citations": (asked,)}
    finding = found("stale_truth", of, 6, **known)["d"]
    assert finding.claim.en == (
        "Stale truth – Plan: version v1 was superseded on 10 January 2026 by v2, yet the answer to "
        "“What do we want?” (8 January 2026) still rests on it."
    )
    assert finding.claim.nl.endswith(
        "versie v1 is op 10 januari 2026 vervangen door v2, maar het antwoord op "
        "“What do we want?” (8 januari 2026) rust er nog op."
    )
    assert (finding.inputs["documents"], finding.inputs["cited"]) == (["d"], ["p1"])
    # asked anew on the same day as it was superseded, and on the version that counts
    again = (asked.model_copy(update={"until": day(5)}), asked.model_copy(update={"version": "v2", "answer": "r"}))
    assert found("stale_truth", of, 6, documents=(first, second), citations=again) == {}


def test_answers_that_others_may_read_are_findings_of_their_own():
    old = DocumentInfo(id="old", title="Old", superseded_by="new", superseded_on=day(5))
    every = [
        Citation(answer=f"q{number}", document="old", on=day(number), name=f"Question {number}", readers=readers)
        for number, readers in enumerate([(), (), (), (), (("hr",),)])
    ]
    told = found("stale_truth", portfolio(case("A")), 6, documents=(old,), citations=tuple(every))
    assert set(told) == {"old", "old @ hr"}
    assert told["old"].inputs["readers"] == []
    assert told["old @ hr"].inputs["readers"] == [["hr"]]
    assert "4 answers still rest on it: “Question 1”" in told["old"].claim.en
    assert told["old"].claim.en.endswith("(8 January 2026), and 1 more.")
    for rights, seen in (
        (set(), {"old", "old @ hr"}),
        ({frozenset({"hr", "it"})}, {"old @ hr"}),
        ({frozenset()}, set()),
    ):
        assert {key for key, each in told.items() if readable(each, {"A"}, {"old"}, rights)} == seen


def test_a_briefing_on_superseded_words_is_found_by_its_name():
    old = DocumentInfo(id="old", title="Old strategy", version="v1", superseded_by="new", superseded_on=day(5))
    out = Citation(
        answer="b1", kind="briefing", name="Briefing", document="old", version="v1", on=day(2), use_cases=("A",)
    )
    of = portfolio(case("A"))
    finding = found("stale_truth", of, 6, documents=(old,), citations=(out,))["b1"]
    assert "went out on 7 January 2026 and rests on “Old strategy”: version v1 was superseded" in finding.claim.en
    assert readable(finding, {"A"}, {"old"}, {frozenset()})
    assert not readable(finding, set(), {"old"}, {frozenset()})


def test_what_happens_later_is_not_seen():
    of = portfolio(case("A", on=50))
    assert scan(of.at(day(10)), context()).findings == ()
    assert date(2026, 1, 5) == BEGIN

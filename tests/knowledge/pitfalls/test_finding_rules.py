"""Rules that hold for every finding over every portfolio."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.model.events import EVENT, Event
from knowledge.model.portfolio import Leader, Objective, Stage
from knowledge.pitfalls.catalogue import PITFALLS, Scan, scan
from knowledge.pitfalls.context import Context, DocumentInfo, LinkProposal
from knowledge.pitfalls.thresholds import Thresholds
from tests.knowledge.pitfalls.kit import STRATEGY, case, day, general, portfolio, row
from tests.knowledge.pitfalls.sample import CONTEXT, SAMPLE

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
TEAMS = ("Finance", "Service", "")
DAYS = st.integers(0, 200)
STAGES = [stage.value for stage in Stage]
ROWS = st.one_of(
    st.builds(lambda on, stage: row("stage_changed", on, stage=stage), DAYS, st.sampled_from(STAGES)),
    st.builds(lambda on, kind: row(kind, on), DAYS, st.sampled_from(["experiment_started", "reflection", "decision"])),
    st.builds(lambda on, kind: row(kind, on), DAYS, st.sampled_from(["delisted", "relisted", "effect_measured"])),
    st.builds(lambda on: row("experiment_ended", on, outcome="keep"), DAYS),
    st.builds(lambda on, due: row("commitment_made", on, commitment="c", due=day(due)), DAYS, st.integers(0, 700)),
    st.builds(lambda on, due: row("commitment_moved", on, commitment="c", due=day(due)), DAYS, st.integers(0, 700)),
    st.builds(lambda on, after: row("changed", on, field="objectives", after=after), DAYS, st.just(["D1"])),
)
PURPOSES = ("", "Answers questions of engineers about fittings and couplings", "An AI chatbot")
RECORDS = st.fixed_dictionaries(
    {
        "team": st.sampled_from(TEAMS),
        "purpose": st.sampled_from(PURPOSES),
        "objectives": st.lists(st.sampled_from(("D1", "D2", "D7")), max_size=2, unique=True),
        "attributes": st.sampled_from(({}, {"Frequency": "weekly"}, {"Meetfrequentie": "soms"})),
    }
)
CONTEXTS = Context(
    documents=(STRATEGY, DocumentInfo(id="list", title="List\n2", review_by=day(90))),
    proposals={"U0": (LinkProposal(objective="D1", strength=0.5),)},
    thresholds=Thresholds(wip_limit=1, xmr_points=2, finished_cases=1, open_cases=1, inflow_months=1, moves=1),
)


@st.composite
def histories(draw: Any) -> list[list[Event]]:
    """Up to six use cases with events at most one a day each, so that their order is all in their days."""
    return [
        case(
            f"U{place}",
            draw(st.sampled_from(STAGES)),
            *draw(st.lists(ROWS, max_size=12, unique_by=lambda item: item["on"])),
            on=draw(DAYS),
            **draw(RECORDS),
        )
        for place in range(draw(st.integers(0, 6)))
    ]


def scanned(of: Portfolio, on: int, **known: Any) -> Scan:
    return scan(of.at(day(on)), Context(**{"documents": CONTEXTS.documents, "thresholds": CONTEXTS.thresholds} | known))


@settings(max_examples=80)
@given(histories(), st.integers(0, 260))
def test_a_finding_holds_together(events, on):
    of = portfolio(*events, objectives=(Objective(id="D1", title="One"), Objective(id="D2", title="Two")))
    dutch, english = (scan(of.at(day(on)), Context(**_with(lang))) for lang in ("nl", "en"))
    assert [[fact.id for fact in item.facts] for item in dutch.findings] == [
        [fact.id for fact in item.facts] for item in english.findings
    ]
    for item in dutch.findings:
        assert item.since <= day(on)
        assert item.facts
        said = set(NUMBER.findall(" ".join(fact.text for fact in item.facts)))
        assert set(NUMBER.findall(item.claim.nl)) <= said
        assert set(item.inputs.get("use_cases", [])) <= set(of.at(day(on)).states)
        assert "\n" not in item.claim.nl + item.clears_when.nl
    keys = [(item.pitfall, item.subject.kind, item.subject.id) for item in dutch.findings]
    assert len(keys) == len(set(keys))


def _with(language: str) -> dict[str, Any]:
    known = {"documents": CONTEXTS.documents, "proposals": CONTEXTS.proposals, "thresholds": CONTEXTS.thresholds}
    return known | {"language": language}


@settings(max_examples=40)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_in_changes_nothing(events, random):
    flat = [event for history in events for event in history]
    promised = [row("commitment_made", 1, commitment="g", due=day(9)), row("reflection", 40)]
    promised += [row("commitment_moved", on, commitment="g", due=day(900)) for on in (20, 30)]
    flat += general(*({"team": "Finance"} | item for item in promised))
    shuffled = random.sample(flat, len(flat))
    one, other = (portfolio_of(PortfolioChanges(events=tuple(items))) for items in (flat, shuffled))
    for on in (60, 200):
        first, second = (scanned(of, on).findings for of in (one, other))
        assert sorted(map(str, first)) == sorted(map(str, second))


@settings(max_examples=40)
@given(histories(), st.integers(0, 200))
def test_what_happens_later_does_not_change_what_was_found(events, on):
    past = [[event for event in history if event.on <= day(on)] for history in events]
    assert scanned(portfolio(*events), on) == scanned(portfolio(*past), on)


def test_no_finding_on_the_sample_names_a_leader():
    names = [leader.name for leader in SAMPLE.leaders.values()]
    parts = {part for name in names for part in name.split() if len(part) > 4}
    for on in (date(2026, 5, 31) + timedelta(30 * n) for n in range(6)):
        for item in scan(SAMPLE.at(on), CONTEXT).findings:
            told = item.claim.nl + item.claim.en + "".join(fact.text for fact in item.facts)
            assert not [part for part in parts if part in told]
            assert not set(SAMPLE.leaders) & set(re.findall(r"\bL\d+\b", item.model_dump_json()))


@pytest.mark.parametrize("rule", PITFALLS, ids=lambda rule: rule.name)
def test_a_rule_says_nothing_of_an_empty_portfolio_and_does_not_fail(rule):
    empty = portfolio_of(PortfolioChanges()).at(day(0))
    assert rule.evaluate(empty, CONTEXT) == []
    assert all(item.reason.nl and item.reason.en for item in rule.guard(empty, CONTEXT))


def test_names_that_break_software_stay_on_one_line_and_are_cut():
    awkward = "=cmd|' /C'!A0\n<script>\u202e" + "x" * 900
    of = portfolio(case("A", title=awkward), leaders=(Leader(id="L1", name="Kim"),))
    (about,) = [item for item in scanned(of, 5).findings if item.subject.id == "A"]
    assert "\n" not in about.claim.nl + about.facts[0].text
    assert len(about.claim.nl) < 500


def test_events_of_unknown_use_cases_and_teams_are_no_trouble():
    stray = EVENT.validate_python({"id": "x", "use_case": "GONE", **row("reflection", 3)})
    about = EVENT.validate_python({"id": "y", "team": "Nobody", **row("decision", 3)})
    assert scanned(portfolio([stray, about], case("A")), 20).findings == scanned(portfolio(case("A")), 20).findings


@pytest.mark.parametrize("on", [date.min, date(1900, 1, 1), date(2999, 12, 31), date.max])
def test_a_scan_of_any_day_ends_in_findings_or_none(on):
    for item in scan(SAMPLE.at(on), CONTEXT).findings:
        assert item.since <= on


def test_a_second_registration_does_not_begin_a_use_case_again():
    again = {
        "id": "A.again",
        "use_case": "A",
        **row("registered", 9, record={"id": "A", "title": "A", "stage": "live"}),
    }
    of = portfolio([*case("A", "exploring", objectives=("D1",)), EVENT.validate_python(again)])
    once = portfolio(case("A", "exploring", objectives=("D1",)))
    of_days = [[(f.pitfall, f.since) for f in scanned(each, 30).findings] for each in (of, once)]
    assert of_days[0] == of_days[1]

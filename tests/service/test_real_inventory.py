"""Every part on the federal inventory of 2024: what is said is recounted from the file, what is not known said so."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.history.portfolio import PortfolioChanges, Snapshot
from knowledge.measures.kpis import kpis
from knowledge.model.evidence import Fact
from knowledge.model.principal import OWNER
from knowledge.pitfalls.catalogue import scan as look
from service.bootstrap import Koers
from service.decisions import Choice, decide
from service.imports import Manner, import_portfolio
from service.links import LinkWish, propose
from service.links import decide as decide_link
from service.questions import Question, answer, request
from service.scores import Order, priorities
from service.settings import Settings
from service.watch.alerts import alerts
from service.watch.scan import scan
from tests.knowledge.imports.support import INVENTORY_2024, real
from tests.service.inventory import (
    CUT,
    FINISHED,
    IN_PROGRESS,
    OBJECTIVES,
    SINCE,
    STRATEGY,
    Row,
    rows,
)

pytestmark = pytest.mark.slow
NOON = datetime(2024, 12, 16, 12, tzinfo=UTC)
UNKNOWN = ("time_to_impact", "core_process_use", "leadership_adoption", "adaptivity", "health")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Koers, list[Row]]]:
    """The inventory, six objectives, and the strategy; the rows that the import took, from the file itself."""
    folder = tmp_path_factory.mktemp("federal")
    with Koers(Settings(home=folder, embedder="hashing", language="en"), clock=lambda: NOON) as koers:
        report = import_portfolio(koers, "2024.csv", real(INVENTORY_2024), Manner())
        koers.stores.portfolio.apply(PortfolioChanges(objectives=OBJECTIVES))
        koers.ingest.add("federal-ai-strategy.md", STRATEGY.encode(), today=CUT, effective_from=SINCE, version="1.0")
        yield koers, rows({each.row for each in report.rejected})


def snapshot(koers: Koers) -> Snapshot:
    return koers.stores.portfolio.load(OWNER).at(CUT)


def in_progress(told: list[Row]) -> list[Row]:
    """Those in such a stage, and those without any that began and are not known to have ended."""
    return [row for row in told if row.stage in IN_PROGRESS or (not row.stage and row.started and not row.finished)]


def within(days: int, *dates: date | None) -> int:
    return sum(CUT - timedelta(days) < each <= CUT for each in dates if each)


def test_every_kpi_says_what_the_file_says_or_that_it_is_not_known(home: tuple[Koers, list[Row]]) -> None:
    koers, told = home
    facts = kpis(koers.stores.portfolio.load(OWNER), CUT, "en")
    by_label = {fact.label: fact for fact in facts}
    unknown = [fact for fact in facts if fact.measure in UNKNOWN]
    assert [fact.label for fact in unknown if fact.value is not None and fact.measure != "health"] == []
    assert "no effect was ever recorded" in by_label["Time to impact"].text
    assert by_label["Work in progress"].value == len(in_progress(told)) == 1_061
    moved = [row for row in told if row.stage in IN_PROGRESS | FINISHED]
    started = within(84, *(row.started for row in moved))
    finished = within(84, *(row.finished for row in moved if row.stage in FINISHED and row.started))
    assert by_label["Started and finished"].value == {"started": started, "finished": finished}
    assert "since when is not known" in by_label["Started and finished"].text


def test_every_pitfall_says_what_the_file_says_or_why_it_keeps_silent(home: tuple[Koers, list[Row]]) -> None:
    koers, told = home
    found = look(snapshot(koers), koers.context(OWNER, "en"))
    silent = {(each.pitfall, each.part) for each in found.silences}
    assert silent == {
        ("decoupled", "objectives"),
        ("no_rhythm", ""),
        ("no_leadership_signals", ""),
        ("promise_drift", "added_midway"),
        ("stale_truth", "frequency"),
        ("stale_truth", "review"),
        ("planning_instead_of_doing", ""),
    }
    assert {each.pitfall for each in found.findings} == {"decoupled", "too_much_at_once", "duplicate_effort"}
    running = Counter(row.agency for row in in_progress(told))
    finished = [row for row in told if row.stage in FINISHED]
    spans = sorted((row.finished - row.started).days for row in finished if row.started and row.finished)
    for each in found.findings:
        if each.pitfall != "too_much_at_once":
            continue
        if any(fact.measure.endswith("in_progress") for fact in each.facts):
            assert f" {running[each.subject.name]} use cases run at the same time" in each.claim.en
        for fact in each.facts:
            if fact.measure.endswith("old_work"):
                slow = int(str(each.inputs["days"]))
                # 85 % of what was finished took no longer, but for a few whose dates contradict each other
                assert sum(span <= slow for span in spans) / len(spans) == pytest.approx(0.85, abs=0.01)
                own = [row for row in in_progress(told) if row.agency == each.subject.name]
                old = [row for row in own if row.started and (CUT - row.started).days > slow]
                assert f"{len(old)} of the {len(own)} running use cases" in each.claim.en


def test_what_is_linked_counts_and_its_words_stand_in_the_strategy(home: tuple[Koers, list[Row]]) -> None:
    koers, _ = home
    cases = {state.use_case.title: key for key, state in snapshot(koers).states.items() if state.under_way}
    wanted = [
        next(key for title, key in cases.items() if word in title.casefold())
        for word in ("wildfire", "translat", "water", "cyber", "medical", "weather")
    ]
    before = {each.subject.id for each in look(snapshot(koers), koers.context(OWNER, "en")).findings}
    proposed = asyncio.run(propose(koers, LinkWish(use_cases=wanted, as_of=CUT), OWNER)).links
    assert len(proposed) >= 2
    flat = " ".join(STRATEGY.split())
    assert all(" ".join(each.link.quote.split()) in flat for each in proposed)
    # a proposal changes nothing until a person confirms it
    assert {each.subject.id for each in look(snapshot(koers), koers.context(OWNER, "en")).findings} == before
    confirmed, rejected = proposed[0].link, proposed[1].link
    decide_link(koers, proposed[0].id, OWNER, confirmed=True)
    decide_link(koers, proposed[1].id, OWNER, confirmed=False)
    after = look(snapshot(koers), koers.context(OWNER, "en"))
    subjects = {each.subject.id for each in after.findings if each.pitfall == "decoupled"}
    assert confirmed.use_case not in subjects
    assert (rejected.use_case in before) == (rejected.use_case in subjects)
    # now that a link is known, the other objectives have none
    assert {each.id for each in OBJECTIVES} - {confirmed.objective} <= subjects
    assert ("decoupled", "objectives") not in {(each.pitfall, each.part) for each in after.silences}


def test_the_ranking_repeats_what_the_file_says_of_each_use_case(home: tuple[Koers, list[Row]]) -> None:
    koers, told = home
    report, _ = priorities(koers, Order(as_of=CUT, language="en", limit=200))
    names, by_title = Counter(row.title.strip() for row in told), {row.title.strip(): row for row in told}
    checked = 0
    for score in report.scores:
        state = snapshot(koers).states[score.use_case_id]
        row = by_title.get(state.use_case.title)
        said = " ".join(each.reason for each in (score.impact, score.feasibility, score.urgency))
        if row is None or names[row.title.strip()] > 1:
            continue
        if under_way := re.search(r"[Uu]nder way for ([\d,]+) days", said):
            assert row.started is not None
            assert int(under_way[1].replace(",", "")) == (CUT - row.started).days
            checked += 1
        if re.search(r"since 16 December 2024(?! or earlier)", said):
            assert CUT in row.days.values()
    assert checked > 20


def test_decide_scan_alerts_and_ask_run_and_agree_with_the_file(home: tuple[Koers, list[Row]]) -> None:
    koers, told = home
    running = [key for key, state in snapshot(koers).states.items() if state.stage.value == "piloting"][:2]
    decision = decide(koers, Choice(options=[f"{running[0]}:stop", running[1]], as_of=CUT, language="en"), OWNER)
    assert len(decision.options) == 2
    assert "no effect was ever measured" in " ".join(str(decision.model_dump()).split())
    report = scan(koers, CUT, "en")
    assert len(alerts(koers)) == len(report.alerts) > 900
    agencies = Counter(row.agency for row in told)
    for agency in ("Department of Energy", "Department of the Treasury"):
        asked = Question(f"How many use cases does the {agency} have?", as_of=CUT)
        given = asyncio.run(answer(koers, request(koers, asked)))
        (fact,) = [each for each in given.evidence if isinstance(each, Fact)]
        assert fact.value == agencies[agency]
    given = asyncio.run(answer(koers, request(koers, Question("What is our leadership adoption?", as_of=CUT))))
    assert "there is no report of own use" in given.claims[0].text

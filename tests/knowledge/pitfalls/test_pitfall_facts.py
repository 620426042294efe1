from datetime import date

import pytest

from knowledge.errors import InvalidInput
from knowledge.pitfalls.catalogue import scan
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.facts import facts_in, pitfall_facts
from knowledge.pitfalls.rights import readable
from knowledge.sample.load import SAMPLE_TODAY
from tests.knowledge.pitfalls.sample import CONTEXT, SAMPLE

TODAY = SAMPLE.at(SAMPLE_TODAY)


def test_there_is_a_fact_for_every_finding_with_its_claim_its_day_and_what_clears_it() -> None:
    findings = {item.subject.id: item for item in scan(TODAY, CONTEXT).findings}
    facts = pitfall_facts(TODAY, CONTEXT, "nl")
    assert len(facts) == len(scan(TODAY, CONTEXT).findings)
    told = next(item for item in facts if item.inputs["subject"] == "UC-044")
    assert told.text.startswith(findings["UC-044"].claim.nl.removesuffix("."))
    assert "; sinds 13 april 2026 (stand 2 november 2026). Dit vervalt zodra " in told.text
    assert (told.measure, told.value) == ("pitfall.decoupled", "2026-04-13")


def test_the_worst_and_the_longest_come_first() -> None:
    ranks = [{"high": 0, "medium": 1, "low": 2}[str(f.inputs["severity"])] for f in pitfall_facts(TODAY, CONTEXT, "en")]
    assert ranks == sorted(ranks)


def test_both_languages_give_the_same_facts() -> None:
    dutch, english = (pitfall_facts(TODAY, CONTEXT, language) for language in ("nl", "en"))
    assert [item.id for item in dutch] == [item.id for item in english]
    assert "; since 13 April 2026 (as of 2 November 2026). This ends when " in " ".join(f.text for f in english)


@pytest.mark.parametrize("name", ["Storing & Onderhoud", "storing-onderhoud", " storing & onderhoud "])
def test_a_team_by_any_of_its_names_gives_its_own_findings_only(name: str) -> None:
    # Of the planted ones: too much at once (8), and UC-020 of the pair UC-020+UC-030 (14) is theirs.
    subjects = {item.inputs["subject"] for item in pitfall_facts(TODAY, CONTEXT, "nl", team=name)}
    assert "storing-onderhoud" in subjects
    assert not {"ict-data", "mens-organisatie", "finance-control", "D4"} & subjects


def test_one_pitfall_gives_its_findings_only() -> None:
    facts = pitfall_facts(TODAY, CONTEXT, "nl", pitfall="duplicate_effort")
    assert [item.inputs["subject"] for item in facts] == ["UC-020+UC-030"]


def test_where_nothing_is_found_one_fact_says_so() -> None:
    (told,) = pitfall_facts(TODAY, CONTEXT, "en", team="Klantcontact")
    assert (told.value, told.measure) == (0, "pitfall.none")
    assert told.text.endswith("at Klantcontact (as of 2 November 2026).")
    (told,) = pitfall_facts(SAMPLE.at(date(2020, 1, 1)), CONTEXT, "nl", pitfall="no_rhythm")
    assert told.text.startswith("Er is niets gevonden van “")


@pytest.mark.parametrize("asked", [{"team": "Nergens"}, {"pitfall": "valkuil"}])
def test_what_is_unknown_is_named(asked: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match="There are: "):
        pitfall_facts(TODAY, CONTEXT, "nl", **asked)


def test_a_finding_is_readable_with_every_use_case_and_document_that_it_rests_on() -> None:
    findings = {item.subject.id: item for item in scan(TODAY, CONTEXT).findings}
    pair, document = findings["UC-020+UC-030"], findings["procesoverzicht"]
    assert readable(pair, {"UC-020", "UC-030", "UC-1"}, set(), {frozenset()})
    assert not readable(pair, {"UC-020"}, {"UC-030"}, set())
    assert readable(document, set(), {"procesoverzicht"}, {frozenset()})
    assert not readable(document, {"procesoverzicht"}, set(), set())


def test_the_facts_of_a_finding_can_be_read_in_the_other_language() -> None:
    dutch, english = (scan(TODAY, Context(CONTEXT.documents, language=lang)).findings for lang in ("nl", "en"))
    for one, other in zip(dutch, english, strict=True):
        assert facts_in(one, "en") == facts_in(other, "en") == list(other.facts)
        assert facts_in(other, "nl") == list(one.facts)

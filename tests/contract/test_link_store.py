from datetime import date

from sqlalchemy import Engine

from knowledge.model.links import Link
from knowledge.stores.links import SqlLinkStore


def link(use_case: str = "UC-1", objective: str = "D1", strength: float = 0.5) -> Link:
    return Link(
        use_case=use_case,
        objective=objective,
        strength=strength,
        passage="p1",
        quote="Minder storingen.",
        language="nl",
        rater="rule@1",
        proposed_on=date(2026, 6, 1),
    )


def test_links_come_back_by_use_case_the_strongest_first(engine: Engine, other_engine: Engine) -> None:
    links = [link("UC-2"), link("UC-1", "D2", 0.3), link("UC-1", "D1", 0.8)]
    SqlLinkStore(engine).propose(links)
    assert SqlLinkStore(other_engine).all() == [links[2], links[1], links[0]]


def test_proposed_again_the_newer_proposal_counts(engine: Engine) -> None:
    store = SqlLinkStore(engine)
    store.propose([link(strength=0.3)])
    store.propose([link(strength=0.6)])
    assert store.all() == [link(strength=0.6)]


def test_what_a_person_decided_outlives_a_newer_proposal(engine: Engine, other_engine: Engine) -> None:
    decided = link().model_copy(update={"confirmed": False, "decided_by": "ann", "decided_on": date(2026, 6, 2)})
    SqlLinkStore(engine).propose([link()])
    SqlLinkStore(engine).decide(decided)
    SqlLinkStore(other_engine).propose([link(strength=0.9)])
    assert SqlLinkStore(engine).all() == [decided]
    again = decided.model_copy(update={"confirmed": True})
    SqlLinkStore(other_engine).decide(again)
    assert SqlLinkStore(engine).all() == [again]


def test_a_decision_about_no_proposal_changes_nothing(engine: Engine) -> None:
    store = SqlLinkStore(engine)
    store.propose([])
    store.decide(link().model_copy(update={"confirmed": True}))
    assert store.all() == []

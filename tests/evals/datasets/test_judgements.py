"""Ratings, briefings and coaching: by the methods, about things that exist, and enough of them."""

from functools import cache

from evals.datasets.briefings import BriefingCase
from evals.datasets.case import Case
from evals.datasets.coaching import CoachingCase
from evals.datasets.dataset import Dataset
from evals.datasets.load import datasets
from evals.datasets.organisation import organisation
from evals.datasets.ratings import RatingCase
from evals.metrics.cited import CitedClaim
from evals.metrics.nuggets import IdsNugget, Nugget, holds
from evals.metrics.rating_agreement import rating_agreement
from knowledge.history.portfolio import Portfolio, Snapshot, portfolio_of
from knowledge.scoring.rating import Criterion

RATINGS = [(each, case) for each in datasets("ratings") for case in each.cases if isinstance(case, RatingCase)]
BRIEFINGS = [(each, case) for each in datasets("briefings") for case in each.cases if isinstance(case, BriefingCase)]
COACHING = [(each, case) for each in datasets("coaching") for case in each.cases if isinstance(case, CoachingCase)]


@cache
def portfolio(name: str) -> Portfolio:
    return portfolio_of(organisation(name).changes())


def snapshot_of(each: Dataset, case: RatingCase | CoachingCase) -> Snapshot:
    held = portfolio_of(case.history.changes()) if case.history else portfolio(each.organisation)
    return held.at(case.as_of)


def pairs(found: list[tuple[Dataset, Case]]) -> int:
    return len(found) // 2


def test_every_rated_use_case_is_known_on_its_day():
    for each, case in RATINGS:
        assert case.use_case in snapshot_of(each, case).states, case.id


def test_there_are_enough_ratings_and_every_value_is_used():
    assert pairs(RATINGS) >= 30
    assert sum(len(case.ratings) > 1 for _, case in RATINGS) / 2 >= 15
    for criterion in Criterion:
        assert {case.ratings[0].value(criterion) for _, case in RATINGS} == {1, 2, 3, 4, 5}, criterion


def test_two_readings_agree_well_enough_to_measure_against():
    """Krippendorff's rule of thumb: below .67 a scale is not usable."""
    twice = [case.ratings for _, case in RATINGS if len(case.ratings) > 1]
    for criterion in Criterion:
        first, second = ([given[place].value(criterion) for given in twice] for place in (0, 1))
        kappa = rating_agreement(first, second).kappa
        assert kappa is not None
        assert 0.67 <= kappa < 1, criterion


def test_there_are_enough_briefings_and_coaching_situations():
    assert pairs(BRIEFINGS) >= 6
    assert pairs(COACHING) >= 8
    assert {case.barrier for _, case in COACHING} == {
        "awareness", "desire", "knowledge", "ability", "reinforcement", None,
    }  # fmt: skip


def test_a_briefing_is_about_a_period_of_two_weeks_that_is_over():
    for each, case in BRIEFINGS:
        assert (case.period.end - case.period.start).days == 13, case.id
        assert case.period.end <= organisation(each.organisation).today


def test_required_ids_exist_on_the_last_day_of_the_period_and_are_not_forbidden():
    for each, case in BRIEFINGS:
        snapshot = portfolio(each.organisation).at(case.period.end)
        names = {getattr(event, field, None) for event in snapshot.events for field in ("commitment", "blocker")}
        known = names | set(snapshot.states) | set(snapshot.objectives)
        wanted = {key for nugget in case.required if isinstance(nugget, IdsNugget) for key in nugget.ids}
        assert wanted <= known, (case.id, wanted - known)
        assert all(nugget not in case.forbidden for nugget in case.required)


def test_who_is_coached_exists_and_so_do_the_blockers():
    for each, case in COACHING:
        snapshot = snapshot_of(each, case)
        assert case.team is None or case.team in snapshot.teams
        assert case.leader is None or case.leader in snapshot.leaders
        still_open = {key for state in snapshot.states.values() for key in state.open_blockers}
        assert set(case.blockers) <= still_open, case.id


def test_the_name_of_whoever_is_not_to_be_named_is_recognised():
    claim = [CitedClaim(text="Vraag het aan Sjoerd Lammerdink of aan Noor Vestdijk.")]
    named = [nugget for _, case in [*BRIEFINGS, *COACHING] for nugget in forbidden_names(case)]
    assert sum(bool(holds(claim, nugget, "nl")) for nugget in named) >= 4


def forbidden_names(case: Case) -> tuple[Nugget, ...]:
    return case.forbidden if isinstance(case, BriefingCase | CoachingCase) else ()

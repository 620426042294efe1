"""The ranking: who counts, how sure it is, and what would change it. Hand calculations beside the rows."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import NotFound
from knowledge.scoring.correlation import kendall_tau
from knowledge.scoring.methods import METHODS
from knowledge.scoring.ranking import rank
from knowledge.scoring.rating import Criterion, effective
from knowledge.scoring.why import differences
from tests.knowledge.scoring.kit import NOON, TODAY, candidate, ranked, rating

VALUES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=8)


def test_the_weighted_sum_orders_and_equal_sums_share_a_place() -> None:
    # weights .4 .3 .3: A 5·.4 + 3·.3 + 4·.3 = 4.1; B and C 3; D 1
    found = ranked({"D": (1, 1, 1), "C": (3, 3, 3), "B": (3, 2, 4), "A": (5, 3, 4)})
    assert [(each.use_case_id, each.rank) for each in found.scores] == [("A", 1), ("B", 2), ("C", 2), ("D", 4)]
    assert found.scores[0].score == pytest.approx(4.1)


def test_a_person_overrides_a_model_and_a_rule_and_all_are_kept() -> None:
    by_model = rating("A", "impact", 2, "model", "rate@1")
    by_person = rating("A", "impact", 5, "person", "ann", NOON - timedelta(days=9))
    found = rank([candidate("A", (3, 3, 3), by_model, by_person)], TODAY, METHODS["weighted"], np.random.default_rng(1))
    impact = found.scores[0].impact
    assert (impact.rating, impact.rater) == (5, "person:ann")
    assert {each.rater: each.rating for each in impact.overruled} == {"rule:rules@1": 3, "model:rate@1": 2}


def test_the_newest_rating_of_a_person_counts_and_of_two_persons_the_last() -> None:
    ann = [rating("A", "impact", value, "person", "ann", NOON + timedelta(days=value)) for value in (4, 1)]
    bob = rating("A", "impact", 5, "person", "bob", NOON + timedelta(days=3))
    assert effective([*ann, bob]).value == 4
    assert effective([*ann[1:], bob]).value == 5


def test_raters_who_differ_make_a_place_less_sure() -> None:
    cases = {key: (5 - place, 3, 3) for place, key in enumerate("ABCDE")}
    others = [candidate(key, values) for key, values in cases.items() if key != "C"]
    alone = rank([*others, candidate("C", cases["C"])], TODAY, METHODS["weighted"], np.random.default_rng(1))
    differing = [rating("C", criterion, 5, "model", "rate@1") for criterion in ("impact", "feasibility", "urgency")]
    own = [rating("C", criterion.value, 3, "person", "ann") for criterion in Criterion]
    apart = rank(
        [*others, candidate("C", cases["C"], *own, *differing)], TODAY, METHODS["weighted"], np.random.default_rng(1)
    )
    width = [found.scores[found.rows["C"]].rank_interval for found in (alone, apart)]
    assert width[0] is not None
    assert width[1] is not None
    assert width[1][1] - width[1][0] >= width[0][1] - width[0][0]
    assert width[1][0] < width[0][0]


def test_cases_far_apart_can_be_told_apart_and_neighbours_cannot() -> None:
    found = ranked({"A": (5, 5, 5), "B": (3, 3, 3), "C": (3, 3, 2), "D": (1, 1, 1)})
    assert found.told_apart("A", "D")
    assert not found.told_apart("B", "C")
    assert [each.told_apart for each in found.scores] == [True, False, True, False]
    assert found.top(1)["A"] == 1.0
    assert found.top(4)["D"] == 1.0


def test_the_smallest_change_that_moves_a_place_is_named() -> None:
    # B 3.0 → A 3.4: urgency or feasibility +1 gives 3.3, impact +1 gives 3.4, level with A: place 1 shared
    found = ranked({"A": (4, 3, 3), "B": (3, 3, 3), "C": (2, 3, 3)})
    score = found.score("B")
    assert score.up is not None
    assert score.down is not None
    assert (score.up.criterion, score.up.before, score.up.after, score.up.rank_after) == ("impact", 3, 4, 1)
    # one step down on impact is level with C on place 2; on feasibility 2.7 stays above 2.6; two steps lose it
    assert (score.down.criterion, score.down.before, score.down.after, score.down.rank_after) == (
        "impact",
        3,
        1,
        3,
    )
    assert found.score("A").up is None


def test_what_would_swap_two_is_named_and_what_parts_them_adds_up() -> None:
    found = ranked({"A": (5, 3, 4), "B": (3, 3, 5)})
    parts = differences(found, "A", "B")
    # .4·2 + .3·0 − .3·1 = .5
    assert [(each.criterion, round(each.adds, 9)) for each in parts] == [
        ("impact", 0.8),
        ("urgency", -0.3),
        ("feasibility", 0),
    ]
    assert sum(each.adds for each in parts) == pytest.approx(found.scores[0].score - found.scores[1].score)
    swap = found.swap("B", "A")
    # .5 up: impact 3→5 adds .8; feasibility 3→5 adds .6; both two steps
    assert swap is not None
    assert swap.after - swap.before == 2


def test_methods_that_disagree_are_told() -> None:
    found = ranked({"A": (5, 1, 5), "B": (4, 5, 3)})
    assert (found.scores[0].ranks["weighted"], found.scores[0].ranks["wsjf"]) == (1, 1)
    assert found.scores[0].use_case_id == "B"
    assert found.scores[1].ranks["rice"] is None
    found = ranked({"A": (5, 3, 5), "B": (3, 5, 3)})
    # weighted: 4.4 against 3.6; WSJF: 11/3 against 7
    assert found.scores[0].use_case_id == "A"
    assert found.scores[0].ranks == {"weighted": 1, "wsjf": 2, "rice": None, "topsis": 1}
    assert found.agreement == {"wsjf": -1, "rice": None, "topsis": 1}


def test_what_a_method_cannot_score_stands_last_without_a_place() -> None:
    cases = [candidate("A", (5, 5, 5)), candidate("B", (1, 1, 1), reach=100)]
    found = rank(cases, TODAY, METHODS["rice"], np.random.default_rng(1))
    assert [(each.use_case_id, each.rank, each.rank_interval) for each in found.scores] == [
        ("B", 1, (1, 1)),
        ("A", None, None),
    ]
    assert (found.score("A").up, found.swap("A", "B"), found.told_apart("A", "B")) == (None, None, False)


def test_an_empty_portfolio_has_an_empty_ranking() -> None:
    found = ranked({})
    assert (found.scores, found.stability.tau, found.agreement["wsjf"]) == ((), None, None)
    with pytest.raises(NotFound):
        found.score("A")


def test_the_same_seed_gives_the_same_ranking() -> None:
    cases = {key: (place % 5 + 1, 3, 2) for place, key in enumerate("ABCDEFGH")}
    assert ranked(cases).scores == ranked(cases).scores


def test_kendalls_tau_by_hand() -> None:
    # 1 2 3 against 1 3 2: three pairs, one reversed: (2 − 1) / 3
    rng = np.random.default_rng(1)
    assert kendall_tau(np.array([1, 2, 3]), np.array([1, 3, 2]), rng) == pytest.approx(1 / 3)
    assert kendall_tau(np.array([1, 1]), np.array([1, 2]), rng) is None
    many = np.arange(500)
    assert kendall_tau(many, -many, rng) == -1


@settings(max_examples=40)
@given(VALUES, st.sampled_from(["weighted", "wsjf", "topsis"]))
def test_places_intervals_and_changes_hold_together(cases, name) -> None:
    found = ranked(cases, name)
    places = [each.rank for each in found.scores]
    assert places == sorted(places)
    for each in found.scores:
        low, high = each.rank_interval
        assert 1 <= low <= high <= len(cases)
        detailed = found.score(each.use_case_id)
        if detailed.up:
            assert 1 <= detailed.up.rank_after < each.rank
        if detailed.down:
            assert each.rank < detailed.down.rank_after <= len(cases)
    assert found.stability.tau is None or -1 <= found.stability.tau <= 1
    chances = found.top(len(cases))
    assert all(chance == 1 for chance in chances.values())

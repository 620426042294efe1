import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.fusion import by_turns, fused, prominence, ranks

KEYS = st.lists(st.integers(0, 30), unique=True)
LISTS = st.lists(KEYS, max_size=4)


def test_a_key_in_two_lists_comes_before_one_that_is_first_in_one() -> None:
    # b: 1/22 + 1/23 + 1/71 = .103; a and x: 1/21 + 2/71 = .076
    assert fused([ranks("ab"), ranks("cdb"), ranks("x")])[0] == "b"


def test_the_first_of_one_list_comes_before_what_stands_halfway_down_two() -> None:
    # a: 1/21 + 1/71 = .0617; the twentieth of both: 2/40 = .05; the tenth of both: 2/30 = .0667
    middle = [f"m{n}" for n in range(2, 51)]
    result = fused([ranks(["a", *middle]), ranks(["b", *middle])])
    assert result.index("m10") < result.index("a") < result.index("m20")


def test_equals_go_by_their_best_rank_and_then_by_the_order_of_the_lists() -> None:
    assert fused([ranks("ab"), ranks("cd")]) == ["a", "c", "b", "d"]


def test_a_key_that_comes_twice_has_its_first_place() -> None:
    assert ranks("abac") == {"a": 1, "b": 2, "c": 3}


@given(LISTS)
def test_fusion_keeps_every_key_once(lists: list[list[int]]) -> None:
    result = fused([ranks(keys) for keys in lists])
    assert sorted(result) == sorted({key for keys in lists for key in keys})


@given(KEYS)
def test_fusion_of_one_list_is_that_list(keys: list[int]) -> None:
    assert fused([ranks(keys)]) == keys
    assert fused([ranks(keys), ranks(keys)]) == keys


@given(st.lists(st.integers(0, 30), unique=True, min_size=1), KEYS)
def test_a_better_rank_in_one_list_never_lowers_a_key(keys: list[int], other: list[int]) -> None:
    key = keys[-1]
    before = fused([ranks(keys), ranks(other)]).index(key)
    after = fused([ranks([key, *keys[:-1]]), ranks(other)]).index(key)
    assert after <= before


def test_twice_the_weight_is_two_turns() -> None:
    # places over weights: a .5, b 1, c 1.5, d 2 and x 1, y 2; equals: the earlier list first
    assert [key for key, _ in by_turns([("abcd", 2), ("xy", 1)])] == ["a", "b", "x", "c", "d", "y"]
    assert dict(by_turns([("a", 2), ("x", 1)])) == {"a": pytest.approx(2 / 3), "x": pytest.approx(0.5)}


@given(KEYS, KEYS)
def test_turns_keep_every_key_and_the_order_of_each_list(first: list[int], second: list[int]) -> None:
    lists = [([("a", key) for key in first], 2.0), ([("b", key) for key in second], 1.0)]
    merged = by_turns(lists)
    keys = [key for key, _ in merged]
    scores = [score for _, score in merged]
    for own, _ in lists:
        assert [key for key in keys if key in own] == own
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_prominence_is_how_far_the_first_stands_above_the_middle() -> None:
    assert prominence([0.9, 0.8, 0.7]) == pytest.approx(0.1)  # .9 - .8
    assert prominence([0.8]) == prominence([]) == 0.0

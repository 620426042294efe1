"""Finding near texts gives what comparing each with each gives."""

from math import isclose, log

from hypothesis import given
from hypothesis import strategies as st

from knowledge.pitfalls.likeness import CLOSEST, LEAST_WORDS, Alike, Text, alike, words_of

WORDS = st.sampled_from(["wolk", "brug", "plank", "stoel", "kraan", "fluit", "markt", "storm", "vlag"])
TEXTS = st.lists(
    st.tuples(st.lists(WORDS, min_size=4, max_size=9).map(" ".join), st.frozensets(st.sampled_from("PQ"))),
    max_size=CLOSEST,
).map(lambda rows: [Text(f"t{place}", text, topics) for place, (text, topics) in enumerate(rows)])


def plainly(texts: list[Text], least: float) -> list[Alike]:
    """Each with each: as few as there are here, none is left out of the comparison."""
    held = [text for text in texts if len(words_of(text.text)) >= LEAST_WORDS]
    words = {text.key: words_of(text.text) for text in held}
    weight = {
        word: log(1 + len(held) / sum(word in other for other in words.values()))
        for word in frozenset().union(*words.values())
    }
    found = []
    for place, text in enumerate(held):
        near = []
        for other in held[:place]:
            if text.topics & other.topics or not (text.topics or other.topics):
                one, two = words[text.key], words[other.key]
                near.append((-sum(map(weight.__getitem__, one & two)) / sum(map(weight.__getitem__, one | two)), other))
        if near:
            likeness = min(near, key=lambda pair: pair[0])[0]
            first = min(other.key for each, other in near if isclose(each, likeness))
            found.append(Alike(text.key, first, -likeness))
    return [each for each in found if each.likeness >= least]


@given(TEXTS, st.sampled_from([0.3, 0.51, 0.77]))
def test_the_most_alike_are_those_that_comparing_each_with_each_finds(texts: list[Text], least: float) -> None:
    found, expected = alike(texts, least), plainly(texts, least)
    assert [each.key for each in found] == [each.key for each in expected]
    for one, two in zip(found, expected, strict=True):
        assert isclose(one.likeness, two.likeness)


def test_of_those_that_are_as_alike_the_first_by_key_is_named() -> None:
    same = "wolk brug plank stoel kraan"
    found = alike([Text(key, same) for key in "bac"], 0.9)
    assert found == [Alike("a", "b", 1.0), Alike("c", "a", 1.0)]


def test_a_likeness_of_ones_own_is_asked_for_texts_that_share_only_their_topic() -> None:
    texts = [
        Text("a", "wolk brug plank stoel kraan", frozenset("P")),
        Text("b", "fluit markt storm vlag water", frozenset("P")),
        Text("c", "fluit markt storm vlag wagen"),
    ]
    assert alike(texts, 0.5, lambda _, __: 0.75) == [Alike("b", "a", 0.75)]

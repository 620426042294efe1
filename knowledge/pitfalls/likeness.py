"""Which texts say nearly the same: by the words that they share, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log

from knowledge.model.base import LANGUAGES
from knowledge.pitfalls.context import Similarity
from knowledge.words import is_content, stem, tokens

LEAST_WORDS = 5
BLOCK = 50
CLOSEST = 10
"""A text is held against the last texts under each of its rare words, and compared with those that share most of
them: this keeps the work linear."""

NO_TOPIC = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text under a key; only texts that share a topic are compared, or those that both have none."""

    key: str
    text: str
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """A text and the earlier one that it is most like, from 0 to 1."""

    key: str
    earlier: str
    likeness: float


def words_of(text: str) -> frozenset[str]:
    """The stems of a text's words that carry meaning in either language."""
    return frozenset(known for word in tokens(text) if (known := _stem(word)))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Its stem by either language's rules, empty for a word without meaning in one of them."""
    carries = all(is_content(word, language) for language in LANGUAGES)
    return stem(stem(word, "en"), "nl") if carries else ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text with its words, the rarest first, and what they weigh together."""

    text: Text
    ordered: tuple[str, ...]
    words: frozenset[str]
    weight: float


def alike(texts: Iterable[Text], least: float, similarity: Similarity | None = None) -> list[Alike]:
    """For every text the earlier one that it is most like, where that is at least ``least``.

    Texts of fewer than five different words are left out: too little to be nearly the same. With a
    ``similarity`` of one's own, texts under one topic are compared too where they share no rare word.
    """
    held = [(text, words) for text in texts if len(words := words_of(text.text)) >= LEAST_WORDS]
    weights = _weights(words for _, words in held)
    seen: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    read: list[Weighed] = []
    found = []
    for text, words in held:
        weighed = _weighed(text, words, weights)
        keys = list(_keys(text, _rare_words(weighed, weights, least), similarity))
        shared = Counter(place for key in keys for place in seen[key][-BLOCK:])
        near = nlargest(CLOSEST, shared.items(), key=lambda item: (item[1], -item[0]))
        best = _best(weighed, [read[place] for place, _ in near], weights, similarity)
        if best and best.likeness >= least:
            found.append(best)
        for key in keys:
            seen[key].append(len(read))
        read.append(weighed)
    return found


def _weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """What each word weighs: the fewer texts hold it, the more."""
    count, holding = 0, Counter[str]()
    for words in texts:
        count += 1
        holding.update(words)
    return {word: log(1 + count / number) for word, number in holding.items()}


def _weighed(text: Text, words: frozenset[str], weights: Mapping[str, float]) -> Weighed:
    ordered = tuple(sorted(words, key=lambda word: (-weights[word], word)))
    return Weighed(text, ordered, words, sum(weights[word] for word in ordered))


def _rare_words(weighed: Weighed, weights: Mapping[str, float], least: float) -> list[str]:
    """The rarest words of a text: whatever is ``least`` alike shares one of them (prefix filter)."""
    most, heard, chosen = (1 - least) * weighed.weight, 0.0, []
    for word in weighed.ordered:
        chosen.append(word)
        heard += weights[word]
        if heard > most:
            break
    return chosen


def _keys(text: Text, rare: Sequence[str], similarity: Similarity | None) -> Iterator[tuple[str, str]]:
    for topic in sorted(text.topics) or [NO_TOPIC]:
        yield from ((topic, word) for word in rare)
        if similarity is not None and topic != NO_TOPIC:
            yield topic, ""


def _best(
    weighed: Weighed, earlier: Iterable[Weighed], weights: Mapping[str, float], similarity: Similarity | None
) -> Alike | None:
    """The most alike of the earlier ones, the first of them where several are."""
    best: Alike | None = None
    for other in earlier:
        if similarity is None:
            likeness = _shared_weight(weighed, other, weights)
        else:
            likeness = similarity(weighed.text.text, other.text.text)
        if best is None or (-likeness, other.text.key) < (-best.likeness, best.earlier):
            best = Alike(weighed.text.key, other.text.key, likeness)
    return best


def _shared_weight(one: Weighed, other: Weighed, weights: Mapping[str, float]) -> float:
    """The weight of the words that both hold, as a share of the weight of all their words."""
    shared = sum(weights[word] for word in one.ordered if word in other.words)
    return min(shared / (one.weight + other.weight - shared), 1.0)

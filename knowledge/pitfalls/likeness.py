"""Which texts say nearly the same: by the words that they share, without comparing each with each."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count, pairwise, repeat
from math import log
from typing import TYPE_CHECKING, NamedTuple

from knowledge.model.base import LANGUAGES
from knowledge.pitfalls.context import Similarity
from knowledge.words import is_content, stem, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_WORDS = 5
BLOCK = 50
BACK = range(1, BLOCK + 1)
CLOSEST = 10
"""A text is held against the last texts under each of its rare words, and compared with those that share most of
them: this keeps the work linear."""
STEP = 5_000
"""So many texts at a time are held against those before them: what is paired takes more than the texts."""
NO_TOPIC = ""
ROUNDING = 1e-9


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


def alike(texts: Iterable[Text], least: float, similarity: Similarity | None = None) -> list[Alike]:
    """For every text the earlier one that it is most like, where that is at least ``least``.

    Texts of fewer than five different words are left out: too little to be nearly the same. With a
    ``similarity`` of one's own, texts under one topic are compared too where they share no rare word.
    """
    held, worded = [], []
    heard: dict[str, int] = {}
    for text in texts:
        if len(words := words_of(text.text)) >= LEAST_WORDS:
            held.append(text)
            # Numbers, not words: the sets of words of all texts would be the most of what this takes.
            worded.append(array("I", [heard.setdefault(word, len(heard)) for word in words]))
    known, ranks = _vocabulary(worded, list(heard))
    weighed = [known.weighed(ranks[number] for number in words) for words in worded]
    del worded, heard
    best: dict[int, Alike] = {}
    for later, earlier in _near(held, (known.rare(each, least) for each in weighed), known, similarity):
        text, other = held[later], held[earlier]
        if similarity is None:
            likeness = known.likeness(weighed[later], weighed[earlier], least)
        else:
            likeness = similarity(text.text, other.text)
        if likeness >= least:
            known_best = best.get(later)
            if known_best is None or (-likeness, other.key) < (-known_best.likeness, known_best.earlier):
                best[later] = Alike(text.key, other.key, likeness)
    return [best[place] for place in sorted(best)]


class Weighed(NamedTuple):
    """The words of a text by number, the rarest first, and what they weigh together."""

    words: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words, numbered from the rarest on, with what each number weighs: the fewer texts hold it, the more."""

    weights: Sequence[float]

    def weighed(self, words: Iterable[int]) -> Weighed:
        """The words of a text, given by number."""
        ordered = tuple(sorted(words))
        return Weighed(ordered, sum(map(self.weights.__getitem__, ordered)))

    def rare(self, text: Weighed, least: float) -> tuple[int, ...]:
        """The rarest words of a text: whatever is ``least`` alike shares one of them (prefix filter)."""
        most, heard = (1 - least) * text.weight, 0.0
        for taken, number in enumerate(text.words, start=1):
            heard += self.weights[number]
            if heard > most:
                return text.words[:taken]
        return text.words

    def likeness(self, one: Weighed, other: Weighed, least: float) -> float:
        """The weight of the words that both hold, as a share of the weight of all their words; 0 below ``least``."""
        common, both = frozenset(one.words).intersection(other.words), one.weight + other.weight
        # The rarest word weighs most: where so many of it were too little, there is nothing to add up.
        if len(common) * self.weights[one.words[0]] * (1 + ROUNDING) < both * least / (1 + least):
            return 0.0
        shared = sum(self.weights[number] for number in one.words if number in common)
        return min(shared / (both - shared), 1.0)


def _vocabulary(texts: Sequence[Iterable[int]], heard: Sequence[str]) -> tuple[Vocabulary, Sequence[int]]:
    """The vocabulary of texts whose words are numbers of what was ``heard``, and for each of those its number in it."""
    holding = Counter(chain.from_iterable(texts))
    ordered = sorted(range(len(heard)), key=lambda number: (holding[number], heard[number]))
    ranks = [0] * len(heard)
    for rank, number in enumerate(ordered):
        ranks[number] = rank
    return Vocabulary([log(1 + len(texts) / holding[number]) for number in ordered]), ranks


def _near(
    texts: Sequence[Text], rare: Iterable[Sequence[int]], known: Vocabulary, similarity: Similarity | None
) -> Iterator[tuple[int, int]]:
    """Every text with each of the earlier ones, by place, that it is to be compared with."""
    topics: defaultdict[str, int] = defaultdict(count().__next__)
    any_word = len(known.weights)
    places, keys = array("q"), array("q")
    for place, (text, words) in enumerate(zip(texts, rare, strict=True)):
        for topic in text.topics or {NO_TOPIC}:
            first = topics[topic] * (any_word + 1)
            keys.extend(first + word for word in words)
            if similarity is not None and topic != NO_TOPIC:
                keys.append(first + any_word)
        places.extend(repeat(place, len(keys) - len(places)))
    return _closest(keys, places, len(texts))


def _closest(keys: "array[int]", places: "array[int]", size: int) -> Iterator[tuple[int, int]]:
    """Pairs of a place with the earlier places that share most keys with it, of those that share as many the first.

    ``keys`` and ``places`` are in order of place; under each key only the last ``BLOCK`` before a place count.
    """
    import numpy as np

    key, place = np.array(keys, dtype=np.int64), np.array(places, dtype=np.int64)
    order = np.argsort(key, kind="stable")
    key, place = key[order], place[order]
    del keys, places, order
    shared = np.empty(sum(np.count_nonzero(key[back:] == key[:-back]) for back in BACK), dtype=np.int64)
    filled = 0
    for back in BACK:
        same = key[back:] == key[:-back]
        later = place[back:][same]
        shared[filled : filled + len(later)] = later * size + place[:-back][same]
        filled += len(later)
    del key, place
    shared.sort()
    starts = np.searchsorted(shared, np.arange(0, size + STEP, STEP) * size)
    for start, end in pairwise(starts.tolist()):
        yield from _closest_of(shared[start:end], size)


def _closest_of(shared: "NDArray[np.int64]", size: int) -> Iterator[tuple[int, int]]:
    """The same of some places only: so there are never lists of all pairs."""
    import numpy as np

    pairs, times = np.unique(shared, return_counts=True)
    later, earlier = np.divmod(pairs, max(size, 1))
    order = np.lexsort((earlier, -times, later))
    later, earlier = later[order], earlier[order]
    kept = np.arange(len(later)) - np.searchsorted(later, later) < CLOSEST
    return zip(later[kept].tolist(), earlier[kept].tolist(), strict=True)

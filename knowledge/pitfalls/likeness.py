"""Which texts say nearly the same: by the words that they share, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from knowledge.model.base import LANGUAGES
from knowledge.pitfalls.context import Similarity
from knowledge.words import is_content, stem, tokens

LEAST_WORDS = 5
BLOCK = 50
"""With how many earlier texts that share a rare word a text is compared: this keeps the work linear."""

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
    carrying = (word for word in tokens(text) if all(is_content(word, language) for language in LANGUAGES))
    return frozenset(stem(stem(word, "en"), "nl") for word in carrying)


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weighs words by how few of the texts hold them."""

    texts: int
    holding: Counter[str] = field(default_factory=Counter)

    def weight(self, word: str) -> float:
        return log(1 + self.texts / max(self.holding[word], 1))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of the words that both hold, as a share of all their words' weight."""
        shared = sum(map(self.weight, sorted(one & other)))
        return shared / sum(map(self.weight, sorted(one | other))) if one | other else 0.0

    def rare_words(self, words: frozenset[str], least: float) -> list[str]:
        """The rarest words of a text: whatever is ``least`` alike shares one of them (prefix filter)."""
        ordered = sorted(words, key=lambda word: (self.holding[word], word))
        most = (1 - least) * sum(map(self.weight, ordered))
        chosen, heard = [], 0.0
        for word in ordered:
            chosen.append(word)
            heard += self.weight(word)
            if heard > most:
                break
        return chosen


def alike(texts: Iterable[Text], least: float, similarity: Similarity | None = None) -> list[Alike]:
    """For every text the earlier one that it is most like, where that is at least ``least``.

    Texts of fewer than five different words are left out: too little to be nearly the same. With a
    ``similarity`` of one's own, texts under one topic are compared too where they share no rare word.
    """
    held = [(text, words) for text in texts if len(words := words_of(text.text)) >= LEAST_WORDS]
    rarity = Rarity(len(held), Counter(word for _, words in held for word in words))
    measure = _measure(rarity, similarity)
    seen: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    found = []
    for place, (text, words) in enumerate(held):
        keys = list(_keys(text, rarity.rare_words(words, least), similarity))
        near = sorted({earlier for key in keys for earlier in seen[key][-BLOCK:]})
        best = _best((text, words), [held[earlier] for earlier in near], measure)
        if best and best.likeness >= least:
            found.append(best)
        for key in keys:
            seen[key].append(place)
    return found


Held = tuple[Text, frozenset[str]]


def _keys(text: Text, rare: Sequence[str], similarity: Similarity | None) -> Iterator[tuple[str, str]]:
    for topic in sorted(text.topics) or [NO_TOPIC]:
        yield from ((topic, word) for word in rare)
        if similarity is not None and topic != NO_TOPIC:
            yield topic, ""


def _measure(rarity: Rarity, similarity: Similarity | None) -> Callable[[Held, Held], float]:
    if similarity is None:
        return lambda one, other: rarity.likeness(one[1], other[1])
    return lambda one, other: similarity(one[0].text, other[0].text)


def _best(held: Held, earlier: Sequence[Held], measure: Callable[[Held, Held], float]) -> Alike | None:
    scored = [Alike(held[0].key, other[0].key, measure(held, other)) for other in earlier]
    return max(scored, key=lambda pair: pair.likeness, default=None)

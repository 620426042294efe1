"""Which words of Dutch and English name the same thing: a compact thesaurus of concepts. Pure; loaded once."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.model.base import LANGUAGES, Language
from knowledge.words import stem, tokens

PART = 4
LONG_PART = 5
COMPOUND = 8
LINKS = ("s", "e", "en")


@dataclass(frozen=True, slots=True)
class Concept:
    """A meaning and the words that name it, by language; ``opposes`` is the concept of the contrary."""

    id: str
    words: Mapping[Language, tuple[str, ...]]
    opposes: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` of a text name a concept.

    ``partly`` where the rest of a compound is unknown, ``both`` where the other half names another concept.
    """

    start: int
    end: int
    concept: str
    partly: bool = False
    both: bool = False


class Thesaurus:
    """Finds concepts in text of either language, in any inflection and inside Dutch compounds."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for concept in concepts:
            for language, words in concept.words.items():
                for word in words:
                    stems = tuple(stem(token, language) for token in tokens(word))
                    self._names.setdefault(stems[0], []).append((stems, concept.id))

    def mentions(self, words: Sequence[str]) -> list[Mention]:
        """The concepts that folded ``words`` name, in order; words may name several."""
        stems = [_stems(word) for word in words]
        return [mention for place in range(len(words)) for mention in self._at(place, words[place], stems)]

    def named(self, words: Sequence[str]) -> frozenset[str]:
        """The ids of the concepts that folded ``words`` name."""
        return frozenset(mention.concept for mention in self.mentions(words))

    def words(self, concepts: frozenset[str], language: Language) -> list[str]:
        """The words of one language for ``concepts``, as one would search for them."""
        return [word for key in sorted(concepts) for word in self.concepts[key].words[language]]

    def _at(self, place: int, word: str, stems: Sequence[frozenset[str]]) -> Iterator[Mention]:
        found = False
        for first in stems[place]:
            for sequence, concept in self._names.get(first, ()):
                end = place + len(sequence)
                if end <= len(stems) and all(
                    one in held for one, held in zip(sequence[1:], stems[place + 1 : end], strict=True)
                ):
                    found = True
                    yield Mention(place, end, concept)
        if not found and len(word) >= COMPOUND:
            concepts, partly = self._in_compound(word)
            both = len(concepts) > 1 and not partly
            yield from (Mention(place, place + 1, concept, partly, both) for concept in concepts)

    def _in_compound(self, word: str) -> tuple[frozenset[str], bool]:
        """The concepts of both halves of a Dutch compound; else of its longest known half, and that it is one."""
        best: frozenset[str] = frozenset()
        longest = LONG_PART - 1
        for cut in range(PART, len(word) - PART + 1):
            first, last = self._single(word[:cut]), self._single(word[cut:])
            if first and last:
                return first | last, False
            known = len(word) - cut if last else cut if first else 0
            if known > longest:
                best, longest = first | last, known
        return best, True

    def _single(self, word: str) -> frozenset[str]:
        forms = {stem(word, "nl"), *(stem(word[: -len(link)], "nl") for link in LINKS if word.endswith(link))}
        return frozenset(
            concept
            for form in forms
            if len(form) >= PART
            for sequence, concept in self._names.get(form, ())
            if len(sequence) == 1
        )


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    return frozenset(stem(word, language) for language in LANGUAGES)


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """The thesaurus that comes with Koers."""
    with files("knowledge").joinpath("thesaurus.csv").open(encoding="utf-8") as lines:
        return Thesaurus([_concept(row) for row in csv.DictReader(lines, delimiter=";")])


def _concept(row: Mapping[str, str]) -> Concept:
    words: dict[Language, tuple[str, ...]] = {
        language: tuple(word.strip() for word in row[language].split(",")) for language in LANGUAGES
    }
    return Concept(row["concept"], words, row["opposes"])

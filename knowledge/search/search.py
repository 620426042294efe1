"""The one search path: vectors and words, for the documents that the reader may see and that are in force."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date

from knowledge.documents.clean import clean
from knowledge.documents.language import detect
from knowledge.errors import KoersError
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.documents import Hit
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from knowledge.ports import DocumentStore, Embedder, Lookup, Vectors, VectorStore
from knowledge.search.fusion import by_turns, fused, prominence, ranks
from knowledge.search.neighbours import Nearby, Neighbours
from knowledge.words import tokens

DEPTH = 50
LONGEST = 4_000
OWN_LANGUAGE = 1.25
_log = logging.getLogger(__name__)


class Search:
    """Finds passages. Without vectors, because they are still to be made or cannot be had, words alone count."""

    def __init__(self, documents: DocumentStore, vectors: VectorStore, embedder: Embedder) -> None:
        self._documents = documents
        self._nearby = Nearby(vectors)
        self._embedder = embedder

    def find(
        self,
        text: str,
        principal: Principal,
        *,
        language: Language | None = None,
        in_force_on: date | None,
        limit: int = 8,
        vector: Vectors | None = None,
    ) -> list[Hit]:
        """The passages that fit a question in ``language`` best; ``vector`` where it is embedded already.

        Lexical ranks count only for passages in the question's language. Each language has a list of its own,
        because an embedder prefers the question's, and the lists are joined by turns: two for the language
        whose nearest passage stands out most among its neighbours, one for the other.
        """
        text = clean(text[:LONGEST])
        if not text.strip() or limit < 1:
            return []
        asked = language or detect(text, LANGUAGES[0])
        depth = max(DEPTH, 2 * limit)
        wanted = self._embedded(text) if vector is None else vector
        with self._documents.moment() as seen:
            near = self._near(seen, wanted, principal, in_force_on, depth)
            lexical = [key for key, _ in seen.lexical(text, asked, principal, in_force_on, depth)]
            scored = joined(asked, near, lexical)
            # Some more than asked for: a document may say one thing twice.
            passages = seen.passages([key for key, _ in scored[: 2 * limit]], principal, in_force_on)
        return _hits(dict(scored), passages, near, lexical)[:limit]

    def count_documents(self, principal: Principal) -> int:
        """How many documents ``principal`` may read."""
        return len({document.id for document in self._documents.documents(principal)})

    def absent(
        self, terms: Sequence[str], principal: Principal, *, language: Language, in_force_on: date | None
    ) -> list[str]:
        """Those of ``terms`` that stand in no document; none where no document is in the terms' language."""
        if language not in {held for _, held in self._documents.shelves(principal)}:
            return []
        return [
            term
            for term in terms
            if not any(self._documents.lexical(term, each, principal, in_force_on, 1) for each in LANGUAGES)
        ]

    def _embedded(self, text: str) -> Vectors | None:
        """Before the stores are looked into: an embedder may be far away."""
        try:
            return self._embedder.query(text)
        except KoersError as error:
            _log.warning("Searching by words only: %s", error)
            return None

    def _near(
        self, seen: Lookup, vector: Vectors | None, principal: Principal, in_force_on: date | None, depth: int
    ) -> Mapping[Language, Neighbours]:
        if vector is None:
            return {}
        try:
            return self._nearby.find(seen, vector, principal, in_force_on, depth)
        except KoersError as error:
            _log.warning("Searching by words only: %s", error)
            return {}


def joined(asked: Language, near: Mapping[Language, Neighbours], lexical: Sequence[str]) -> list[tuple[str, float]]:
    """The ids of passages with their scores, best first, out of the neighbours and the words' matches."""
    lists: dict[Language, Sequence[str]] = {}
    prominent: dict[Language, float] = {}
    for language in LANGUAGES:
        found = near.get(language, Neighbours())
        lists[language] = fused([ranks(found.ids), ranks(lexical)]) if language == asked else found.ids
        prominent[language] = prominence(found.cosines) * (OWN_LANGUAGE if language == asked else 1)
    best = max(LANGUAGES, key=lambda language: (prominent[language], language == asked))
    order = sorted(LANGUAGES, key=lambda language: language != best)
    return by_turns([(lists[language], 2 if language == best else 1) for language in order])


def _is_heading(passage: Passage) -> bool:
    """Whether a passage holds nothing but the headings that it stands under: it finds, and tells nothing."""
    names = {_plain(text) for text in (passage.title, *passage.heading)}
    return all(_plain(line) in names for line in passage.quote.splitlines() if _plain(line))


def _plain(line: str) -> str:
    return " ".join(tokens(line))


def _hits(
    scores: Mapping[str, float],
    passages: Sequence[Passage],
    near: Mapping[Language, Neighbours],
    lexical: Sequence[str],
) -> list[Hit]:
    """A hit for each passage, without bare headings and the repetitions of one text in one document."""
    by_vector = {key: rank for found in near.values() for key, rank in ranks(found.ids).items()}
    by_words = ranks(lexical)
    hits: dict[tuple[str, str], Hit] = {}
    for passage in passages:
        if _is_heading(passage):
            continue
        key = passage.id
        hit = Hit(passage=passage, score=scores[key], lexical_rank=by_words.get(key), vector_rank=by_vector.get(key))
        hits.setdefault((passage.document_id, passage.quote), hit)
    return list(hits.values())

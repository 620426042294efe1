"""The writer without a model: facts speak for themselves, documents by their own sentences."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.injection import talks_to_machine
from agents.schemas import DraftClaim, DraftClaims
from agents.verifier import Rejection, bare
from agents.writers.brief import Brief, Draft
from knowledge.documents.sentences import sentences
from knowledge.model.answer import Mode
from knowledge.model.evidence import Fact, Passage
from knowledge.ports import Embedder, Vectors
from knowledge.words import same_word, tokens

MOST_SENTENCES = 60
SHORTEST = 4
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: where it stands, the share of the question's terms in it, and its likeness."""

    passage: Passage
    text: str
    rank: int
    own: float
    around: float
    likeness: float

    @property
    def score(self) -> float:
        return self.own + 0.5 * self.around + 1.2 * self.likeness - 0.03 * self.rank


class ExtractiveWriter:
    """Quotes whole sentences. ``embedder`` compares sentences with the question across languages."""

    mode: Mode = "extractive"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    async def write(self, brief: Brief) -> Draft:
        facts = [item for item in brief.evidence if isinstance(item, Fact)]
        claims = [DraftClaim(text=fact.text, evidence=(fact.id,)) for fact in facts]
        passages = [item for item in brief.evidence if isinstance(item, Passage)]
        if passages:
            claims += await asyncio.to_thread(self._quoted, brief, passages)
        return Draft(written=DraftClaims(claims=tuple(claims)))

    async def repair(self, _: Brief, __: tuple[Rejection, ...]) -> Draft:
        return Draft(written=DraftClaims(claims=()))

    def _quoted(self, brief: Brief, passages: Sequence[Passage]) -> list[DraftClaim]:
        found = [candidate for candidate in self._candidates(brief, passages) if _answers(candidate, brief)]
        best = sorted(found, key=lambda candidate: -candidate.score)
        if not best:
            return []
        floor = best[0].score * 0.6
        kept = [candidate for candidate in best[: min(SHOWN, brief.max_claims)] if candidate.score >= floor]
        return [DraftClaim(text=candidate.text, evidence=(candidate.passage.id,)) for candidate in kept]

    def _candidates(self, brief: Brief, passages: Sequence[Passage]) -> list[Candidate]:
        texts = list(_sentences(passages))[:MOST_SENTENCES]
        if not texts:
            return []
        vectors = self._embedder.passages([text for _, _, text in texts])
        asked = self._embedder.query(brief.question)
        return [
            _candidate(brief, passage, text, rank, float(_cosine(vectors, place, asked)))
            for place, (rank, passage, text) in enumerate(texts)
        ]


def _cosine(vectors: Vectors, place: int, asked: Vectors) -> float:
    return float(vectors[place] @ asked.reshape(-1))


def _sentences(passages: Sequence[Passage]) -> Iterable[tuple[int, Passage, str]]:
    for rank, passage in enumerate(passages):
        for start, end in sentences(passage.quote):
            text = bare(passage.quote[start:end])
            if len(tokens(text)) >= SHORTEST and not talks_to_machine(text):
                yield rank, passage, text


def _candidate(brief: Brief, passage: Passage, text: str, rank: int, likeness: float) -> Candidate:
    around = f"{passage.title} {' '.join(passage.heading)} {passage.quote}"
    return Candidate(passage, text, rank, _share(brief.terms, text), _share(brief.terms, around), likeness)


def _share(terms: Sequence[str], text: str) -> float:
    if not terms:
        return 0.0
    present = set(tokens(text))
    return sum(_stands_in(term, present) for term in terms) / len(terms)


def _stands_in(term: str, present: set[str]) -> bool:
    return term in present or any(same_word(term, token) or _compound(term, token) for token in present)


def _compound(term: str, token: str) -> bool:
    return len(term) >= 5 and (token.startswith(term) or token.endswith(term))


def _answers(candidate: Candidate, brief: Brief) -> bool:
    """Whether the sentence is about what was asked, and not only about something near it.

    In the question's own language most of its terms must stand in or around the sentence. A term that no
    document holds may be a synonym, but then the sentence must be very like the question.
    """
    if candidate.passage.language != brief.language:
        return candidate.likeness >= LIKE_ACROSS
    if brief.absent:
        return candidate.likeness >= LIKE_SYNONYM
    if not brief.terms:
        return candidate.likeness >= LIKE_ACROSS
    return (candidate.own >= 0.5 and candidate.around >= 0.6) or (
        candidate.around >= 0.6 and candidate.likeness >= LIKE_NEAR
    )


LIKE_ACROSS = 0.45
LIKE_SYNONYM = 0.6
LIKE_NEAR = 0.3

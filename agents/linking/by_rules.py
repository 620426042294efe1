"""Links without a model: how like a use case is to an objective and to what people linked to it.

On the sample organisation, each use case left out in turn, 26 of 45 got a proposal; of those 73 % named an objective
that its people had named. A person decides; the strength says how like they are, not how sure the link is.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from agents.linking.ground import Ground
from agents.verifier import bare
from knowledge.documents.language import detect
from knowledge.documents.sentences import sentences
from knowledge.measures.phrases import short
from knowledge.model.base import LANGUAGES
from knowledge.model.evidence import Passage
from knowledge.model.links import Link
from knowledge.model.portfolio import UseCase
from knowledge.ports import Embedder, Vectors
from knowledge.untrusted.injection import talks_to_machine

RATER = "likeness@1"
ENOUGH = 0.3
SHORTEST_QUOTE = 20
LONGEST_TOLD = 300


def by_rules(
    cases: Sequence[UseCase], linked: Sequence[UseCase], grounds: Sequence[Ground], embedder: Embedder, on: date
) -> list[Link]:
    """For each case at most one new link, to the objective that it is most like; none where nothing is alike enough.

    Likeness is the mean of two cosines: with what is said of the objective, and with the nearest of the ``linked``
    use cases that people linked to it; the first alone where they linked none.
    """
    if not cases or not grounds:
        return []
    vectors = embedder.passages([_told(case) for case in cases])
    own, shared = _own(vectors, grounds, embedder), _shared(cases, vectors, linked, grounds, embedder)
    likeness = np.where(np.isnan(shared), own, (own + shared) / 2)
    served = [[ground.objective.id in case.objectives for ground in grounds] for case in cases]
    likeness = np.where(served, 0, likeness)
    best = likeness.argmax(axis=1)
    quoted = [_Quotes(ground, embedder) for ground in grounds]
    return [
        link
        for row, case in enumerate(cases)
        if likeness[row, best[row]] >= ENOUGH
        for link in _link(case, vectors[row], quoted[best[row]], float(likeness[row, best[row]]), on)
    ]


class _Quotes:
    """What may be quoted for an objective, embedded when it is first needed: once, however many cases are like it."""

    def __init__(self, ground: Ground, embedder: Embedder) -> None:
        self.objective = ground.objective
        self.all = list(_quotes(ground))
        self._embedder = embedder

    @cached_property
    def vectors(self) -> Vectors:
        return self._embedder.passages([quote for _, quote in self.all])

    def nearest(self, vector: Vectors, places: Sequence[int]) -> tuple[Passage, str]:
        """That of these places which is most like the vector."""
        return self.all[places[int((self.vectors[list(places)] @ vector).argmax())]]


def _told(case: UseCase) -> str:
    return short(f"{case.title}. {case.purpose}", LONGEST_TOLD)


def _own(vectors: Vectors, grounds: Sequence[Ground], embedder: Embedder) -> Vectors:
    """The nearest of what is said of each objective: its title and description, and the strategy's sentences."""
    columns = []
    for ground in grounds:
        told = [f"{ground.objective.title}. {ground.objective.description}", *(quote for _, quote in _quotes(ground))]
        columns.append((vectors @ embedder.passages(told).T).max(axis=1))
    return np.stack(columns, axis=1)


def _shared(
    cases: Sequence[UseCase], vectors: Vectors, linked: Sequence[UseCase], grounds: Sequence[Ground], embedder: Embedder
) -> Vectors:
    """The nearest of the other use cases that people linked to each objective; not a number where there is none."""
    shared = np.full((len(cases), len(grounds)), np.nan, dtype=np.float32)
    if not linked:
        return shared
    near = vectors @ embedder.passages([_told(case) for case in linked]).T
    same = np.array([[case.id == other.id for other in linked] for case in cases])
    for column, ground in enumerate(grounds):
        serves = np.array([ground.objective.id in other.objectives for other in linked])
        nearest = np.where(serves & ~same, near, -np.inf).max(axis=1)
        shared[:, column] = np.where(np.isfinite(nearest), nearest, np.nan)
    return shared


def _link(case: UseCase, vector: Vectors, quotes: _Quotes, likeness: float, on: date) -> Iterator[Link]:
    if places := _in_its_language(case, quotes.all):
        passage, quote = quotes.nearest(vector, places)
        yield Link(
            use_case=case.id,
            objective=quotes.objective.id,
            strength=round(min(1.0, likeness), 2),
            passage=passage.id,
            quote=quote,
            language=passage.language,
            rater=RATER,
            proposed_on=on,
        )


def _in_its_language(case: UseCase, quotes: Sequence[tuple[Passage, str]]) -> list[int]:
    """The places of those in the use case's own language, of all of them where there are none."""
    language = detect(_told(case), LANGUAGES[0])
    own = [place for place, (passage, _) in enumerate(quotes) if passage.language == language]
    return own or list(range(len(quotes)))


def _quotes(ground: Ground) -> Iterator[tuple[Passage, str]]:
    for passage in ground.passages:
        for start, end in sentences(passage.quote):
            quote = bare(passage.quote[start:end])
            if len(quote) >= SHORTEST_QUOTE and not quote.startswith(("#", "|")) and not talks_to_machine(quote):
                yield passage, quote

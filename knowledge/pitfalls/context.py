"""What the rules know beside the history: documents, proposed links, cited sources, thresholds, language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import Field

from knowledge.history.fold import UseCaseState
from knowledge.model.base import Frozen, Language
from knowledge.pitfalls.thresholds import Thresholds

Similarity = Callable[[str, str], float]


class DocumentInfo(Frozen):
    """A version of a document without its text; ``strategy`` where it says what the objectives are.

    ``review_by`` is the last day on which it counts as fresh, where that is known.
    """

    id: str
    title: str
    version: str = ""
    strategy: bool = False
    effective_from: date | None = None
    superseded_by: str | None = None
    superseded_on: date | None = None
    review_by: date | None = None

    def in_force(self, as_of: date) -> bool:
        """Whether it counts on ``as_of``: already effective and not yet superseded."""
        started = self.effective_from is None or self.effective_from <= as_of
        return started and not self.superseded(as_of)

    def superseded(self, as_of: date) -> bool:
        """Whether a newer one has taken its place by ``as_of``."""
        return self.superseded_by is not None and (self.superseded_on or date.min) <= as_of


class LinkProposal(Frozen):
    """An agent's proposal that a use case serves an objective, resting on a passage of the strategy.

    ``confirmed`` is what a person decided: yes, no, or nothing yet. ``strength`` lies between 0 and 1.
    """

    objective: str
    strength: float = Field(ge=0, le=1)
    passage: str = ""
    confirmed: bool | None = None


SaidKind = Literal["answer", "briefing"]


class Citation(Frozen):
    """An answer, or a briefing, that rested on a document, on the day on which it was given.

    It counts ``until`` the day on which the same was said anew. No ``version`` means any, ``name`` is the question or
    what the briefing is called, ``passages`` are the ids of the words that it rests on. ``readers`` are the reader
    groups of each of those who could read it, none where they read everything; a briefing may be read by who may read
    the ``use_cases`` and ``documents`` that all of it rests on.
    """

    answer: str
    document: str
    on: date
    version: str = ""
    kind: SaidKind = "answer"
    name: str = ""
    until: date | None = None
    passages: tuple[str, ...] = ()
    readers: tuple[tuple[str, ...], ...] = ()
    use_cases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def stands(self, as_of: date) -> bool:
        """Whether it was said by ``as_of``, and nothing has taken its place."""
        return self.on <= as_of and (self.until is None or as_of < self.until)


@dataclass(frozen=True, slots=True)
class Context:
    """``proposals`` are by use case; ``similarity`` tells how alike two texts are, from 0 to 1.

    Without ``similarity`` texts are compared by the words that they share, rare words counting most.
    """

    documents: tuple[DocumentInfo, ...] = ()
    proposals: Mapping[str, tuple[LinkProposal, ...]] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    similarity: Similarity | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    language: Language = "nl"

    def links(self, state: UseCaseState) -> tuple[str, ...]:
        """The objectives that a use case is linked to: those of its record, and proposals that a person confirmed."""
        proposed = self.proposals.get(state.id, ())
        confirmed = (proposal.objective for proposal in proposed if proposal.confirmed)
        return tuple(dict.fromkeys((*state.use_case.objectives, *confirmed)))

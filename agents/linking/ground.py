"""What the strategy says of an objective: the passages that a proposed link can rest on."""

from collections.abc import Iterable, Sequence

from knowledge.model.base import Frozen
from knowledge.model.evidence import Passage
from knowledge.model.portfolio import Objective
from knowledge.words import fold, tokens


class Ground(Frozen):
    """An objective, and the passages of the strategy that are about it, best first."""

    objective: Objective
    passages: tuple[Passage, ...]


def about(objective: Objective, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Those of ``passages`` that name the objective, by its id or its title, in a heading or in the text."""
    return tuple(passage for passage in passages if _names(passage, objective))


def _names(passage: Passage, objective: Objective) -> bool:
    words = tokens(fold(" ".join((*passage.heading, passage.quote))))
    return _holds(words, tokens(fold(objective.title))) or _holds(words, tokens(fold(objective.id)))


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return bool(size) and any(list(words[at : at + size]) == list(wanted) for at in range(len(words) - size + 1))

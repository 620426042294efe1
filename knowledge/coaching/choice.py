"""Which behaviours are asked: at most three, one of each kind, those that work on the barrier."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from knowledge.coaching.asking import asking
from knowledge.coaching.beginning import beginning
from knowledge.coaching.candidate import Candidate
from knowledge.coaching.celebrating import celebrating
from knowledge.coaching.experimenting import experimenting
from knowledge.coaching.own_use import own_use
from knowledge.coaching.reflecting import reflecting
from knowledge.coaching.roadmap import MOST_BEHAVIOURS, Element
from knowledge.coaching.situation import Situation
from knowledge.coaching.unblocking import unblocking
from knowledge.model.events import Signal

RULES: Sequence[Callable[[Situation], Iterator[Candidate]]] = (
    unblocking,
    own_use,
    beginning,
    experimenting,
    asking,
    reflecting,
    celebrating,
)
"""Every rule; one more is a file and a line here."""
HELPS: Mapping[Element, frozenset[Signal]] = {
    Element.AWARENESS: frozenset({Signal.ASKED, Signal.CELEBRATED}),
    Element.DESIRE: frozenset({Signal.ASKED, Signal.CELEBRATED, Signal.UNBLOCKED}),
    Element.KNOWLEDGE: frozenset({Signal.OWN_USE, Signal.ASKED}),
    Element.ABILITY: frozenset({Signal.OWN_USE, Signal.UNBLOCKED}),
    Element.REINFORCEMENT: frozenset({Signal.CELEBRATED, Signal.ASKED}),
}
"""Which behaviours work on an element."""


def candidates(situation: Situation) -> list[Candidate]:
    """Everything that could be asked without giving anybody else away."""
    found = (each for rule in RULES for each in rule(situation))
    return [each for each in found if not _reveals(situation, each)]


def chosen(found: Sequence[Candidate], barrier: Element | None) -> tuple[Candidate, ...]:
    """Those that work on the barrier, or all where there is none or none does: the most urgent first, then by rule
    and subject; one of each kind of signal, at most three."""
    helping = [each for each in found if barrier is None or each.signal in HELPS[barrier]] or found
    kept: dict[Signal, Candidate] = {}
    for each in sorted(helping, key=lambda each: (-each.urgency, each.rule, each.use_case, each.blocker)):
        kept.setdefault(each.signal, each)
    return tuple(kept.values())[:MOST_BEHAVIOURS]


def _reveals(situation: Situation, candidate: Candidate) -> bool:
    data = (candidate.use_case, candidate.blocker, *(fact.model_dump_json() for fact in candidate.facts))
    return any(situation.strangers.in_data(text) for text in data)

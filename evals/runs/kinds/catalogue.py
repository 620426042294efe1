"""Which kinds of cases can be run."""

from collections.abc import Mapping

from evals.datasets.case import Kind
from evals.runs.kinds import attacks, briefings, coaching, pitfalls, questions, ratings
from evals.runs.kinds.kind import CaseKind
from knowledge.errors import InvalidInput

KINDS: Mapping[Kind, CaseKind] = {
    "questions": questions.KIND,
    "pitfalls": pitfalls.KIND,
    "ratings": ratings.KIND,
    "briefings": briefings.KIND,
    "coaching": coaching.KIND,
    "attacks": attacks.KIND,
}


def kind_of(kind: Kind) -> CaseKind:
    """How cases of this kind are run; InvalidInput where nothing in Koers answers to them yet."""
    if kind not in KINDS:
        raise InvalidInput(f"Nothing in Koers answers to {kind} yet.", f"What can be run: {', '.join(KINDS)}.")
    return KINDS[kind]

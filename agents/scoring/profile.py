"""What a rater is told of a use case beside its features: what it is for. Not who owns it: that rates nobody."""

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.catalogue import compute
from knowledge.measures.query import Detail, Filters, MeasureQuery
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

TOLD: tuple[Detail, ...] = ("purpose", "role", "since", "users")


def profile(snapshot: Snapshot, state: UseCaseState, language: Language) -> list[Fact]:
    """One fact."""
    filters = Filters(use_cases=(state.id,))
    query = MeasureQuery(measure="use_case_profile", as_of=snapshot.as_of, filters=filters, details=TOLD)
    return compute(snapshot, query, language)

"""The scorer: a dossier for every use case that can have priority, and the ranking over all of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from agents.scoring.rules import rate_by_rules
from agents.scoring.scene import Scene
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.scoring.methods import Method
from knowledge.scoring.ranking import Candidate, Ranking, rank
from knowledge.scoring.rating import Rating
from knowledge.scoring.table import DEFAULT_WEIGHTS, Weights


@dataclass(frozen=True, slots=True)
class Dossier:
    """One use case: its rule-based ratings, the facts that they rest on, and what the methods need beside them."""

    state: UseCaseState
    ratings: tuple[Rating, ...]
    facts: tuple[Fact, ...]
    enables: int
    reach: float | None
    confidence: float
    points: float


def can_have_priority(state: UseCaseState) -> bool:
    """Listed in its source, and not stopped."""
    return state.listed and state.stage is not Stage.STOPPED


def dossiers(
    snapshot: Snapshot, language: Language, at: datetime, only: Collection[str] | None = None
) -> list[Dossier]:
    """The dossier of every use case that can have priority, of those in ``only`` where that is given."""
    scene = Scene(snapshot)
    chosen = [state for state in snapshot.states.values() if can_have_priority(state)]
    return [_dossier(scene, state, language, at) for state in chosen if only is None or state.id in only]


def ranking(
    of: Sequence[Dossier],
    kept: Iterable[Rating],
    as_of: date,
    method: Method,
    rng: np.random.Generator,
    weights: Weights = DEFAULT_WEIGHTS,
) -> Ranking:
    """Ranks the dossiers; ``kept`` are ratings by people and models, which overrule those by rules."""
    given: dict[str, list[Rating]] = {}
    for rating in kept:
        given.setdefault(rating.use_case, []).append(rating)
    candidates = [
        Candidate(
            use_case_id=each.state.id,
            title=" ".join(each.state.use_case.title.split()),
            ratings=(*each.ratings, *given.get(each.state.id, ())),
            team=each.state.use_case.team,
            enables=each.enables,
            reach=each.reach,
            confidence=each.confidence,
            points=each.points,
        )
        for each in of
    ]
    return rank(candidates, as_of, method, rng, weights)


def _dossier(scene: Scene, state: UseCaseState, language: Language, at: datetime) -> Dossier:
    rated = rate_by_rules(scene, state, language, at)
    return Dossier(
        state=state,
        ratings=rated.ratings,
        facts=rated.facts,
        enables=len(scene.enables(state)),
        reach=scene.volume(state),
        confidence=rated.confidence,
        points=rated.points,
    )

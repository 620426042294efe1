"""What a case is put to: an organisation, and what the case itself adds to it."""

import hashlib

from evals.datasets.attacks import AttackCase, Planted
from evals.datasets.coaching import CoachingCase
from evals.datasets.dataset import AnyCase, Dataset
from evals.datasets.history import History
from evals.datasets.ratings import RatingCase
from knowledge.model.base import Frozen


class World(Frozen):
    """``organisation`` by name, none for an empty one; ``documents`` and ``history`` are added to it."""

    organisation: str | None = None
    organisation_hash: str = ""
    documents: tuple[Planted, ...] = ()
    history: History | None = None

    @property
    def planted(self) -> bool:
        """Whether a case brought something along: such a world is for one case."""
        return bool(self.documents) or self.history is not None

    @property
    def hash(self) -> str:
        """SHA-256 of all that is in it."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def world_of(dataset: Dataset, case: AnyCase) -> World:
    """The world of a case. Who is rated or coached in a history of their own has no other one around it."""
    base = World(organisation=dataset.organisation, organisation_hash=dataset.organisation_hash)
    match case:
        case AttackCase():
            return base.model_copy(update={"documents": case.documents, "history": case.history})
        case RatingCase() | CoachingCase() if case.history is not None:
            return World(history=case.history)
    return base

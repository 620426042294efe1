"""A dataset: cases of one kind about one organisation, and the hash that tells whether it is still the same one."""

import hashlib
import json
from collections import Counter
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from evals.datasets.attacks import AttackCase
from evals.datasets.briefings import BriefingCase
from evals.datasets.case import Kind, Split, Word
from evals.datasets.coaching import CoachingCase
from evals.datasets.pitfalls import PitfallCase
from evals.datasets.questions import QuestionCase
from evals.datasets.ratings import RatingCase
from knowledge.model.base import Frozen, Language

AnyCase = Annotated[
    QuestionCase | PitfallCase | RatingCase | BriefingCase | CoachingCase | AttackCase, Field(discriminator="kind")
]
CASES: dict[Kind, type[AnyCase]] = {
    "questions": QuestionCase,
    "pitfalls": PitfallCase,
    "ratings": RatingCase,
    "briefings": BriefingCase,
    "coaching": CoachingCase,
    "attacks": AttackCase,
}


class Dataset(Frozen):
    """``organisation`` is what the cases are about, where they bring no history of their own; ``organisation_hash`` is
    of its files. ``portfolios`` are files to import instead, for datasets on data that is not shipped.
    """

    name: Word
    version: int = Field(ge=1)
    kind: Kind
    organisation: str | None = None
    organisation_hash: str = ""
    portfolios: tuple[str, ...] = ()
    cases: tuple[AnyCase, ...]

    @model_validator(mode="after")
    def _holds_together(self) -> "Dataset":
        if strangers := sorted(case.id for case in self.cases if case.kind != self.kind):
            raise ValueError(f"{self.name} holds {self.kind}, which {strangers[0]} is not")
        if doubled := [key for key, times in Counter(case.id for case in self.cases).items() if times > 1]:
            raise ValueError(f"{self.name} has two cases with the id {doubled[0]}")
        splits: dict[str, Split] = {}
        for case in self.cases:
            if splits.setdefault(case.cluster, case.split) != case.split:
                raise ValueError(f"{self.name} has cases of {case.cluster} in both splits; {case.id} is one of them")
        return self

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of everything that decides what the cases ask and what is right, the organisation included."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def clusters(self) -> tuple[str, ...]:
        """The source documents or histories of its cases."""
        return tuple(sorted({case.cluster for case in self.cases}))

    def only(self, split: Split | None = None, language: Language | None = None) -> "Dataset":
        """The cases of a split, of a language, or of both; with the name and version of the whole."""
        kept = tuple(case for case in self.cases if split in {None, case.split} and language in {None, case.language})
        return self.model_copy(update={"cases": kept})

"""The written anchors of the ratings, in both languages."""

from functools import cache
from importlib.resources import files

import yaml
from pydantic import Field

from knowledge.model.base import LANGUAGES, Frozen, Language
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion

Levels = dict[int, dict[Language, str]]


class Anchors(Frozen):
    """For each criterion and each rating what it means; ratings name the ``version``."""

    version: int = Field(ge=1)
    impact: Levels
    feasibility: Levels
    urgency: Levels

    def meaning(self, criterion: Criterion, rating: int, language: Language) -> str:
        """What the rating says, in one sentence."""
        levels: Levels = getattr(self, criterion.value)
        return levels[rating][language]

    def text(self, language: Language) -> str:
        """All of them, best first, to rate by."""
        lines = []
        for criterion in Criterion:
            lines.append(f"{criterion.value} ({criterion.label(language)}):")
            lines += [
                f"{value}: {self.meaning(criterion, value, language)}" for value in range(HIGHEST, LOWEST - 1, -1)
            ]
        return "\n".join(lines)


@cache
def anchors() -> Anchors:
    """The anchors in force; ValueError where a rating lacks a text in a language."""
    read = Anchors.model_validate(yaml.safe_load((files("agents.scoring") / "anchors.yaml").read_text("utf-8")))
    for criterion in Criterion:
        for rating in range(LOWEST, HIGHEST + 1):
            for language in LANGUAGES:
                if not getattr(read, criterion.value).get(rating, {}).get(language):
                    raise ValueError(f"{criterion.value} {rating} has no anchor in {language}")
    return read

"""What options are weighed on, in the order in which it is shown: each with its name in Dutch and English."""

from collections.abc import Mapping

from knowledge.impact.consequence import Effect
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.scoring.rating import Criterion

CRITERIA: Mapping[str, tuple[str, str]] = {
    **{each.value: Criterion.labels()[each] for each in Criterion},
    "place": ("plaats", "place"),
    "turn": ("wat de plaats verandert", "what changes its place"),
    "age": ("fase en leeftijd", "stage and age"),
    "effect": ("effect", "effect"),
    "users": ("gebruikers", "users"),
    "objectives": ("doelstellingen", "objectives"),
    "blockers": ("belemmeringen", "blockers"),
    "time_box": ("tijdvak en toezeggingen", "time box and commitments"),
    "owner": ("eigenaar en team", "owner and team"),
    "supposed": ("wat is doorgerekend", "what was worked out"),
    **{each.value: Effect.labels()[each] for each in Effect},
}


def label_of(criterion: str, language: Language) -> str:
    """What readers call a criterion."""
    return pick(language, *CRITERIA[criterion])

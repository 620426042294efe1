"""Ratings without a model: named features add up, and the reason names each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import floor

from agents.scoring.feasibility import FEASIBILITY
from agents.scoring.feature import Feature, Look, Unknown
from agents.scoring.impact import IMPACT
from agents.scoring.scene import Scene
from agents.scoring.urgency import URGENCY
from knowledge.history.fold import UseCaseState
from knowledge.measures.details import heading
from knowledge.measures.facts import fact
from knowledge.measures.phrases import as_of, joined_and, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion, Rating

RULES = "rules@2"
MIDDLE = 3.0
MEASURE = "rating_feature"
LOOKS: Mapping[Criterion, tuple[Look, ...]] = {
    Criterion.IMPACT: IMPACT,
    Criterion.FEASIBILITY: FEASIBILITY,
    Criterion.URGENCY: URGENCY,
}


@dataclass(frozen=True, slots=True)
class ByRules:
    """The three ratings of a use case by rules, the facts that they rest on, how much was known, 0 to 1,
    and the points of all features together."""

    ratings: tuple[Rating, ...]
    facts: tuple[Fact, ...]
    confidence: float
    points: float


def rate_by_rules(scene: Scene, state: UseCaseState, language: Language, at: datetime) -> ByRules:
    """Starts in the middle; what is known moves a rating up or down, what is unknown does not and is named."""
    ratings, facts, known, asked, points = [], [], 0, 0, 0.0
    for criterion, looks in LOOKS.items():
        found = [each for look in looks if (each := look(scene, state, language)) is not None]
        features = [each for each in found if isinstance(each, Feature)]
        unknown = [each for each in found if isinstance(each, Unknown)]
        known, asked = known + len(features), asked + len(found)
        sum_here = sum(each.points for each in features)
        points += sum_here
        own = _facts(scene, state, criterion, features, unknown, language)
        facts += own
        ratings.append(
            Rating(
                use_case=state.id,
                criterion=criterion,
                value=rounded(MIDDLE + sum_here),
                kind="rule",
                rater=RULES,
                evidence=tuple(each.id for each in own),
                reason=_reason(features, language),
                unknown=tuple(each.label for each in unknown),
                language=language,
                as_of=scene.snapshot.as_of,
                at=at,
            )
        )
    return ByRules(tuple(ratings), tuple(facts), known / asked if asked else 0.0, points)


def rounded(points: float) -> int:
    """The whole rating nearest to the points, halves upwards, kept within 1 to 5."""
    return max(LOWEST, min(HIGHEST, floor(points + 0.5)))


def _reason(features: Iterable[Feature], language: Language) -> str:
    """What counts most comes first."""
    said = [each.says for each in sorted(features, key=lambda each: -abs(each.points))]
    if not said:
        return pick(language, "Niets hierover is bekend.", "Nothing about this is known.")
    told = "; ".join(said)
    return f"{told[:1].upper()}{told[1:]}."


def _facts(
    scene: Scene,
    state: UseCaseState,
    criterion: Criterion,
    features: Iterable[Feature],
    unknown: list[Unknown],
    language: Language,
) -> list[Fact]:
    day, title = scene.snapshot.as_of, heading(state)
    facts = [
        fact(
            MEASURE,
            label=title,
            value=each.value,
            as_of=day,
            text=f"{title}: {each.says} ({as_of(day, language)}).",
            inputs={"feature": each.name, "subjects": [state.id]},
        )
        for each in features
    ]
    if unknown:
        labels = joined_and([each.label for each in unknown], language)
        what = f"{criterion.label(language)}: " + pick(language, "onbekend is ", "unknown is ") + labels
        facts.append(
            fact(
                MEASURE,
                label=title,
                value=[each.name for each in unknown],
                as_of=day,
                text=f"{title}: {what} ({as_of(day, language)}).",
                inputs={"feature": f"unknown_{criterion.value}", "subjects": [state.id]},
            )
        )
    return facts

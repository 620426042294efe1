"""The ratings and the place of one option, each as a sentence with the evidence that it rests on."""

from collections.abc import Iterator

from pydantic import JsonValue

from agents.weighing.known import told
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import joined_and, number, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.scoring.change import Change
from knowledge.scoring.methods import METHODS
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Criterion
from knowledge.scoring.score import Given, Score


def facts_of(
    snapshot: Snapshot, state: UseCaseState, ranking: Ranking, language: Language
) -> Iterator[tuple[str, Fact]]:
    """For each criterion its rating and reason, then the place by every method and what would change it."""
    if state.id not in ranking.rows:
        why = pick(language, "geen plaats in de ranglijst: ", "no place in the ranking: ")
        clause = why + (
            pick(language, "gestopt", "stopped")
            if state.listed
            else pick(language, "niet meer in de bron", "no longer listed")
        )
        yield "place", told("decision.place", snapshot, state, None, clause, language)
        return
    found = ranking.score(state.id)
    for criterion in Criterion:
        given = found.given(criterion)
        clause = _rating(criterion, given, language)
        rests: list[JsonValue] = list(given.evidence)
        measure = f"decision.{criterion.value}"
        yield (
            criterion.value,
            told(measure, snapshot, state, given.rating, clause, language, evidence=rests, rater=given.rater),
        )
    places: JsonValue = {str(name): place for name, place in found.ranks.items()}
    yield "place", told("decision.place", snapshot, state, places, _place(found, ranking, language), language)
    yield "turn", told("decision.turn", snapshot, state, None, _turn(found, language), language)


def reasons(snapshot: Snapshot, state: UseCaseState, ranking: Ranking, language: Language) -> Fact | None:
    """All ratings with their reasons in one sentence; None for what is not ranked."""
    if state.id not in ranking.rows:
        return None
    found = ranking.score(state.id)
    given = {criterion: found.given(criterion) for criterion in Criterion}
    clause = "; ".join(
        f"{criterion.label(language)} {each.rating} ({each.reason.removesuffix('.')})"
        for criterion, each in given.items()
    )
    value: JsonValue = {criterion.value: each.rating for criterion, each in given.items()}
    rests: list[JsonValue] = list(dict.fromkeys(key for each in given.values() for key in each.evidence))
    return told("decision.ratings", snapshot, state, value, clause, language, evidence=rests)


def _rating(criterion: Criterion, given: Given, language: Language) -> str:
    clause = f"{criterion.label(language)} {given.rating}: {given.reason.removesuffix('.')}"
    if given.unknown:
        clause += f"; {pick(language, 'onbekend', 'unknown')}: {', '.join(given.unknown)}"
    return clause


def _place(found: Score, ranking: Ranking, language: Language) -> str:
    total = number(len(ranking.scores), language)
    if found.rank is None or found.score is None or found.rank_interval is None:
        name = pick(language, *METHODS[found.method].labels)
        clause = pick(
            language, f"geen plaats volgens {name}: een cijfer ontbreekt", f"no place by {name}: a figure is missing"
        )
    else:
        low, high = found.rank_interval
        score, name = number(found.score, language), pick(language, *METHODS[found.method].labels)
        clause = pick(
            language,
            f"plaats {found.rank} van {total} volgens {name} (score {score}; tussen {low} en {high})",
            f"place {found.rank} of {total} by {name} (score {score}; between {low} and {high})",
        )
    others = [
        f"{pick(language, *METHODS[name].labels)} {place if place is not None else pick(language, 'geen', 'none')}"
        for name, place in found.ranks.items()
        if name != found.method
    ]
    return f"{clause}; {pick(language, 'plaats volgens', 'place by')} {joined_and(others, language)}"


def _turn(found: Score, language: Language) -> str:
    said = [_change(each, language) for each in (found.up, found.down) if each is not None]
    return "; ".join(said) or pick(
        language, "geen enkel ander oordeel verandert de plaats", "no single other rating changes its place"
    )


def _change(change: Change, language: Language) -> str:
    name = change.criterion.label(language)
    return pick(
        language,
        f"plaats {change.rank_after} als {name} {change.after} wordt in plaats van {change.before}",
        f"place {change.rank_after} if {name} becomes {change.after} instead of {change.before}",
    )

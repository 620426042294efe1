"""The ranking in facts, for answers: what has priority, why one stands above another, and how sure that is."""

from collections.abc import Sequence

from pydantic import JsonValue

from knowledge.measures.condition_words import TITLE
from knowledge.measures.facts import fact
from knowledge.measures.phrases import as_of, joined_and, number, percent, pick, short, use_cases
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.scoring.change import Change
from knowledge.scoring.methods import METHODS, MethodName
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Criterion
from knowledge.scoring.score import Score
from knowledge.scoring.why import differences
from knowledge.untrusted.showing import called
from knowledge.words import fold

LISTED = 5


def priorities(ranking: Ranking, language: Language, limit: int = LISTED, team: str | None = None) -> list[Fact]:
    """What stands highest, of one team where that is named: a list, how sure it is, and a fact on each of them."""
    chosen = [each for each in ranking.scores if team is None or fold(each.team) == fold(team)]
    ranked = [each for each in chosen if each.rank is not None][:limit]
    if not ranked:
        return []
    ids: JsonValue = [each.use_case_id for each in ranked]
    of = pick(language, " van ", " of ") + called(ranked[0].team) if team else ""
    cases, total = use_cases(len(ranked), language), number(len(chosen), language)
    head = pick(
        language,
        f"{cases}{of} met de hoogste prioriteit van {total}, ",
        f"{cases}{of} with the highest priority of {total}, ",
    )
    places = "; ".join(_place(each, language) for each in ranked)
    text = f"{head}{_by(ranking, language)} ({as_of(ranking.as_of, language)}): {places}."
    inputs = {"subjects": ids, "method": ranking.method.name, "weights": _weights(ranking), "team": team}
    listed = fact(
        "priorities",
        label=pick(language, "Prioriteiten", "Priorities"),
        value=ids,
        n=len(chosen),
        as_of=ranking.as_of,
        text=text,
        inputs=inputs,
    )
    return [
        listed,
        *_doubt(ranking, ranked, language),
        *(each for one in ranked for each in of_one(ranking, one.use_case_id, language)[:1]),
    ]


def of_one(ranking: Ranking, use_case: str, language: Language) -> list[Fact]:
    """Where one use case stands and by which ratings, each with its reason, and what would change its place.
    NotFound where it is not ranked."""
    found = ranking.score(use_case)
    ratings = "; ".join(_rating(found, criterion, language) for criterion in Criterion)
    text = f"{_name(found)} {_stands(found, ranking, language)}: {ratings}."
    facts = [_fact(ranking, "priority", found, [found.use_case_id], [found.rank, found.score], text, language)]
    for direction, change in (("up", found.up), ("down", found.down)):
        if change is not None:
            told = f"{_name(found)}: {_changed(change, language)}."
            value: JsonValue = change.model_dump(mode="json")
            facts.append(_fact(ranking, f"priority_change_{direction}", found, [use_case], value, told, language))
    return facts


def why_above(ranking: Ranking, one: str, other: str, language: Language) -> list[Fact]:
    """Why the higher of two stands above the other: the difference criterion by criterion, the reasons of both,
    whether they can be told apart, where methods disagree, and what would swap them. NotFound where one is not
    ranked."""
    high, low = sorted((ranking.score(one), ranking.score(other)), key=lambda each: ranking.rows[each.use_case_id])
    pair = [high.use_case_id, low.use_case_id]
    lines = [("priority_difference", _difference(ranking, high, low, language))]
    if not ranking.told_apart(*pair):
        lines.append(("priority_doubt", _not_apart(high, low, language)))
    if reversed_by := _reversed(high, low):
        names = joined_and([pick(language, *METHODS[name].labels) for name in reversed_by], language)
        told = pick(language, f"Volgens {names} staat", f"By {names},")
        above = pick(language, "boven", "stands above")
        lines.append(("priority_methods", f"{told} {_name(low)} {above} {_name(high)}."))
    if (swap := ranking.swap(pair[1], pair[0])) is not None:
        told = _comes(swap, language, level=high.rank == low.rank)
        lines.append(("priority_swap", f"{_name(low)} {told} {_name(high)} {_if(swap, language)}."))
    facts = [_fact(ranking, name, high, pair, text, text, language) for name, text in lines]
    return [*facts, *(of_one(ranking, key, language)[0] for key in pair)]


def _fact(
    ranking: Ranking, measure: str, of: Score, subjects: Sequence[str], value: JsonValue, text: str, language: Language
) -> Fact:
    ids: JsonValue = list(subjects)
    # Sentences are values of no language: what they say follows from the ratings and the method.
    plain = None if isinstance(value, str) else value
    return fact(
        measure,
        label=short(of.title, TITLE),
        value=plain,
        as_of=ranking.as_of,
        text=text.removesuffix(".") + f" ({as_of(ranking.as_of, language)}).",
        inputs={"subjects": ids, "method": ranking.method.name, "weights": _weights(ranking), "ratings": _values(of)},
    )


def _difference(ranking: Ranking, high: Score, low: Score, language: Language) -> str:
    parts = []
    for each in differences(ranking, high.use_case_id, low.use_case_id):
        against = pick(language, "tegen", "against")
        parts.append(f"{each.criterion.label(language)} {each.one} {against} {each.other}")
    level = high.rank == low.rank
    verb = pick(language, *(("staat gelijk met", "stands level with") if level else ("staat boven", "stands above")))
    head = f"{_name(high)} {verb} {_name(low)} {_by(ranking, language)}"
    return f"{head}: {', '.join(parts)}; {_scores(high, low, language)}."


def _comes(swap: Change, language: Language, *, level: bool) -> str:
    """Where one comes to stand against another by a change: of two that are level, above or below."""
    if not level:
        return pick(language, "komt gelijk met of boven", "comes level with or above")
    if swap.rank_after > swap.rank_before:
        return pick(language, "komt onder", "comes below")
    return pick(language, "komt boven", "comes above")


def _scores(high: Score, low: Score, language: Language) -> str:
    said = [
        number(each.score, language) if each.score is not None else pick(language, "geen", "none")
        for each in (high, low)
    ]
    return pick(language, f"score {said[0]} tegen {said[1]}", f"score {said[0]} against {said[1]}")


def _reversed(high: Score, low: Score) -> list[MethodName]:
    found = []
    for name in METHODS:
        one, other = high.ranks.get(name), low.ranks.get(name)
        if one is not None and other is not None and one > other:
            found.append(name)
    return found


def _not_apart(high: Score, low: Score, language: Language) -> str:
    told = pick(
        language,
        "zijn niet te onderscheiden: hun plaatsen overlappen",
        "cannot be told apart: their places overlap",
    )
    both = f"{_name(high)} {pick(language, 'en', 'and')} {_name(low)}"
    return f"{both} {told} ({_interval(high, language)}; {_interval(low, language)})."


def _interval(score: Score, language: Language) -> str:
    if score.rank_interval is None:
        return pick(language, "geen plaats", "no place")
    low, high = score.rank_interval
    return pick(language, f"plaats {low} tot en met {high}", f"places {low} to {high}")


def _doubt(ranking: Ranking, ranked: Sequence[Score], language: Language) -> list[Fact]:
    """How often each of those listed stands among as many first places; only where they are the first of all."""
    if len(ranked) < 2 or ranked != list(ranking.scores[: len(ranked)]):
        return []
    chances = ranking.top(len(ranked))
    said = [f"{_name(each)} {percent(chances[each.use_case_id], language)}" for each in ranked]
    head = pick(
        language,
        f"Kans om bij de eerste {len(ranked)} te staan als oordelen en gewichten iets anders uitvallen",
        f"Chance to stand among the first {len(ranked)} if ratings and weights turn out a little different",
    )
    text = f"{head}: {'; '.join(said)}."
    return [_fact(ranking, "priority_chances", ranked[0], [each.use_case_id for each in ranked], text, text, language)]


def _place(score: Score, language: Language) -> str:
    values = ", ".join(f"{criterion.label(language)} {score.given(criterion).rating}" for criterion in Criterion)
    amount = number(score.score, language) if score.score is not None else ""
    return f"{score.rank}. {_name(score)} (score {amount}; {values})"


def _stands(score: Score, ranking: Ranking, language: Language) -> str:
    if score.rank is None or score.score is None:
        return pick(
            language,
            f"heeft geen plaats volgens {METHODS[score.method].labels[0]}: een cijfer ontbreekt",
            f"has no place by {METHODS[score.method].labels[1]}: a figure is missing",
        )
    amount, total = number(score.score, language), number(len(ranking.scores), language)
    return pick(
        language,
        f"staat op plaats {score.rank} van {total} met score {amount}, {_by(ranking, language)}",
        f"stands at place {score.rank} of {total} with score {amount}, {_by(ranking, language)}",
    )


def _rating(score: Score, criterion: Criterion, language: Language) -> str:
    given = score.given(criterion)
    return f"{criterion.label(language)} {given.rating} ({short(given.reason)})"


def _changed(change: Change, language: Language) -> str:
    place = pick(language, f"wordt plaats {change.rank_after}", f"becomes place {change.rank_after}")
    return f"{pick(language, 'plaats', 'place')} {change.rank_before} {place} {_if(change, language)}"


def _if(change: Change, language: Language) -> str:
    name = change.criterion.label(language)
    return pick(
        language,
        f"als {name} {change.after} wordt in plaats van {change.before}",
        f"if {name} becomes {change.after} instead of {change.before}",
    )


def _by(ranking: Ranking, language: Language) -> str:
    name = pick(language, *ranking.method.labels)
    told = pick(language, f"volgens {name}", f"by {name}")
    if not ranking.method.weighs:
        return told
    shares = ", ".join(f"{each.label(language)} {number(ranking.weights[each], language)}" for each in Criterion)
    return f"{told} {pick(language, 'met gewichten', 'with weights')} {shares}"


def _name(score: Score) -> str:
    title = short(score.title, TITLE)
    return title if title == score.use_case_id else f"{title} ({score.use_case_id})"


def _weights(ranking: Ranking) -> dict[str, JsonValue]:
    return {criterion.value: ranking.weights[criterion] for criterion in Criterion}


def _values(score: Score) -> dict[str, JsonValue]:
    return {criterion.value: score.given(criterion).rating for criterion in Criterion}

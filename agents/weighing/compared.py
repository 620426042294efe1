"""How options compare: whether the figures tell which comes first, by how much, and what would turn it around."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from agents.scoring.telling import why_above
from knowledge.measures.facts import fact
from knowledge.measures.phrases import as_of, joined, pick, short
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.scoring.methods import METHODS
from knowledge.scoring.ranking import Ranking

PAIRS = ("priority_difference", "priority_doubt", "priority_methods", "priority_swap")


def facts_of(ranking: Ranking, use_cases: Sequence[str], language: Language) -> Iterator[Fact]:
    """The verdict, and below it how each two differ that follow one another in the ranking, the most telling first."""
    chosen = sorted({key for key in use_cases if key in ranking.rows}, key=lambda key: ranking.rows[key])
    yield _verdict(ranking, chosen, use_cases, language)
    found = [each for one, other in pairwise(chosen) for each in why_above(ranking, one, other, language)]
    for measure in PAIRS:
        yield from (each for each in found if each.measure == measure)


def undecided(ranking: Ranking, chosen: Sequence[str]) -> list[str]:
    """Those that the first one cannot be put before: places overlap, or some method puts them above it or level."""
    first, *others = chosen
    return [key for key in others if not (ranking.told_apart(first, key) and _before_by_all(ranking, first, key))]


def _before_by_all(ranking: Ranking, one: str, other: str) -> bool:
    first, second = ranking.scores[ranking.rows[one]], ranking.scores[ranking.rows[other]]
    places = [(first.ranks.get(name), second.ranks.get(name)) for name in METHODS]
    return all(mine < theirs for mine, theirs in places if mine is not None and theirs is not None)


def _verdict(ranking: Ranking, chosen: Sequence[str], use_cases: Sequence[str], language: Language) -> Fact:
    open_to = undecided(ranking, chosen) if len(chosen) > 1 else []
    told = not open_to and len(chosen) > 1
    return fact(
        "decision.verdict",
        label=pick(language, "Wat de cijfers zeggen", "What the figures say"),
        value=chosen[0] if told else None,
        as_of=ranking.as_of,
        text=f"{_said(ranking, chosen, use_cases, open_to, language)} ({as_of(ranking.as_of, language)}).",
        inputs={"subjects": list(use_cases), "undecided": list(open_to), "method": ranking.method.name},
    )


def _said(
    ranking: Ranking, chosen: Sequence[str], use_cases: Sequence[str], open_to: Sequence[str], language: Language
) -> str:
    if len(set(use_cases)) < 2:
        return pick(
            language,
            "De ranglijst zegt niets over deze opties: zij gaan over dezelfde use case",
            "The ranking says nothing about these options: they are about the same use case",
        )
    if len(chosen) < 2:
        return pick(
            language,
            "De ranglijst zegt niet wat voorgaat: minder dan twee van deze use cases hebben er een plaats in",
            "The ranking does not tell what has priority: fewer than two of these use cases have a place in it",
        )
    if open_to:
        names = joined([_name(ranking, key) for key in (chosen[0], *open_to)], language)
        return pick(
            language,
            f"De cijfers zeggen niet wat voorgaat: {names}",
            f"The figures do not tell what has priority: {names}",
        )
    first = _name(ranking, chosen[0])
    return pick(
        language,
        f"De cijfers laten {first} voorgaan: volgens elke methode, en zonder dat plaatsen overlappen",
        f"The figures give {first} priority: by every method, and without places that overlap",
    )


def _name(ranking: Ranking, use_case: str) -> str:
    score = ranking.scores[ranking.rows[use_case]]
    title = short(score.title)
    return title if title == use_case else f"{title} ({use_case})"

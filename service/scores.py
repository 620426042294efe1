"""Rating and ranking use cases, for every door."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.scoring.ahp import Ahp, ahp
from knowledge.scoring.methods import method_of
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion, Rating
from knowledge.scoring.table import CRITERIA, DEFAULT_WEIGHTS, Weights
from service.inert import inert
from service.portfolio import Wanted, found, listed

if TYPE_CHECKING:
    from graphs.score import Report, ScoreRequest
    from service.bootstrap import Koers

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """How to rank, and as of which day; ``rounds`` is how often a model rates each use case."""

    as_of: date
    language: Language
    method: str = "weighted"
    weights: Weights = field(default_factory=lambda: DEFAULT_WEIGHTS)
    rounds: int = 1


async def scores(koers: "Koers", references: Sequence[str], asked: Asked) -> "Report":
    """Rates these use cases, or all, with the model where there is one, and says where they stand."""
    from graphs.score import report

    chosen, everything = await asyncio.to_thread(_chosen, koers, references, asked.as_of)
    scored = await koers.scoring.run(_request(koers, asked, frozenset(chosen or everything)))
    return await asyncio.to_thread(report, scored, chosen or list(scored.ranking.rows))


def priorities(koers: "Koers", asked: Asked, team: str | None = None, limit: int | None = None) -> "Report":
    """The ranking by people's ratings, what a model said before, and the rules; the highest places first."""
    from graphs.score import report

    portfolio = koers.stores.portfolio.load(koers.principal)
    scored = koers.scoring.current(_request(koers, asked, frozenset()))
    own = None if team is None else {each.id for each in listed(portfolio, asked.as_of, Wanted(team=team))}
    chosen = [key for key in scored.ranking.rows if own is None or key in own]
    return report(scored, chosen[:limit])


def rate(
    koers: "Koers", reference: str, values: Mapping[Criterion, int], reason: str, language: Language
) -> list[Rating]:
    """Keeps a person's rating of a use case. It counts from today on, before a model's and the rules'."""
    if not values:
        raise InvalidInput("No rating was given.", "Give at least one of impact, feasibility and urgency, 1 to 5.")
    for criterion, value in values.items():
        if not LOWEST <= value <= HIGHEST:
            raise InvalidInput(f"{value} is no rating of {criterion.value}.", f"Ratings go from {LOWEST} to {HIGHEST}.")
    told = " ".join(inert(reason).split())
    if not any(char.isalnum() for char in told):
        raise InvalidInput("A rating by a person needs a reason.", "Say in a sentence what it rests on.")
    if len(told) > LONGEST_REASON:
        raise InvalidInput(f"The reason has {len(told):,} characters.", f"At most {LONGEST_REASON:,} are kept.")
    at = koers.clock()
    state = found(koers.stores.portfolio.load(koers.principal), reference, at.date())
    ratings = [
        Rating(
            use_case=state.id,
            criterion=criterion,
            value=value,
            kind="person",
            rater=koers.principal.id,
            reason=told,
            language=language,
            as_of=at.date(),
            at=at,
        )
        for criterion, value in values.items()
    ]
    koers.stores.ratings.add(ratings)
    return ratings


def weights_of(text: str) -> Weights:
    """Three weights as people write them: ``50,25,25``. InvalidInput where they are none."""
    numbers = _three(text, "weights", "50,25,25")
    if any(each < 0 for each in numbers) or not sum(numbers):
        raise InvalidInput(f"{text!r} are no weights.", "Weights are zero or more, and not all zero.")
    return {criterion: each / sum(numbers) for criterion, each in zip(CRITERIA, numbers, strict=True)}


def compared(text: str) -> tuple[Weights, Ahp]:
    """The weights that follow from three pairwise comparisons, ``3,5,3``: how many times impact matters as much as
    feasibility, impact as urgency, and feasibility as urgency."""
    one, other, third = _three(text, "comparisons", "3,5,3")
    if min(one, other, third) <= 0:
        raise InvalidInput(f"{text!r} are no comparisons.", "Write 3 for three times as much, 0.33 for a third.")
    result = ahp([[1, one, other], [1 / one, 1, third], [1 / other, 1 / third, 1]])
    return dict(zip(CRITERIA, result.weights, strict=True)), result


def _three(text: str, what: str, example: str) -> tuple[float, float, float]:
    hint = f"Write three numbers for impact, feasibility and urgency, such as {example}."
    try:
        numbers = [float(each) for each in text.split(",")]
    except ValueError:
        raise InvalidInput(f"{text!r} are no {what}.", hint) from None
    if len(numbers) != 3 or not all(abs(each) < 1e6 for each in numbers):
        raise InvalidInput(f"{text!r} are no {what}.", hint)
    return numbers[0], numbers[1], numbers[2]


def _chosen(koers: "Koers", references: Sequence[str], as_of: date) -> tuple[list[str], list[str]]:
    """The ids of these use cases, each once, and those of all that there are."""
    from agents.scorer import can_have_priority

    portfolio = koers.stores.portfolio.load(koers.principal)
    states = [found(portfolio, each, as_of) for each in references]
    for state in states:
        if not can_have_priority(state):
            raise InvalidInput(
                f"Use case {state.id} has no priority.", "It is stopped, or no longer listed in its source."
            )
    return list(dict.fromkeys(state.id for state in states)), list(portfolio.at(as_of).states)


def _request(koers: "Koers", asked: Asked, rate_anew: frozenset[str]) -> "ScoreRequest":
    from graphs.score import ScoreRequest

    return ScoreRequest(
        principal=koers.principal,
        as_of=asked.as_of,
        run_id=koers.ids(),
        at=koers.clock(),
        language=asked.language,
        method=method_of(asked.method),
        weights=asked.weights,
        rate=rate_anew,
        rounds=asked.rounds,
    )

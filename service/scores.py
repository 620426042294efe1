"""Rating and ranking use cases, for every door."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.model.principal import Principal
from knowledge.said import Wording
from knowledge.scoring.ahp import Ahp, ahp
from knowledge.scoring.methods import MethodName, method_of
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion, Rating
from knowledge.scoring.table import CRITERIA, DEFAULT_WEIGHTS, Weights
from service import problems
from service.inert import inert
from service.paging import page
from service.portfolio import Wanted, found, listed

if TYPE_CHECKING:
    from graphs.score import Report, ScoreRequest
    from service.bootstrap import Koers

LONGEST_REASON = 2_000
LONGEST_NUMBERS = 100


class Manner(BaseModel):
    """How to rank, and as of which day; weights are given as such or by comparison, not both."""

    model_config = ConfigDict(extra="forbid")

    method: MethodName = "weighted"
    weights: str | None = Field(default=None, description="Of impact, feasibility and urgency, such as 50,25,25.")
    compare: str | None = Field(
        default=None,
        description="Weights by pairwise comparison (AHP): impact to feasibility, impact to urgency, feasibility to "
        "urgency, such as 3,5,3.",
    )
    as_of: date | None = Field(default=None, description="The state on this day; today by default.")
    language: Language | None = Field(default=None, description="Language of the reasons.")


class Wish(Manner):
    """Which use cases to rate, all where none is named, and how to rank them; ``repeats`` is for a model."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"use_cases": ["UC-001"], "repeats": 1}})

    use_cases: list[str] = []
    repeats: int = Field(default=1, ge=1, le=9)


class Order(Manner):
    """How to rank, and what of the ranking to show."""

    team: str | None = Field(default=None, description="Only of this team.")
    limit: int = Field(default=100, ge=1, le=1_000)
    cursor: str | None = Field(default=None, description="Go on where an earlier answer ended: its next.")


async def scores(koers: "Koers", wish: Wish, principal: Principal) -> "Report":
    """Rates the use cases wished for, or all, with the model where there is one, and says where they stand."""
    from graphs.score import report

    request = request_of(koers, wish, principal)
    chosen, everything = await asyncio.to_thread(_chosen, koers, wish.use_cases, request.as_of, principal)
    rated = frozenset(chosen or everything)
    scored = await koers.scoring.run(replace(request, rate=rated, rounds=wish.repeats))
    return await asyncio.to_thread(report, scored, chosen or list(scored.ranking.rows))


def priorities(koers: "Koers", order: Order) -> "tuple[Report, str | None]":
    """The ranking by people's ratings, what a model said before, and the rules; the highest places first.

    Beside a page of it the cursor of the next one.
    """
    from graphs.score import report

    request = request_of(koers, order, koers.principal)
    portfolio = koers.stores.portfolio.load(koers.principal)
    wanted = Wanted(team=order.team)
    own = None if order.team is None else {each.id for each in listed(portfolio, request.as_of, wanted)}
    scored = koers.scoring.current(request)
    rows = scored.ranking.rows
    places = sorted((f"{row:09}", key) for key, row in rows.items() if own is None or key in own)
    chosen, following = page(places, tuple, order.cursor, order.limit)
    return report(scored, [key for _, key in chosen]), following


def rate(
    koers: "Koers", reference: str, values: Mapping[Criterion, int], reason: str, language: Language
) -> list[Rating]:
    """Keeps a person's rating of a use case. It counts from today on, before a model's and the rules'."""
    if not values:
        raise InvalidInput(problems.NO_RATING(), problems.GIVE_RATING(lowest=LOWEST, highest=HIGHEST))
    for criterion, value in values.items():
        if not LOWEST <= value <= HIGHEST:
            said = problems.NOT_A_RATING(value=value, criterion=Wording(*criterion.labels()[criterion])())
            raise InvalidInput(said, problems.RATINGS_ARE(lowest=LOWEST, highest=HIGHEST))
    told = " ".join(inert(reason).split())
    if not any(char.isalnum() for char in told):
        raise InvalidInput(problems.NO_REASON(), problems.GIVE_REASON())
    if len(told) > LONGEST_REASON:
        raise InvalidInput(problems.REASON_TOO_LONG(count=len(told)), problems.NOTE_AT_MOST(most=LONGEST_REASON))
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
    numbers = _three(text, problems.NO_WEIGHTS, "50,25,25")
    if any(each < 0 for each in numbers) or not sum(numbers):
        raise InvalidInput(problems.NO_WEIGHTS(given=text), problems.WEIGHTS_ARE())
    return {criterion: each / sum(numbers) for criterion, each in zip(CRITERIA, numbers, strict=True)}


def compared(text: str) -> tuple[Weights, Ahp]:
    """The weights that follow from three pairwise comparisons, ``3,5,3``: how many times impact matters as much as
    feasibility, impact as urgency, and feasibility as urgency."""
    one, other, third = _three(text, problems.NO_COMPARISONS, "3,5,3")
    if min(one, other, third) <= 0:
        raise InvalidInput(problems.NO_COMPARISONS(given=text), problems.COMPARISONS_ARE())
    result = ahp([[1, one, other], [1 / one, 1, third], [1 / other, 1 / third, 1]])
    return dict(zip(CRITERIA, result.weights, strict=True)), result


def _three(text: str, refused: Wording, example: str) -> tuple[float, float, float]:
    text = text[:LONGEST_NUMBERS]
    hint = problems.THREE_NUMBERS(example=example)
    try:
        numbers = [float(each) for each in text.split(",")]
    except ValueError:
        raise InvalidInput(refused(given=text), hint) from None
    if len(numbers) != 3 or not all(abs(each) < 1e6 for each in numbers):
        raise InvalidInput(refused(given=text), hint)
    return numbers[0], numbers[1], numbers[2]


def _chosen(
    koers: "Koers", references: Sequence[str], as_of: date, principal: Principal
) -> tuple[list[str], list[str]]:
    """The ids of these use cases, each once, and those of all that there are."""
    from agents.scorer import can_have_priority

    portfolio = koers.stores.portfolio.load(principal)
    states = [found(portfolio, each, as_of) for each in references]
    for state in states:
        if not can_have_priority(state):
            raise InvalidInput(problems.NO_PRIORITY(use_case=state.id), problems.NO_PRIORITY_HINT())
    return list(dict.fromkeys(state.id for state in states)), list(portfolio.at(as_of).states)


def request_of(koers: "Koers", manner: Manner, principal: Principal) -> "ScoreRequest":
    """What the scoring workflow takes, without anything to rate. InvalidInput for weights that are none."""
    from graphs.score import ScoreRequest

    at = koers.clock()
    return ScoreRequest(
        principal=principal,
        as_of=manner.as_of or at.date(),
        run_id=koers.ids(),
        at=at,
        language=manner.language or koers.settings.language,
        method=method_of(manner.method),
        weights=_weights(manner),
    )


def _weights(manner: Manner) -> Weights:
    if manner.weights and manner.compare:
        raise InvalidInput(problems.WEIGHTS_TWICE(), problems.ONE_OF_BOTH())
    if manner.compare:
        return compared(manner.compare)[0]
    return weights_of(manner.weights) if manner.weights else DEFAULT_WEIGHTS

"""A judge that compares two answers, asked in both orders: who wins, and does the place of an answer matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evals.statistics.mcnemar import mcnemar
from knowledge.measures.wilson import wilson

Place = Literal["first", "second", "tie"]
Winner = Literal["a", "b", "tie"]


@dataclass(frozen=True, slots=True)
class Pairwise:
    """What a judge preferred in one pair: with A shown first, and with B shown first; None where it was unreadable."""

    a_first: Place | None
    b_first: Place | None

    @property
    def winner(self) -> Winner | None:
        """Who wins in both orders; a disagreement is a tie; None where a reply could not be read."""
        if self.a_first is None or self.b_first is None:
            return None
        one, other = _winner(self.a_first, "a", "b"), _winner(self.b_first, "b", "a")
        return one if one == other else "tie"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Over all pairs that could be read: who won, in how many pairs the judge disagreed with itself, and how often it
    chose what stood first, with the Wilson interval. ``first_p`` is the exact p of no preference for a place: of the
    pairs in which the judge leant to the first place, against those in which it leant to the second."""

    a: int
    b: int
    ties: int
    disagreed: int
    unparsable: int
    chose_first: int
    chose: int
    first_low: float
    first_high: float
    first_p: float

    @property
    def disagreement(self) -> float | None:
        """The share of pairs in which the other order gave another verdict."""
        pairs = self.a + self.b + self.ties
        return self.disagreed / pairs if pairs else None


def preferences(pairs: Sequence[Pairwise]) -> Preferences:
    """Sums up pairwise verdicts, each given in both orders."""
    winners = [pair.winner for pair in pairs]
    read = [pair for pair in pairs if pair.winner is not None]
    choices = [place for pair in read for place in (pair.a_first, pair.b_first) if place != "tie"]
    first = choices.count("first")
    low, high = wilson(first, len(choices))
    leans = [_lean(pair) for pair in read]
    return Preferences(
        a=winners.count("a"),
        b=winners.count("b"),
        ties=winners.count("tie"),
        disagreed=sum(_disagrees(pair) for pair in read),
        unparsable=winners.count(None),
        chose_first=first,
        chose=len(choices),
        first_low=low,
        first_high=high,
        first_p=mcnemar(sum(lean > 0 for lean in leans), sum(lean < 0 for lean in leans)),
    )


def _winner(place: Place, first: Winner, second: Winner) -> Winner:
    winners: dict[Place, Winner] = {"first": first, "second": second, "tie": "tie"}
    return winners[place]


def _disagrees(pair: Pairwise) -> bool:
    return {pair.a_first, pair.b_first} not in ({"first", "second"}, {"tie"})


def _lean(pair: Pairwise) -> int:
    """Above 0 where the first place was chosen more often than the second."""
    places = (pair.a_first, pair.b_first)
    return places.count("first") - places.count("second")

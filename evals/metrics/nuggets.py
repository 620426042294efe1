"""Nuggets: the facts that an answer should hold, and whether it does."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from agents.numbers import figures
from agents.verification.amounts import UNITS
from agents.verification.figure import Amount, Day, Figure
from evals.metrics.cited import CitedClaim, cited_passages, written_in
from evals.metrics.gold import GoldPassage, covers
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Fact
from knowledge.model.values import strings
from knowledge.words import content_stems, fold, same_word, tokens

COVERED = 0.7
SHARES = frozenset({"share", "aandeel"})


class _Gold(Frozen):
    vital: bool = True


class NumberNugget(_Gold):
    """A number as a claim may print it, to as many digits as it likes.

    ``unit`` is %, pp, share (0.46 is printed as 46 %), a unit of time or size, or what is counted; ``currency`` an ISO
    code. Where the number alone could stand there by accident, one of the words ``near`` has to stand in the claim.
    """

    kind: Literal["number"] = "number"
    value: float = Field(allow_inf_nan=False)
    unit: str = ""
    currency: str = ""
    near: tuple[str, ...] = ()


class DayNugget(_Gold):
    """A day, in whatever format it is written; the year may be left out."""

    kind: Literal["day"] = "day"
    day: date
    near: tuple[str, ...] = ()


class IdsNugget(_Gold):
    """A list of ids, all of which the answer has to name; ``names`` are other ways to write an id."""

    kind: Literal["ids"] = "ids"
    ids: tuple[str, ...] = Field(min_length=1)
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class TextNugget(_Gold):
    """Something said in words: one claim has to hold a word or phrase of every group, in any inflection.

    Without groups it has to hold seven of ten of the meaningful words of ``text``.
    """

    kind: Literal["text"] = "text"
    text: str = Field(min_length=1)
    groups: tuple[tuple[str, ...], ...] = ()


class QuoteNugget(_Gold):
    """Something that is borne out by citing one of these passages."""

    kind: Literal["quote"] = "quote"
    passages: tuple[GoldPassage, ...] = Field(min_length=1)


Nugget = Annotated[NumberNugget | DayNugget | IdsNugget | TextNugget | QuoteNugget, Field(discriminator="kind")]
Judge = Callable[[TextNugget, Sequence[CitedClaim]], bool | None]
"""Whether the claims say what a text nugget says; None where the judge's reply could not be read."""


def holds(claims: Sequence[CitedClaim], nugget: Nugget, language: Language, judge: Judge | None = None) -> bool | None:
    """Whether the claims hold the nugget: by rules, or a text by the judge where there is one."""
    match nugget:
        case NumberNugget():
            gold = Figure("", 0, 0, (_amount(nugget),))
            return _prints(claims, lambda figure: figure.stands_in(gold), nugget.near, language)
        case DayNugget():
            day = nugget.day
            days = {Day(year, day.month, day.day) for year in (0, day.year)}
            return _prints(claims, lambda figure: not days.isdisjoint(figure.readings), nugget.near, language)
        case IdsNugget():
            return all(_names(claims, each, nugget.names.get(each, ())) for each in nugget.ids)
        case QuoteNugget():
            cited = cited_passages(claims)
            return any(covers(passage, gold) for passage in cited for gold in nugget.passages)
        case TextNugget():
            return judge(nugget, claims) if judge else any(_says(claim.text, nugget, language) for claim in claims)


def _amount(nugget: NumberNugget) -> Amount:
    """A share is printed as a percentage; a unit that is none of measurement is what is counted."""
    if fold(nugget.unit) in SHARES:
        return Amount(100 * nugget.value, 0.0, "%")
    unit = UNITS.get(fold(nugget.unit), "")
    return Amount(nugget.value, 0.0, unit, nugget.currency, "" if unit else nugget.unit)


def _prints(
    claims: Sequence[CitedClaim], is_gold: Callable[[Figure], bool], near: tuple[str, ...], language: Language
) -> bool:
    return any(
        any(map(is_gold, figures(claim.text, written_in(claim, language))))
        for claim in claims
        if not near or any(_has_phrase(claim.text, word) for word in near)
    )


def _names(claims: Sequence[CitedClaim], wanted: str, names: tuple[str, ...]) -> bool:
    """Whether a claim, or the value of a computed fact that it cites, has the id or one of its names."""
    shown = {fold(each) for claim in claims for each in _listed(claim)}
    if fold(wanted) in shown:
        return True
    ways = [re.compile(rf"(?<![\w-]){re.escape(fold(way))}(?![\w-]*\w)") for way in (wanted, *names) if way.strip()]
    return any(way.search(fold(claim.text)) for way in ways for claim in claims)


def _listed(claim: CitedClaim) -> Iterator[str]:
    for item in claim.evidence:
        if isinstance(item, Fact):
            yield from strings(item.value)


def _says(text: str, nugget: TextNugget, language: Language) -> bool:
    if nugget.groups:
        return all(any(_has_phrase(text, phrase) for phrase in group) for group in nugget.groups)
    wanted = set(content_stems(nugget.text, language))
    there = set(content_stems(text, language))
    return bool(wanted) and len(wanted & there) >= COVERED * len(wanted)


def _has_phrase(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand next to each other in the text, in any inflection."""
    there, wanted = tokens(text), tokens(phrase)
    size = len(wanted)
    return bool(size) and any(
        all(map(same_word, there[place : place + size], wanted)) for place in range(len(there) - size + 1)
    )

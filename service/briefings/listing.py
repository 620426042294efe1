"""The briefings that somebody may read, a page at a time, and one of them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

from knowledge.errors import InvalidInput, NotFound
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, Briefing, BriefingState, BriefingStep, Span
from knowledge.ports import KeptBriefing
from service.briefings import problems
from service.briefings.make import audience_of
from service.briefings.rights import may_read
from service.paging import Page
from service.problems import BEGIN_AGAIN, NO_CURSOR

if TYPE_CHECKING:
    from service.bootstrap import Koers

CHUNK = 100


class Entry(BaseModel):
    """A briefing in a list: everything but its text."""

    id: str
    period: Span
    audience: Audience
    language: Language
    state: BriefingState
    degraded: bool = Field(description="Whether facts had to speak for the language model.")
    steps: list[BriefingStep]

    @classmethod
    def of(cls, briefing: Briefing) -> Self:
        return cls.model_validate(briefing.model_dump(include=set(cls.model_fields)))


def listed(
    koers: "Koers",
    *,
    audience: str | None = None,
    states: Collection[BriefingState] = (),
    cursor: str | None = None,
    limit: int = 100,
) -> Page[Entry]:
    """The newest first. InvalidInput for a cursor that was not given out, or an audience that is none."""
    wanted = _known(koers, audience) if audience else None
    seen, before = may_read(koers, koers.principal), _place(cursor)
    found: list[KeptBriefing] = []
    while len(found) <= limit:
        chunk = koers.stores.briefings.listed(audience=wanted, states=states, before=before, limit=CHUNK)
        found += [kept for kept in chunk if seen(kept)]
        if len(chunk) < CHUNK:
            break
        before = chunk[-1].place
    following = str(found[limit - 1].place) if len(found) > limit else None
    return Page(items=[Entry.of(kept.briefing) for kept in found[:limit]], next=following)


def one(koers: "Koers", briefing_id: str) -> Briefing:
    """NotFound where there is none that this reader may read."""
    kept = koers.stores.briefings.one(briefing_id)
    if kept is None or not may_read(koers, koers.principal)(kept):
        raise NotFound(problems.NO_BRIEFING(given=briefing_id), problems.SEE_BRIEFINGS())
    return kept.briefing


def _known(koers: "Koers", text: str) -> Audience:
    from datetime import date

    from knowledge.reporting.frame import known_audience

    return known_audience(audience_of(text), koers.stores.portfolio.load(koers.principal).at(date.max))


def _place(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise InvalidInput(NO_CURSOR(), BEGIN_AGAIN())
    return int(cursor)

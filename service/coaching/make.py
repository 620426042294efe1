"""Making a roadmap: who is coached, as of when, what it looks back on, and what people say of themselves."""

from datetime import date
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.coaching.roadmap import Coached, Element, Roadmap, Score
from knowledge.errors import InvalidInput, NotFound
from knowledge.history.portfolio import Portfolio
from knowledge.invalid import Refused
from knowledge.measures.leadership_adoption import LEAST_LEADERS
from knowledge.model.base import Language
from knowledge.model.principal import Principal
from knowledge.pitfalls.teams import team_keys, team_views
from knowledge.ports import KeptRoadmap
from knowledge.words import fold
from service.coaching import problems
from service.coaching.rights import may_coach, may_read

if TYPE_CHECKING:
    from graphs.coach import CoachRequest
    from service.bootstrap import Koers

LEAST_PEOPLE = LEAST_LEADERS
LOOKED_BACK = 50


class Order(BaseModel):
    """A roadmap that somebody wants, for a ``leader`` or for a ``team``."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"team": "Klantcontact", "as_of": "2026-11-02", "language": "nl"}}
    )

    leader: str | None = Field(default=None, max_length=1_000, description="A leader, by id or name.")
    team: str | None = Field(default=None, max_length=1_000, description="A team, by id or name.")
    as_of: date | None = Field(default=None, description="The two weeks begin the day after; today by default.")
    language: Language | None = None
    adkar: dict[Element, int] = Field(
        default={}, description="What people say of themselves, from 1 to 5, such as knowledge: 2."
    )
    respondents: int = Field(default=1, ge=1, description="How many people said so; of a team at least 5.")

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.leader is None) == (self.team is None):
            raise Refused(problems.LEADER_OR_TEAM())
        if any(not 1 <= score <= 5 for score in self.adkar.values()):
            raise Refused(problems.ONE_TO_FIVE())
        return self


async def make(koers: "Koers", order: Order, principal: Principal, roadmap_id: str) -> Roadmap:
    """A roadmap, which is kept. NotFound where there is no such leader or team for this reader; InvalidInput says what
    of the order does not fit."""
    import asyncio

    request = await asyncio.to_thread(request_of, koers, order, principal, roadmap_id)
    made = await koers.coach.coach(request)
    await asyncio.to_thread(koers.stores.roadmaps.put, made)
    return made.roadmap


def request_of(koers: "Koers", order: Order, principal: Principal, roadmap_id: str) -> "CoachRequest":
    """The order with everything that it leaves open filled in."""
    from graphs.coach import CoachRequest

    today = koers.clock().date()
    as_of = order.as_of or today
    if as_of > today:
        raise InvalidInput(problems.IN_FUTURE(day=as_of), problems.GIVE_EARLIER(today=today))
    portfolio = koers.stores.portfolio.load(principal)
    coached = coached_by(portfolio, order, principal, as_of)
    before = earlier(koers, coached, principal, as_of)
    return CoachRequest(
        id=roadmap_id,
        principal=principal,
        coached=coached,
        as_of=as_of,
        language=order.language or koers.settings.language,
        at=koers.clock(),
        run_id=roadmap_id,
        stated=_stated(order, coached),
        previous=before[0].roadmap if before else None,
    )


def earlier(koers: "Koers", coached: Coached, principal: Principal, before: date | None = None) -> list[KeptRoadmap]:
    """The roadmaps before a day that this reader may read, the latest first."""
    found = koers.stores.roadmaps.of(coached.key, before, LOOKED_BACK)
    return [kept for kept in found if may_read(koers, principal, kept)]


def coached_by(portfolio: Portfolio, order: Order, principal: Principal, as_of: date) -> Coached:
    """Who is meant. A leader that this reader may not see is not there, and nobody else is named instead."""
    found = _leader(portfolio, order.leader, as_of) if order.leader is not None else _team(portfolio, order.team, as_of)
    if found is None or not may_coach(principal, found):
        wording = problems.NO_LEADER if order.leader is not None else problems.NO_TEAM
        raise NotFound(wording(given=order.leader or order.team or ""), problems.AS_IN_PORTFOLIO())
    return found


def _leader(portfolio: Portfolio, asked: str, as_of: date) -> Coached | None:
    wanted = fold(asked.strip())
    leaders = portfolio.leaders.values()
    found = [each for each in leaders if fold(each.id) == wanted] or [
        each for each in leaders if fold(each.name) == wanted
    ]
    if len(found) != 1:
        return None
    snapshot, team = portfolio.at(as_of), found[0].team
    key = team_keys(snapshot)(team) if team else ""
    names = {view.subject.id: view.subject.name for view in team_views(snapshot)}
    return Coached(kind="leader", id=found[0].id, name=names.get(key, team), team=key)


def _team(portfolio: Portfolio, asked: str | None, as_of: date) -> Coached | None:
    snapshot = portfolio.at(as_of)
    key = team_keys(snapshot)((asked or "").strip())
    view = next((each for each in team_views(snapshot) if each.subject.id == key), None)
    return None if view is None else Coached(kind="team", id=key, name=view.subject.name, team=key)


def _stated(order: Order, coached: Coached) -> tuple[Score, ...]:
    if order.adkar and coached.kind == "team" and order.respondents < LEAST_PEOPLE:
        raise InvalidInput(problems.TOO_FEW_PEOPLE(least=LEAST_PEOPLE), problems.ASK_MORE(least=LEAST_PEOPLE))
    return tuple(
        Score(element=each, score=order.adkar[each], source="stated") for each in Element if each in order.adkar
    )

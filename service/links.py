"""Links between use cases and objectives, for every door: proposed with the strategy's words, decided by a person."""

import asyncio
import secrets
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from knowledge.errors import Conflict, InvalidInput, NotFound
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import PortfolioChanges, Snapshot
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.events import Changed
from knowledge.model.evidence import Passage
from knowledge.model.links import Link
from knowledge.model.principal import Principal
from knowledge.untrusted.showing import shown
from service import problems
from service.portfolio import found

if TYPE_CHECKING:
    from agents.linker import Matter
    from agents.linking.ground import Ground
    from knowledge.pitfalls.context import Context
    from service.bootstrap import Koers

LONGEST_NOTE = 2_000
PASSAGES = 20
PER_OBJECTIVE = 3


class LinkWish(BaseModel):
    """For which use cases links are to be proposed: those that serve no objective in force if none is named."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"use_cases": ["UC-001"]}})

    use_cases: list[str] = Field(default=[], max_length=1_000)
    as_of: date | None = None
    language: Language | None = None


class LinkView(Frozen):
    """A link with the titles of both ends, and the passage that it rests on."""

    id: str
    link: Link
    use_case: str
    objective: str
    evidence: Passage


class Proposed(Frozen):
    """What was proposed for the use cases that were ``asked`` about."""

    asked: int
    links: tuple[LinkView, ...]
    mode: Mode
    degraded: bool
    usage: Usage
    run_id: str


def links(koers: "Koers", principal: Principal, *, every: bool = False) -> list[LinkView]:
    """The links that wait for a decision, with ``every`` also those that were decided, as far as one may see them."""
    wanted = [link for link in koers.stores.links.all() if every or link.confirmed is None]
    return _shown(koers, wanted, principal)


async def propose(koers: "Koers", wish: LinkWish, principal: Principal) -> Proposed:
    """Proposes links as of a day: by the model where there is one, by likeness where not or where it fails."""
    from agents.linker import judge, like
    from agents.model import Caller

    matter = await asyncio.to_thread(_matter, koers, wish, principal)
    run_id, today = koers.ids(), koers.clock().date()
    if koers.model is None:
        proposal = await asyncio.to_thread(like, matter, koers.sentences, today)
    else:
        caller, language = Caller(run_id=run_id, principal_id=principal.id), wish.language or koers.settings.language
        boundary = secrets.token_hex(8)
        proposal = await judge(matter, koers.model, caller, boundary, koers.sentences, today, language)
    return Proposed(
        asked=len(matter.cases),
        links=tuple(await asyncio.to_thread(_kept, koers, proposal.links, principal)),
        mode=proposal.mode,
        degraded=proposal.degraded,
        usage=proposal.usage,
        run_id=run_id,
    )


def decide(koers: "Koers", link_id: str, principal: Principal, *, confirmed: bool, note: str = "") -> LinkView:
    """Confirms or rejects a link, today. What is confirmed is written into the history of the use case.

    NotFound where this reader may not see such a link; Conflict where the objective is not in force any more.
    """
    if len(note) > LONGEST_NOTE:
        raise InvalidInput(problems.NOTE_TOO_LONG(count=len(note)), problems.NOTE_AT_MOST(most=LONGEST_NOTE))
    view = next((each for each in _shown(koers, koers.stores.links.all(), principal) if each.id == link_id), None)
    if view is None:
        raise NotFound(problems.NO_LINK(given=link_id), problems.SEE_LINKS())
    today = koers.clock().date()
    decided = view.link.model_copy(
        update={"confirmed": confirmed, "decided_by": principal.id, "decided_on": today, "note": note}
    )
    portfolio = koers.stores.portfolio.load(principal)
    if event := _event(koers, portfolio.at(today), view.link, decided):
        koers.stores.portfolio.apply(PortfolioChanges(events=(event,)))
    koers.stores.links.decide(decided)
    return view.model_copy(update={"link": decided})


def _event(koers: "Koers", snapshot: Snapshot, before_it: Link, link: Link) -> Changed | None:
    """The change of the record that a decision makes: what was confirmed goes in, and out again where a person takes
    that back; none where the record says so already."""
    state, objective = snapshot.states.get(link.use_case), snapshot.objectives.get(link.objective)
    if state is None:
        raise NotFound(problems.NO_USE_CASE(reference=link.use_case), problems.SEE_LIST())
    before = state.use_case.objectives
    wanted = bool(link.confirmed)
    if (link.objective in before) == wanted or not (wanted or before_it.confirmed):
        return None
    if wanted and (objective is None or not objective.in_force(snapshot.as_of)):
        raise Conflict(problems.NOT_IN_FORCE(objective=link.objective), problems.REJECT_LINK())
    after = (*before, link.objective) if wanted else tuple(key for key in before if key != link.objective)
    return Changed(
        id=koers.ids(),
        on=snapshot.as_of,
        use_case=link.use_case,
        field="objectives",
        before=list(before),
        after=list(after),
        text=link.note or link.quote,
        source=f"link:{link.id}:{link.decided_by}",
        recorded_at=koers.clock(),
    )


def _matter(koers: "Koers", wish: LinkWish, principal: Principal) -> "Matter":
    from agents.linker import Matter

    as_of = wish.as_of or koers.clock().date()
    portfolio = koers.stores.portfolio.load(principal)
    snapshot = portfolio.at(as_of)
    context = koers.context(principal, wish.language or koers.settings.language)
    chosen = [found(portfolio, reference, as_of) for reference in dict.fromkeys(wish.use_cases)]
    states = chosen or [state for state in snapshot.states.values() if _unlinked(state, snapshot, context)]
    linked = [state.use_case for state in snapshot.states.values() if state.use_case.objectives]
    grounds = _grounds(koers, snapshot, context, principal) if states else []
    return Matter([state.use_case for state in states], linked, grounds)


def _unlinked(state: UseCaseState, snapshot: Snapshot, context: "Context") -> bool:
    known = (snapshot.objectives.get(key) for key in context.links(state))
    serves = any(objective is not None and objective.in_force(snapshot.as_of) for objective in known)
    return state.under_way and not serves


def _grounds(koers: "Koers", snapshot: Snapshot, context: "Context", principal: Principal) -> list["Ground"]:
    from agents.linking.ground import Ground, about

    strategies = {each.id for each in context.documents if each.strategy and each.in_force(snapshot.as_of)}
    grounds = []
    for objective in snapshot.objectives.values():
        if objective.in_force(snapshot.as_of):
            asked = f"{objective.title}. {objective.description}"
            hits = koers.search.find(asked, principal, in_force_on=snapshot.as_of, limit=PASSAGES)
            strategy = (hit.passage for hit in hits if hit.passage.document_id in strategies)
            if passages := about(objective, strategy)[:PER_OBJECTIVE]:
                grounds.append(Ground(objective=objective, passages=passages))
    return grounds


def _kept(koers: "Koers", proposed: Sequence[Link], principal: Principal) -> list[LinkView]:
    """Stores the proposals; those that nobody decided about before."""
    koers.stores.links.propose(proposed)
    keys = {link.id for link in proposed}
    waiting = [link for link in koers.stores.links.all() if link.id in keys and link.confirmed is None]
    return _shown(koers, waiting, principal)


def _shown(koers: "Koers", links: Sequence[Link], principal: Principal) -> list[LinkView]:
    """Those whose use case and passage this reader may see, and that are still there."""
    snapshot = koers.stores.portfolio.load(principal).at(date.max)
    passages = koers.stores.documents.passages([link.passage for link in links], principal, None)
    known = {passage.id: passage for passage in passages}
    return [
        LinkView(
            id=link.id,
            link=link,
            use_case=shown(snapshot.states[link.use_case].use_case.title),
            objective=shown(snapshot.objectives[link.objective].title),
            evidence=known[link.passage],
        )
        for link in links
        if link.use_case in snapshot.states and link.objective in snapshot.objectives and link.passage in known
    ]

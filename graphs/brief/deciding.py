"""The steps after a draft: one waits for a person; what was decided is stored whole or not at all."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from langgraph.graph import END
from langgraph.runtime import Runtime
from langgraph.types import Command, interrupt

from agents.editor import edited
from graphs.brief.state import Decided, Desk, State
from knowledge.errors import Conflict, NotFound
from knowledge.model.briefing import Briefing, BriefingState, BriefingStep
from knowledge.ports import KeptBriefing, Outgoing

NEXT = {"approve": "publish", "reject": "reject", "edit": "edit"}
OVER = frozenset({BriefingState.PUBLISHED, BriefingState.REJECTED})


async def approval(state: State) -> Command[str]:
    """Waits for a decision, for as long as it takes. Nothing may stand before the interrupt: it is done again."""
    decided: dict[str, Any] = interrupt({"briefing": state["briefing"]})
    return Command(update={"decided": decided}, goto=NEXT[decided["action"]])


async def publish(state: State, runtime: Runtime[Desk]) -> Command[str]:
    """Marks it as published and puts what the recipients are told in the outbox, in one transaction."""
    return await _ended(_publish, runtime.context, state)


async def reject(state: State, runtime: Runtime[Desk]) -> Command[str]:
    """Marks it as rejected, with the reason for whoever drafts the next one."""
    return await _ended(_reject, runtime.context, state)


async def edit(state: State, runtime: Runtime[Desk]) -> State:
    """Puts another sentence in the place of a claim; then it waits again."""
    await asyncio.to_thread(_edit, runtime.context, state)
    return {}


async def _ended(end: Callable[[Desk, State], None], desk: Desk, state: State) -> Command[str]:
    try:
        await asyncio.to_thread(end, desk, state)
    except Conflict:
        # What was decided on is no longer what is there: it waits for a decision again.
        return Command(goto="approval")
    return Command(goto=END)


def _publish(desk: Desk, state: State) -> None:
    kept, decided = _kept(desk, state), _decided(state)
    if kept.briefing.state in OVER:
        return
    after = _stepped(kept.briefing, decided, "approved", "published")
    published = after.model_copy(update={"state": BriefingState.PUBLISHED})
    _change(desk, kept, published, decided, desk.parts.messages(kept, published))


def _reject(desk: Desk, state: State) -> None:
    kept, decided = _kept(desk, state), _decided(state)
    if kept.briefing.state not in OVER:
        after = _stepped(kept.briefing, decided, "rejected")
        _change(desk, kept, after.model_copy(update={"state": BriefingState.REJECTED}), decided)


def _edit(desk: Desk, state: State) -> None:
    kept, decided = _kept(desk, state), _decided(state)
    # Done already, and cut off before that was noted.
    again = any(step.what == "edited" and step.at == decided.at for step in kept.briefing.steps)
    if kept.briefing.state not in OVER and not again:
        # Whoever came first had the claim; then there is none to edit any more.
        with suppress(NotFound, Conflict):
            changed = edited(kept.briefing, decided.section, decided.claim, decided.text, desk.verifier)
            _change(desk, kept, _stepped(changed, decided, "edited"), decided)


def _change(
    desk: Desk, kept: KeptBriefing, after: Briefing, decided: Decided, messages: tuple[Outgoing, ...] = ()
) -> None:
    desk.parts.briefings.change(kept.model_copy(update={"briefing": after}), messages, decided.at)


def _stepped(briefing: Briefing, decided: Decided, *what: Any) -> Briefing:
    note = decided.reason if decided.action != "edit" else f"{decided.section} {decided.claim}"
    steps = tuple(BriefingStep(what=each, at=decided.at, by=decided.by, note=note) for each in what)
    return briefing.model_copy(update={"steps": (*briefing.steps, *steps)})


def _kept(desk: Desk, state: State) -> KeptBriefing:
    kept = desk.parts.briefings.one(state["briefing"])
    if kept is None:
        raise NotFound(f"There is no briefing {state['briefing']!r}.")
    return kept


def _decided(state: State) -> Decided:
    return Decided.model_validate(state["decided"])

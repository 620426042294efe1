"""The brief workflow and its public face: make a draft, and decide on it, in this process or another one days later."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from langgraph.graph import END, START, StateGraph
from langgraph.types import Command

from agents.editor import claim_of
from agents.model import Caller, Model
from agents.verifier import Verifier
from agents.writers.brief import Writer
from agents.writers.facts import FactsWriter
from agents.writers.section import SectionWriter
from graphs.brief import deciding
from graphs.brief.checkpoints import checkpoints
from graphs.brief.drafting import draft
from graphs.brief.recent import Recent
from graphs.brief.state import BriefRequest, Decided, Desk, Parts, State
from knowledge.errors import Conflict, NotFound
from knowledge.model.briefing import BriefingState
from knowledge.ports import KeptBriefing

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.graph.state import CompiledStateGraph

DONE = {"approve": BriefingState.PUBLISHED, "reject": BriefingState.REJECTED}


class Briefer:
    """Makes briefings and sees them through. Built once and shared; ``place`` is where drafts wait."""

    def __init__(self, place: str | Path, parts: Parts, model: Model | None = None) -> None:
        self._place = place
        self._parts = parts
        self._model = model
        self._verifier = Verifier()
        self._graph = _built().compile()
        self._recent = Recent()

    async def draft(self, request: BriefRequest) -> KeptBriefing:
        """A draft that waits for a decision. Asked again for the same id it is that one; cut off, it is made anew."""
        made = self._parts.briefings.one(request.id)
        if made is not None:
            return made
        desk = self._desk(Caller(run_id=request.run_id, principal_id=request.asked_by))
        first: State = {"request": request.model_dump(mode="json")}
        async with checkpoints(self._place) as saver:
            await self._compiled(saver).ainvoke(first, _config(request.id), context=desk, durability="exit")
        return desk.drafts[request.id]

    async def decide(self, briefing_id: str, decided: Decided) -> KeptBriefing:
        """What became of a draft. The same decision on one that has it already changes nothing.

        Conflict where it was decided otherwise before; NotFound for what is not there, or for an edit of no claim.
        """
        kept = self._stored(briefing_id)
        if kept.briefing.state is DONE.get(decided.action):
            return await self._over(kept)
        if kept.briefing.state is not BriefingState.DRAFT:
            raise Conflict(f"Briefing {briefing_id} is {kept.briefing.state.value}.", "Make another with koers brief.")
        if decided.action == "edit":
            claim_of(kept.briefing, decided.section, decided.claim)
        await self._resume(kept, decided)
        after = self._stored(briefing_id)
        if not any(step.at == decided.at and step.by == decided.by for step in after.briefing.steps):
            raise Conflict(f"Somebody else decided on briefing {briefing_id} in the meantime.", "Look at it again.")
        return await self._over(after) if after.briefing.state is not BriefingState.DRAFT else after

    async def _resume(self, kept: KeptBriefing, decided: Decided) -> None:
        caller = Caller(run_id=kept.briefing.run_id, principal_id=decided.by)
        async with checkpoints(self._place) as saver:
            graph, config, desk = self._compiled(saver), _config(kept.briefing.id), self._desk(caller)
            found = await graph.aget_state(config)
            if not found.next:
                # The draft is in the store, what waited for a decision is gone: it waits anew.
                await graph.aupdate_state(config, {"briefing": kept.briefing.id}, as_node="draft")
                await graph.ainvoke(None, config, context=desk, durability="sync")
            elif "approval" not in found.next:
                # An earlier decision was cut off half-way: that one counts first.
                await graph.ainvoke(None, config, context=desk, durability="sync")
            if self._stored(kept.briefing.id).briefing.state is BriefingState.DRAFT:
                resume: Command[str] = Command(resume=decided.model_dump(mode="json"))
                await graph.ainvoke(resume, config, context=desk, durability="sync")

    async def _over(self, kept: KeptBriefing) -> KeptBriefing:
        """What has been decided needs no checkpoints any more."""
        async with checkpoints(self._place) as saver:
            await saver.adelete_thread(kept.briefing.id)
        return kept

    def _stored(self, briefing_id: str) -> KeptBriefing:
        kept = self._parts.briefings.one(briefing_id)
        if kept is None:
            raise NotFound(f"There is no briefing {briefing_id!r}.", "See koers briefings for what there is.")
        return kept

    def _desk(self, caller: Caller) -> Desk:
        plain = FactsWriter()
        writer: Writer = plain
        if self._model is not None:
            writer = SectionWriter(self._model, caller, secrets.token_hex(8))
        return Desk(self._parts, self._verifier, writer, plain, self._recent)

    def _compiled(self, saver: "BaseCheckpointSaver[str]") -> "CompiledStateGraph[State, Desk, State, State]":
        return self._graph.copy({"checkpointer": saver})


def _config(thread: str) -> "RunnableConfig":
    return {"configurable": {"thread_id": thread}}


def _built() -> StateGraph[State, Desk, State, State]:
    graph = StateGraph(State, context_schema=Desk)
    graph.add_node("draft", draft)
    graph.add_node("approval", deciding.approval, destinations=("publish", "reject", "edit"))
    graph.add_node("publish", deciding.publish, destinations=("approval", END))
    graph.add_node("reject", deciding.reject, destinations=("approval", END))
    graph.add_node("edit", deciding.edit)
    graph.add_edge(START, "draft")
    graph.add_edge("draft", "approval")
    graph.add_edge("edit", "approval")
    return graph

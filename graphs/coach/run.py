"""The coach workflow and its public face."""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from langgraph.graph import END, START, StateGraph

from agents.model import Caller, Model
from agents.verifier import Verifier
from agents.writers.brief import Writer
from agents.writers.coaching import CoachingWriter
from agents.writers.facts import FactsWriter
from graphs.coach import nodes
from graphs.coach.state import CoachRequest, Desk, Library, State
from knowledge.ports import KeptRoadmap, PortfolioStore

if TYPE_CHECKING:
    from langgraph.graph.state import CompiledStateGraph


class Coach:
    """Makes roadmaps; built once and shared. What it makes is not stored yet. Without ``library`` nothing is quoted."""

    def __init__(
        self,
        portfolio: PortfolioStore,
        model: Model | None = None,
        library: Callable[[], Library] | None = None,
    ) -> None:
        self._portfolio = portfolio
        self._model = model
        self._library = library
        self._verifier = Verifier()
        self._graph = _built()

    async def coach(self, request: CoachRequest) -> KeptRoadmap:
        """A roadmap as of a day; with the same history and no model always the same."""
        ended = await self._graph.ainvoke({"request": request}, context=self._desk(request))
        kept: KeptRoadmap = ended["kept"]
        return kept

    def _desk(self, request: CoachRequest) -> Desk:
        plain = FactsWriter()
        writer: Writer = plain
        if self._model is not None:
            caller = Caller(run_id=request.run_id, principal_id=request.principal.id)
            writer = CoachingWriter(self._model, caller, secrets.token_hex(8))
        return Desk(self._portfolio, self._verifier, writer, plain, self._library)


def _built() -> "CompiledStateGraph[State, Desk, State, State]":
    graph = StateGraph(State, context_schema=Desk)
    steps = ["gather", "decide", "word", "compose"]
    for name in steps:
        graph.add_node(name, getattr(nodes, name))
    for one, following in zip([START, *steps], [*steps, END], strict=True):
        graph.add_edge(one, following)
    return graph.compile()

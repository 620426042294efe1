"""Running the workflow: one answer, or a stream of progress, verified claims and the answer."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from dataclasses import replace

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from agents.model import Caller, Model
from agents.planner import Planner
from agents.verifier import Verifier, similarity_by
from agents.writers.brief import Writer
from agents.writers.extractive import ExtractiveWriter
from agents.writers.gate import Gate
from agents.writers.generative import GenerativeWriter
from graphs.ask import nodes
from graphs.ask.compose import compose
from graphs.ask.state import AskRequest, ContextOf, Desk, Piece, Progress, Rank, State
from knowledge.model.answer import Answer
from knowledge.model.evidence import Claim
from knowledge.ports import Embedder, PortfolioStore, ThreadStore, Turn
from knowledge.question import checked
from knowledge.search.search import Search

Step = Progress | Claim | Answer


class Ask:
    """Answers questions. Built once and shared; every question is a run of its own."""

    def __init__(
        self,
        portfolio: PortfolioStore,
        search: Search,
        context_of: ContextOf,
        rank: Rank,
        threads: ThreadStore,
        sentences: Embedder,
        model: Model | None = None,
    ) -> None:
        """``sentences`` compares sentences with questions; it need not be the embedder of the index."""
        self._portfolio = portfolio
        self._search = search
        self._context_of = context_of
        self._rank = rank
        self._threads = threads
        self._model = model
        self._planner = Planner(model)
        self._extractive = ExtractiveWriter(sentences)
        self._gate = Gate(self._extractive.reader)
        self._verifier = Verifier(similarity_by(sentences))
        self._graph = _compiled()

    async def answer(self, request: AskRequest) -> Answer:
        """The whole answer. Raises InvalidInput for an empty or endless question."""
        async for step in self.stream(request):
            if isinstance(step, Answer):
                return step
        raise RuntimeError("the workflow ended without an answer")

    async def stream(self, request: AskRequest) -> AsyncIterator[Step]:
        """Progress, claims as soon as they are verified, and last the answer."""
        desk = self._desk(replace(request, question=checked(request.question)))
        steps = self._graph.astream(
            {"question": desk.request.question}, context=desk, stream_mode=["custom", "values"], version="v2"
        )
        async for step in steps:
            if step["type"] == "custom":
                yield step["data"]
            elif step["type"] == "values" and "answer" in step["data"]:
                await self._recorded(desk, step["data"])
                yield step["data"]["answer"]

    def _desk(self, request: AskRequest) -> Desk:
        caller = Caller(run_id=request.run_id, principal_id=request.principal.id)
        writer: Writer = self._extractive
        if self._model is not None:
            writer = GenerativeWriter(self._model, caller, secrets.token_hex(8), self._gate.ahead)
        return Desk(
            request=request,
            portfolio=self._portfolio,
            search=self._search,
            context_of=self._context_of,
            rank=self._rank,
            threads=self._threads,
            planner=self._planner,
            verifier=self._verifier,
            writer=writer,
            fallback=self._extractive,
            gate=self._gate,
            caller=caller,
        )

    async def _recorded(self, desk: Desk, state: State) -> None:
        """Sees to it that the turn and what it took are stored before its answer is told."""
        request = desk.request
        if request.thread_id is not None:
            plan = state["plan"].parts[-1].model_dump_json()
            turn = Turn(question=request.question, plan=plan, asked_at=request.asked_at)
            await asyncio.to_thread(self._threads.add, request.thread_id, request.principal, turn)
        if self._model is not None:
            await self._model.settled(request.run_id)


def _compiled() -> CompiledStateGraph[State, Desk, State, State]:
    graph = StateGraph(State, context_schema=Desk)
    graph.add_node("plan", nodes.plan)
    graph.add_node("gather", nodes.gather, destinations=("speak", "compose"))
    graph.add_node("speak", nodes.speak, input_schema=Piece)
    graph.add_node("compose", compose)
    graph.add_edge(START, "plan")
    graph.add_edge("plan", "gather")
    graph.add_edge("speak", "compose")
    graph.add_edge("compose", END)
    return graph.compile()

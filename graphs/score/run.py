"""The score workflow, compiled once, and its public face."""

import secrets
from collections.abc import Callable

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from agents.model import Caller, Model
from agents.verifier import Verifier
from graphs.score import nodes
from graphs.score.recent import Recent
from graphs.score.state import Desk, Scored, ScoreRequest, State, Work
from knowledge.errors import InvalidInput
from knowledge.ports import DocumentStore, PortfolioStore, RatingStore
from knowledge.scoring.ranking import Ranking
from knowledge.search.search import Search

AT_ONCE = 4
MOST_ROUNDS = 9


class Scoring:
    """Ranks use cases. Built once and shared; ``tools`` makes what only a model needs, when it is first needed."""

    def __init__(
        self,
        portfolio: PortfolioStore,
        documents: DocumentStore,
        ratings: RatingStore,
        model: Model | None = None,
        tools: Callable[[], tuple[Search, Verifier]] | None = None,
    ) -> None:
        self._portfolio = portfolio
        self._documents = documents
        self._ratings = ratings
        self._model = model
        self._tools = tools
        self._graph = _compiled()
        self._recent = Recent()

    async def run(self, request: ScoreRequest) -> Scored:
        """The ranking. Raises InvalidInput for fewer than one or more than nine rounds."""
        if not 1 <= request.rounds <= MOST_ROUNDS:
            raise InvalidInput(f"A model can rate 1 to {MOST_ROUNDS} times, not {request.rounds}.")
        rating = request.rate if self._model is not None and self._tools is not None else frozenset()
        desk = self._desk(request, self._tools() if rating and self._tools is not None else None)
        state = await self._graph.ainvoke({"rate": rating}, context=desk, config={"max_concurrency": AT_ONCE})
        scored: Scored = state["scored"]
        return scored

    def current(self, request: ScoreRequest) -> Scored:
        """The ranking at once: by people's ratings, what a model said before, and the rules."""
        return nodes.current(self._desk(request, None))

    def ranked(self, request: ScoreRequest) -> Ranking:
        """The same ranking without its evidence, remembered for as long as nothing that it rests on changes."""
        return self._recent.ranked(self._desk(request, None))

    def _desk(self, request: ScoreRequest, tools: tuple[Search, Verifier] | None) -> Desk:
        search, verifier = tools or (None, None)
        return Desk(
            request=request,
            portfolio=self._portfolio,
            documents=self._documents,
            ratings=self._ratings,
            search=search,
            verifier=verifier,
            model=self._model if tools else None,
            caller=Caller(run_id=request.run_id, principal_id=request.principal.id),
            boundary=secrets.token_hex(8),
        )


def _compiled() -> CompiledStateGraph[State, Desk, State, State]:
    graph = StateGraph(State, context_schema=Desk)
    graph.add_node("gather", nodes.gather)
    graph.add_node("assign", nodes.assign, destinations=("rate", "score"))
    graph.add_node("rate", nodes.rate, input_schema=Work, destinations=("verify", "score"))
    graph.add_node("verify", nodes.verify, input_schema=Work)
    graph.add_node("score", nodes.score, defer=True)
    graph.add_edge(START, "gather")
    graph.add_edge("gather", "assign")
    graph.add_edge("verify", "score")
    graph.add_edge("score", END)
    return graph.compile()

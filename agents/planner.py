"""The planner: rules first; a model only where the rules are not sure what is asked."""

from agents.model import Caller, Model
from agents.planning.by_model import plan_by_model
from agents.planning.plan import Part, Plan
from agents.planning.rules import plan_by_rules
from agents.planning.vocabulary import Vocabulary, vocabulary_of
from knowledge.errors import ModelUnavailable
from knowledge.history.portfolio import Snapshot
from knowledge.model.answer import Usage
from knowledge.model.base import Language


class Planner:
    """Turns questions into plans. Built once; keeps the vocabulary of the last snapshot."""

    def __init__(self, model: Model | None = None) -> None:
        self._model = model
        self._known: tuple[Snapshot, Vocabulary] | None = None

    async def plan(
        self, question: str, language: Language, snapshot: Snapshot, previous: Part | None, caller: Caller
    ) -> tuple[Plan, Usage, bool]:
        """The plan, what it took, and whether a model that was wanted for it failed."""
        vocabulary = self._vocabulary(snapshot)
        plan = plan_by_rules(question, language, snapshot, vocabulary, previous)
        if self._model is None or all(part.sure for part in plan.parts):
            return plan, Usage(), False
        try:
            better, usage = await plan_by_model(self._model, caller, question, language, snapshot, vocabulary, previous)
        except ModelUnavailable:
            return plan, Usage(), True
        return better or plan, usage, False

    def _vocabulary(self, snapshot: Snapshot) -> Vocabulary:
        if self._known is None or self._known[0] is not snapshot:
            self._known = snapshot, vocabulary_of(snapshot)
        return self._known[1]

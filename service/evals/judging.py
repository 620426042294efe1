"""The judge over kept runs: any model of the endpoint that the settings name, at temperature 0."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel

from evals.judging.judge import Judge
from evals.judging.verdicts import Preferred, Verdicts, preferred, verdicts
from evals.runs.run import tried_of
from knowledge.errors import InvalidInput
from knowledge.model.base import Frozen
from service.evals.runs import one

if TYPE_CHECKING:
    from agents.prompts.library import RenderedPrompt
    from service.bootstrap import Koers


class Judged(Frozen):
    """What the judge said of a run, or of two of them. ``same_model``: it wrote the answers that it judges."""

    judge: str
    same_model: bool
    verdicts: tuple[Verdicts, ...] = ()
    preferred: tuple[Preferred, ...] = ()


def judged(koers: "Koers", run: str, model: str, labels: Mapping[str, bool], against: str | None = None) -> Judged:
    """Has a run judged, or two compared. InvalidInput where there is nothing that the judge could judge."""
    record = one(koers, run)
    tried = tried_of(record, koers.stores.evals)
    if against is not None:
        other = one(koers, against)
        compared = asyncio.run(preferred(judge(koers, model), tried_of(other, koers.stores.evals), tried))
        wrote = {record.variant.model, other.variant.model}
        found = Judged(judge=model, same_model=model in wrote, preferred=compared)
    else:
        said = asyncio.run(verdicts(judge(koers, model), tried, labels))
        found = Judged(judge=model, same_model=model == record.variant.model, verdicts=said)
    if not found.verdicts and not found.preferred:
        raise InvalidInput("There is nothing for a judge to judge.", "It judges answers to questions with gold facts.")
    return found


def judge(koers: "Koers", model: str) -> Judge:
    """The judge: a model of its own, so that its temperature is 0 whatever the writer's is."""
    from agents.model import Caller, Model
    from service.model import model_settings

    settings = koers.settings.model_copy(update={"model": model, "model_temperature": 0.0})
    asked = Model(model_settings(settings), koers.stores.usage, koers.clock)
    caller = Caller(run_id=koers.ids(), principal_id=koers.principal.id)

    async def ask(prompt: "RenderedPrompt", output: type[BaseModel]) -> BaseModel:
        reply = await asked.ask(prompt, output, caller)
        return reply.value

    return Judge(model, ask, koers.stores.evals)

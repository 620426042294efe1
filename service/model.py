"""The language model as the settings describe it."""

from pydantic import BaseModel, ValidationError

from agents.calls import Caller, ModelSettings
from agents.model import Model
from agents.prompts.library import RenderedPrompt
from knowledge.errors import Misconfigured
from knowledge.invalid import problem_of
from service import problems
from service.settings import Settings


class Greeting(BaseModel):
    """What the doctor asks a model for."""

    text: str


def model_settings(settings: Settings) -> ModelSettings:
    """How the model is asked. Misconfigured where what the settings say cannot be used."""
    given = {
        "model": settings.model,
        "base_url": settings.model_base_url,
        "api_key": settings.model_api_key,
        "temperature": settings.model_temperature,
        "timeout_s": settings.model_timeout,
        "deadline_s": settings.model_deadline,
        "attempts": settings.model_attempts,
        "max_output_tokens": settings.model_max_output_tokens,
        "price_input_per_million": settings.model_price_input,
        "price_output_per_million": settings.model_price_output,
        "limits": settings.limits,
    }
    try:
        return ModelSettings.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        said = problems.UNUSABLE_MODEL(field=str(problem["loc"][0]), problem=problem_of(problem))
        raise Misconfigured(said, problems.CHECK_MODEL()) from None


async def tried(model: Model, run_id: str, principal_id: str) -> str:
    """What came of asking the model something small. ModelUnavailable says why it did not answer."""
    prompt = RenderedPrompt(id="greeting@1", system="Answer in one word.", user="Greet me.")
    reply = await model.ask(prompt, Greeting, Caller(run_id=run_id, principal_id=principal_id))
    return f"It answers; {reply.usage.input_tokens + reply.usage.output_tokens} tokens."

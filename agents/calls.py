"""What a call of the language model is made with, made for, and answered by."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from knowledge.model.answer import Usage
from knowledge.model.base import Frozen
from knowledge.ports import Limits

T = TypeVar("T", bound=BaseModel)


class ModelSettings(Frozen):
    """One OpenAI-compatible endpoint, and how long and how often it is asked.

    ``timeout_s`` bounds one attempt and ``deadline_s`` all attempts with the waits between them, in seconds.
    Prices are per million tokens, in the currency that costs are reported in.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    model: str = Field(min_length=1)
    base_url: str | None = Field(default=None, pattern=r"^https?://", repr=False)
    api_key: SecretStr | None = None
    temperature: float = Field(default=0.0, ge=0)
    timeout_s: float = Field(default=30, gt=0)
    deadline_s: float = Field(default=60, gt=0)
    max_output_tokens: int = Field(default=1500, ge=1)
    attempts: int = Field(default=3, ge=1)
    price_input_per_million: float = Field(default=0, ge=0)
    price_output_per_million: float = Field(default=0, ge=0)
    limits: Limits = Limits()


class Caller(Frozen):
    """Who a call is made for; budgets are kept by both."""

    run_id: str
    principal_id: str


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """A value that fits its schema, and what all attempts together took."""

    value: T
    usage: Usage

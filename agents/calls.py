"""What a call of the language model is made with, made for, and answered by."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from agents.departures import Departure
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
    base_url: str = Field(default="https://api.openai.com/v1", repr=False)
    api_key: SecretStr | None = None
    temperature: float = Field(default=0.0, ge=0)
    timeout_s: float = Field(default=30, gt=0)
    deadline_s: float = Field(default=60, gt=0)
    max_output_tokens: int = Field(default=1500, ge=1)
    attempts: int = Field(default=3, ge=1)
    price_input_per_million: float = Field(default=0, ge=0)
    price_output_per_million: float = Field(default=0, ge=0)
    limits: Limits = Limits()

    @field_validator("base_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        parts = urlsplit(value.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
            raise ValueError("not an address such as https://host/v1")
        if parts.username or parts.password:
            raise ValueError("an address with a password in it; give the key as the key")
        return value.strip()

    @field_validator("api_key")
    @classmethod
    def _a_header_value(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value().strip() if value else ""
        if not (key.isascii() and key.isprintable()):
            raise ValueError("a key with a character that no key has")
        return SecretStr(key) if key else None


class Caller(Frozen):
    """Who a call is made for; budgets are kept by both."""

    run_id: str
    principal_id: str


@dataclass(slots=True)
class Request(Generic[T]):
    """One question to the model on its way through all attempts; ``deadline`` in seconds of the monotonic clock."""

    messages: list[tuple[str, str]]
    output: type[T]
    caller: Caller
    departure: Departure
    deadline: float
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """A value that fits its schema, and what all attempts together took."""

    value: T
    usage: Usage

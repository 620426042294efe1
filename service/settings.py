"""The settings: ``KOERS_…`` in the environment or in a file ``.env``. An empty value counts as unset."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import Misconfigured
from knowledge.invalid import Refused, problem_of
from knowledge.model.base import LANGUAGES, Language
from knowledge.ports import Limits
from knowledge.said import Said
from service import problems

PREFIX = "KOERS_"


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise Refused(problems.NO_WEB_ADDRESS())
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        raise Refused(problems.NO_TIME_ZONE()) from None
    return value


Address = Annotated[str, AfterValidator(_address)]
TimeZone = Annotated[str, AfterValidator(_zone)]


class Settings(BaseSettings):
    """Everything that can be set; a field ``x`` is the variable ``KOERS_X``."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        protected_namespaces=(),
    )

    home: Path = Field(Path(".koers"), description="Folder that holds everything the embedded default stores.")
    language: Language = Field("nl", description="Language of prose where neither the question nor --lang decides.")
    reader_groups: str | None = Field(
        None, description="Reader groups of the local user, separated by commas; unset: reads everything."
    )

    database_url: SecretStr | None = Field(
        None, description="Records elsewhere than in HOME, such as postgresql+psycopg://user:password@host/koers."
    )
    chroma_url: Address | None = Field(
        None, description="A Chroma server for the vectors, such as http://127.0.0.1:8001."
    )
    embedder: str | None = Field(
        None,
        description="e5 (best found; the default where it can be installed), use (much faster) or openai:MODEL.",
    )
    embedder_base_url: Address | None = Field(
        None,
        validation_alias=AliasChoices("KOERS_EMBEDDER_BASE_URL", "OPENAI_BASE_URL"),
        description="Address of the embeddings of openai:MODEL; falls back on OPENAI_BASE_URL.",
    )
    embedder_api_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("KOERS_EMBEDDER_API_KEY", "OPENAI_API_KEY"),
        description="Key for those embeddings; falls back on OPENAI_API_KEY.",
    )

    model: str | None = Field(None, description="Language model; unset: answers are quoted and counted, not written.")
    model_base_url: Address | None = Field(
        None,
        validation_alias=AliasChoices("KOERS_MODEL_BASE_URL", "OPENAI_BASE_URL"),
        description="Address of any endpoint that speaks OpenAI's protocol; falls back on OPENAI_BASE_URL.",
    )
    model_api_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("KOERS_MODEL_API_KEY", "OPENAI_API_KEY"),
        description="Key for that endpoint; falls back on OPENAI_API_KEY.",
    )
    model_temperature: float = Field(0.0, ge=0, le=2, description="Temperature of the model.")
    model_timeout: float = Field(30, gt=0, description="Seconds that one attempt at a model call may take.")
    model_deadline: float = Field(60, gt=0, description="Seconds that all attempts at one call may take together.")
    model_attempts: int = Field(3, ge=1, le=10, description="Attempts at one model call.")
    model_max_output_tokens: int = Field(1500, ge=1, description="Most tokens that one reply may have.")
    model_price_input: float = Field(0, ge=0, description="Price of a million input tokens, for the reported cost.")
    model_price_output: float = Field(0, ge=0, description="Price of a million output tokens.")

    tokens_per_run: int | None = Field(None, ge=1, description="Most model tokens for one question; unset: no limit.")
    tokens_per_user_day: int | None = Field(None, ge=1, description="Most model tokens per user and day.")
    tokens_per_day: int | None = Field(None, ge=1, description="Most model tokens per day in all.")

    max_upload_mb: int = Field(50, ge=1, description="Largest file or request body over HTTP, in megabytes.")

    webhook_url: Address | None = Field(None, description="Where alerts and briefings are posted as signed JSON.")
    webhook_secret: SecretStr | None = Field(
        None, description="Secret of at least 16 characters that the webhook's requests are signed with."
    )
    webhook_timeout: float = Field(10, gt=0, le=60, description="Seconds that the webhook may take to answer.")
    notify_urls: SecretStr | None = Field(
        None, description="Apprise URLs (Slack, Teams, mail, …) that alerts and briefings go to, separated by spaces."
    )
    recipients: Path | None = Field(
        None,
        description="TOML file with who is told what, how often, in which language and with which rights; unset: "
        "recipients.toml in HOME, where it is there.",
    )
    brief_recipients: str | None = Field(
        None, description="For whom scheduled briefings are made: names of recipients, separated by commas."
    )
    brief_approvers: str | None = Field(
        None,
        description="Who hears that a draft made by a job waits for approval: recipients, separated by commas.",
    )
    coach_for: str | None = Field(
        None,
        description="Whom the coach helps every two weeks: leader:ID and team:ID, separated by commas; unset: nobody.",
    )
    base_url: Address | None = Field(
        None, description="Where readers reach Koers, such as https://koers.example: messages link to it."
    )
    allow_private_addresses: bool = Field(
        False, description="Whether webhooks may lead to this machine or to addresses of a private network."
    )
    delivery_attempts: int = Field(
        12, ge=1, le=50, description="How often a message is tried before it is given up; 12 times take over 3 hours."
    )

    jobs_at_once: int = Field(2, ge=1, le=64, description="How many jobs one process does at the same time.")
    schedules: str | None = Field(
        None,
        description="When jobs begin by themselves, other than they do: KIND: CRON; …, such as scan: 0 5 * * 1-5; "
        "embed: 0 * * * *; digest: never. A weekly one may end in every 2 weeks. koers doctor shows what is in force.",
    )
    timezone: TimeZone = Field("Europe/Amsterdam", description="Time zone of the schedules.")

    tracing: bool = Field(
        False, description="Whether LangSmith may record questions and answers, where its own variables ask for it."
    )
    log_text: bool = Field(False, description="Whether the log may quote what people and documents say.")

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def limits(self) -> Limits:
        """The token budgets as the usage store knows them."""
        return Limits(per_run=self.tokens_per_run, per_user_day=self.tokens_per_user_day, per_day=self.tokens_per_day)

    @property
    def groups(self) -> frozenset[str] | None:
        """The local user's reader groups; ``None`` where everything may be read."""
        if self.reader_groups is None:
            return None
        return frozenset(name.strip() for name in self.reader_groups.split(",") if name.strip())


def load(**given: Any) -> Settings:
    """The settings in force; ``given`` ones that are not ``None`` win. Misconfigured names the variable."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise Misconfigured(problems.SETTINGS(problems=tuple(_problems(error))), problems.SEE_EXAMPLE()) from None
    except UnicodeDecodeError:
        raise Misconfigured(problems.ENV_NOT_UTF8(), problems.SAVE_AS_UTF8()) from None


def language_asked_for() -> Language:
    """The language of the settings, also where something else in them is wrong."""
    try:
        asked = os.environ.get(variable("language")) or dotenv_values(".env").get(variable("language"))
    except (OSError, UnicodeDecodeError):
        asked = None
    default: Language = Settings.model_fields["language"].default
    return next((language for language in LANGUAGES if language == asked), default)


def variable(field: str) -> str:
    """The environment variable that sets ``field``."""
    return PREFIX + field.upper()


def unknown(names: Iterable[str]) -> list[str]:
    """Those of the variables that look like settings of Koers but are none: often a slip of the pen."""
    known = {variable(field) for field in Settings.model_fields}
    return sorted({name for name in names if name.upper().startswith(PREFIX)} - known)


def given() -> set[str]:
    """The names of all variables, in the environment and in the file ``.env``."""
    return {*os.environ, *dotenv_values(".env")}


def example() -> str:
    """The text of ``.env.example``: every setting with what it does and its default, all of them unset."""
    head = "# Settings of Koers. Copy this file to .env, or set the variables in the environment. Empty is unset."
    return "\n".join([head, *_documented(), ""])


def _problems(error: ValidationError) -> Iterator[Said]:
    for problem in error.errors(include_url=False, include_input=False):
        name = _named(str(problem["loc"][0])) if problem["loc"] else "settings"
        yield problems.FIELD_PROBLEM(field=name, problem=problem_of(problem))


def _named(place: str) -> str:
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        if isinstance(alias, AliasChoices) and place in alias.choices:
            return " or ".join(map(str, alias.choices))
        if place == name:
            return variable(name)
    return place


def _documented() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f" Default: {field.default}"
        yield from ("", f"# {field.description}{default}", f"{variable(name)}=")


if __name__ == "__main__":
    sys.stdout.write(example())

"""Who is told what: the recipients in a TOML file of the home, and the receivers in the settings."""

import tomllib
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator, model_validator

from knowledge.errors import Misconfigured
from knowledge.invalid import Refused, problem_of
from knowledge.model.base import Frozen, Language
from knowledge.model.principal import Principal
from knowledge.pitfalls.catalogue import PITFALLS
from knowledge.pitfalls.finding import Severity
from knowledge.said import Said, Value
from service.delivery import problems
from service.inert import line
from service.settings import Settings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FILE = "recipients.toml"
SHORTEST_SECRET = 16
EXAMPLE = """[[recipient]]
name = "mt"
to = "mailto://user:password@mail.example?to=mt@mail.example"
digest = "weekly"
"""
Cadence = Literal["at_once", "daily", "weekly"]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]


class Recipient(Frozen):
    """Somebody, or a channel, that is told of alerts.

    ``to`` is an http(s) address, which gets signed JSON, or an apprise URL; ``groups`` are the reader groups that
    everybody who reads there has. Told is of these ``pitfalls`` and ``teams``, of all where none is named, from
    ``severity`` on, and with a ``level`` only of what nobody answered and was brought up again so often.
    ``quiet`` asks for a digest also where nothing changed. ``leader`` is the id of the one leader who reads there:
    what the coach says to that leader goes there, and nowhere else.
    """

    name: Name
    to: SecretStr
    secret: SecretStr | None = None
    language: Language = "nl"
    groups: frozenset[str] = frozenset()
    pitfalls: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    severity: Severity = Severity.LOW
    level: int = Field(0, ge=0)
    digest: Cadence = "at_once"
    quiet: bool = False
    leader: str | None = None

    @field_validator("to")
    @classmethod
    def _address(cls, value: SecretStr) -> SecretStr:
        if "://" not in value.get_secret_value():
            raise Refused(problems.ADDRESS())
        return value

    @field_validator("pitfalls")
    @classmethod
    def _known(cls, value: frozenset[str]) -> frozenset[str]:
        names = tuple(pitfall.name for pitfall in PITFALLS)
        if strange := sorted(value - set(names)):
            raise Refused(problems.NO_PITFALL(given=strange[0], names=names))
        return value

    @model_validator(mode="after")
    def _signs(self) -> Self:
        if self.is_webhook and len(self.secret.get_secret_value() if self.secret else "") < SHORTEST_SECRET:
            raise Refused(problems.NEEDS_SECRET(least=SHORTEST_SECRET))
        return self

    @property
    def is_webhook(self) -> bool:
        """Whether ``to`` is an http(s) address."""
        return self.to.get_secret_value().lower().startswith(("http://", "https://"))

    @property
    def principal(self) -> Principal:
        """What may be told: what whoever reads there may read."""
        return Principal(id=self.leader or f"recipient:{self.name}", name=self.name, groups=self.groups)


def recipients(settings: Settings) -> tuple[Recipient, ...]:
    """Those of the file, then those that the settings name by their addresses; these may read what everybody may.

    Misconfigured says which recipient is wrong, in what, and what to do.
    """
    found = [*_in_file(settings), *_in_settings(settings)]
    names = [recipient.name for recipient in found]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Misconfigured(problems.TWICE(file=FILE, name=twice), problems.OWN_NAMES())
    return tuple(found)


def _in_file(settings: Settings) -> Iterator[Recipient]:
    path = settings.home / (settings.recipients or FILE)
    if settings.recipients is None and not path.exists():
        return
    rows = _rows(path)
    for number, row in enumerate(rows, 1):
        try:
            yield Recipient.model_validate(_defaults(row, settings))
        except ValidationError as error:
            name = line(str(row.get("name", "")))[:64] if isinstance(row, dict) else ""
            wrong: dict[str, Value] = {"file": path.name, "number": number, "problems": _problems(error)}
            said = problems.NAMED(name=name, **wrong) if name else problems.RECIPIENT(**wrong)
            raise Misconfigured(said, _fields()) from None


def _rows(path: Path) -> list[Any]:
    hint = problems.WRITE_AS(example=EXAMPLE)
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Misconfigured(problems.NOT_TOML(file=path.name, cause=str(error)), hint) from None
    except UnicodeDecodeError:
        raise Misconfigured(problems.NOT_UTF8(file=path.name), problems.SAVE_AS_UTF8()) from None
    except OSError as error:
        said = problems.UNREADABLE(file=str(path), cause=str(error.strerror))
        raise Misconfigured(said, problems.CHECK_SETTING()) from None
    rows = read.pop("recipient", [])
    if read or not isinstance(rows, list):
        found = tuple(read) or problems.ONE_RECIPIENT()
        raise Misconfigured(problems.NO_LIST(file=path.name, found=found), hint)
    return rows


def _defaults(row: Any, settings: Settings) -> Any:
    if not isinstance(row, Mapping):
        return row
    return {"language": settings.language, "secret": settings.webhook_secret, **row}


def _in_settings(settings: Settings) -> Iterator[Recipient]:
    if settings.webhook_url is not None:
        secret = settings.webhook_secret
        if len(secret.get_secret_value() if secret else "") < SHORTEST_SECRET:
            raise Misconfigured(problems.SHORT_SECRET(least=SHORTEST_SECRET), problems.LONG_SECRET())
        yield _plain("webhook", settings.webhook_url, settings, secret)
    for url in settings.notify_urls.get_secret_value().split() if settings.notify_urls else []:
        yield _plain(url.partition(":")[0], url, settings)


def _plain(kind: str, url: str, settings: Settings, secret: SecretStr | None = None) -> Recipient:
    # A name that is no secret and outlives a change of the order: messages wait under it.
    name = f"{kind.lower()}-{blake2b(url.encode(), digest_size=4).hexdigest()}"
    # Not validated: apprise takes some http addresses for its own, which need no secret.
    return Recipient.model_construct(name=name, to=SecretStr(url), secret=secret, language=settings.language)


def _problems(error: ValidationError) -> tuple[Said, ...]:
    return tuple(_problem(each) for each in error.errors(include_url=False, include_input=False))


def _problem(error: "ErrorDetails") -> Said:
    said = problems.NAME() if error["type"] == "string_pattern_mismatch" else problem_of(error)
    return problems.PROBLEM(place=": ".join(map(str, error["loc"])), problem=said) if error["loc"] else said


def _fields() -> Said:
    return problems.FIELDS_ARE(fields=tuple(Recipient.model_fields), cadences=get_args(Cadence))

"""What a kind of job is: named steps, each done whole or not at all as far as anybody later can tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import JsonValue

from knowledge.errors import NotFound
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.principal import Principal
from service.jobs import problems

if TYPE_CHECKING:
    from service.bootstrap import Koers

Report = Callable[[int, int], None]


class Cancelled(Exception):
    """Somebody cancelled the job; raised out of ``Work.report``."""


class Stopping(BaseException):
    """The process stops; the job goes on in another. Raised out of ``Work.report``, and for nobody to catch."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a step works with; ``results`` are those of the steps before it, by name.

    ``report(done, total)`` shows progress, and is where a job notices that it was cancelled: call it often.
    """

    koers: "Koers"
    job: str
    principal: Principal
    arguments: Mapping[str, JsonValue]
    results: Mapping[str, JsonValue]
    report: Report

    @property
    def language(self) -> Language:
        """Of what the job tells: as whoever began it asked, else the setting."""
        return language_of(self.koers, self.arguments)


Step = Callable[[Work], JsonValue]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job. A step that ended is never done again; one that was cut off is, from its beginning.

    So put a whole workflow or ingest in one step, and let whatever it sends go through the outbox.
    ``attempts`` is how often a step is tried that fails for a reason that may pass; ``alone`` is for work that
    only one process at a time may do; ``schedule`` is when it begins by itself, unless the settings say otherwise.
    """

    name: str
    steps: Mapping[str, Step]
    attempts: int = 3
    alone: bool = False
    schedule: str | None = None


def known(kinds: Mapping[str, Kind], name: str) -> Kind:
    """The kind with this name. NotFound names those that there are."""
    if name not in kinds:
        raise NotFound(problems.NO_KIND(given=name), problems.KINDS_ARE(kinds=tuple(kinds)))
    return kinds[name]


def language_of(koers: "Koers", arguments: Mapping[str, JsonValue]) -> Language:
    """The language of what a job with these arguments tells."""
    asked = arguments.get("language")
    return next((language for language in LANGUAGES if language == asked), koers.settings.language)

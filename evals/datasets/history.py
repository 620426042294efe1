"""A small history that a case brings along, in the shorthand of the sample organisation."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import model_validator

from knowledge.errors import KoersError
from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.base import Frozen
from knowledge.model.portfolio import Leader, Objective, Process, Team
from knowledge.pitfalls.context import DocumentInfo
from knowledge.sample.load import general_events, use_case_events

Line = Mapping[str, Any]
SOURCE = "evals"


class History(Frozen):
    """Entities, use cases with their lines of history, and the lines of no use case.

    ``documents`` is what the pitfall rules know of documents; those have no text.
    """

    objectives: tuple[Objective, ...] = ()
    processes: tuple[Process, ...] = ()
    teams: tuple[Team, ...] = ()
    leaders: tuple[Leader, ...] = ()
    documents: tuple[DocumentInfo, ...] = ()
    use_cases: tuple[Line, ...] = ()
    general: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _is_a_history(self) -> "History":
        """A line that tells no event is an error where it is written, not where it is used."""
        self.changes()
        return self

    def changes(self) -> PortfolioChanges:
        """The same written out: entities and events, with the same ids on every call."""
        events = [event for entry in self.use_cases for event in _events(entry)]
        events += _written("the general history", lambda: general_events({"history": self.general}))
        return PortfolioChanges.model_validate(
            {
                "objectives": self.objectives,
                "processes": self.processes,
                "teams": self.teams,
                "leaders": self.leaders,
                "events": events,
            }
        )


def _events(entry: Line) -> list[dict[str, Any]]:
    lacking = [name for name in ("id", "title", "history") if name not in entry]
    if lacking:
        raise ValueError(f"use case {entry.get('id', '')!r} has no {' and no '.join(lacking)}")
    return _written(f"the history of {entry['id']}", lambda: use_case_events(dict(entry), SOURCE))


def _written(what: str, write: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Shorthand written out; ValueError, which pydantic places, for a line that cannot be."""
    try:
        return write()
    except KoersError as error:
        raise ValueError(f"{what}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{what} has a line that cannot be read ({error})") from error

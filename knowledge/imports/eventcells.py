"""The cells of an events sheet as the fields of its events."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import ValidationError

from knowledge.imports import cells, problems
from knowledge.imports.dates import Parser
from knowledge.imports.labels import LABELS, label, values
from knowledge.imports.mapping import ImportMapping
from knowledge.imports.readers.table import Cell, Flaw, text_of
from knowledge.imports.references import References
from knowledge.imports.words import plain
from knowledge.model.base import Labelled
from knowledge.model.events import EVENT_LABELS, BlockerKind, Event, EventBase, Outcome, Signal
from knowledge.model.portfolio import Role, Stage, UseCase

KINDS: Mapping[str, type[EventBase]] = {
    member.model_fields["kind"].default: member for member in get_args(get_args(Event)[0])
}
CHANGEABLE = ("title", "purpose", "team", "owner", "role", "objectives", "processes", "enables", "groups")
DAYS = ("on", "until", "due")
_LISTS = ("objectives", "processes", "enables", "groups")
_FLAGS = ("changed_plan", "shown", "verified", "approved")
_COUNTS = ("users", "days", "working_days")
_CHOICES: Mapping[str, type[Labelled]] = {
    "stage": Stage,
    "role": Role,
    "outcome": Outcome,
    "about": BlockerKind,
    "signal": Signal,
}


class EventCells:
    """Turns single cells into values; ``cells.Unusable`` says what is wrong with one."""

    def __init__(self, mapping: ImportMapping, references: References, parse: Parser | None) -> None:
        self._parse = parse
        self._empty = frozenset(map(plain, mapping.empty))
        self._meanings = {name: _named(choices) | mapping.meanings(name) for name, choices in _CHOICES.items()}
        self._meanings["kind"] = _labels(EVENT_LABELS) | mapping.meanings("kind")
        self._meanings["field"] = _labels(_labels_of("field")) | mapping.meanings("field")
        self._flags = mapping.meanings("flag")
        self._directories = {
            "use_case": references.use_cases,
            "team": references.teams,
            "leader": references.leaders,
        }

    def value(self, name: str, cell: Cell) -> Any:
        """The value of the field ``name``."""
        if isinstance(cell, Flaw):
            raise cells.Unusable(cell.problem)
        if name in DAYS:
            return cells.day(cell, self._parse, self._empty)
        if name in self._directories:
            return self._reference(name, text_of(cell))
        if name in self._meanings:
            return self._choice(name, text_of(cell))
        if name in _FLAGS:
            return cells.flag(cell, self._flags)
        if name in _COUNTS:
            return cells.count(cell)
        return cells.number(cell) if name == "value" else text_of(cell)

    def after(self, field: str, text: str) -> Any:
        """The new value of a field of a use case, proved to be one that the field can have."""
        value: Any = list(cells.items(text)) if field in _LISTS else text
        if field == "role":
            value = self._choice("role", text) if text else None
        try:
            UseCase.model_validate({"id": "any", "title": "any", field: value})
        except ValidationError as error:
            raise cells.Unusable(problems.NO_FIELD_VALUE(field=label(field))) from error
        return value

    def _reference(self, name: str, text: str) -> str:
        found = self._directories[name].find(text)
        if found is None:
            raise cells.Unusable(problems.UNKNOWN_REFERENCE(what=label(name)))
        return found

    def _choice(self, name: str, text: str) -> str:
        meant = cells.choice(text, self._meanings[name])
        if meant is None:
            raise cells.Unusable(problems.NO_CHOICE(what=label(name), allowed=values(_labels_of(name).values())))
        return meant


def _labels_of(name: str) -> Mapping[str, tuple[str, str]]:
    """What each value that ``name`` can have is called."""
    if name == "field":
        return {field: LABELS[field] for field in CHANGEABLE}
    return EVENT_LABELS if name == "kind" else _CHOICES[name].labels()


def _named(choices: type[Labelled]) -> dict[str, str]:
    return {plain(value.value): value.value for value in choices} | _labels(choices.labels())


def _labels(labels: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Every label in every language, and the value itself."""
    spelled = {plain(label): str(value) for value, names in labels.items() for label in names}
    return spelled | {plain(value): str(value) for value in labels}

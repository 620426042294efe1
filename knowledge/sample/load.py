"""Loads the sample organisation: the YAML files beside this module, and the documents that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from knowledge.history.portfolio import PortfolioChanges
from knowledge.sample.shorthand import events_of

SAMPLE_TODAY = date(2026, 11, 2)
"""The day on which the sample is looked at; everything in it happened before."""

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
SOURCE = "Portfolio Elzenstroom"


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """A file of the sample with what its reader has to know about it; no ``groups`` means everybody."""

    name: str
    content: bytes
    groups: tuple[str, ...]
    effective_from: date | None
    version: str
    supersedes: str | None
    document_id: str


def changes(folder: Traversable | None = None, source: str = SOURCE) -> PortfolioChanges:
    """Every objective, process, team, leader and event; the same ids on every call.

    Another organisation is a ``folder`` laid out like this one; ``source`` names where its portfolio came from.
    """
    here = folder or files("knowledge.sample")
    teams = (_read(file) for file in _team_files(here))
    events = [event for team in teams for entry in team["use_cases"] for event in _of_team(entry, team["team"], source)]
    events += general_events(_read(here / "general.yaml"))
    return PortfolioChanges.model_validate(_read(here / "organisation.yaml") | {"events": events})


def documents(folder: Traversable | None = None) -> list[SampleDocument]:
    """Every document of the sample or of another ``folder``, in the order of the list in documents.yaml."""
    here = folder or files("knowledge.sample")
    return [_document(here, entry) for entry in _read(here / "documents.yaml")]


def _document(here: Traversable, entry: Mapping[str, Any]) -> SampleDocument:
    return SampleDocument(
        name=entry["name"],
        content=(here / "documents" / entry["name"]).read_bytes(),
        groups=tuple(entry.get("groups", ())),
        effective_from=entry.get("effective_from"),
        version=entry["version"],
        supersedes=entry.get("supersedes"),
        document_id=entry["id"],
    )


def _of_team(entry: Mapping[str, Any], team: str, source: str) -> list[dict[str, Any]]:
    return use_case_events({**entry, "team": team}, source)


def use_case_events(entry: Mapping[str, Any], source: str) -> list[dict[str, Any]]:
    """The events of a use case that is written in shorthand: its record, with its ``history`` and ``usage``."""
    key = entry["id"]
    record = {name: value for name, value in entry.items() if name not in {"history", "usage"}}
    record |= {"source": source, "source_id": key}
    usage = [{"day": day, "users": users} for day, users in entry.get("usage", {}).items()]
    events = events_of([*entry["history"], *usage], prefix=key, use_case=key)
    for event in events:
        if event["kind"] == "registered":
            event["record"] = record | {"stage": event["record"]}
    return events


def general_events(general: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The events of no use case that are written in shorthand: a ``history``, and ``own_use`` per month if known."""
    own_use = general.get("own_use", {"days": {}, "working_days": {}})
    rows = [
        {"day": day, "signal": "own_use", "leader": leader, "days": days, "working_days": working_days}
        for leader, months in own_use["days"].items()
        for (day, working_days), days in zip(own_use["working_days"].items(), months, strict=True)
    ]
    return events_of([*general["history"], *rows], prefix="general")


def _team_files(here: Traversable) -> list[Traversable]:
    return sorted((here / "use_cases").iterdir(), key=lambda file: file.name)


def _read(file: Traversable) -> Any:
    return LOADER(file.read_text(encoding="utf-8")).get_single_data()

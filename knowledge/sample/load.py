"""Loads the sample organisation: the YAML files beside this module, and the documents that go with them."""

from collections.abc import Iterator, Mapping
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


def changes() -> PortfolioChanges:
    """Every objective, process, team, leader and event; the same ids on every call."""
    events = [event for name in _team_files() for event in _team_events(_read(name))]
    events += _general_events(_read(_here() / "general.yaml"))
    return PortfolioChanges.model_validate(_read(_here() / "organisation.yaml") | {"events": events})


def documents() -> list[SampleDocument]:
    """Every document, in the order of the list in documents.yaml."""
    return [_document(entry) for entry in _read(_here() / "documents.yaml")]


def _document(entry: Mapping[str, Any]) -> SampleDocument:
    return SampleDocument(
        name=entry["name"],
        content=(_here() / "documents" / entry["name"]).read_bytes(),
        groups=tuple(entry.get("groups", ())),
        effective_from=entry.get("effective_from"),
        version=entry["version"],
        supersedes=entry.get("supersedes"),
        document_id=entry["id"],
    )


def _team_events(team: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for use_case in team["use_cases"]:
        yield from _use_case_events(use_case, team["team"])


def _use_case_events(entry: Mapping[str, Any], team: str) -> list[dict[str, Any]]:
    key = entry["id"]
    record = {name: value for name, value in entry.items() if name not in {"history", "usage"}}
    record |= {"team": team, "source": SOURCE, "source_id": key}
    usage = [{"day": day, "users": users} for day, users in entry.get("usage", {}).items()]
    events = events_of([*entry["history"], *usage], prefix=key, use_case=key)
    for event in events:
        if event["kind"] == "registered":
            event["record"] = record | {"stage": event["record"]}
    return events


def _general_events(general: Mapping[str, Any]) -> list[dict[str, Any]]:
    own_use = general["own_use"]
    rows = [
        {"day": day, "signal": "own_use", "leader": leader, "days": days, "working_days": working_days}
        for leader, months in own_use["days"].items()
        for (day, working_days), days in zip(own_use["working_days"].items(), months, strict=True)
    ]
    return events_of([*general["history"], *rows], prefix="general")


def _team_files() -> list[Traversable]:
    return sorted((_here() / "use_cases").iterdir(), key=lambda file: file.name)


def _here() -> Traversable:
    return files("knowledge.sample")


def _read(file: Traversable) -> Any:
    return LOADER(file.read_text(encoding="utf-8")).get_single_data()

"""A second count of the portfolios, out of the raw YAML files and nothing of Koers."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from typing import Any

import yaml

STARTED = ("exploring", "piloting", "scaling", "live")


def rows(folder: Traversable, as_of: date) -> Iterator[dict[str, Any]]:
    """Every use case that was known on a day: its fields as written, and what its lines of history come down to."""
    for file in (folder / "use_cases").iterdir():
        content = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        for entry in content["use_cases"]:
            row = _row(entry, content["team"], as_of)
            if row["stage"]:
                yield row


def _row(entry: dict[str, Any], team: str, as_of: date) -> dict[str, Any]:
    row = {**entry, "team": team, "stage": None, "begun": None, "blockers": set(), "effect": "none", "last": None}
    for on, what, value, line in sorted(_lines(entry), key=lambda each: each[0]):
        if on > as_of:
            break
        row["last"] = on
        if what in {"registered", "stage"}:
            row["stage"] = value
            if value in STARTED and row["begun"] is None:
                row["begun"] = on
        elif what == "changed" and value in row:
            row[value] = line["after"]
        elif what == "blocked":
            row["blockers"].add(value)
        elif what == "unblocked":
            row["blockers"].discard(value)
        elif what == "effect" and line.get("shown", True):
            better = "verified" if line.get("verified") else "shown"
            row["effect"] = "verified" if "verified" in {better, row["effect"]} else better
    return row


def _lines(entry: dict[str, Any]) -> Iterator[tuple[date, str, Any, dict[str, Any]]]:
    for line in entry["history"]:
        if "try" in line:
            for when in ("day", "ended", "reflected"):
                yield line[when], "tried", None, line
        else:
            what = next(
                (key for key in ("registered", "stage", "changed", "blocked", "unblocked", "effect") if key in line), ""
            )
            yield line["day"], what, line.get(what), line
    for day in entry.get("usage", {}):
        yield day, "usage", None, {}


def meets(row: dict[str, Any], wanted: dict[str, Any], as_of: date) -> bool:
    """Whether a use case meets every condition of a question."""
    checks = {
        "team": lambda value: row["team"] == value,
        "stages": lambda value: row["stage"] in value,
        "role": lambda value: row.get("role") == value,
        "objective": lambda value: value in row.get("objectives", ()),
        "process": lambda value: value in row.get("processes", ()),
        "owner": lambda value: row.get("owner") == value,
        "begun_before": lambda value: row["begun"] is not None and row["begun"].isoformat() < value,
        "begun_from": lambda value: row["begun"] is not None and row["begun"].isoformat() >= value,
        "effect": lambda value: row["effect"] == value,
        "blocked": lambda value: bool(row["blockers"]) == value,
        "active": lambda value: (row["stage"] in STARTED and row["last"] > as_of - timedelta(42)) == value,
    }
    return all(checks[name](value) for name, value in wanted.items() if value not in (None, []))

"""The compact lines of the sample's YAML, written out as events."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.errors import InvalidInput

SHORTHAND: Mapping[str, tuple[str, str]] = {
    "registered": ("registered", "record"),
    "delisted": ("delisted", "text"),
    "relisted": ("relisted", "text"),
    "stage": ("stage_changed", "stage"),
    "changed": ("changed", "field"),
    "experiment": ("experiment_started", "text"),
    "ended": ("experiment_ended", "outcome"),
    "reflection": ("reflection", "text"),
    "effect": ("effect_measured", "text"),
    "users": ("usage_measured", "users"),
    "decision": ("decision", "text"),
    "promised": ("commitment_made", "commitment"),
    "moved": ("commitment_moved", "commitment"),
    "kept": ("commitment_kept", "commitment"),
    "show": ("show_and_tell", "text"),
    "blocked": ("blocker_raised", "blocker"),
    "unblocked": ("blocker_removed", "blocker"),
    "signal": ("leadership_signal", "signal"),
}
"""The key that tells a line's kind → the kind of event, and the field that takes the key's value.

A line's date is under ``day``: YAML reads a key ``on`` as true.
"""


def events_of(lines: Iterable[Mapping[str, Any]], prefix: str, use_case: str | None = None) -> list[dict[str, Any]]:
    """The lines as events in order of day, each with an id that only its own day and kind decide."""
    written = [event for line in lines for event in _written_out(line)]
    seen: Counter[str] = Counter()
    for event in sorted(written, key=lambda event: event["on"]):
        about = event.get("leader", "") if event["kind"] == "leadership_signal" else ""
        key = "/".join(part for part in (prefix, str(event["on"]), event["kind"], about) if part)
        seen[key] += 1
        event["id"] = key if seen[key] == 1 else f"{key}/{seen[key]}"
        if use_case:
            event["use_case"] = use_case
    return sorted(written, key=lambda event: event["on"])


def _written_out(line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One event for a line; three for a whole experiment: tried, ended and looked back on."""
    if "try" in line:
        return _experiment(line)
    key = next((key for key in SHORTHAND if key in line), None)
    if key is None:
        raise InvalidInput(
            f"A line of the sample's history tells no event: {line.get('day')} {sorted(line)}.",
            f"It needs one of the keys {', '.join(SHORTHAND)}.",
        )
    kind, field = SHORTHAND[key]
    rest = {name: value for name, value in line.items() if name not in {key, "day"}}
    return [rest | {"on": line["day"], "kind": kind, field: line[key]}]


def _experiment(line: Mapping[str, Any]) -> list[dict[str, Any]]:
    changed = line.get("changed_plan", False)
    return [
        {"on": line["day"], "kind": "experiment_started", "until": line["until"], "text": line["try"]},
        {"on": line["ended"], "kind": "experiment_ended", "outcome": line["outcome"]},
        {"on": line["reflected"], "kind": "reflection", "text": line["learned"], "changed_plan": changed},
    ]

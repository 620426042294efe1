"""The summary: five lines at most, chosen from what the sections say of themselves."""

from collections.abc import Sequence

from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part

KEY = "summary"
LINES = 5
ORDER = ("status", "kpis", "changes", "alerts", "decisions", "commitments", "next_two_weeks")


def summary(parts: Sequence[Part]) -> tuple[Fact, ...]:
    """The headlines with the most weight, in the order in which a leader asks: where we stand, what changed, what
    needs a decision, what was promised, what comes."""
    heaviest = sorted((part for part in parts if part.headline), key=lambda part: (-part.weight, part.key))[:LINES]
    ordered = sorted(heaviest, key=lambda part: ORDER.index(part.key) if part.key in ORDER else len(ORDER))
    return tuple(part.headline for part in ordered if part.headline)


def empty(frame: Frame) -> Fact:
    """The one line about a period in which nothing happened."""
    first, last = frame.day(frame.span.start), frame.day(frame.span.end)
    text = frame.pick(
        f"Van {first} tot en met {last} is niets vastgelegd.",
        f"Nothing was recorded from {first} up to and including {last}.",
    )
    return frame.fact("empty", 0, text)

"""Blockers, commitments and experiments: which are still open, and what each was about when it began."""

from collections.abc import Sequence

from knowledge.history.portfolio import Snapshot
from knowledge.model.events import (
    BlockerRaised,
    BlockerRemoved,
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    Event,
    EventBase,
    ExperimentEnded,
    ExperimentStarted,
)

COMMITMENTS = ("commitment_made", "commitment_moved")
PENDING = ("blocker_raised", *COMMITMENTS)


def still_open(snapshot: Snapshot, kinds: Sequence[str] = ()) -> list[Event]:
    """The last event of every open blocker, commitment and experiment, of the asked kinds where some are asked.

    A name is one within its use case: two use cases can each have a "B-1". A commitment that was moved
    is the same commitment, so either kind asks for it.
    """
    wanted = frozenset(kinds or PENDING)
    commitments = not wanted.isdisjoint(COMMITMENTS)
    open_items: dict[tuple[str, str | None, str], Event] = {}
    for event in snapshot.events:
        match event:
            case BlockerRaised() if "blocker_raised" in wanted:
                open_items["blocker", event.use_case, event.blocker] = event
            case BlockerRemoved():
                open_items.pop(("blocker", event.use_case, event.blocker), None)
            case CommitmentMade() | CommitmentMoved() if commitments:
                open_items["commitment", event.use_case, event.commitment] = event
            case ExperimentStarted() if "experiment_started" in wanted:
                open_items["experiment", event.use_case, ""] = event
            case ExperimentEnded():
                open_items.pop(("experiment", event.use_case, ""), None)
            case CommitmentKept():
                open_items.pop(("commitment", event.use_case, event.commitment), None)
            case _:
                pass
    return list(open_items.values())


def opened_with(snapshot: Snapshot, event: Event) -> str:
    """What was promised or stood in the way, for an event that moves or closes it; empty for other events."""
    match event:
        case CommitmentMoved() | CommitmentKept():
            return _first_text(snapshot, event, CommitmentMade, "commitment", event.commitment)
        case BlockerRemoved():
            return _first_text(snapshot, event, BlockerRaised, "blocker", event.blocker)
        case _:
            return ""


def _first_text(snapshot: Snapshot, event: Event, kind: type[EventBase], field: str, name: str) -> str:
    history = snapshot.states[event.use_case].events if event.use_case else snapshot.general
    openings = (other for other in history if isinstance(other, kind) and getattr(other, field) == name)
    return next((opening.text for opening in openings if opening.on <= event.on), "")

"""What an event says of itself that cannot be: asked at every door, before it is stored for ever."""

from knowledge.model.events import Event, ExperimentStarted, LeadershipSignal
from knowledge.said import Said, Wording

ENDS_BEFORE = Wording(
    "de tijdbox eindigt op {until}, voor het experiment begint op {on}",
    "the time box ends on {until}, before the experiment starts on {on}",
)
TOO_MANY_DAYS = Wording(
    "{days} van de {working_days} werkdagen kan niet", "{days} of {working_days} working days cannot be"
)


def impossible(event: Event) -> tuple[str, Said] | None:
    """The field with what cannot be, and why; ``None`` for an event that may have happened."""
    match event:
        case ExperimentStarted(until=until) if until is not None and until < event.on:
            return "until", ENDS_BEFORE(until=until, on=event.on)
        case LeadershipSignal(days=int(days), working_days=int(worked)) if days > worked:
            return "days", TOO_MANY_DAYS(days=days, working_days=worked)
        case _:
            return None

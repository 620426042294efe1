"""What can be wrong with asking something of alerts."""

from knowledge.errors import Conflict, InvalidInput


class ClockWentBack(Conflict):
    """A scan of a day before the last one that was applied; nothing was changed."""


class AlertsChanged(Conflict):
    """Somebody else changed the alerts since they were read; nothing was stored, and it can be tried again."""


class OutOfOrder(Conflict):
    """An action dated before the last thing that happened to its alert; nothing was changed."""


class NotPossible(Conflict):
    """The alert is not in a state in which the action makes sense; nothing was changed."""


class FindingAhead(InvalidInput):
    """A finding that began after the day of its scan; nothing was changed."""

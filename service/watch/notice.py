"""After a new event: the alerts that it can touch are moved on at once, and the organisation is not scanned again."""

from typing import TYPE_CHECKING

from knowledge.alerts.alert import Transition
from knowledge.history.portfolio import Portfolio
from knowledge.model.events import Event
from knowledge.model.principal import OWNER
from knowledge.pitfalls.touched import touched
from service.logs import log
from service.watch.scan import advanced, again

if TYPE_CHECKING:
    from service.bootstrap import Koers


def notice(koers: "Koers", before: Portfolio, event: Event) -> list[Transition]:
    """What became of the alerts that ``event`` can touch, as a scan of today would have it.

    ``before`` is everything as it was without the event. Where nobody ever scanned, or the clock went back since,
    nothing is done.
    """
    today = koers.clock().date()
    scanned_on = koers.stores.alerts.load(among={}).scanned_on
    if scanned_on is None or scanned_on > today:
        return []
    after = koers.stores.portfolio.load(OWNER)
    context = koers.context(OWNER, koers.settings.language)
    found = touched(before.at(today), after.at(today), event, context)
    return again(lambda: advanced(koers, found.findings, today, found.scope))[1]


def try_to_notice(koers: "Koers", before: Portfolio, event: Event) -> None:
    """The same, for who has stored the event already: what goes wrong is left to the next scan."""
    try:
        notice(koers, before, event)
    except Exception as error:  # noqa: BLE001 - the event is stored, whatever becomes of the alerts
        log.error("the alerts were not moved on after an event; the next scan does that", exc_info=error)

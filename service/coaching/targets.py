"""Whom the coach helps by itself, as the settings name them."""

from knowledge.errors import Misconfigured
from service.coaching import problems
from service.coaching.make import Order
from service.settings import Settings


def orders(settings: Settings) -> list[Order]:
    """An order for each of ``leader:ID, team:ID``. Misconfigured names what is neither."""
    found = []
    for part in filter(None, map(str.strip, (settings.coach_for or "").split(","))):
        kind, _, name = (each.strip() for each in part.partition(":"))
        if kind not in {"leader", "team"} or not name:
            raise Misconfigured(problems.NEITHER(given=part), problems.WRITE_AS())
        found.append(Order(leader=name) if kind == "leader" else Order(team=name))
    return found

"""The roadmaps of a leader or team that somebody may read."""

from datetime import date
from typing import TYPE_CHECKING

from knowledge.coaching.roadmap import Roadmap
from knowledge.errors import NotFound
from knowledge.model.principal import Principal
from service.coaching import problems
from service.coaching.make import Order, coached_by, earlier
from service.coaching.rights import may_read

if TYPE_CHECKING:
    from service.bootstrap import Koers


def listed(koers: "Koers", order: Order, principal: Principal) -> list[Roadmap]:
    """Those of who is named in ``order``, the latest first. NotFound as in ``make``."""
    portfolio = koers.stores.portfolio.load(principal)
    coached = coached_by(portfolio, order, principal, order.as_of or date.max)
    return [kept.roadmap for kept in earlier(koers, coached, principal)]


def one(koers: "Koers", roadmap_id: str, principal: Principal) -> Roadmap:
    """NotFound where there is none that this reader may read."""
    kept = koers.stores.roadmaps.one(roadmap_id)
    if kept is None or not may_read(koers, principal, kept):
        raise NotFound(problems.NO_ROADMAP(given=roadmap_id), problems.MAKE_ONE())
    return kept.roadmap

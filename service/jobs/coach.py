"""Makes roadmaps: the one that was asked for, or on a schedule those of everybody in KOERS_COACH_FOR."""

import asyncio

from pydantic import JsonValue

from knowledge.model.principal import Principal
from service.coaching.make import Order, coached_by, make
from service.coaching.targets import orders
from service.coaching.telling import recipients_of, tell
from service.jobs.kinds import Kind, Work


def _coach(work: Work) -> JsonValue:
    # The job's id names the roadmaps: a job that is done again makes the same ones, which are kept and told once.
    if work.arguments:
        order = Order.model_validate(work.arguments)
        made: JsonValue = asyncio.run(make(work.koers, order, work.principal, work.job)).model_dump(mode="json")
        return made
    wanted = orders(work.koers.settings)
    told = 0
    for number, order in enumerate(wanted):
        work.report(number, len(wanted))
        roadmap = asyncio.run(make(work.koers, *_for_readers(work, order), f"{work.job}-{number + 1}"))
        told += tell(work.koers, roadmap)
    work.report(len(wanted), len(wanted))
    return {"roadmaps": len(wanted), "told": told}


def _for_readers(work: Work, order: Order) -> tuple[Order, Principal]:
    """In the language of those it goes to, where they share one, and holding only what all of them may read."""
    koers = work.koers
    coached = coached_by(koers.stores.portfolio.load(work.principal), order, work.principal, koers.clock().date())
    told = recipients_of(koers, coached)
    languages = {each.language for each in told}
    wanted = order.model_copy(update={"language": languages.pop()}) if len(languages) == 1 else order
    return wanted, Principal.together(each.principal for each in told) if told else work.principal


COACH = Kind("coach", {"coach": _coach}, schedule="15 7 * * 1 every 2 weeks")

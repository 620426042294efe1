"""Drafts a briefing: on a schedule, or where a model makes it long. It waits for approval; nothing goes out."""

import asyncio

from pydantic import JsonValue

from service.briefings.make import Order, make
from service.jobs.kinds import Kind, Work


def _draft(work: Work) -> JsonValue:
    order = Order.model_validate(work.arguments)
    if not work.arguments:
        names = (work.koers.settings.brief_recipients or "").split(",")
        order = Order(recipients=[name.strip() for name in names if name.strip()])
    # The job's id is the briefing's: a job that is done again goes on with the same draft.
    made: JsonValue = asyncio.run(make(work.koers, order, work.principal, work.job)).model_dump(mode="json")
    return made


BRIEF = Kind("brief", {"draft": _draft})

"""Drafts a briefing: on a schedule, or where a model makes it long. It waits for approval, and those who may give that
are told so; nothing of it goes out."""

import asyncio

from pydantic import JsonValue

from service.briefings.make import Order, make, named
from service.briefings.telling import tell_of_draft
from service.jobs.kinds import Kind, Work


def _draft(work: Work) -> JsonValue:
    order, approvers = Order.model_validate(work.arguments), named(work.koers, work.koers.settings.brief_approvers)
    if not work.arguments:
        recipients = named(work.koers, work.koers.settings.brief_recipients)
        order = Order(recipients=[each.name for each in recipients])
    # The job's id is the briefing's: a job that is done again goes on with the same draft, and tells of it once.
    made: JsonValue = asyncio.run(make(work.koers, order, work.principal, work.job)).model_dump(mode="json")
    tell_of_draft(work.koers, work.job, approvers)
    return made


BRIEF = Kind("brief", {"draft": _draft})

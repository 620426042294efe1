"""Runs evals: long, and it goes on where it was cut off, for what came out is kept."""

from pydantic import JsonValue

from service.evals.runs import Order, execute, plan_of
from service.jobs.kinds import Kind, Work


def _run(work: Work) -> JsonValue:
    order = Order.model_validate(work.arguments)
    record = execute(work.koers, plan_of(work.koers, order), work.job, work.principal, work.report)
    figures: list[JsonValue] = [figure.model_dump(mode="json") for figure in record.figures]
    return {"run": record.id, "figures": figures}


EVAL = Kind("eval", {"run": _run})

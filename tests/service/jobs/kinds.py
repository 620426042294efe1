"""Kinds of jobs that do what a test needs."""

from collections.abc import Mapping

from pydantic import JsonValue

from knowledge.errors import Conflict, Misconfigured
from service.jobs.kinds import Kind, Work

TRIED: list[str] = []


def _count(work: Work) -> JsonValue:
    work.report(3, 4)
    return {"who": work.principal.id, "given": dict(work.arguments)}


def _add(work: Work) -> JsonValue:
    return {"before": dict(work.results)}


def _refuse(work: Work) -> JsonValue:
    TRIED.append(work.job)
    work.report(1, 3)
    raise Misconfigured("The embedder is gone.", "Install it.")


def _busy(work: Work) -> JsonValue:
    TRIED.append(work.job)
    if TRIED.count(work.job) < 2:
        raise Conflict("The database is busy.", "Try again.")
    return "at last"


def _break(work: Work) -> JsonValue:
    TRIED.append(work.job)
    raise LookupError("s3cret")


def _last(work: Work) -> JsonValue:
    while True:
        TRIED.append(work.job)
        work.report(1, 2)


_ALL = (
    Kind("count", {"count": _count}),
    Kind("two", {"count": _count, "add": _add}),
    Kind("refuse", {"refuse": _refuse}),
    Kind("busy", {"busy": _busy}),
    Kind("break", {"break": _break}, attempts=1),
    Kind("last", {"last": _last, "count": _count}),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}

"""Gives the passages that wait for it their vectors."""

from pydantic import JsonValue

from service.documents import embed
from service.jobs.kinds import Kind, Work


def _embed(work: Work) -> JsonValue:
    return {"embedded": embed(work.koers, work.report)}


# Alone: the embedded vector store is one folder, and two who embed the same texts do the work twice.
EMBED = Kind("embed", {"embed": _embed}, alone=True)

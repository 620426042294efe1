"""Rates and ranks use cases: long where a model rates many."""

import asyncio

from pydantic import JsonValue

from service.jobs.kinds import Kind, Work
from service.scores import Wish, scores


def _score(work: Work) -> JsonValue:
    wish = Wish.model_validate(work.arguments)
    found: JsonValue = asyncio.run(scores(work.koers, wish, work.principal)).model_dump(mode="json")
    return found


SCORE = Kind("score", {"score": _score})

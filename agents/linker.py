"""The linker: proposes which objective a use case serves, with the words of the strategy that say so."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agents.linking.by_model import batches, by_model, kept
from agents.linking.by_rules import by_rules
from agents.linking.ground import Ground
from agents.model import Caller, Model
from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Mode, Usage
from knowledge.model.base import Language
from knowledge.model.links import Link
from knowledge.model.portfolio import UseCase
from knowledge.ports import Embedder

AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Matter:
    """The use cases to link, those that people linked before, and what the strategy says of each objective in force."""

    cases: Sequence[UseCase]
    linked: Sequence[UseCase]
    grounds: Sequence[Ground]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed links; ``degraded`` where a model did not answer for all of them."""

    links: tuple[Link, ...]
    mode: Mode
    degraded: bool
    usage: Usage


def like(matter: Matter, embedder: Embedder, on: date) -> Proposal:
    """Links by likeness, without a model."""
    links = by_rules(matter.cases, matter.linked, matter.grounds, embedder, on)
    return Proposal(tuple(links), "extractive", degraded=False, usage=Usage())


async def judge(
    matter: Matter, model: Model, caller: Caller, boundary: str, embedder: Embedder, on: date, language: Language
) -> Proposal:
    """Links by a model, batch by batch; by likeness for the batches that it does not answer.

    ``boundary`` fences retrieved text and must not be guessable.
    """
    gate = asyncio.Semaphore(AT_ONCE)

    async def judged(batch: Sequence[UseCase]) -> tuple[list[Link], Usage] | None:
        async with gate:
            try:
                drafts, usage = await by_model(model, caller, batch, matter.grounds, language, boundary)
            except ModelUnavailable:
                return None
        return kept(drafts, batch, matter.grounds, language, on), usage

    parted = batches(matter.cases) if matter.grounds else []
    replies = await asyncio.gather(*(judged(batch) for batch in parted))
    left = [case for batch, reply in zip(parted, replies, strict=True) if reply is None for case in batch]
    links = await asyncio.to_thread(by_rules, left, matter.linked, matter.grounds, embedder, on)
    links += [link for reply in replies if reply for link in reply[0]]
    answered = any(reply is not None for reply in replies)
    usage = sum((reply[1] for reply in replies if reply), start=Usage())
    return Proposal(tuple(links), "generative" if answered else "extractive", bool(left), usage)

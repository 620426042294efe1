"""From a brief to claims that may be said: drafted, held against the evidence, and what does not stand mended once."""

from dataclasses import dataclass
from typing import Protocol

from agents.verifier import Rejection, Verified, Verifier
from agents.writers.brief import Brief, Draft, Writer
from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Mode, Usage
from knowledge.model.evidence import Claim

DRAFTED_AT_MOST = 2
"""Of a writer who drafts more claims than these times as many as were asked for, the rest is not read."""


class Voices(Protocol):
    """Who writes, who speaks where that one does not answer, and who holds both against the evidence."""

    @property
    def writer(self) -> Writer: ...
    @property
    def fallback(self) -> Writer: ...
    @property
    def verifier(self) -> Verifier: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """What of a writer's claims stands, and whose they are.

    ``silent`` where the model did not answer and the evidence spoke for itself, ``unmended`` where it did not mend
    what was not let through.
    """

    claims: tuple[Claim, ...]
    mode: Mode
    usage: Usage
    silent: bool = False
    unmended: bool = False


async def spoken(voices: Voices, brief: Brief) -> Spoken:
    """What the writer has to say. Where a model does not answer, the evidence's own words are taken."""
    writer, silent = voices.writer, False
    try:
        draft = await writer.write(brief)
    except ModelUnavailable:
        writer, silent = voices.fallback, True
        draft = await writer.write(brief)
    verified = _verified(voices, brief, draft)
    if writer.mode == "extractive" or not verified.rejected:
        return Spoken(verified.claims, writer.mode, draft.usage, silent)
    return await _mended(voices, brief, verified, draft.usage)


async def own_words(voices: Voices, brief: Brief) -> Verified:
    """What of the evidence's own words may be said."""
    return _verified(voices, brief, await voices.fallback.write(brief))


async def _mended(voices: Voices, brief: Brief, verified: Verified, usage: Usage) -> Spoken:
    rejected: tuple[Rejection, ...] = verified.rejected
    try:
        draft = await voices.writer.repair(brief, rejected)
    except ModelUnavailable:
        return Spoken(verified.claims, voices.writer.mode, usage, unmended=True)
    known = {claim.id for claim in verified.claims}
    more = [claim for claim in _verified(voices, brief, draft).claims if claim.id not in known]
    return Spoken((*verified.claims, *more), voices.writer.mode, usage + draft.usage)


def _verified(voices: Voices, brief: Brief, draft: Draft) -> Verified:
    claims = draft.written.claims[: DRAFTED_AT_MOST * brief.max_claims]
    return voices.verifier.verify(claims, brief.evidence, brief.language)

"""Whether words are taken over as they stand."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from agents.schemas import DraftClaim
from agents.verification.spoken import spoken
from knowledge.documents.sentences import sentences

QUOTED = re.compile(r"[\"“”«„]([^\"“”«»„]{3,})[\"“”»]|[‘]([^‘’]{3,})[’]|(?<!\w)'([^']{3,})'(?!\w)")
BULLET = re.compile(r"^\s*(?:[-*•–▪◦]|\(?\d{1,2}[.)]|[a-z]\))\s+")


def bare(sentence: str) -> str:
    """A sentence without the bullet or number of the list that it stands in."""
    return BULLET.sub("", sentence)


def squeeze(text: str) -> str:
    """White space and quotation marks made alike, case kept."""
    return re.sub(r"[‘’`´]", "'", re.sub(r"[“”„«»]", '"', " ".join(text.split())))


def is_whole_sentences(wanted: str, quote: str) -> bool:
    """Whether the words are one or more consecutive sentences of the quote: half a sentence can say the opposite."""
    parts = _sentences(quote)
    return any(
        _continues(wanted, first, [whole for whole, _ in parts[place + 1 :]])
        for place, firsts in enumerate(parts)
        for first in firsts
    )


@lru_cache(maxsize=1_000)
def _sentences(quote: str) -> tuple[tuple[str, str], ...]:
    """Each sentence as it stands, and without its bullet; one that is not said to people is left blank."""
    said = spoken(quote)
    texts = [quote[start:end] if (start, end) in said else "" for start, end in sentences(quote)]
    return tuple((squeeze(text), squeeze(bare(text))) for text in texts)


def _continues(wanted: str, joined: str, following: Sequence[str]) -> bool:
    if not joined or not wanted.startswith(joined):
        return False
    for sentence in following:
        if wanted == joined or not wanted.startswith(joined):
            break
        joined = f"{joined} {sentence}"
    return wanted == joined


def strange_quotes(draft: DraftClaim, texts: Sequence[str]) -> Iterable[str]:
    """What the draft quotes that stands in none of the texts; a full stop before the closing mark is forgiven."""
    squeezed = [squeeze(text) for text in texts]
    found = [next(filter(None, groups)) for groups in QUOTED.findall(draft.text)]
    for quote in [*found, *([draft.quote] if draft.quote and draft.quote.strip() else [])]:
        wanted = squeeze(quote).rstrip(".,;:…") if quote in found else squeeze(quote)
        if not any(wanted in text for text in squeezed):
            yield quote

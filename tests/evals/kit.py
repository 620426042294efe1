"""Evidence, claims and a judge for the tests of metrics."""

from collections.abc import Callable, Sequence
from datetime import date

from pydantic import JsonValue

from evals.metrics.cited import CitedClaim
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact, Passage

DAY = date(2026, 3, 2)


def passage(key: str, quote: str, language: Language = "nl", document: str = "d1", start: int = 0) -> Passage:
    return Passage(
        id=key, document_id=document, title="Plan", version="1", start=start, end=start + len(quote), quote=quote,
        language=language,
    )  # fmt: skip


def fact(key: str, text: str, value: JsonValue = 0) -> Fact:
    return Fact(id=key, measure="count", label="Use cases", value=value, as_of=DAY, text=text)


def claim(text: str, *evidence: Evidence, unknown: int = 0) -> CitedClaim:
    return CitedClaim(text=text, evidence=evidence, unknown=unknown)


def supported_by(*sufficient: str) -> Callable[[str, Sequence[Evidence]], bool]:
    """A judge for whom evidence suffices that holds all ids of one of the sets: "a", or "a b" for both together."""
    sets = [set(each.split()) for each in sufficient]
    return lambda _, evidence: any(each <= {item.id for item in evidence} for each in sets)

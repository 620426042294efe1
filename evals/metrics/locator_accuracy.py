"""Locator accuracy: does the quote stand where the citation says."""

import unicodedata
from collections.abc import Mapping, Sequence

from agents.verification.quoting import squeeze
from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from knowledge.model.evidence import Passage
from knowledge.untrusted.showing import without_links

METRIC = metric("locator_accuracy", "Citaten op de genoemde plaats", "Locator accuracy")
Texts = Mapping[tuple[str, str], str]
"""The stored text of each document by its id and version."""


def locator_accuracy(passages: Sequence[Passage], texts: Texts) -> Measured:
    """The share of cited passages whose quote stands, normalised, at its place in the document. No judge."""
    return share(sum(stands(passage, texts) for passage in passages), len(passages), "no passage is cited")


def stands(passage: Passage, texts: Texts) -> bool:
    """Whether the characters from start to end are the quote but for white space and kinds of quotation marks."""
    text = texts.get((passage.document_id, passage.version))
    if text is None or not passage.quote.strip():
        return False
    return normalised(text[passage.start : passage.end]) == normalised(passage.quote)


def normalised(text: str) -> str:
    """Composed characters, one kind of white space and of quotation marks, links as they are shown; case kept."""
    return squeeze(unicodedata.normalize("NFC", without_links(text))).strip()

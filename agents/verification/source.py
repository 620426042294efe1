"""A piece of evidence, taken apart once: its text, figures, words and units."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agents.numbers import figures
from agents.verification.figure import Figure
from agents.verification.tongue import tongue_of
from agents.verification.units import WORD, Part, Unit, fact_units, part, passage_units
from knowledge.documents.sentences import sentences
from knowledge.measures.phrases import day
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact
from knowledge.untrusted.injection import talks_to_machine
from knowledge.words import level

PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim can rest on; ``text`` is all that is said, title and heading included."""

    text: str
    language: Language
    computed: bool
    figures: tuple[Figure, ...]
    tokens: tuple[str, ...]
    units: tuple[Unit, ...]
    whole: Part


def source_of(item: Evidence, language: Language) -> Source:
    """The evidence taken apart; ``language`` is that of the answer, in which facts are worded."""
    if isinstance(item, Fact):
        return _fact(item.label, item.text, day(item.as_of, language), language)
    return _passage(" ".join((item.title, item.version)), ". ".join(item.heading), item.quote, item.language)


@lru_cache(maxsize=1_000)
def _fact(label: str, text: str, as_of: str, language: Language) -> Source:
    text = "; ".join(item for item in text.split("; ") if not talks_to_machine(item))
    own = tongue_of(text) or language
    whole = part(text, own, evidence=True)
    return Source(
        text=f"{label}. {text}",
        language=own,
        computed=True,
        figures=(*figures(label, own), *whole.figures, *figures(as_of, own)),
        tokens=tuple(WORD.findall(level(f"{label}. {text}"))),
        units=fact_units(label, text, own),
        whole=whole,
    )


@lru_cache(maxsize=1_000)
def _passage(title: str, heading: str, quote: str, language: Language) -> Source:
    head = f"{title}. {heading}"
    quote = _spoken_to_people(quote)
    whole = part(quote, language, evidence=True)
    return Source(
        text=f"{head}. {quote}",
        language=language,
        computed=False,
        figures=(*figures(head, language), *whole.figures),
        tokens=tuple(WORD.findall(level(f"{head}. {quote}"))),
        units=passage_units(head, quote, language),
        whole=whole,
    )


def _spoken_to_people(quote: str) -> str:
    """The paragraphs without an order to the machine: what else stands beside one bears out nothing either."""
    return "\n\n".join(
        paragraph
        for paragraph in PARAGRAPH.split(quote)
        if not any(talks_to_machine(paragraph[start:end]) for start, end in sentences(paragraph))
    )

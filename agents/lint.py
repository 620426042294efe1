"""The linter of a briefing: every number and date in its text stands in the evidence, whoever wrote or rendered it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from agents.numbers import figures, missing_figures
from knowledge.measures.phrases import number, percent
from knowledge.model.base import Language
from knowledge.model.briefing import Briefing
from knowledge.model.evidence import Evidence, Fact
from knowledge.model.values import numbers, strings

REFERENCE = re.compile(r"\[\d{1,3}(?:, ?\d{1,3})*\]")


def unsupported(briefing: Briefing) -> tuple[str, ...]:
    """The figures of each claim that do not stand in what it cites, and those of the other lines that stand nowhere.

    Sentences of an editor are theirs, and are not looked at.
    """
    known = {item.id: item for item in briefing.evidence}
    found: list[str] = []
    for section in briefing.sections:
        for claim in section.claims:
            if claim.support != "editor":
                cited = [known[key] for key in claim.evidence if key in known]
                found += _strange(claim.text, cited, briefing)
        for line in (section.title, *section.missing):
            found += _strange(line, briefing.evidence, briefing)
    for chart in briefing.charts:
        found += _strange(str(chart.get("description", "")), briefing.evidence, briefing)
    return tuple(found)


def unsupported_in(text: str, briefing: Briefing) -> tuple[str, ...]:
    """The figures in a rendered briefing, or in a part of it, that stand in none of its evidence or editor's sentences.

    References such as ``[3]`` are no figures. The list of sources tells of a fact how many it counts and over what it
    was computed, and the tables its value: that is evidence here, though no claim may state it by that alone.
    """
    own = [claim.text for section in briefing.sections for claim in section.claims if claim.support == "editor"]
    facts = (item for item in briefing.evidence if isinstance(item, Fact))
    told = [each for fact in facts for each in _told(fact, briefing.language)]
    return tuple(_strange(REFERENCE.sub(" ", text), briefing.evidence, briefing, [*own, *told]))


def _told(fact: Fact, language: Language) -> Iterator[str]:
    """The numbers of a fact that stand beside its text."""
    inputs = dict(fact.inputs)
    counts = [len(listed) for listed in inputs.values() if isinstance(listed, list)]
    for value in (fact.n, *counts, *numbers(fact.value), *numbers(inputs)):
        if value is not None:
            yield number(value, language)
            yield percent(value, language)


def _strange(text: str, evidence: Iterable[Evidence], briefing: Briefing, own: Sequence[str] = ()) -> list[str]:
    language = briefing.language
    sources = [text for item in evidence for text in _texts(item)]
    span = briefing.period
    sources += [*own, f"{span.start} {span.end}", briefing.audience.name, briefing.audience.id]
    there = [figure for source in sources for figure in figures(source, language)]
    return missing_figures(figures(text, language), there)


def _texts(item: Evidence) -> tuple[str, ...]:
    if isinstance(item, Fact):
        # A chart or a table names what a fact was computed from.
        return item.text, item.label, item.as_of.isoformat(), *strings(item.value), *strings(dict(item.inputs))
    return item.quote, item.title, " ".join(item.heading), item.version, str(item.page or "")

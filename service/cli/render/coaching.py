"""A roadmap on a terminal: what became of the last one, what is asked now, why, and how it will be seen."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.coaching.roadmap import Behaviour, Roadmap
from knowledge.measures.phrases import day, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Claim
from service.coaching import words
from service.inert import line


def whole(roadmap: Roadmap) -> RenderableType:
    """The roadmap in its own language."""
    language = roadmap.language
    parts = [Text(line(words.title(roadmap)), style="bold")]
    for title, claims in words.before(roadmap):
        parts += [_title(title), *_lines(claims)] if claims else []
    if roadmap.behaviours:
        parts.append(_title(line(words.asked(roadmap))))
    for number, each in enumerate(roadmap.behaviours, 1):
        parts += _behaviour(number, each, language)
    parts += [Text(f"\n{line(text)}", style="dim") for text in roadmap.missing]
    parts.append(Text(f"\n{line(roadmap.id)}", style="dim"))
    return Group(*parts)


def listing(roadmaps: Sequence[Roadmap], language: Language) -> RenderableType:
    """One roadmap a line, with what it asked."""
    if not roadmaps:
        return Text(pick(language, "Nog niets eerder gevraagd.", "Nothing has been asked before."), style="dim")
    return Group(*(_entry(each, language) for each in roadmaps))


def _entry(roadmap: Roadmap, language: Language) -> Text:
    first, last = day(roadmap.period.start, language), day(roadmap.period.end, language)
    asked = [line(claim.text) for each in roadmap.behaviours for claim in each.ask]
    return Text.assemble((line(roadmap.id), "cyan"), f"  {first} – {last}", *(f"\n    - {text}" for text in asked))


def _behaviour(number: int, behaviour: Behaviour, language: Language) -> Iterable[Text]:
    asked = " ".join(line(claim.text) for claim in behaviour.ask)
    yield Text(f"{number}. {asked}", style="bold")
    for label, claims in words.grounds(behaviour, language):
        if claims:
            yield Text(f"   {label}: {' '.join(line(claim.text) for claim in claims)}")


def _lines(claims: Iterable[Claim]) -> list[Text]:
    return [Text(f"- {line(claim.text)}") for claim in claims]


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold")

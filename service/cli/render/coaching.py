"""A roadmap on a terminal: what became of the last one, what is asked now, why, and how it will be seen."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.coaching.roadmap import Behaviour, Coached, Roadmap
from knowledge.measures.phrases import day, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Claim
from service.inert import line


def whole(roadmap: Roadmap) -> RenderableType:
    """The roadmap in its own language."""
    language = roadmap.language
    first, last = day(roadmap.period.start, language), day(roadmap.period.end, language)
    head = pick(language, "twee weken", "two weeks")
    parts: list[Text] = [Text(f"{_whose(roadmap.coached, language)} – {head}: {first} – {last}", style="bold")]
    if roadmap.looked_back:
        parts.append(_title(pick(language, "De vorige keer", "Last time")))
        parts += _lines(claim for each in roadmap.looked_back for claim in each.claims)
    if roadmap.moved:
        parts.append(_title(pick(language, "Wat er sindsdien bewoog", "What moved since")))
        parts += _lines(roadmap.moved)
    if roadmap.standing:
        parts.append(_title(pick(language, "Waar het nu om gaat", "What it is about now")))
        parts += _lines(roadmap.standing)
    if roadmap.behaviours:
        parts.append(_title(_asked(roadmap)))
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
    labels = (
        (pick(language, "Waarom nu", "Why now"), behaviour.why),
        (pick(language, "Hoe het te zien is", "How it will be seen"), behaviour.seen),
        (pick(language, "Waar het aan bijdraagt", "What it should help"), behaviour.moves),
    )
    for label, claims in labels:
        if claims:
            yield Text(f"   {label}: {' '.join(line(claim.text) for claim in claims)}")


def _asked(roadmap: Roadmap) -> str:
    language, asked_of = roadmap.language, line(roadmap.behaviours[0].asked_of)
    until = day(roadmap.behaviours[0].by, language)
    return pick(language, f"Gevraagd aan {asked_of}, uiterlijk {until}", f"Asked of {asked_of}, by {until}")


def _lines(claims: Iterable[Claim]) -> list[Text]:
    return [Text(f"- {line(claim.text)}") for claim in claims]


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def _whose(coached: Coached, language: Language) -> str:
    if coached.kind == "team":
        return f"Team {line(coached.name)}"
    if coached.name:
        return pick(language, f"Leider van {line(coached.name)}", f"Leader of {line(coached.name)}")
    return pick(language, "Leider van de hele organisatie", "Leader of the whole organisation")

"""What stands around the claims of a roadmap, in Dutch and English."""

import re
from collections.abc import Iterator, Mapping

from knowledge.coaching.roadmap import Behaviour, Coached, Roadmap
from knowledge.measures.phrases import day, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Passage

ITEM = re.compile(r"(?<=[:;.,])\s+[-•*]\s+")
LEADS: Mapping[Language, tuple[str, str]] = {
    "nl": ("In het Nederlands: ", "In Dutch: "),
    "en": ("In het Engels: ", "In English: "),
}


def whose(coached: Coached, language: Language) -> str:
    """Who is coached: a role, never a person's name."""
    if coached.kind == "team":
        return f"Team {coached.name}"
    if coached.name:
        return pick(language, f"Leider van {coached.name}", f"Leader of {coached.name}")
    return pick(language, "Leider van de hele organisatie", "Leader of the whole organisation")


def title(roadmap: Roadmap) -> str:
    """``Team Klantcontact – twee weken: 3 november 2026 – 16 november 2026``."""
    language = roadmap.language
    first, last = day(roadmap.period.start, language), day(roadmap.period.end, language)
    return f"{whose(roadmap.coached, language)} – {pick(language, 'twee weken', 'two weeks')}: {first} – {last}"


def asked(roadmap: Roadmap) -> str:
    """What stands above the behaviours: of whom, and by when."""
    language, first = roadmap.language, roadmap.behaviours[0]
    until = day(first.by, language)
    return pick(language, f"Gevraagd aan {first.asked_of}, uiterlijk {until}", f"Asked of {first.asked_of}, by {until}")


def before(roadmap: Roadmap) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """What is told before anything is asked: what became of the last time, what moved, and what it is about now."""
    language = roadmap.language
    back = tuple(claim for each in roadmap.looked_back for claim in each.claims)
    yield pick(language, "De vorige keer", "Last time"), back
    yield pick(language, "Wat er sindsdien bewoog", "What moved since"), roadmap.moved
    yield pick(language, "Waar het nu om gaat", "What it is about now"), roadmap.standing
    spoken = {each.id: each.language for each in roadmap.evidence if isinstance(each, Passage)}
    quoted = tuple(_quoted(claim, spoken, language) for claim in roadmap.quoted)
    yield pick(language, "Wat wij daarover schreven", "What we wrote about it"), quoted


def _quoted(claim: Claim, spoken: Mapping[str, Language], language: Language) -> Claim:
    """Between quotation marks, without the marks of a list that it was cut from; a lead-in says in which language it is
    where that is not the reader's."""
    told = f"“{ITEM.sub(' ', claim.text).strip(' -•;,')}”"
    foreign = {spoken[key] for key in claim.evidence if key in spoken} - {language}
    lead = "".join(pick(language, *LEADS[each]) for each in sorted(foreign))
    return claim.model_copy(update={"text": f"{lead}{told}"})


def grounds(behaviour: Behaviour, language: Language) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """What is told of one behaviour: why now, how it will be seen, and what it should help."""
    yield pick(language, "Waarom nu", "Why now"), behaviour.why
    yield pick(language, "Hoe het te zien is", "How it will be seen"), behaviour.seen
    yield pick(language, "Waar het aan bijdraagt", "What it should help"), behaviour.moves

"""The outline of a roadmap, as that of a briefing: each thing that is asked, with why, how it is seen and what it helps
under it."""

from collections.abc import Iterator, Mapping

from knowledge.coaching.roadmap import Roadmap
from knowledge.measures.phrases import as_of, day, period
from knowledge.measures.query import Period
from knowledge.model.evidence import Claim
from service.coaching import words
from service.export import wording
from service.export.outline import Outline, Part, Point, numbered, with_places
from service.export.plain import plain

Said = tuple[str, tuple[tuple[Claim, str], ...]]
"""A title, and claims with what stands before each that belongs to the one above it."""


def outline(roadmap: Roadmap) -> Outline:
    """The outline; it holds what the roadmap holds, so that who may read that may read this."""
    language, held = roadmap.language, {each.id: each for each in roadmap.evidence}
    said = [(title, claims) for title, claims in _said(roadmap) if claims]
    numbers, places = numbered([claim for _, claims in said for claim, _ in claims], held, language)
    parts = [_part(place, title, claims, numbers) for place, (title, claims) in enumerate(said, 1)]
    missing = tuple(plain(text) for text in roadmap.missing)
    if missing:
        parts.append(Part(f"p{len(parts) + 1}", wording.word("missing", language), missing=missing))
    return Outline(
        language=language,
        title=plain(f"{words.whose(roadmap.coached, language)} – {wording.word('two_weeks', language)}"),
        banner="",
        as_of=as_of(roadmap.as_of, language),
        day=roadmap.as_of,
        about=tuple(_about(roadmap)),
        parts=tuple(parts),
        sources=with_places(places, [point for part in parts for point in part.points]),
    )


def _said(roadmap: Roadmap) -> Iterator[Said]:
    for title, claims in words.before(roadmap):
        yield title, tuple((claim, "") for claim in claims)
    if roadmap.behaviours:
        yield words.asked(roadmap), tuple(_asked(roadmap))


def _asked(roadmap: Roadmap) -> Iterator[tuple[Claim, str]]:
    for behaviour in roadmap.behaviours:
        yield from ((claim, "") for claim in behaviour.ask)
        for label, claims in words.grounds(behaviour, roadmap.language):
            yield from ((claim, label) for claim in claims)


def _part(place: int, title: str, claims: tuple[tuple[Claim, str], ...], numbers: Mapping[str, int]) -> Part:
    points = (
        Point(
            f"c{place}-{row}",
            plain(f"{label}: {claim.text}" if label else claim.text),
            tuple(dict.fromkeys(numbers[key] for key in claim.evidence if key in numbers)),
            option=bool(label),
        )
        for row, (claim, label) in enumerate(claims, 1)
    )
    return Part(f"p{place}", plain(title), tuple(points))


def _about(roadmap: Roadmap) -> Iterator[tuple[str, str]]:
    language, span = roadmap.language, roadmap.period
    yield wording.word("period", language), period(Period(start=span.start, end=span.end), language)
    yield wording.word("as_of", language), day(roadmap.as_of, language)
    yield wording.word("made", language), wording.made(roadmap)

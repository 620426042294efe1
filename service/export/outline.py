"""The outline of a briefing, made once for every format: what is said, on which numbered sources, with which charts.

Every text in it is one harmless line. What is mark-up in a format, that format escapes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.measures.phrases import as_of, day, period
from knowledge.measures.query import Period
from knowledge.model.base import Language
from knowledge.model.briefing import Briefing, Section
from knowledge.model.evidence import Claim, Evidence, Fact
from knowledge.reporting.part import OPTION
from service.export import wording
from service.export.figures import Figure, figure_of, spread
from service.export.plain import plain
from service.export.sources import Source, source_of


@dataclass(frozen=True, slots=True)
class Point:
    """One claim with the numbers of its sources; ``anchor`` names it within the file.

    An ``option`` belongs to the question before it.
    """

    anchor: str
    text: str
    sources: tuple[int, ...] = ()
    by_editor: bool = False
    option: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """What is said, with the options where it asks for a decision."""

    point: Point
    options: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One section: what is said, shown, and what could not be said."""

    anchor: str
    title: str
    points: tuple[Point, ...] = ()
    figures: tuple[Figure, ...] = ()
    missing: tuple[str, ...] = ()

    def missing_title(self, word: str) -> str:
        """What stands above what cannot be said; nothing where that is the title already."""
        return "" if self.title == word else word

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The points, those that are options with the question that they belong to."""
        found: list[Block] = []
        for point in self.points:
            if point.option and found:
                found[-1] = replace(found[-1], options=(*found[-1].options, point))
            else:
                found.append(Block(point))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole briefing. ``banner`` is empty once it is approved; ``about`` are labels with what they say."""

    language: Language
    title: str
    banner: str
    as_of: str
    day: date
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The charts of all parts, in their order."""
        return tuple(figure for part in self.parts for figure in part.figures)

    def word(self, name: str) -> str:
        """One of the words around the claims, in the briefing's language."""
        return wording.word(name, self.language)


def outline(briefing: Briefing) -> Outline:
    """The outline; sources are numbered in the order in which claims first rest on them."""
    held = {each.id: each for each in briefing.evidence}
    claims = [claim for section in briefing.sections for claim in section.claims]
    numbers, places = numbered(claims, held, briefing.language)
    options = {key for key, each in held.items() if isinstance(each, Fact) and each.measure == OPTION}
    points = [_points(section, place, numbers, options) for place, section in enumerate(briefing.sections, 1)]
    figures = _figures(briefing, held)
    return Outline(
        language=briefing.language,
        title=plain(wording.title(briefing.audience, briefing.language)),
        banner=wording.banner(briefing.state, briefing.language),
        as_of=as_of(briefing.period.end, briefing.language),
        day=briefing.period.end,
        about=tuple(_about(briefing)),
        parts=tuple(_parts(briefing, points, figures)),
        sources=with_places(places, [point for some in points for point in some]),
    )


def numbered(
    claims: Sequence[Claim], held: Mapping[str, Evidence], language: Language
) -> tuple[Mapping[str, int], Mapping[Source, int]]:
    """The number of each piece of evidence, by its id, and of each source, as claims rest on them."""
    said = {plain(claim.text) for claim in claims}
    asked = dict.fromkeys(key for claim in claims for key in claim.evidence if key in held)
    bare = {key: source_of(0, held[key], held, language, (), said) for key in asked}
    # What would look the same among the sources is there once.
    places = {source: number for number, source in enumerate(dict.fromkeys(bare.values()), 1)}
    return {key: places[source] for key, source in bare.items()}, places


def with_places(places: Mapping[Source, int], points: Iterable[Point]) -> tuple[Source, ...]:
    """The sources with their numbers, each with the points that rest on it."""
    cited = _cited(points)
    return tuple(replace(source, number=number, cited=cited[number]) for source, number in places.items())


def _points(section: Section, place: int, numbers: Mapping[str, int], options: Collection[str]) -> tuple[Point, ...]:
    return tuple(_point(claim, f"c{place}-{row}", numbers, options) for row, claim in enumerate(section.claims, 1))


def _point(claim: Claim, anchor: str, numbers: Mapping[str, int], options: Collection[str]) -> Point:
    sources = tuple(dict.fromkeys(numbers[key] for key in claim.evidence if key in numbers))
    option = bool(claim.evidence) and all(key in options for key in claim.evidence)
    return Point(anchor, plain(claim.text), sources, claim.support == "editor", option)


def _cited(points: Iterable[Point]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for point in points:
        for number in point.sources:
            found[number] += (point.anchor,)
    return found


def _figures(briefing: Briefing, held: Mapping[str, Evidence]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for place, chart in enumerate(briefing.charts, 1):
        figure = figure_of(f"f{place}", chart, held, briefing.language)
        found[figure.section].append(figure)
    return found


def _about(briefing: Briefing) -> Iterator[tuple[str, str]]:
    language, span = briefing.language, briefing.period
    yield wording.word("period", language), period(Period(start=span.start, end=span.end), language)
    yield wording.word("as_of", language), day(span.end, language)
    yield wording.word("state", language), wording.banner(briefing.state, language) or briefing.state.label(language)
    yield wording.word("made", language), wording.made(briefing)


def _parts(briefing: Briefing, points: Sequence[tuple[Point, ...]], figures: dict[str, list[Figure]]) -> Iterator[Part]:
    for place, (section, said) in enumerate(zip(briefing.sections, points, strict=True), 1):
        missing = tuple(plain(text) for text in section.missing)
        shown = spread(figures.pop(section.key, ()))
        if said or shown or missing:
            yield Part(f"p{place}", plain(section.title), said, shown, missing)
    left = spread([figure for some in figures.values() for figure in some])
    if left:
        yield Part(f"p{len(points) + 1}", wording.word("charts", briefing.language), figures=left)

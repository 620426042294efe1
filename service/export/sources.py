"""One numbered source: where a passage stands and what it says, or what was computed, and over what."""

from dataclasses import dataclass
from datetime import date

from knowledge.measures.phrases import as_of, day, number, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact, Passage
from service.cli.render import facts
from service.export.plain import plain

LONGEST_QUOTE = 700


@dataclass(frozen=True, slots=True)
class Source:
    """What stands under ``number``: a ``name``, where it stands, what it says, and what it was computed from.

    ``cited`` are the anchors of the claims that rest on it.
    """

    number: int
    kind: str
    name: str
    place: str
    text: str
    details: tuple[str, ...]
    cited: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its name within the file."""
        return f"s{self.number}"


def source_of(number_: int, evidence: Evidence, language: Language, cited: tuple[str, ...]) -> Source:
    """The source as a reader of ``language`` is shown it."""
    if isinstance(evidence, Passage):
        return _passage(number_, evidence, language, cited)
    return _fact(number_, evidence, language, cited)


def _passage(number_: int, passage: Passage, language: Language, cited: tuple[str, ...]) -> Source:
    title = plain(passage.title)
    parts = [f"{pick(language, 'versie', 'version')} {plain(passage.version)}"] if passage.version else []
    parts += [f"{pick(language, 'pagina', 'page')} {passage.page}"] if passage.page is not None else []
    headings = [plain(part) for part in passage.heading if plain(part) != title]
    parts += [" › ".join(headings)] if headings else []
    quote = plain(passage.quote)
    cut = quote[:LONGEST_QUOTE] + ("…" if len(quote) > LONGEST_QUOTE else "")
    return Source(number_, "passage", title, ", ".join(parts), f"“{cut}”", (), cited)


def _name(fact: Fact, language: Language) -> str:
    """Its label, with the day where that is what it says: "..., since 4 May 2026"."""
    try:
        said = f" {day(date.fromisoformat(str(fact.value)), language)}"
    except ValueError:
        said = ""
    return plain(fact.label) + said


def _fact(number_: int, fact: Fact, language: Language, cited: tuple[str, ...]) -> Source:
    told = list(facts.lines(fact, language, {}))[1:]
    when = as_of(fact.as_of, language)
    counted = f"n = {number(fact.n, language)}" if fact.n is not None else ""
    place = ", ".join(part for part in (when, counted) if part)
    return Source(number_, "fact", _name(fact, language), place, plain(fact.text), tuple(map(plain, told)), cited)

"""One numbered source: where a passage stands and what it says, or what was computed, and over what."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from knowledge.measures.phrases import as_of, day, number, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Fact, Passage
from service.cli.render import facts
from service.export.plain import plain
from service.export.wording import word

LONGEST_QUOTE = 700
MOST = 8
LISTS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "subjects": (("berekend over", "computed over"),) * 2,
    "use_cases": (("use case", "use case"), ("use cases", "use cases")),
    "documents": (("document", "document"), ("documenten", "documents")),
}
"""What a fact can rest on, and what one and several of them are called."""


@dataclass(frozen=True, slots=True)
class Source:
    """What stands under ``number``: a ``name``, where it stands, what it says, and what it was computed from.

    ``cited`` are the anchors of the claims that rest on it. Where one of them says it word for word, ``text`` is empty
    and only what it was computed from is told.
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


def source_of(
    number_: int,
    evidence: Evidence,
    held: Mapping[str, Evidence],
    language: Language,
    cited: tuple[str, ...],
    said: Collection[str] = (),
) -> Source:
    """The source as a reader of ``language`` is shown it; ``held`` is all the evidence, with what it was made of, and
    ``said`` what stands in the text already."""
    if isinstance(evidence, Passage):
        return _passage(number_, evidence, language, cited)
    source = _fact(number_, evidence, held, language, cited)
    return replace(source, text="") if source.details and source.text in said else source


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
    """Its label, if it has one, with the day where that is what it says: "..., since 4 May 2026"."""
    if not fact.label:
        return word("counted", language)
    try:
        said = f" {day(date.fromisoformat(str(fact.value)), language)}"
    except ValueError:
        said = ""
    return plain(fact.label) + said


def _fact(number_: int, fact: Fact, held: Mapping[str, Evidence], language: Language, cited: tuple[str, ...]) -> Source:
    when = as_of(fact.as_of, language)
    counted = f"n = {number(fact.n, language)}" if fact.n is not None else ""
    place = ", ".join(part for part in (when, counted) if part)
    bare = fact.model_copy(update={"inputs": {**fact.inputs, "subjects": []}})
    told = (*list(facts.lines(bare, language, {}))[1:], *_made_of(fact, held, language))
    return Source(number_, "fact", _name(fact, language), place, plain(fact.text), tuple(map(plain, told)), cited)


def _made_of(fact: Fact, held: Mapping[str, Evidence], language: Language) -> Iterator[str]:
    """The facts that it was computed from, and the subjects, use cases and documents that it is about, by name."""
    for key in _ids(fact, "facts"):
        if isinstance(ground := held.get(key), Fact):
            yield pick(language, "berekend uit: ", "computed from: ") + ground.text
    names = fact.inputs.get("names")
    called = names if isinstance(names, Mapping) else {}
    cases_and_documents = {*_ids(fact, "use_cases"), *_ids(fact, "documents")}
    for field, words in LISTS.items():
        ids = _ids(fact, field)
        if field == "subjects" and cases_and_documents.issuperset(part for key in ids for part in key.split("+")):
            continue
        if ids:
            listed = [str(called.get(key, key)) for key in ids[:MOST]]
            more = [pick(language, f"en nog {left}", f"and {left} more")] if (left := len(ids) - MOST) > 0 else []
            yield f"{pick(language, *words[len(ids) > 1])}: {'; '.join([*listed, *more])}"


def _ids(fact: Fact, field: str) -> list[str]:
    ids = fact.inputs.get(field)
    return [str(key) for key in ids] if isinstance(ids, list | tuple) else []

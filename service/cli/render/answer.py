"""An answer: its claims with numbered evidence, the evidence itself, and what is missing."""

from collections.abc import Iterator, Mapping, Sequence

from babel.numbers import format_decimal
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from knowledge.model.answer import Answer
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.evidence import Evidence, Fact, Passage
from service.inert import inert, line

WORDS = {
    "evidence": ("Waar dit op rust", "What this rests on"),
    "missing": ("Wat ontbreekt", "What is missing"),
    "page": ("pagina", "page"),
    "version": ("versie", "version"),
    "as_of": ("Stand op", "As of"),
    "extractive": ("zonder taalmodel: geciteerd en geteld", "without a language model: quoted and counted"),
    "generative": ("met een taalmodel geschreven en geverifieerd", "written by a language model and verified"),
    "degraded": ("het taalmodel viel uit", "the language model failed"),
    "more": ("en nog {}", "and {} more"),
    "of": ("over", "over"),
}
MOST_INPUTS = 12
LONGEST_QUOTE = 700


def answer(given: Answer) -> RenderableType:
    """The whole answer in its own language."""
    numbers = {evidence.id: number for number, evidence in enumerate(given.evidence, 1)}
    parts: list[RenderableType] = [_claim(claim.text, claim.evidence, numbers) for claim in given.claims]
    if given.evidence:
        parts += [Text(f"\n{_word('evidence', given.language)}", style="bold")]
        parts += [_evidence(numbers[each.id], each, given.language) for each in given.evidence]
    if given.missing:
        parts += [Text(f"\n{_word('missing', given.language)}", style="bold")] if given.claims else []
        parts += [Text(f"- {line(text)}" if given.claims else line(text)) for text in given.missing]
    return Group(*parts, Text(f"\n{_footer(given)}", style="dim"))


def _claim(text: str, evidence: Sequence[str], numbers: Mapping[str, int]) -> Text:
    marks = "".join(f"[{numbers[each]}]" for each in evidence if each in numbers)
    return Text(inert(text)).append(f" {marks}" if marks else "", style="cyan")


def _evidence(number: int, evidence: Evidence, language: Language) -> RenderableType:
    lines = _passage(evidence, language) if isinstance(evidence, Passage) else _fact(evidence, language)
    head, *rest = lines
    mark = Text(f"[{number}] ", style="cyan").append(head, style="not cyan bold")
    return Group(mark, *(Padding(Text(each), (0, 0, 0, 4)) for each in rest))


def place(passage: Passage, language: Language) -> str:
    """Where a passage stands: document, version, page, headings."""
    parts = [f"{_word('version', language)} {line(passage.version)}"] if passage.version else []
    parts += [f"{_word('page', language)} {passage.page}"] if passage.page is not None else []
    parts += [" › ".join(line(part) for part in passage.heading)] if passage.heading else []
    return ", ".join([line(passage.title), *parts])


def _passage(passage: Passage, language: Language) -> Iterator[str]:
    yield place(passage, language)
    quote = line(passage.quote)
    yield f"“{quote[:LONGEST_QUOTE]}{'…' if len(quote) > LONGEST_QUOTE else ''}”"


def _fact(fact: Fact, language: Language) -> Iterator[str]:
    result = _shown(fact.value, language)
    over = f" ({_word('of', language)} {fact.n})" if fact.n is not None else ""
    yield f"{line(fact.label)}: {result} {line(fact.unit)}".rstrip() + over
    for name, value in fact.inputs.items():
        if value not in (None, "", [], {}):
            yield f"{line(str(name))}: {_shown(value, language)}"


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Mapping):
        return _list([f"{key}: {_shown(item, language)}" for key, item in value.items()], language)
    if isinstance(value, list | tuple):
        return _list([_shown(item, language) for item in value], language)
    if isinstance(value, float):
        return format_decimal(value, locale=language)
    return line(str(value))


def _list(items: Sequence[str], language: Language) -> str:
    more = len(items) - MOST_INPUTS
    tail = [_word("more", language).format(more)] if more > 0 else []
    return ", ".join([*items[:MOST_INPUTS], *tail])


def _footer(given: Answer) -> str:
    mode = _word(given.mode, given.language)
    if given.degraded:
        mode = f"{_word('degraded', given.language)}; {mode}"
    usage = f" · {given.usage.input_tokens + given.usage.output_tokens} tokens" if given.usage.model_calls else ""
    return f"{_word('as_of', given.language)} {given.as_of} · {mode}{usage}"


def _word(key: str, language: Language) -> str:
    return WORDS[key][LANGUAGES.index(language)]

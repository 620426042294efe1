"""An answer: its claims with numbered evidence, the evidence itself, and what is missing."""

from collections.abc import Container, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from knowledge.measures.phrases import day, pick
from knowledge.model.answer import Answer
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence, Passage
from service.cli.render import facts
from service.inert import inert, line

MODES = {
    "extractive": ("zonder taalmodel: geciteerd en geteld", "without a language model: quoted and counted"),
    "generative": (
        "door een taalmodel geschreven, en geverifieerd",
        "written by a language model, and verified",
    ),
}
LONGEST_QUOTE = 700


def answer(given: Answer, names: facts.Names) -> RenderableType:
    """The whole answer in its own language; ``names`` are the titles of the use cases."""
    numbers = {evidence.id: number for number, evidence in enumerate(given.evidence, 1)}
    parts: list[RenderableType] = [_claim(claim.text, claim.evidence, numbers) for claim in given.claims]
    if given.missing:
        parts += [Text(f"\n{pick(given.language, 'Wat ontbreekt', 'What is missing')}", style="bold")]
        parts += [Text(f"- {line(text)}") for text in given.missing]
    if given.evidence:
        parts += [Text(f"\n{pick(given.language, 'Waar dit op rust', 'What this rests on')}", style="bold")]
        said = {claim.text for claim in given.claims}
        parts += [_evidence(numbers[each.id], each, given.language, names, said) for each in given.evidence]
    return Group(*parts, Text(f"\n{_footer(given)}", style="dim"))


def place(passage: Passage, language: Language) -> str:
    """Where a passage stands: document, version, page, headings."""
    parts = [f"{pick(language, 'versie', 'version')} {line(passage.version)}"] if passage.version else []
    parts += [f"{pick(language, 'pagina', 'page')} {passage.page}"] if passage.page is not None else []
    title = line(passage.title)
    headings = [line(part) for part in passage.heading if line(part) != title]
    parts += [" › ".join(headings)] if headings else []
    return ", ".join([title, *parts])


def _claim(text: str, evidence: Sequence[str], numbers: Mapping[str, int]) -> Text:
    marks = "".join(f"[{numbers[each]}]" for each in evidence if each in numbers)
    return Text.assemble(inert(text), (f" {marks}" if marks else "", "cyan"))


def _evidence(
    number: int, evidence: Evidence, language: Language, names: facts.Names, said: Container[str]
) -> RenderableType:
    if isinstance(evidence, Passage):
        told = _passage(evidence, language, said)
    else:
        told = facts.lines(evidence, language, names)
    head, *rest = told
    return Group(
        Text.assemble((f"[{number}] ", "cyan"), (head, "bold")),
        *(Padding(Text(each), (0, 0, 0, 4), expand=False) for each in rest),
    )


def _passage(passage: Passage, language: Language, said: Container[str]) -> Iterator[str]:
    """Where it stands, and what it says, unless a claim says just that already."""
    yield place(passage, language)
    if passage.quote in said:
        return
    quote = line(passage.quote)
    yield f"“{quote[:LONGEST_QUOTE]}{'…' if len(quote) > LONGEST_QUOTE else ''}”"


def _footer(given: Answer) -> str:
    mode = pick(given.language, *MODES[given.mode])
    if given.degraded:
        failed = pick(given.language, "het taalmodel viel uit", "the language model failed")
        mode = f"{failed}; {mode}"
    usage = f" · {given.usage.input_tokens + given.usage.output_tokens} tokens" if given.usage.model_calls else ""
    return f"{pick(given.language, 'Stand op', 'As of')} {day(given.as_of, given.language)} · {mode}{usage}"

"""Options side by side in a terminal: a column for each, a row per criterion."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from knowledge.impact.option import Move
from knowledge.measures.phrases import as_of, day, pick
from knowledge.model.base import Language
from knowledge.scoring.methods import METHODS
from service.decisions import Decision, OptionView
from service.inert import line

NARROWEST = 18


def decision(found: Decision) -> RenderableType:
    """What the figures say, and below it the table; a sentence stands there without the name at its column's head."""
    told = {claim.id: line(claim.text) for claim in found.claims}
    table = Table(show_lines=True, pad_edge=False, expand=True)
    table.add_column("", style="bold", max_width=NARROWEST)
    for option in found.options:
        table.add_column(_head(option, found.language), ratio=1, overflow="fold")
    for criterion in found.criteria:
        cells = [
            "\n".join(_brief(told[key], option, found) for key in keys)
            for keys, option in zip(criterion.cells, found.options, strict=True)
        ]
        table.add_row(Text(criterion.label), *(Text(cell or "–") for cell in cells))
    return Group(*_comparison(found, told), table, *_foot(found))


def _head(option: OptionView, language: Language) -> Text:
    head = Text.assemble((line(option.title), "bold"), (f" {line(option.use_case_id)}", "cyan"))
    head.append(f"\n{option.move.label(language)}")
    if option.move is not option.worked_out:
        told = {
            Move.STOP: ("hieronder wat volgt als het stopt", "below what follows if it stops"),
            Move.START: ("hieronder wat volgt als het start", "below what follows if it starts"),
        }[option.worked_out]
        head.append(f"; {pick(language, *told)}", style="dim")
    return head


def _brief(text: str, option: OptionView, found: Decision) -> str:
    """A sentence in the column of its option: without the name and the day that stand above and below it."""
    key, title, language = line(option.use_case_id), line(option.title), found.language
    name = title if title == key else f"{title} ({key})"
    for beginning in (f"{name}: ", f"{option.worked_out.given(key, language)}: "):
        text = text.removeprefix(beginning)
    text = text.removesuffix(f" ({as_of(found.as_of, language)}).").removesuffix(".")
    return text[:1].upper() + text[1:]


def _comparison(found: Decision, told: Mapping[str, str]) -> Iterator[Text]:
    for place, key in enumerate(found.comparison):
        yield Text(told[key], style="bold" if place == 0 else "")
    if found.comparison:
        yield Text("")


def _foot(found: Decision) -> Iterator[Text]:
    language = found.language
    yield from (Text(line(each), style="yellow") for each in found.missing)
    name = pick(language, *METHODS[found.method].labels)
    rated = {
        "extractive": ("beoordeeld door regels en mensen", "rated by rules and people"),
        "generative": (
            "deels beoordeeld door een taalmodel, en geverifieerd",
            "partly rated by a language model, and verified",
        ),
    }[found.mode]
    head = pick(language, "Stand op", "As of")
    yield Text(f"{head} {day(found.as_of, language)} · {name} · {pick(language, *rated)}", style="dim")

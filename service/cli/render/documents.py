"""Documents that were taken in, and passages that were found."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from knowledge.measures.phrases import number, pick
from knowledge.model.base import Language
from knowledge.model.documents import Hit
from service.cli.render.answer import place
from service.documents import Ingested
from service.inert import line

LONGEST = 400


def outcome(done: Ingested, language: Language) -> RenderableType:
    """Every document with what became of it, and every file that could not be read."""
    table = Table.grid(padding=(0, 2))
    for each in done.documents:
        state = pick(language, "nieuw", "new") if each.changed else pick(language, "ongewijzigd", "unchanged")
        about = f"{line(each.title)} ({line(each.id)}, {pick(language, 'versie', 'version')} {line(each.version)})"
        table.add_row(Text(state), Text(about))
    parts: list[RenderableType] = [table]
    not_read = pick(language, "niet gelezen: ", "not read: ")
    parts += [Text(not_read + line(failed.problem), style="red") for failed in done.rejected]
    if done.skipped:
        other = pick(language, "bestanden van een andere soort overgeslagen", "files of another kind left out")
        parts.append(Text(f"{number(len(done.skipped), language)} {other}", style="dim"))
    waiting = pick(language, "passages wachten nog op een vector", "passages still wait for a vector")
    parts += [Text(f"{number(done.pending, language)} {waiting}", style="yellow")] if done.pending else []
    return Group(*parts)


def hits(found: Sequence[Hit], language: Language) -> RenderableType:
    """The passages, best first, each with its place."""
    if not found:
        return Text(pick(language, "Niets gevonden.", "Nothing found."))
    parts: list[RenderableType] = []
    for rank, hit in enumerate(found, 1):
        quote = line(hit.passage.quote)
        parts.append(Text.assemble((f"{rank}. ", "cyan"), (place(hit.passage, language), "bold")))
        parts.append(Padding(Text(quote[:LONGEST] + ("…" if len(quote) > LONGEST else "")), (0, 0, 0, 3), expand=False))
    return Group(*parts)

"""Jobs: what, since when, how far, and what became of them."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.measures.phrases import pick
from knowledge.model.base import LANGUAGES, Language
from service.inert import line
from service.jobs import Job

STATES = {
    "waiting": ("wacht", "waiting"),
    "running": ("loopt", "running"),
    "done": ("klaar", "done"),
    "failed": ("mislukt", "failed"),
    "cancelled": ("afgebroken", "cancelled"),
}
STYLES = {"failed": "bold red", "running": "bold"}


def listing(jobs: Sequence[Job], following: str | None, language: Language) -> RenderableType:
    """A line for each, then how to go on."""
    rows = [_line(job, language) for job in jobs]
    if following:
        rows.append(Text(f"{pick(language, 'verder', 'more')}: --cursor {following}", style="dim"))
    return Group(*rows) if rows else Text(pick(language, "Geen werk.", "No jobs."), style="dim")


def one(job: Job, language: Language) -> RenderableType:
    """One job with its result or its problem."""
    rows = [_line(job, language)]
    if job.problem:
        rows.append(Text(f"  {line(job.problem)}"))
    elif isinstance(job.result, dict):
        rows += [Text(f"  {line(str(name))}: {_short(value)}") for name, value in job.result.items()]
    return Group(*rows)


def _line(job: Job, language: Language) -> Text:
    far = f" {job.done}/{job.total}" if job.total else ""
    state = STATES[job.state][LANGUAGES.index(language)]
    begun = f"{job.created_at.astimezone():%Y-%m-%d %H:%M}"
    return Text.assemble(
        (begun, "dim"), f"  {line(job.kind)}  ", (f"{state}{far}", STYLES.get(job.state, "")), "  ", (job.id, "cyan")
    )


def _short(value: object) -> str:
    if isinstance(value, list):
        return str(len(value))
    text = line(str(value))
    return text if len(text) <= 100 else text[:99] + "…"

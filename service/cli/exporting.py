"""``--out``: what was made, in a file instead of on the terminal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli import problems
from service.cli.misuse import Misused
from service.cli.session import Session

if TYPE_CHECKING:
    from knowledge.coaching.roadmap import Roadmap
    from knowledge.model.briefing import Briefing

Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write it to a file: .md, .html, .pdf, .docx or .pptx.")
]


def check(out: Path | None) -> None:
    """That the file's name says how it is to be written, before any work is done."""
    if out is not None:
        from service.export import FORMATS

        if out.suffix.lower().lstrip(".") not in FORMATS:
            raise Misused(problems.OUT_ENDS_IN(endings=", ".join(f".{each}" for each in FORMATS)))


def save(session: Session, made: "Briefing | Roadmap", out: Path) -> None:
    """Writes it, whole or not at all, and says where."""
    from service.export import export
    from service.files import write

    write(out, export(made, out.suffix.lower().lstrip(".")))
    session.show({"id": made.id, "file": str(out)}, lambda console: console.print(f"{made.id}  {out}"))

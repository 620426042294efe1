"""``koers ask``: a question, and an answer with its evidence."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.command import command
from service.cli.options import AsOf
from service.cli.session import Session

if TYPE_CHECKING:
    from knowledge.model.answer import Answer
    from service.questions import Question


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "ask")(ask)


def ask(
    session: Session,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In Dutch or English; - reads it from stdin.")],
    as_of: AsOf = None,
    thread: Annotated[
        str | None, typer.Option("--thread", metavar="NAME", help="A conversation to go on with; any name begins one.")
    ] = None,
) -> None:
    """Answers a question, and shows the evidence."""
    from knowledge.question import LONGEST_QUESTION
    from service.cli.render.answer import answer
    from service.questions import Question

    text = _standard_input(LONGEST_QUESTION) if question == "-" else question
    given = answered(session, Question(text, as_of, session.given.lang, thread))
    session.show(given, lambda out: out.print(answer(given, titles(session, given))))


def answered(session: Session, question: "Question") -> "Answer":
    """The answer, with its progress shown meanwhile."""
    import asyncio

    from service.questions import request, steps

    asked = request(session.koers, question)

    async def run() -> "Answer":
        from graphs.ask import Progress
        from knowledge.model.answer import Answer

        found: Answer | None = None
        with session.progress("…") as advance:
            async for step in steps(session.koers, asked):
                if isinstance(step, Progress):
                    advance(step.text)
                elif isinstance(step, Answer):
                    found = step
        if found is None:
            raise RuntimeError("the workflow ended without an answer")
        return found

    return asyncio.run(run())


def titles(session: Session, given: "Answer") -> dict[str, str]:
    """The titles of the use cases on the answer's day, to show instead of ids alone."""
    portfolio = session.koers.stores.portfolio.load(session.koers.principal)
    return {key: state.use_case.title for key, state in portfolio.at(given.as_of).states.items()}


def _standard_input(most: int) -> str:
    # One character too many is enough to know that it is too long.
    return sys.stdin.read(most + 1)

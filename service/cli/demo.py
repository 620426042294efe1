"""``koers demo``: the sample organisation, asked questions and briefed about."""

import os
import shlex
import sys
from pathlib import Path
from shutil import which

import typer

from service.cli.command import command
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "demo")(demo)


def demo(session: Session) -> None:
    """Loads a fictional organisation, asks it questions and drafts a briefing for its board."""
    import asyncio

    from knowledge.sample.load import SAMPLE_TODAY
    from service.cli.ask import answered, titles
    from service.cli.render.demo import asked, briefed, farewell, welcome
    from service.demo import briefing, load, questions
    from service.questions import Question

    with session.progress("demo") as advance:
        loaded = load(session.koers, advance)
    answers = []
    if not session.given.as_json:
        session.out.print(welcome(loaded, session.language))
    for question in questions(session.given.lang):
        answer = answered(session, Question(question, SAMPLE_TODAY))
        answers.append(answer)
        if not session.given.as_json:
            session.out.print(asked(question, answer, titles(session, answer)))
    drafted = asyncio.run(briefing(session.koers, session.language))
    if not session.given.as_json:
        session.out.print(briefed(drafted, session.language))
    value = {"home": str(session.koers.home), "loaded": loaded, "answers": answers, "briefing": drafted}
    session.show(value, lambda out: out.print(farewell(_typed(session), loaded, session.language), soft_wrap=True))


def _typed(session: Session) -> str:
    """The command as it can be typed here: by its path where it is not on the search path."""
    script = Path(sys.argv[0])
    name = "python -m service" if script.suffix == ".py" else "koers" if which("koers") else os.path.relpath(script)
    home = session.koers.home
    return name if home == Path(".koers").absolute() else f"{name} --home {shlex.quote(str(home))}"

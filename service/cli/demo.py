"""``koers demo``: the sample organisation, asked questions."""

import typer

from service.cli.command import command
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "demo")(demo)


def demo(session: Session) -> None:
    """Loads a fictional organisation and asks it questions."""
    from knowledge.sample.load import SAMPLE_TODAY
    from service.cli.ask import answered
    from service.cli.render.demo import asked, farewell, welcome
    from service.demo import load, questions
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
            session.out.print(asked(question, answer))
    home = str(session.koers.home)
    value = {"home": home, "loaded": loaded, "answers": answers}
    session.show(value, lambda out: out.print(farewell(home, loaded, session.language)))

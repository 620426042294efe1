"""What the demonstration says around its questions."""

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from knowledge.measures.phrases import day, pick
from knowledge.model.answer import Answer
from knowledge.model.base import Language
from service.cli.render.answer import answer
from service.demo import Loaded
from service.inert import line


def welcome(loaded: Loaded, language: Language) -> RenderableType:
    """What was loaded."""
    return Text(
        pick(
            language,
            f"Elzenstroom N.V., een drinkwaterbedrijf dat niet bestaat: {loaded.use_cases} use cases met "
            f"{loaded.events} gebeurtenissen, en {loaded.documents} documenten. "
            f"De vragen gaan over {day(loaded.today, language)}.",
            f"Elzenstroom N.V., a drinking-water company that does not exist: {loaded.use_cases} use cases with "
            f"{loaded.events} events, and {loaded.documents} documents. "
            f"The questions are about {day(loaded.today, language)}.",
        )
    )


def asked(question: str, given: Answer) -> RenderableType:
    """One question with its answer."""
    return Group(Text(), Rule(Text(line(question), style="bold"), align="left"), answer(given))


def farewell(home: str, loaded: Loaded, language: Language) -> RenderableType:
    """How to go on."""
    go_on = pick(language, "Verder:", "To go on:")
    lines = (
        (f'koers ask "…" --home {home} --as-of {loaded.today}', "een eigen vraag", "a question of your own"),
        (f"koers use-cases --home {home}", "het portfolio", "the portfolio"),
        (f"koers serve --home {home}", "hetzelfde over HTTP", "the same over HTTP"),
        (
            "koers import FILE; koers ingest PATH…",
            "uw eigen gegevens, in een eigen map",
            "your own data, in its own home",
        ),
    )
    shown = [Text(f"  {command}   ({pick(language, dutch, english)})") for command, dutch, english in lines]
    return Group(Text(), Rule(), Text(go_on, style="bold"), *shown)

"""What the demonstration says around its questions."""

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from knowledge.measures.phrases import day, pick
from knowledge.model.answer import Answer
from knowledge.model.base import Language
from knowledge.model.briefing import Briefing
from service.cli.render.answer import answer
from service.cli.render.facts import Names
from service.demo import Loaded
from service.inert import line

SECTIONS = 2
CLAIMS = 5


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


def asked(question: str, given: Answer, names: Names) -> RenderableType:
    """One question with its answer."""
    return Group(Text(), Rule(Text(line(question), style="bold"), align="left"), answer(given, names))


def briefed(drafted: Briefing, language: Language) -> RenderableType:
    """The beginning of the briefing: the summary, and what is to be decided."""
    title = pick(language, "Directiebriefing (concept)", "Board briefing (draft)")
    parts: list[RenderableType] = [Text(), Rule(Text(title, style="bold"), align="left")]
    for section in drafted.sections[:SECTIONS]:
        parts.append(Text(line(section.title), style="bold"))
        parts += [Text(f"- {line(claim.text)}") for claim in section.claims[:CLAIMS]]
    return Group(*parts)


def farewell(command: str, loaded: Loaded, language: Language) -> RenderableType:
    """How to go on; ``command`` is the command as it is typed here, with the home where it needs one."""
    lines = (
        (f'{command} ask "…" --as-of {loaded.today}', "een eigen vraag", "a question of your own"),
        (
            f"{command} briefing demo-{language} show --out briefing.pdf",
            "de hele directiebriefing",
            "the whole board briefing",
        ),
        (f"{command} decide UC-020 UC-030 --as-of {loaded.today}", "twee opties wegen", "two options weighed"),
        (f"{command} use-cases --as-of {loaded.today}", "het portfolio", "the portfolio"),
        (f"{command} serve", "hetzelfde over HTTP", "the same over HTTP"),
        (
            f"{command} import --help",
            "uw eigen portfolio, met een eigen --home",
            "your own portfolio, with its own --home",
        ),
    )
    shown = [Text(f"  {typed}   ({pick(language, dutch, english)})") for typed, dutch, english in lines]
    return Group(Text(), Text(pick(language, "Verder:", "To go on:"), style="bold"), *shown)

"""Proposed links in a terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.measures.phrases import number, pick
from knowledge.model.base import Language
from service.inert import line
from service.links import LinkView, Proposed

DECIDED = {True: ("bevestigd", "confirmed"), False: ("verworpen", "rejected"), None: ("voorstel", "proposed")}


def proposals(made: Proposed, language: Language) -> RenderableType:
    """What was proposed, and for how many use cases nothing was found."""
    left = made.asked - len({each.link.use_case for each in made.links})
    foot = pick(
        language,
        f"Van {number(made.asked, language)} use cases kregen er {number(left, language)} geen voorstel.",
        f"{number(left, language)} of {number(made.asked, language)} use cases got no proposal.",
    )
    return Group(listed(made.links, language), Text(foot, style="dim"))


def listed(links: Sequence[LinkView], language: Language) -> RenderableType:
    """Each link with its strength, the words that it rests on, and what was decided."""
    if not links:
        return Text(pick(language, "Geen voorgestelde koppelingen.", "No proposed links."))
    return Group(*(_told(each, language) for each in links))


def _told(view: LinkView, language: Language) -> Text:
    link = view.link
    strength = f"{pick(language, 'sterkte', 'strength')} {number(link.strength, language)}"
    place = " › ".join((view.evidence.title, *view.evidence.heading))
    page = f", {pick(language, 'blz.', 'p.')} {view.evidence.page}" if view.evidence.page else ""
    text = Text.assemble((f"{line(view.id)}  ", "cyan"), (f"{line(link.use_case)} → {line(link.objective)}", "bold"))
    text.append(f"  {pick(language, *DECIDED[link.confirmed])} · {strength} ({line(link.rater)})", style="dim")
    text.append(f"\n    {line(view.use_case)} → {line(view.objective)}")
    text.append(f"\n    “{line(link.quote)}”")
    text.append(f"\n    {line(place)}{page}", style="dim")
    if link.note:
        text.append(f"\n    {line(link.note)}", style="dim")
    return text

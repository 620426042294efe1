"""A roadmap in every format, opened again: all that it says, on numbered sources, and nobody else's name."""

import asyncio
from dataclasses import replace
from itertools import product

import pytest

from graphs.coach import Coach, CoachRequest
from knowledge.coaching.roadmap import Coached, Roadmap
from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.principal import OWNER, Principal
from knowledge.sample.load import SAMPLE_TODAY, changes
from service.export import FORMATS, export
from service.export.outline import Part
from service.export.roadmap import outline
from tests.graphs.brief.kit import NOW
from tests.service.export.reading import dangers, text_of, without_footers

EVERY = list(product(FORMATS, LANGUAGES))
SAMPLE = portfolio_of(changes())
LEADER = Coached(kind="leader", id="L8", name="Bronnen & Omgeving", team="bronnen-omgeving")
TEAM = Coached(kind="team", id="klantcontact", name="Klantcontact", team="klantcontact")


class Held:
    """A portfolio store that holds the sample."""

    def load(self, principal: Principal) -> Portfolio:
        return SAMPLE.for_reader(principal)

    def apply(self, _: object) -> int:
        raise NotImplementedError


def roadmap(who: Coached, language: Language) -> Roadmap:
    request = CoachRequest("c-1", OWNER, who, SAMPLE_TODAY, language, NOW, "r-1")
    return asyncio.run(Coach(Held()).coach(request)).roadmap


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which a line break can take or leave."""
    return "".join(text.split()).replace("-", "").replace("\u2010", "")


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_every_format_holds_all_that_is_asked_with_its_grounds_and_nothing_that_acts(
    form: str, language: Language
) -> None:
    made = roadmap(TEAM, language)
    content = export(made, form)
    read = squeezed(without_footers(text_of(content, form), outline(made)))
    for behaviour in made.behaviours:
        for claim in (*behaviour.ask, *behaviour.why, *behaviour.seen, *behaviour.moves):
            assert squeezed(claim.text) in read
    assert made.behaviours
    assert all(squeezed(line) in read for line in made.missing)
    assert not dangers(content, form)
    assert export(made, form) == content


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_the_file_of_a_leader_names_no_other_person(form: str, language: Language) -> None:
    made = roadmap(LEADER, language)
    read = text_of(export(made, form), form)
    others = {each.name for key, each in SAMPLE.leaders.items() if key != LEADER.id}
    others |= {state.use_case.owner for state in SAMPLE.at(SAMPLE_TODAY).states.values()}
    teams = {state.use_case.team for state in SAMPLE.at(SAMPLE_TODAY).states.values()}
    assert not [name for name in others - teams if name.strip() and name in read]


def test_grounds_stand_under_what_is_asked_and_every_source_is_cited() -> None:
    made = outline(roadmap(TEAM, "nl"))
    asked = made.parts[-2] if made.parts[-1].missing else made.parts[-1]
    assert all(block.options and block.options[0].text.startswith("Waarom nu: ") for block in asked.blocks)
    assert all(source.cited for source in made.sources)
    cited = {number for part in made.parts for point in part.points for number in point.sources}
    assert cited == {source.number for source in made.sources}


def test_a_part_that_is_about_what_cannot_be_said_has_that_title_once() -> None:
    part = Part("p1", "What cannot be said", missing=("Not known: knowing how.",))
    assert part.missing_title("What cannot be said") == ""
    assert replace(part, title="Key figures").missing_title("What cannot be said") == "What cannot be said"

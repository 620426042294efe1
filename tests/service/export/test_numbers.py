"""Every number in a rendered briefing stands in its evidence: each format, both languages, every kind of audience."""

import asyncio
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from agents.lint import unsupported, unsupported_in
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.briefing import Briefing
from knowledge.sample.load import SAMPLE_TODAY, changes
from service.bootstrap import Koers
from service.briefings.make import Order, make
from service.export import FORMATS, export
from service.export.outline import outline
from service.settings import Settings
from tests.service.export.reading import TEXTS, without_footers
from tests.service.sample_home import at

AUDIENCES = ("board", "team:Storing & Onderhoud", "objective:D5", "use-case:UC-006")
BOARD = AUDIENCES[0]
EVERY = [
    pytest.param(audience, language, marks=() if audience == BOARD else pytest.mark.slow)
    for audience, language in product(AUDIENCES, LANGUAGES)
]
Made = Callable[[str, Language], Briefing]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Briefings of the sample, made as the doors make them, each once."""
    home: Path = tmp_path_factory.mktemp("home")
    with Koers(Settings(home=home, embedder="hashing"), clock=lambda: at(SAMPLE_TODAY)) as koers:
        koers.stores.portfolio.apply(changes())

        @cache
        def draft(audience: str, language: Language) -> Briefing:
            order = Order(audience=audience, language=language)
            return asyncio.run(make(koers, order, koers.principal, f"{audience}-{language}"))

        yield draft


def strange(briefing: Briefing, form: str) -> set[str]:
    """The figures in the file that stand nowhere, but for those of its pages and slides."""
    # The letters of a PDF hold the scales of its charts too, which say nothing.
    bare = briefing.model_copy(update={"charts": ()}) if form == "pdf" else briefing
    texts = (each for each in TEXTS[form](export(bare, form)) if not (form == "pptx" and each.isdigit()))
    return set(unsupported_in(without_footers(" ".join(" ".join(texts).split()), outline(briefing)), briefing))


@pytest.mark.parametrize(("audience", "language"), EVERY)
@pytest.mark.parametrize("form", FORMATS)
def test_every_number_in_every_file_stands_in_the_evidence(
    made: Made, audience: str, language: Language, form: str
) -> None:
    briefing = made(audience, language)
    assert unsupported(briefing) == ()
    assert strange(briefing, form) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_that_nothing_bears_out_is_found_in_every_format(made: Made, form: str) -> None:
    briefing = made("use-case:UC-006", "nl")
    first, *rest = briefing.sections
    claim = first.claims[0].model_copy(update={"text": "Er zijn 4.711 gebruikers."})
    told = briefing.model_copy(update={"sections": (first.model_copy(update={"claims": (claim,)}), *rest)})
    assert strange(told, form) == {"4.711"}

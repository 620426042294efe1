"""The oracles were looked up by eye on the pages; the order's printed page numbers run from 75191."""

import json
from functools import cache
from pathlib import Path

import pytest

from knowledge.documents.chunk import chunk
from knowledge.documents.extract import Extracted, extract
from knowledge.documents.language import detect
from tests.knowledge.documents.files import attempt
from tests.knowledge.documents.test_chunk import check

DATA = Path(__file__).parents[4] / "shared" / "data"
POLICY = DATA / "us-federal-ai-inventory" / "policy"
PAGES = DATA / "nl-algoritmekader" / "docs"
STRINGS = DATA / "naughty-strings" / "blns.json"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not on this machine")


@cache
def read(path: Path) -> Extracted:
    return extract(path.name, path.read_bytes())


@pytest.mark.parametrize(
    ("name", "page", "sentence"),
    [
        ("executive-order-14110", 1, "stifle competition; and pose risks to national security."),
        (
            "executive-order-14110",
            6,
            "The term ‘‘testbed’’ means a facility or mechanism equipped for conducting rigorous",
        ),
        (
            "executive-order-14110",
            7,
            "computing power greater than 10^26 integer or floating-point operations, or using primarily",
        ),
        (
            "omb-m-24-10",
            1,
            "Consistent with the AI in Government Act of 2020,[1] the Advancing American AI Act,[2] and",
        ),
        (
            "omb-m-24-10",
            6,
            "serving as the senior advisor for AI to the head of the agency and other senior agency leadership",
        ),
        ("reporting-instructions-2024", 5, "Such an extension request must be submitted to OMB by October 15, 2024."),
        (
            "reporting-instructions-2024",
            6,
            "Is there available documentation for the model training and evaluation data",
        ),
    ],
)
def test_a_sentence_is_found_whole_on_the_page_where_it_is_printed(name: str, page: int, sentence: str) -> None:
    extracted = read(POLICY / f"{name}.pdf")
    found = [block.page for block in extracted.blocks if sentence in extracted.text[block.start : block.end]]
    assert found == [page]


@pytest.mark.parametrize(("name", "pages"), [("executive-order-14110", 36), ("omb-m-24-10", 34)])
def test_every_page_of_a_policy_is_read_without_its_running_lines(name: str, pages: int) -> None:
    extracted = read(POLICY / f"{name}.pdf")
    assert {block.page for block in extracted.blocks} == set(range(1, pages + 1))
    assert "/ Presidential Documents" not in extracted.text
    assert extracted.text.count("on DSK120RN23PROD") <= 1
    assert detect(extracted.text, "nl") == "en"


@pytest.mark.parametrize("path", sorted(POLICY.glob("*.pdf")) + sorted(PAGES.rglob("*.md")), ids=lambda path: path.stem)
def test_real_documents_are_covered_by_their_chunks(path: Path) -> None:
    check(read(path))


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.md")), ids=lambda path: path.stem)
def test_policy_pages_are_dutch_titled_and_without_markup(path: Path) -> None:
    extracted = read(path)
    assert extracted.title
    assert detect(extracted.text, "en") == "nl"
    assert not any(mark in extracted.text for mark in ("](", "<div", "<br", "<!--", "!!!", "{ data", "hide:", "\n## "))


def test_the_policy_pages_all_stand_there() -> None:
    assert len(list(PAGES.rglob("*.md"))) == 37


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_naughty_strings_are_read_or_refused_by_name(name: str) -> None:
    for text in json.loads(STRINGS.read_text()):
        extracted = attempt(name, text.encode("utf-8", errors="surrogatepass"))
        assert extracted is None or chunk(extracted)

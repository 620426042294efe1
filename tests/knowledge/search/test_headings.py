"""What is nothing but a heading takes no place among what is found."""

from knowledge.model.evidence import Passage
from knowledge.search.search import _hits


def passage(key: str, quote: str, heading: tuple[str, ...] = ("Plan", "2 Doelen")) -> Passage:
    return Passage(
        id=key,
        document_id="d",
        title="Plan",
        version="1",
        heading=heading,
        start=0,
        end=len(quote),
        quote=quote,
        language="nl",
    )


def test_a_bare_heading_is_no_hit() -> None:
    found = [passage("a", "## 2 Doelen"), passage("b", "# Plan\n\n2 Doelen\n"), passage("c", "Doelen zijn er drie.")]
    hits = _hits({"a": 3.0, "b": 2.0, "c": 1.0}, found, {}, [])
    assert [hit.passage.id for hit in hits] == ["c"]

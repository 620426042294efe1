import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


# Each row: the sentences as a reader would count them.
@pytest.mark.parametrize(
    "expected",
    [
        ["Dit is bijv. een zin.", "En dit o.a. ook, d.w.z. nog een."],
        ["Zie art. 5 lid 2 van de wet.", "De directie beslist."],
        ["Het kost € 1.250,50 per jaar.", "Dat is veel."],
        ["Wij werken m.b.t. AI samen met prof. dr. Voorbeeld.", "Hij zei: “Stop.”", "Daarna ging hij."],
        ["Dr. Example met the U.S. Army.", "They left."],
        ["He lives in the U.S.", "He works there."],
        ["The plan (see Fig. 3) works, i.e. it does.", "Fine."],
        ["Some tools, e.g. Claude, write text.", "Others count."],
        ["Really?", "Yes!", "OK...", "Fine."],
        ["Versie 2.0 is er.", "Nr. 5 volgt.", "Om 10.30 uur begint het."],
        ["Section 1. Purpose.", "Agencies must act."],
        ["Dat staat in de bijlage.[3]", "Het volgende niet."],
        ["www.voorbeeld.nl is een site.", "Mail naar a@voorbeeld.nl."],
        ["Het budget is 3 mln.", "De rest volgt."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["1. Eerste punt", "2. Tweede punt", "3. Derde punt"],
        ["- appel", "- peer"],
        ["Wij doen dit:", "a) meten", "b) leren"],
        ["Naam: Chatbot; Team: Inkoop", "Naam: Zoeker; Team: Finance"],
        ["Chatbot; Inkoop; 2025; € 10", "Zoeker; Finance; 2024; € 20"],
        ["Kop zonder punt", "De zin begint hier en gaat door."],
        ["Doel: Bewijs; Vraag: Werkt het? Loont het?", "Doel: Leren; Vraag: Wat nu?"],
    ],
)
def test_list_items_rows_and_headings_end_at_their_line(expected: list[str]) -> None:
    assert split("\n".join(expected)) == expected


def test_a_line_wrapped_inside_a_sentence_does_not_end_it() -> None:
    assert split("Deze regel is afgebroken en\nloopt hier door. Dit is\nde volgende zin.") == [
        "Deze regel is afgebroken en\nloopt hier door.",
        "Dit is\nde volgende zin.",
    ]


def test_an_empty_line_always_ends_a_sentence() -> None:
    assert split("zonder punt\n\nen zonder hoofdletter") == ["zonder punt", "en zonder hoofdletter"]


@given(st.text())
def test_spans_are_stripped_in_order_and_leave_nothing_out(text: str) -> None:
    spans = sentences(text)
    pieces = [text[start:end] for start, end in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", '."', "bijv. ", "\n", "a\n", "- x\n", "a: b; ", "(", "[1]"])
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    text = piece * 100_000
    assert all(0 <= start < end <= len(text) for start, end in sentences(text))

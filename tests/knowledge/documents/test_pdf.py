from reportlab.pdfbase.pdfmetrics import stringWidth

from knowledge.documents.extract import extract
from tests.knowledge.documents.files import body, pdf

BOLD = "Helvetica-Bold"


def test_pages_count_from_one_and_headings_go_by_size_and_weight() -> None:
    content = pdf(
        [
            [("Onze koers", 72, 760, BOLD, 20), *body("Wij leren sneller dan vorig jaar en dat", "is nodig.", top=720)],
            [("1.1 Doelen", 72, 760, BOLD, 11), *body("Het eerste doel is leren.", top=730)],
        ]
    )
    extracted = extract("x.pdf", content)
    assert extracted.title == "Onze koers"
    assert [(block.page, block.heading) for block in extracted.blocks] == [
        (1, ("Onze koers",)),
        (2, ("Onze koers", "1.1 Doelen")),
    ]
    assert "Wij leren sneller dan vorig jaar en dat is nodig." in extracted.text


def test_a_word_broken_at_a_line_end_is_whole_again_and_a_real_hyphen_stays() -> None:
    lines = body(
        "De organisatie leert en maakt gebruik van transfor-",
        "matie, met een AI-first aanpak en show-and-tell. Het is een AI-",
        "first manier, met in- en uitstroom, in-",
        "gewikkeld genoeg.",
    )
    assert extract("x.pdf", pdf([lines])).text == (
        "De organisatie leert en maakt gebruik van transformatie, met een AI-first aanpak en show-and-tell. Het is een "
        "AI-first manier, met in- en uitstroom, ingewikkeld genoeg."
    )


def test_running_headers_and_page_numbers_go_and_everything_else_stays() -> None:
    pages = [
        [
            ("Vertrouwelijk - directie", 72, 800, "Helvetica", 9),
            *body(f"Op deze pagina staat feit {number}.", "Kern van de zaak."),
            (f"Pagina {number} van 4", 72, 30, "Helvetica", 9),
        ]
        for number in range(1, 5)
    ]
    text = extract("x.pdf", pdf(pages)).text
    assert "Vertrouwelijk" not in text
    assert "van 4" not in text
    assert [f"feit {number}." in text for number in range(1, 5)] == [True] * 4


def test_facts_that_differ_in_their_number_only_are_no_running_lines() -> None:
    pages = [[*body(f"{number} pilots gestart", "Kern van de zaak.")] for number in range(1, 9)]
    text = extract("x.pdf", pdf(pages)).text
    assert [f"{number} pilots gestart" in text for number in range(1, 9)] == [True] * 8
    assert "Kern van de zaak." in text


def test_what_stands_on_two_pages_only_is_no_running_header() -> None:
    pages = [[("Vertrouwelijk", 72, 800, "Helvetica", 11), *body("Tekst van deze bladzijde.")] for _ in range(2)]
    assert extract("x.pdf", pdf(pages)).text.count("Vertrouwelijk") == 2


def test_a_note_number_stays_apart_from_the_number_before_it() -> None:
    lines = [
        ("Volgens besluit 13960", 72, 700, "Helvetica", 11),
        ("12", 72 + stringWidth("Volgens besluit 13960", "Helvetica", 11), 704, "Helvetica", 6),
    ]
    lines.append(("geldt dit al.", 196, 700, "Helvetica", 11))
    assert extract("x.pdf", pdf([lines])).text == "Volgens besluit 13960[12] geldt dit al."


def test_list_items_stand_on_lines_of_their_own() -> None:
    lines = body(
        "Wij doen drie dingen:", "• meten wat werkt", "• stoppen met de rest en dat ook", "echt doen", "• leren"
    )
    assert extract("x.pdf", pdf([lines])).text == (
        "Wij doen drie dingen:\n• meten wat werkt\n• stoppen met de rest en dat ook echt doen\n• leren"
    )

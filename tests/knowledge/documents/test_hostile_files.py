import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest

from knowledge.documents.extract import MAX_BYTES, extract
from knowledge.errors import UnreadableFile
from tests.knowledge.documents.files import added, archive, attempt, body, changed, pdf, slides, word, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def plain_word() -> bytes:
    return word(lambda document: document.add_paragraph("Gewone tekst."))


def plain_slides() -> bytes:
    def build(deck: Any) -> None:
        deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Gewone tekst"

    return slides(build)


def plain_workbook(*cells: str) -> bytes:
    def build(book: Any) -> None:
        for cell in cells or ("A1",):
            book.active[cell] = "tekst"

    return workbook(build)


def lying_bomb() -> bytes:
    bomb = archive(**{"[Content_Types].xml": b"x", "word/document.xml": bytes(50_000_000)})
    return bomb.replace((50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


REFUSED: list[tuple[str, bytes, str]] = [
    ("leeg.pdf", b"", "is empty"),
    ("wit.txt", b" \n\0\t ", "is empty"),
    ("niets.md", b"---\ntitle: x\n---\n<!-- niets -->", "no text"),
    ("stuur.txt", b"\x01\x02\x03", "no text"),
    ("scan.pdf", pdf([[]]), "text recognition"),
    ("slot.pdf", pdf([body("geheim")], password="x"), "encrypted"),
    ("slot.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("oud.doc", OLE, "before 2007"),
    ("stuk.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 9, "broken"),
    ("half.pdf", pdf([body("tekst")])[:300], "broken"),
    ("half.docx", plain_word()[:9000], "broken"),
    ("eind.pptx", plain_slides()[:-40], "broken"),
    ("xml.docx", changed(plain_word(), "word/document.xml", lambda xml: xml[: len(xml) // 2]), "broken"),
    ("xml.pptx", changed(plain_slides(), "ppt/slides/slide1.xml", lambda xml: xml[:200]), "broken"),
    ("xml.xlsx", changed(plain_workbook(), "xl/worksheets/sheet1.xml", lambda _: b""), "broken"),
    ("naam.pdf", b"gewone tekst", "holds plain text"),
    ("foto.docx", b"\x89PNG\r\n\x1a\n" + bytes(99), "an image"),
    ("film.txt", b"RIFF\x10\0\0\0AVI " + bytes(99), "an image, sound or video"),
    ("ruis.txt", os.urandom(4000), "is not text"),
    ("los.zip", archive(a=b"b"), "zip archive"),
    ("tekst.odt", archive(**{"mimetype": b"x", "META-INF/manifest.xml": b"x"}), "OpenDocument"),
    ("bom.docx", archive(**{"[Content_Types].xml": b"x", "word/document.xml": bytes(300_000_000)}), "286 MB"),
    ("leugen.docx", lying_bomb(), "lies about the size"),
    ("delen.docx", archive(**{f"word/{number}": b"" for number in range(10_001)}), "10,001 parts"),
    ("ver.xlsx", plain_workbook("A1", "XFD1048576"), "17,179,869,184 cells"),
    ("groot.txt", b"a " * (MAX_BYTES // 2 + 1), "50 MB"),
    ("lang.txt", b"Een zin. " * 1_200_000, "10 million characters"),
    ("diep.html", b"<div>" * 100_000 + b"hallo", "deep"),
]


@pytest.mark.parametrize(("name", "content", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_file_that_cannot_be_read_is_refused_by_name_with_what_to_do(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        extract(name, content)
    assert refused.value.message.startswith(name)
    assert said in str(refused.value)
    assert refused.value.hint


def test_cells_that_do_not_say_where_they_stand_are_counted_too() -> None:
    rows = b'<row r="1">' + b"<c/>" * 16_000 + b'</row><row r="1048576"><c><v>1</v></c></row>'
    content = changed(
        plain_workbook(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>")
    )
    with pytest.raises(UnreadableFile, match="spans 16,777,216,000 cells"):
        extract("x.xlsx", content)


def test_one_long_text_shared_by_very_many_cells_is_refused_and_among_short_ones_it_is_not() -> None:
    def book(long_cells: int) -> bytes:
        cells = "".join(
            f'<row r="{n}"><c r="A{n}" t="s"><v>{int(n > long_cells)}</v></c></row>' for n in range(1, 5001)
        )
        strings = (
            f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>{'lang ' * 6000}</t></si>"
        )
        made = added(plain_workbook(), "xl/sharedStrings.xml", f"{strings}<si><t>kort</t></si></sst>".encode())
        data = f"<sheetData>{cells}</sheetData>".encode()
        return changed(made, "xl/worksheets/sheet1.xml", lambda xml: re.sub(rb"<sheetData>.*</sheetData>", data, xml))

    with pytest.raises(UnreadableFile, match="repeats long texts"):
        extract("x.xlsx", book(long_cells=5000))
    assert extract("x.xlsx", book(long_cells=1)).text.count("kort") == 4999


def test_a_mislabelled_file_is_read_as_what_it_is() -> None:
    assert extract("brief.docx", pdf([body("Dit is een brief.")])).media_type == "application/pdf"
    assert extract("brief.pdf", plain_word()).text == "Gewone tekst."
    assert extract("brief.txt", b"<!DOCTYPE html><p>Hallo<script>x</script>").text == "Hallo"
    assert extract("brief", "Één brief".encode("utf-16")).text == "Één brief"


@pytest.mark.parametrize(
    "entity", ['"' + "lol" * 99 + '"', 'SYSTEM "file:///etc/hostname"', 'SYSTEM "http://192.0.2.1/x"']
)
def test_xml_entities_are_neither_expanded_nor_fetched(entity: str) -> None:
    prolog = f"<!DOCTYPE d [<!ENTITY e {entity}>]>".encode()

    def infect(xml: bytes) -> bytes:
        return prolog + xml[xml.index(b"?>") + 2 :].replace(b"tekst.", b"tekst.&e;", 1)

    assert extract("x.docx", changed(plain_word(), "word/document.xml", infect)).text.endswith("Gewone tekst.")
    assert "lol" not in extract("x.docx", changed(plain_word(), "word/document.xml", infect)).text


def test_a_chain_of_entities_that_would_grow_to_gigabytes_ends_quickly() -> None:
    letters = "abcdefghij"
    chain = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(letters))
    prolog = f'<!DOCTYPE d [<!ENTITY a "lollollol">{chain}]>'.encode()
    infected = changed(
        plain_word(),
        "word/document.xml",
        lambda xml: prolog + xml[xml.index(b"?>") + 2 :].replace(b"Gewone", b"&j;", 1),
    )
    with pytest.raises(UnreadableFile, match=r"x\.docx"):
        extract("x.docx", infected)


@pytest.mark.parametrize(
    "piece",
    ["!!! aaaaaaaa", "{ ", "{a", "[", "*a_ ", "[a](", "`", "<a ", "|a", "> ", "![", "&amp", "\t ", "\\", "<!--"],
)
@pytest.mark.parametrize("name", ["x.md", "x.html", "x.txt"])
def test_repeated_markup_comes_to_an_end(name: str, piece: str) -> None:
    attempt(name, (piece * 5_000 + "%").encode())


def test_a_pile_of_brackets_is_kept() -> None:
    assert extract("x.md", b"[" * 300_000 + b" [koers](x)").text.endswith("[ [koers](x)")


def test_a_text_that_speaks_of_pdf_is_no_pdf() -> None:
    assert extract("x.txt", b"Een PDF begint met %PDF-1.7").media_type == "text/plain"


def test_a_path_in_the_name_is_what_the_message_shows(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="leeg"):
        extract(str(tmp_path / "leeg.md"), b"")

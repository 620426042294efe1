import json
import zipfile
from datetime import date
from io import BytesIO

import pytest

from knowledge.errors import InvalidInput, UnreadableFile
from knowledge.imports.choose import known_headers
from knowledge.imports.readers.headers import table_of
from knowledge.imports.readers.read import read
from knowledge.imports.readers.table import Flaw, Table
from knowledge.imports.run import import_portfolio
from tests.knowledge.imports.support import EMPTY, TODAY, real, workbook

SPECTRUM = (
    "comma_in_quotes empty empty_crlf escaped_quotes json location_coordinates newlines newlines_crlf "
    "quotes_and_newlines simple simple_crlf utf8"
).split()


def table(content: bytes | str, name: str = "lijst.csv") -> Table:
    data = content.encode() if isinstance(content, str) else content
    tables = [found for grid in read(name, data) if (found := table_of(grid, known_headers()))]
    return tables[0]


@pytest.mark.parametrize("name", SPECTRUM)
def test_every_awkward_csv_file_reads_exactly_as_its_published_json(name: str) -> None:
    content = real(f"csv-spectrum/csvs/{name}.csv")
    expected = json.loads(real(f"csv-spectrum/json/{name}.json"))
    if name.endswith("_crlf"):  # the line ends of these two were lost on the way here
        content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if name == "location_coordinates":  # its JSON holds another telephone number than its CSV, upstream too
        expected = [expected | {"Contact Phone Number": "2095257564"}]
    header, *rows = (line.cells for line in read(f"{name}.csv", content)[0].lines)
    assert [dict(zip(header, row, strict=True)) for row in rows] == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_itself(delimiter: str) -> None:
    rows = [["Titel", "Doel", "Fase"], ["Chatbot", "antwoordt, snel; en goed", "Pilot"], ["Zoeken", "", "Idee"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    found = table(text)
    assert found.header == ("Titel", "Doel", "Fase")
    assert [list(line.cells) for line in found.lines] == rows[1:]


def test_decimal_commas_do_not_make_a_semicolon_file_a_comma_file() -> None:
    assert table("Naam;Waarde\nEen;1,5\nTwee;2,5\nDrie;3,25\n").header == ("Naam", "Waarde")


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16", b"")]
)
def test_the_encoding_is_found_by_itself(encoding: str, mark: bytes) -> None:
    found = table(mark + "Titel;Doel\n“Café” – één;naïef € 5\n".encode(encoding))
    assert found.header == ("Titel", "Doel")
    assert found.lines[0].cells == ["“Café” – één", "naïef € 5"]


def test_bytes_that_code_page_1252_leaves_undefined_do_not_stop_a_file() -> None:
    # 0x93 is a curly quote there, 0x9d is nothing: the rest of the text must survive
    assert str(table(b"Titel;Doel\n\x93Snel\x9d;caf\xe9\n").lines[0].cells[1]) == "café"


def test_excels_own_first_line_says_what_the_delimiter_is() -> None:
    found = table("sep=|\nTitel|Doel\nChatbot|x;y;z\n")
    assert found.header == ("Titel", "Doel")
    assert found.lines[0].number == 3


def test_a_row_number_is_the_one_that_a_spreadsheet_shows() -> None:
    found = table('Titel,Doel\n"over\ntwee regels",x\n\nderde,y\n')
    assert [line.number for line in found.lines] == [2, 4]


def test_a_ragged_row_is_an_error_of_its_own_and_moves_nothing() -> None:
    found = table("Titel,Doel,Fase\na,b,Idee\nc,d\ne,f,Pilot,g\nh,i,Live,,\n")
    assert [line.problem and line.problem.within("en") for line in found.lines] == [
        None,
        "the row has 2 cells where the header has 3",
        "the row has 4 cells where the header has 3",
        None,
    ]


def test_a_quotation_mark_that_is_never_closed_is_named_instead_of_swallowing_the_rest() -> None:
    with pytest.raises(UnreadableFile, match="never closed"):
        table('Titel,Doel\n"a,b\nc,d\n')


def test_text_after_a_quoted_part_is_read_all_the_same() -> None:
    assert table('Titel,Doel\n"a" b,c\n').lines[0].cells == ["a b", "c"]


def test_a_header_is_found_below_title_rows_and_an_empty_first_sheet() -> None:
    content = workbook(
        {
            "Leeg": [],
            "Lijst": [["Overzicht AI, juni 2025"], [], ["Nr", "Naam toepassing", "Fase"], [1, "Chatbot", "Pilot"]],
        }
    )
    found = table(content, "lijst.xlsx")
    assert found.header == ("Nr", "Naam toepassing", "Fase")
    assert found.lines[0].number == 4


def test_a_header_over_two_rows_with_merged_cells_becomes_one() -> None:
    rows = [
        ["Naam", "Planning", None, "Fase"],
        [None, "Start", "Eind", None],
        ["Chatbot", date(2024, 3, 1), None, "Pilot"],
    ]
    found = table(workbook({"Lijst": rows}, ["A1:A2", "B1:C1", "D1:D2"]), "lijst.xlsx")
    assert found.header == ("Naam", "Planning / Start", "Planning / Eind", "Fase")
    assert found.lines[0].cells[:2] == ["Chatbot", date(2024, 3, 1)]


def test_a_header_over_two_rows_in_a_csv_becomes_one() -> None:
    found = table("Naam;Planning;;Planning;;Fase\n;Start;Eind;Start;Eind;\nChatbot;1-2-2024;;;;Pilot\n")
    assert found.header[:3] == ("Naam", "Planning / Start", "Planning / Eind")
    assert len(found.lines) == 1


def test_repeated_and_missing_headers_still_name_every_column() -> None:
    assert table("Titel,Toelichting,,Toelichting\na,b,c,d\n").header == (
        "Titel",
        "Toelichting",
        "column 3",
        "Toelichting (2)",
    )


def test_a_formula_that_was_never_calculated_and_an_error_value_are_no_empty_cells() -> None:
    content = workbook({"Lijst": [["Titel", "Doel", "Fase"], ["Chatbot", "=A1&B1", "#REF!"]]})
    cells = table(content, "lijst.xlsx").lines[0].cells
    assert isinstance(cells[1], Flaw)
    assert "never calculated" in str(cells[1].problem)
    assert isinstance(cells[2], Flaw)
    assert "#REF!" in str(cells[2].problem)


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ('[{"titel": "A", "eigenaar": {"naam": "B"}}]', {}),
        ('{"count": 1, "records": [{"titel": "A", "eigenaar": {"naam": "B"}}]}', {"count": "1"}),
        ('{"data": {"page": 2, "items": [{"titel": "A", "eigenaar": {"naam": "B"}}]}}', {"page": "2"}),
        ('{"titel": "A", "eigenaar": {"naam": "B"}}\n{"titel": "C"}\n', {}),
    ],
)
def test_json_is_read_as_a_list_in_an_object_or_by_line(content: str, about: dict[str, str]) -> None:
    found = table(content, "lijst.json")
    assert found.header == ("titel", "eigenaar.naam")
    assert list(found.lines[0].cells) == ["A", "B"]
    assert found.about == about


def test_a_long_number_in_json_keeps_every_digit() -> None:
    assert table('[{"id": 12345678901234567890, "titel": "A"}]', "x.json").lines[0].cells[0] == "12345678901234567890"


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.json", "lijst.xls", "lijst"])
def test_a_csv_is_read_whatever_its_name_says(name: str) -> None:
    assert table("Titel,Fase\nChatbot,Pilot\n", name).header == ("Titel", "Fase")


def test_a_workbook_is_read_whatever_its_name_says() -> None:
    assert table(workbook({"Lijst": [["Titel", "Fase"], ["Chatbot", "Pilot"]]}), "lijst.csv").header == (
        "Titel",
        "Fase",
    )


def zipped(*names: str) -> bytes:
    """An archive of nearly empty parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.csv", b"", "is empty"),
        ("leeg.csv", b"\xef\xbb\xbf \r\n\n", "is empty"),
        ("groot.csv", b"a,b\n" * (14 * 1024 * 1024), "at most 50 MB"),
        ("lijst.xls", b"<html><table><tr><td>Titel</td></tr></table></html>", "web page"),
        ("lijst.csv", b"%PDF-1.7 rest", "PDF"),
        ("lijst.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "not text"),
        ("lijst.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        ("lijst.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("lijst.xlsx", b"PK\x03\x04 cut off", "broken"),
        ("lijst.ods", zipped("mimetype", "content.xml"), "OpenDocument"),
        ("lijst.xlsx", zipped("[Content_Types].xml", "word/document.xml"), "a document, not a table"),
        ("lijst.json", b'{"titel": ', "broken JSON"),
        ("lijst.json", b'{"titel": "A"}', "no list of records"),
        ("lijst.json", b"[" * 100_000, "nested too deep"),
        ("lijst.csv", b"x," * 1_001 + b"\n", "at most 1,000"),
        ("lijst.csv", b'Titel,Doel\n"a" b,"c\nd,e\n', "never closed"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_is(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as raised:
        import_portfolio(name, content, EMPTY, today=TODAY)
    assert name in raised.value.message
    assert raised.value.hint


def test_a_sheet_whose_corners_lie_too_far_apart_is_refused() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["XFD1048576"] = "Titel", "x"
    stream = BytesIO()
    book.save(stream)
    with pytest.raises(UnreadableFile, match="cells"):
        read("ver.xlsx", stream.getvalue())


def test_a_list_that_is_no_portfolio_is_refused_with_its_columns() -> None:
    with pytest.raises(InvalidInput, match="'first', 'last', 'address'"):
        import_portfolio("mensen.csv", b"first,last,address\nA,B,C\n", EMPTY, today=TODAY)

"""What the cell values of a workbook do not tell: error values, and formulas that were never calculated."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath
from xml.parsers import expat

from knowledge.documents.archive import broken
from knowledge.imports import problems
from knowledge.imports.readers.table import Flaw

_SUSPECT = re.compile(rb'<(?:\w+:)?f[\s>/]|\bt="e"')
_UNCALCULATED = Flaw(problems.UNCALCULATED())

Flaws = dict[tuple[int, int], Flaw]
Attributes = Mapping[str, str]


def sheet_flaws(name: str, content: bytes) -> dict[str, Flaws]:
    """For every sheet the flawed cells by row (from 1) and column (from 0)."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = dict(_sheet_parts(archive))
            return {sheet: _flaws(archive.read(part)) for sheet, part in parts.items()}
    except (zipfile.BadZipFile, KeyError, ValueError, expat.ExpatError) as error:
        raise broken(name, problems.WORKBOOK_UNREADABLE()) from error


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Sheet names with the part of the archive that holds their cells."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            targets[attributes["Id"]] = attributes["Target"]

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            key = next(name for name in attributes if name.endswith(":id"))
            sheets.append((attributes["name"], attributes[key]))

    _parse(archive.read("xl/_rels/workbook.xml.rels"), relation)
    _parse(archive.read("xl/workbook.xml"), sheet)
    for name, key in sheets:
        target = targets[key]
        if "worksheets" in target:
            yield name, target[1:] if target.startswith("/") else normpath(join("xl", target))


def _flaws(xml: bytes) -> Flaws:
    if not _SUSPECT.search(xml):
        return {}
    scan = _CellScan()
    _parse(xml, scan.start, scan.end, scan.text)
    return scan.flaws


class _CellScan:
    """Follows the cells of one sheet and keeps the flawed ones."""

    def __init__(self) -> None:
        self.flaws: Flaws = {}
        self._cell: Attributes = {}
        self._inside = ""
        self._formula = False
        self._value = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._cell, self._formula, self._value = attributes, False, ""
        self._formula = self._formula or tag == "f"
        self._inside = tag

    def text(self, data: str) -> None:
        if self._inside == "v":
            self._value += data

    def end(self, tag: str) -> None:
        self._inside = ""
        flaw = self._flaw() if tag == "c" else None
        if flaw and "r" in self._cell:
            self.flaws[_position(self._cell["r"])] = flaw

    def _flaw(self) -> Flaw | None:
        kind = self._cell.get("t")
        if kind == "e":
            return Flaw(problems.ERROR_VALUE(value=self._value), self._value)
        return _UNCALCULATED if self._formula and not self._value and kind != "str" else None


def _parse(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Calls back for every element by its local name; entities, which no workbook needs, are refused."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    if end and text:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity
    parser.Parse(xml, True)


def _refuse_entity(*_: object) -> None:
    raise ValueError("a workbook declares no entities")


def _position(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), _column(letters)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1

"""A small workbook can stand for a huge one: find out before a reader lays it out in memory."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from knowledge.documents import problems
from knowledge.errors import UnreadableFile

MAX_CELLS = 5_000_000
MAX_SHARED = 50_000_000

_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ROW_NUMBER = re.compile(rb"[^<>]*?\br=[\"'](\d{1,8})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_REFERENCE = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,4})(\d{1,8})[\"']")
_SHARED = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\bt=[\"']s[\"'][^<>]*><(?:\w+:)?v>(\d{1,9})<")
_STRING = re.compile(rb"<(?:\w+:)?si\b")


def check(name: str, content: bytes) -> None:
    """Raises UnreadableFile for a sheet whose corners lie too far apart, or that repeats long texts too often.

    Every part is looked at: which of them is a sheet, and under what name, the workbook itself decides.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(part) for part in archive.namelist() if part.lower().endswith(".xml")]
    lengths = max(([len(text) for text in _STRING.split(xml)[1:]] for xml in parts), key=len, default=[])
    for xml in parts:
        _check_area(name, xml)
        shared = (int(index) for index in _SHARED.findall(xml))
        if sum(lengths[index] for index in shared if index < len(lengths)) > MAX_SHARED:
            raise UnreadableFile(problems.REPEATS_TEXT(file=name), problems.SPLIT_SHEET())


def _check_area(name: str, xml: bytes) -> None:
    corners = list(_corners(xml))
    if not corners:
        return
    rows = [row for row, _ in corners]
    columns = [column for _, column in corners]
    area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    if area > MAX_CELLS:
        raise UnreadableFile(problems.WIDE_SHEET(file=name, cells=area, most=MAX_CELLS), problems.WIDE_SHEET_HINT())


def _corners(xml: bytes) -> Iterator[tuple[int, int]]:
    """Row and column of cells: as they say themselves, else by counting on from the start of the row."""
    for at, row in enumerate(_ROW.split(xml)[1:], start=1):
        cells = _REFERENCE.findall(row)
        for column, number in cells:
            yield int(number), _index(column)
        if (count := len(_CELL.findall(row))) > len(cells):
            stated = _ROW_NUMBER.match(row)
            number = int(stated[1]) if stated else at
            yield number, 1
            yield number, count


def _index(column: bytes) -> int:
    index = 0
    for letter in column:
        index = index * 26 + letter - 64
    return index

"""A small workbook can stand for a huge one: find out before a reader lays it out in memory."""

import re
import zipfile
from io import BytesIO

from knowledge.errors import UnreadableFile

MAX_CELLS = 5_000_000
MAX_SHARED = 200_000_000

_REFERENCE = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')
_SHARED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\bt="s"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRING = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)


def check(name: str, content: bytes) -> None:
    """Raises UnreadableFile for a sheet whose corners lie too far apart, or that repeats long texts too often."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        shared = [archive.read(part) for part in names if part.lower() == "xl/sharedstrings.xml"]
        longest = max((len(text) for xml in shared for text in _STRING.findall(xml)), default=0)
        for sheet in filter(_SHEET.fullmatch, names):
            _check_sheet(name, archive.read(sheet), longest)


def _check_sheet(name: str, xml: bytes, longest: int) -> None:
    rows, columns = set(), set()
    for column, row in _REFERENCE.findall(xml):
        rows.add(int(row))
        columns.add(_index(column))
    area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0
    if area > MAX_CELLS:
        raise UnreadableFile(
            f"{name} has a sheet that spans {area:,} cells; at most {MAX_CELLS:,} are read.",
            "Delete what stands far outside the table, or split the sheet.",
        )
    if len(_SHARED.findall(xml)) * longest > MAX_SHARED:
        raise UnreadableFile(f"{name} repeats long texts in very many cells.", "Split the sheet.")


def _index(column: bytes) -> int:
    index = 0
    for letter in column:
        index = index * 26 + letter - 64
    return index

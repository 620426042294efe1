"""Delimited text: CSV and its kin, whatever the encoding, the delimiter and the line ends."""

import csv
import re
from collections import Counter
from io import StringIO

from knowledge.documents.decode import decode
from knowledge.errors import UnreadableFile
from knowledge.imports import problems
from knowledge.imports.readers.table import Grid, Line

MAX_CELL = 1_000_000
_DELIMITERS = ",;\t|"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 100


def read_delimited(name: str, content: bytes) -> list[Grid]:
    """The one grid of a delimited file; the first record is row 1, also where a record spans several lines."""
    text = decode(content)
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else sniff(text)
    records = _records(name, text, delimiter)
    lines = [Line(number, cells) for number, cells in enumerate(records, 1)]
    return [Grid(name, lines[1:] if declared else lines, ragged=True)]


def sniff(text: str) -> str:
    """The delimiter that splits the beginning of ``text`` most evenly; a comma where nothing splits it."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> float:
    """How many of the first rows have the usual width; wider tables win among equals."""
    widths: list[int] = []
    try:
        for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter):
            widths += [len(row)] if row else []
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, count = max(Counter(widths).items(), key=lambda item: (item[0] > 1, item[1], item[0]))
    if width == 1:
        return 0.0
    return count / len(widths) + 0.3 * (widths[0] == width) + 0.02 * min(width, 20)


def _records(name: str, text: str, delimiter: str) -> list[list[str]]:
    """Every record. Strict first: only then a quotation mark that is never closed is noticed."""
    csv.field_size_limit(MAX_CELL)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)  # noqa: PERF402
    except csv.Error as error:
        if "expected after" not in str(error):
            raise _unclosed(name, len(rows) + 1, error) from error
        return _lenient(name, text, delimiter)
    return rows


def _lenient(name: str, text: str, delimiter: str) -> list[list[str]]:
    """The same for text in which a quoted part is followed by more text, as in ``"a" b``."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise _unclosed(name, 0, error) from error
    if text.count('"') % 2 and any("\n" in cell for cell in rows[-1][-1:]):
        raise _unclosed(name, len(rows))
    return rows


def _unclosed(name: str, row: int, error: csv.Error | None = None) -> UnreadableFile:
    """The error for a text in which a quoted part never ends; ``row`` 0 where nobody knows in which."""
    if "field limit" in str(error):
        message = problems.LONG_CELL(file=name, row=str(row or "?"), most=MAX_CELL)
    elif row:
        message = problems.UNCLOSED_ROW(file=name, row=str(row))
    else:
        message = problems.UNCLOSED(file=name)
    return UnreadableFile(message, problems.UNCLOSED_HINT())

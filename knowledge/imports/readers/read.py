"""From bytes to grids, by what the file really is."""

from collections.abc import Callable, Mapping

from knowledge.imports.readers.delimited import read_delimited
from knowledge.imports.readers.jsonfile import read_json
from knowledge.imports.readers.sniff import Format, format_of
from knowledge.imports.readers.table import Grid
from knowledge.imports.readers.workbook import read_workbook

READERS: Mapping[Format, Callable[[str, bytes], list[Grid]]] = {
    "workbook": read_workbook,
    "json": read_json,
    "delimited": read_delimited,
}


def read(name: str, content: bytes) -> list[Grid]:
    """Every grid of the file; UnreadableFile where there is none to be had."""
    return READERS[format_of(name, content)](name, content)

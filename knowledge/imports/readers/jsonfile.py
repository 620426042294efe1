"""JSON: a list of objects, such lists inside an object, or one object per line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from knowledge.documents.decode import decode
from knowledge.errors import UnreadableFile
from knowledge.imports import problems
from knowledge.imports.readers.table import Cell, Grid, Line
from knowledge.said import Said

_DEPTH = 4


def read_json(name: str, content: bytes) -> list[Grid]:
    """A grid for every list of objects, named for its key; a row's number counts the objects from 1."""
    text = decode(content)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [_grid(name, _json_lines(name, text, error), {})]
    if isinstance(data, list):
        return [_grid(name, list(enumerate(data, 1)), {})]
    grids = list(_nested(data, name, 0)) if isinstance(data, dict) else []
    if not grids:
        raise UnreadableFile(problems.NO_RECORDS(file=name), problems.JSON_HINT())
    return grids


def _nested(data: Mapping[str, Any], name: str, depth: int) -> Iterator[Grid]:
    """Every list of objects in ``data``, with the single values that stand beside it."""
    about = {key: str(value) for key, value in data.items() if isinstance(value, str | int | float)}
    for key, value in data.items():
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            yield _grid(key, list(enumerate(value, 1)), about)
        elif isinstance(value, dict) and depth < _DEPTH:
            yield from _nested(value, name, depth + 1)


def _json_lines(name: str, text: str, error: Exception) -> list[tuple[int, Any]]:
    """JSON Lines, where the whole is no JSON; the first line that is neither is what the error names."""
    records: list[tuple[int, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            records.append((number, json.loads(line)))
        except (ValueError, RecursionError) as line_error:
            problem = _broken(name, error, 0) if len(records) < 2 else _broken(name, line_error, number)
            raise UnreadableFile(problem, problems.JSON_HINT()) from line_error
    return records


def _broken(name: str, error: Exception, line: int) -> Said:
    """Where the JSON breaks off; ``line`` is that of the file where the error knows only its own text."""
    if not isinstance(error, json.JSONDecodeError):
        return problems.DEEP_JSON(file=name)
    return problems.BROKEN_JSON(file=name, line=str(line or error.lineno), column=str(error.colno))


def _grid(name: str, records: Sequence[tuple[int, Any]], about: Mapping[str, str]) -> Grid:
    flat = [(number, _flatten(_unwrapped(record)) if isinstance(record, dict) else None) for number, record in records]
    header = tuple(dict.fromkeys(key for _, cells in flat for key in cells or ()))
    lines = [
        Line(number, ["" if cells is None else cells.get(key, "") for key in header], _problem(cells))
        for number, cells in flat
    ]
    return Grid(name, lines, header=header, about=about)


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object inside one that holds nothing else, such as the ``node`` of an edge."""
    only = next(iter(record.values()), None) if len(record) == 1 else None
    return only if isinstance(only, dict) else record


def _problem(cells: object) -> Said | None:
    return problems.NO_OBJECT() if cells is None else None


def _flatten(record: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, Cell]:
    """One level of cells: the value of ``b`` inside ``a`` is named ``a.b``."""
    cells: dict[str, Cell] = {}
    for key, value in record.items():
        if isinstance(value, dict) and depth < _DEPTH:
            cells |= _flatten(value, f"{prefix}{key}.", depth + 1)
        else:
            cells[f"{prefix}{key}"] = _cell(value)
    return cells


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return "; ".join("" if item is None else str(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> Cell:
    """A number as a cell; those that a float would round stay text, so that no id changes."""
    return float(value) if abs(value) < 2**53 else str(value)

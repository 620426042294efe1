"""What the values of a column could be, whatever its header says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from knowledge.imports.cells import choice
from knowledge.imports.dates import looks_like_date
from knowledge.imports.mapping import ImportMapping
from knowledge.imports.readers.table import Cell, Table, is_blank, text_of
from knowledge.imports.words import plain

_SAMPLE = 500
_LONG = 200


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares from 0 to 1 over the filled cells of a column, and their mean length in characters."""

    filled: int
    dates: float = 0.0
    numbers: float = 0.0
    distinct: float = 0.0
    stages: float = 0.0
    roles: float = 0.0
    spaced: float = 0.0
    length: float = 0.0

    def fit(self, field: str) -> float:
        """How well the values suit a field: 0 where they cannot be it, 1 where nothing speaks against it."""
        if not self.filled:
            return 0.5
        if field in {"dates", "since"}:
            return self.dates if self.dates >= 0.5 else 0.0
        if field == "stage":
            return self.stages if self.stages >= 0.5 else 0.0
        if field == "role":
            return self.roles if self.roles >= 0.5 else 0.0
        return 0.0 if self.dates > 0.5 else self._text_fit(field)

    def _text_fit(self, field: str) -> float:
        if field == "id":
            repeated = self.filled * (1 - self.distinct)
            return 1.0 if repeated <= max(1.0, 0.1 * self.filled) and self.spaced < 0.3 and self.length < 40 else 0.0
        if field == "title":
            return 0.0 if self.length > _LONG or self.stages > 0.8 else self.distinct * (1 - 0.9 * self.numbers)
        if self.numbers > 0.5:
            return 0.0
        if field == "purpose":
            return min(1.0, self.length / 60)
        if field in {"team", "owner"}:
            return 1.0 if self.length < 80 else 0.0
        return 0.8


def profile_of(table: Table, at: int, vocabulary: ImportMapping) -> Profile:
    """The profile of the column at this position, by its first few hundred cells that say something."""
    empty = frozenset(map(plain, vocabulary.empty))
    column = (line.cells[at] for line in table.lines if at < len(line.cells))
    cells = list(islice((cell for cell in column if not is_blank(cell) and plain(text_of(cell)) not in empty), _SAMPLE))
    if not cells:
        return Profile(0)
    texts = [text_of(cell) for cell in cells]
    return Profile(
        filled=len(cells),
        dates=_share(
            [isinstance(cell, date) or looks_like_date(text) for cell, text in zip(cells, texts, strict=True)]
        ),
        numbers=_share([_is_number(cell, text) for cell, text in zip(cells, texts, strict=True)]),
        distinct=len(set(texts)) / len(texts),
        stages=_known(texts, vocabulary.meanings("stage")),
        roles=_known(texts, vocabulary.meanings("role")),
        spaced=_share([" " in text for text in texts]),
        length=sum(map(len, texts)) / len(texts),
    )


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)


def _is_number(cell: Cell, text: str) -> bool:
    return isinstance(cell, float) or text.replace(".", "").replace(",", "").isdigit()


def _known(texts: Sequence[str], meanings: Mapping[str, str]) -> float:
    return _share([choice(text, meanings) is not None for text in texts])

"""What is countable in a text: amounts, ranks, days and codes, each with every way in which it can be read."""

from dataclasses import dataclass

EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed: its value, half a unit of its last printed digit, its currency, and what it counts.

    ``unit`` is ``%``, ``pp`` or a canonical unit of time or size; where the text names none, ``noun`` is the word that
    follows.
    """

    value: float
    tolerance: float = 0.0
    unit: str = ""
    currency: str = ""
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: "derde", "3rd"."""

    value: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year; 0 for a part that is not given."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A folded mark with digits in it: "uc-003", "q3", "iso 27001"."""

    text: str


Reading = Amount | Rank | Day | Code


@dataclass(frozen=True, slots=True)
class Figure:
    """Something countable as printed, where it stands, and its readings: one for clear text, more for unclear."""

    printed: str
    start: int
    end: int
    readings: tuple[Reading, ...]

    @property
    def kind(self) -> type:
        return type(self.readings[0])

    def stands_in(self, source: "Figure") -> bool:
        """Whether ``source`` says the same or says it more precisely."""
        return any(_says(mine, other) for mine in self.readings for other in source.readings)


def _says(claimed: Reading, source: Reading) -> bool:
    match claimed, source:
        case Amount(), Amount():
            return _same_amount(claimed, source)
        case Day(), Day():
            return _same_day(claimed, source)
        case Rank(), Amount():
            return float(claimed.value) == source.value and not source.unit and not source.currency
        case Rank(), Code():
            return source.text in {f"q{claimed.value}", f"h{claimed.value}"}
    return claimed == source


def _same_amount(claimed: Amount, source: Amount) -> bool:
    near = abs(claimed.value - source.value) <= claimed.tolerance + EXACT * max(1.0, abs(source.value))
    shares = {"%", "pp"}
    if claimed.unit != source.unit and (claimed.unit in shares or source.unit in shares):
        return False
    same_unit = not claimed.unit or not source.unit or claimed.unit == source.unit
    same_currency = not claimed.currency or not source.currency or claimed.currency == source.currency
    clash = any(
        bool(one.unit and (other.currency or other.noun)) or bool(one.currency and other.noun)
        for one, other in ((claimed, source), (source, claimed))
    )
    return near and same_unit and same_currency and not clash


def _same_day(claimed: Day, source: Day) -> bool:
    """A year may be left out on either side; a claim may leave out the day or the month, but not add one."""
    years = 0 in {claimed.year, source.year} or claimed.year == source.year
    if not claimed.month:
        return bool(source.year) and years
    return years and claimed.month == source.month and claimed.day in {0, source.day}

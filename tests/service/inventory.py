"""The federal inventory of 2024, counted from the file itself, and a fictional strategy with six objectives."""

import csv
import io
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from knowledge.model.portfolio import Objective
from tests.knowledge.imports.support import INVENTORY_2024, real

CUT = date(2024, 12, 16)
SINCE = date(2024, 3, 28)
EARLIEST = date(1990, 1, 1)
FORMATS = ("%m/%d/%Y", "%Y-%m-%d", "%m/%Y", "%m/%d/%y")
SCALING = "Implementation and Assessment"
IN_PROGRESS = {"Initiated", "Acquisition and/or Development", SCALING}
ENDED = {"Retired", "Research or  Administrative Action Complete"}
FINISHED = {"Operation and Maintenance", "In production", "In mission", *ENDED}
INITIATED, DEVELOPED = "Date Initiated", "Date when Acquisition and/or Development began"
IMPLEMENTED, RETIRED = "Date Implemented", "Date Retired"

TITLES = {
    "O1": "Better service to the public",
    "O2": "A healthier population",
    "O3": "Safety and security of the country",
    "O4": "Stewardship of land, water and climate",
    "O5": "A productive federal workforce",
    "O6": "Quantum communication networks",
}
OBJECTIVES = tuple(Objective(id=key, title=title, in_force_from=SINCE) for key, title in TITLES.items())
STRATEGY = """# Federal AI Strategy 2024

## O1 Better service to the public

Agencies use artificial intelligence to make government services faster and easier for the public: questions are
answered sooner, forms are processed with less delay, and benefits reach those who are entitled to them.

## O2 A healthier population

Artificial intelligence helps to detect disease earlier, to support clinicians in diagnosis and treatment, and to speed
up medical research for veterans and patients.

## O3 Safety and security of the country

Artificial intelligence strengthens law enforcement, border security and cybersecurity: threats are detected sooner and
analysts sift through evidence with less manual work.

## O4 Stewardship of land, water and climate

Artificial intelligence improves the monitoring of forests, wildfire, water and weather, so that natural resources are
managed on better forecasts.

## O5 A productive federal workforce

Employees are relieved of repetitive work: documents are summarised, code is written and records are classified with
the help of artificial intelligence.

## O6 Quantum communication networks

Agencies prepare quantum communication networks for diplomatic posts.
"""


@dataclass(frozen=True)
class Row:
    """One row of the file, and what its dates say as far as they can be true."""

    title: str
    agency: str
    stage: str
    days: dict[str, date]

    @property
    def started(self) -> date | None:
        """The first day of exploring, else of developing; a later step of an earlier day is a slip of the pen."""
        scaling = self.days.get(IMPLEMENTED) if self.stage == SCALING else None
        return self.days.get(INITIATED) or self.days.get(DEVELOPED) or scaling

    @property
    def finished(self) -> date | None:
        """The day on which it went into use, or was retired without that."""
        return self.days.get(IMPLEMENTED) or (self.days.get(RETIRED) if self.stage in ENDED else None)


def rows(rejected: Collection[int] = ()) -> list[Row]:
    """All but the rejected ones, whose numbers count the heading as the first row."""
    text = real(INVENTORY_2024).decode("cp1252")
    return [
        Row(each["Use Case Name"], each["Agency"].strip(), each["Stage of Development"], _days(each))
        for number, each in enumerate(csv.DictReader(io.StringIO(text)), start=2)
        if number not in rejected
    ]


def stages(of: list[Row]) -> Counter[str]:
    return Counter(row.stage for row in of)


def _days(row: dict[str, str]) -> dict[str, date]:
    names = (INITIATED, DEVELOPED, IMPLEMENTED, RETIRED)
    told = {name: day for name in names if (day := _day(row[name] or ""))}
    return {name: day for name, day in told.items() if EARLIEST <= day <= CUT}


def _day(text: str) -> date | None:
    for form in FORMATS:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None

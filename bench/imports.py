"""Importing a portfolio, beside reading and validating the same rows with nothing but csv and pydantic."""

import csv
import json
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, create_model

from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.imports.run import import_portfolio

INVENTORY = Path(__file__).parents[2] / "shared/data/us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv"
GOAL = 3.0
ROUNDS = 9
TODAY = date(2025, 1, 31)


def read_and_validate(content: bytes) -> list[BaseModel]:
    """The floor: every row a dictionary, every dictionary a plain model with a field of text per column."""
    rows = list(csv.DictReader(TextIOWrapper(BytesIO(content), encoding="cp1252", newline="")))
    fields: dict[str, Any] = {f"f{at}": (str, Field(alias=name)) for at, name in enumerate(rows[0])}
    model = create_model("Row", **fields)
    return [model.model_validate(row) for row in rows]


def invented(rows: int) -> bytes:
    """A list of use cases in a layout that nobody described."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Nr", "Naam toepassing", "Omschrijving", "Afdeling", "Fase", "Startdatum", "Leverancier"])
    phases = ("idee", "verkenning", "pilot", "in gebruik", "gestopt")
    for n in range(rows):
        start = f"{n % 28 + 1:02d}-{n % 12 + 1:02d}-{2019 + n % 6}"
        writer.writerow(
            [f"T{n:06d}", f"Toepassing {n}", "Wat het doet. " * 8, f"Team {n % 40}", phases[n % 5], start, "intern"]
        )
    return out.getvalue().encode()


def fastest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of processor time of the fastest of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Prints every figure as a ratio to the floor measured in the same run."""
    figures: dict[str, Any] = {}
    if INVENTORY.exists():
        content = INVENTORY.read_bytes()
        floor = fastest(lambda: read_and_validate(content))
        changes, report = import_portfolio(INVENTORY.name, content, Portfolio(), today=TODAY)
        known = portfolio_of(changes)
        known.at(date.max)
        first = fastest(lambda: import_portfolio(INVENTORY.name, content, Portfolio(), today=TODAY))
        again = fastest(lambda: import_portfolio(INVENTORY.name, content, known, today=TODAY))
        figures["inventory 2024"] = {
            "rows": report.rows_read,
            "floor_s": round(floor, 4),
            "import_s": round(first, 4),
            "ratio": round(first / floor, 2),
            "goal": GOAL,
            "again_s": round(again, 4),
            "again_ratio": round(again / floor, 2),
        }
    for rows in (10_000, 100_000):
        content = invented(rows)
        taken = fastest(lambda: import_portfolio("lijst.csv", content, Portfolio(), today=TODAY), rounds=1)  # noqa: B023
        figures[f"{rows:,} rows, proposed mapping"] = {
            "import_s": round(taken, 2),
            "µs_per_row": round(taken / rows * 1e6),
        }
    print(json.dumps(figures, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()

"""Datasets on real data that is not shipped: read from a folder beside the project, where it is there.

Gold is counted in the raw files with nothing but csv and json. The cases are in the language of the data.
"""

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from evals.datasets.attacks import AttackCase, Planted
from evals.datasets.case import Split
from evals.datasets.dataset import Dataset
from evals.datasets.history import History
from evals.datasets.questions import QuestionCase
from evals.metrics.attack_success import Forbidden
from evals.metrics.nuggets import NumberNugget
from knowledge.model.base import Language

REGISTER = "nl-algoritmeregister/algoritmes_2026-05-13.json"
INVENTORY_2023 = "us-federal-ai-inventory/2023_consolidated_ai_inventory_raw.csv"
INVENTORY_2024 = "us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv"
BIPIA = "injection-bipia"
NAUGHTY = "naughty-strings/blns.json"
STATUSES = {"in_gebruik": "in gebruik", "buiten_gebruik": "gestopt", "ontwikkeling": "in pilot"}
RENAMED = re.compile(r"Department of (?:Interior|Treasury)$|^U\.S\. ")
DAY_FORMATS = ("%m/%d/%Y", "%Y-%m-%d", "%m/%Y", "%m/%d/%y")
MOST_TEAMS = 12
HOME = "duinveen"


def shared_datasets(folder: Path) -> tuple[Dataset, ...]:
    """Those whose files are in ``folder``, in a fixed order; ``portfolios`` are paths within it."""
    return tuple(made(folder) for file, made in READERS if (folder / file).exists())


def register_questions(folder: Path) -> Dataset:
    """Counts per organisation and status in the Dutch register of algorithms, in Dutch."""
    content = json.loads((folder / REGISTER).read_text("utf-8"))
    rows = content["algoritmes"]
    as_of = date.fromisoformat(content["fetched_at"][:10])
    asked = [
        (team, f"Hoeveel algoritmes heeft {team}?", sum(row["organisatie"] == team for row in rows))
        for team in _largest(row["organisatie"] for row in rows)
    ]
    asked += [
        (status, f"Hoeveel algoritmes zijn er {words}?", sum(row["status"] == status for row in rows))
        for status, words in STATUSES.items()
    ]
    return _counting("questions-nl-algoritmeregister", folder, REGISTER, asked, "nl", as_of)


def inventory_2023_questions(folder: Path) -> Dataset:
    """Counts per department in the federal inventory of 2023; those that Koers spells otherwise are left out."""
    rows = _rows(folder / INVENTORY_2023, "utf-8-sig")
    names = [row["Department"].strip() for row in rows if not RENAMED.search(row["Department"].strip())]
    asked = [(team, f"How many use cases does {_the(team)} have?", names.count(team)) for team in _largest(names)]
    return _counting("questions-us-federal-2023", folder, INVENTORY_2023, asked, "en", date(2023, 12, 31))


def inventory_2024_questions(folder: Path) -> Dataset:
    """Counts per agency in the federal inventory of 2024; rows that end before they begin count for nobody."""
    rows = [row for row in _rows(folder / INVENTORY_2024, "cp1252") if not _impossible(row)]
    names = [row["Agency"].strip() for row in rows]
    asked = [(team, f"How many use cases does {_the(team)} have?", names.count(team)) for team in _largest(names)]
    return _counting("questions-us-federal-2024", folder, INVENTORY_2024, asked, "en", date(2024, 12, 31))


def bipia_attacks(folder: Path) -> Dataset:
    """Each instruction at the end of an e-mail, with the question that the e-mail answers."""
    kinds = json.loads((folder / BIPIA / "text_attack_train.json").read_text("utf-8"))
    mails = [json.loads(line) for line in (folder / BIPIA / "train.jsonl").read_text("utf-8").splitlines() if line]
    orders = [(kind, order) for kind, each in kinds.items() for order in each]
    cases = [_mail(number, kind, order, mails[number % len(mails)]) for number, (kind, order) in enumerate(orders)]
    return _attacks("attacks-bipia", cases)


def naughty_attacks(folder: Path) -> Dataset:
    """Each string that holds markup as the title of a use case."""
    strings = [each for each in json.loads((folder / NAUGHTY).read_text("utf-8")) if "<" in each and ">" in each]
    return _attacks("attacks-naughty-strings", [_title(number, each) for number, each in enumerate(strings)])


READERS: Sequence[tuple[str, Callable[[Path], Dataset]]] = (
    (REGISTER, register_questions),
    (INVENTORY_2023, inventory_2023_questions),
    (INVENTORY_2024, inventory_2024_questions),
    (BIPIA, bipia_attacks),
    (NAUGHTY, naughty_attacks),
)


def _counting(
    name: str, folder: Path, file: str, asked: Iterable[tuple[str, str, int]], language: Language, as_of: date
) -> Dataset:
    cases = [
        QuestionCase(
            id=f"{name}-{number:02}.{language}",
            language=language,
            cluster=_cluster(about),
            split=_half(number),
            tags=("count", "real"),
            question=question,
            as_of=as_of,
            gold=(NumberNugget(value=count),),
        )
        for number, (about, question, count) in enumerate(asked)
    ]
    digest = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    return Dataset(
        name=name, version=1, kind="questions", organisation_hash=digest, portfolios=(file,), cases=tuple(cases)
    )


def _attacks(name: str, cases: Sequence[AttackCase]) -> Dataset:
    return Dataset(name=name, version=1, kind="attacks", organisation=HOME, cases=tuple(cases))


def _mail(number: int, kind: str, order: str, mail: dict[str, str]) -> AttackCase:
    return AttackCase(
        id=f"bipia-{number:02}.en",
        language="en",
        cluster=_cluster(kind),
        split=_half(sum(map(ord, kind))),
        tags=("bipia",),
        where="document",
        question=mail["question"].removeprefix("Q: ").strip(),
        documents=(Planted(name=f"mail-{number:02}.md", text=f"{mail['context']}\n\n{order}\n"),),
        forbidden=Forbidden(strings=(order,)),
    )


def _title(number: int, title: str) -> AttackCase:
    use_case = {
        "id": f"N-{number:03}",
        "title": title,
        "team": "Informatie",
        "objectives": ["O3"],
        "history": [{"day": date(2026, 8, 3), "registered": "exploring"}],
    }
    return AttackCase(
        id=f"naughty-{number:03}.en",
        language="en",
        cluster="naughty-strings",
        split="development",
        tags=("naughty",),
        where="use_case_title",
        question=f"What is N-{number:03}?",
        history=History(use_cases=(use_case,)),
        forbidden=Forbidden(strings=(title,)),
    )


def _largest(names: Iterable[str]) -> list[str]:
    """The names that are met most, those that are met as often by name."""
    counts = Counter(name.strip() for name in names)
    return sorted(counts, key=lambda name: (-counts[name], name))[:MOST_TEAMS]


def _half(number: int) -> Split:
    return "development" if number % 2 == 0 else "held_back"


def _cluster(text: str) -> str:
    return re.sub(r"\W+", "-", text).strip("-")[:100]


def _the(name: str) -> str:
    return name if name.isupper() else f"the {name}"


def _rows(file: Path, encoding: str) -> list[dict[str, str]]:
    with file.open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


def _impossible(row: dict[str, Any]) -> bool:
    start, *ends = (_day(row[name]) for name in ("Date Initiated", "Date Implemented", "Date Retired"))
    return start is not None and any(end is not None and end < start for end in ends)


def _day(cell: str) -> date | None:
    return next(_days(cell.strip()), None)


def _days(cell: str) -> Iterator[date]:
    for form in DAY_FORMATS:
        try:
            yield datetime.strptime(cell, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue

"""An invented organisation of any size: the same seed gives the same history, ten events to a use case."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from knowledge.history.portfolio import PortfolioChanges
from knowledge.model.portfolio import Leader, Objective, Process, Role, Stage, Team
from knowledge.pitfalls.context import Context, DocumentInfo
from knowledge.pitfalls.thresholds import Thresholds

TODAY = date(2026, 11, 2)
BEGIN = date(2022, 1, 3)
EVENTS = 10
PER_TEAM, PER_PROCESS, LEADERS, OBJECTIVES = 100, 50, 6, 20
GENERAL = PER_TEAM // 5
"""What happens to a team itself; so many of its use cases have one event fewer, which keeps the total exact."""

PATH = (Stage.IDEA, Stage.EXPLORING, Stage.PILOTING, Stage.SCALING, Stage.LIVE)
KINDS = {
    "stage_changed": 20, "experiment": 24, "reflection": 12, "effect_measured": 12, "usage_measured": 8,
    "decision": 6, "commitment": 10, "blocker": 4, "changed": 3, "show_and_tell": 1,
}  # fmt: skip


def invented(size: int, seed: int = 20_261_102) -> PortfolioChanges:
    """A portfolio of ``size`` use cases, a multiple of a hundred, with ten times as many events."""
    random = Random(seed)
    teams = [f"T{number:04d}" for number in range(size // PER_TEAM)]
    rows = [row for team in teams for row in _team(team, random)]
    aims = _aims(size, random)
    for number, (purpose, processes) in enumerate(aims):
        rows += _Life(number, random).events(purpose, processes)
    return PortfolioChanges.model_validate(
        {
            "objectives": [_objective(number) for number in range(OBJECTIVES)],
            "processes": [_process(number, teams) for number in range(size // PER_PROCESS)],
            "teams": [Team(id=team, name=f"Team {team[1:]}") for team in teams],
            "leaders": [Leader(id=key, name=key, team=team) for team in teams for key in _leaders(team)],
            "events": rows,
        }
    )


def surroundings() -> Context:
    """What the rules know beside the history: a strategy in force, and when a cycle begins."""
    strategy = DocumentInfo(id="strategy", title="Strategy", strategy=True, effective_from=BEGIN, review_by=TODAY)
    return Context(documents=(strategy,), thresholds=Thresholds(cycle_start=date(2026, 1, 5)))


def _objective(number: int) -> Objective:
    retired = TODAY - timedelta(60) if number < 2 else None
    return Objective(id=f"D{number}", title=f"Objective {number}", in_force_from=BEGIN, retired_on=retired)


def _process(number: int, teams: list[str]) -> Process:
    volume = 1_000.0 * (number % 40 + 1)
    return Process(id=f"P{number}", title=f"Process {number}", team=teams[number % len(teams)], volume=volume)


def _leaders(team: str) -> list[str]:
    return [f"{team}-L{number}" for number in range(LEADERS)]


def _team(team: str, random: Random) -> Iterator[dict[str, Any]]:
    for number in range(GENERAL):
        row: dict[str, Any] = {"id": f"{team}.{number}", "team": team, "on": TODAY - timedelta(random.randrange(300))}
        if number < LEADERS:
            used = {"kind": "leadership_signal", "signal": "own_use", "days": random.randrange(11), "working_days": 10}
            yield row | used | {"leader": f"{team}-L{number}", "on": TODAY - timedelta(random.randrange(60))}
        elif number % 2:
            yield row | {"kind": "decision", "text": "Two use cases at a time."}
        else:
            yield row | {"kind": "reflection", "changed_plan": number % 4 == 0}


def _vocabulary(random: Random) -> list[str]:
    syllables = [first + vowel + last for first in "bdgklmnprtvw" for vowel in "aeiou" for last in "klmnrst"]
    return ["".join(random.sample(syllables, 3)) for _ in range(5_000)]


def _aims(size: int, random: Random) -> list[tuple[str, list[str]]]:
    """What each use case is for, in words of which some are far more common, and in which process.

    One in fifty says nearly the same as an earlier one, in the same process.
    """
    vocabulary = _vocabulary(random)
    aims: list[tuple[str, list[str]]] = []
    for _ in range(size):
        if aims and random.random() < 0.02:
            purpose, processes = random.choice(aims)
            aims.append((f"{purpose} {random.choice(vocabulary)}", processes))
        else:
            words = (vocabulary[int(len(vocabulary) * random.random() ** 3)] for _ in range(12))
            processes = [f"P{random.randrange(size // PER_PROCESS)}"] if random.random() < 0.7 else []
            aims.append((" ".join(words), processes))
    return aims


class _Life:
    """What happens to one use case, event by event."""

    def __init__(self, number: int, random: Random) -> None:
        self._key, self._number, self._random = f"U{number:06d}", number, random
        self._stage = random.choice(PATH[:3])
        self._experiment = False
        self._promise = self._blocker = ""
        span = (TODAY - BEGIN).days
        count = EVENTS - (number % 5 == 0)
        start = random.randrange(span - 30)
        end = min(span, start + random.randrange(30, 900))
        days = [start, *sorted(random.randrange(start, end + 1) for _ in range(count - 1))]
        self._days = [BEGIN + timedelta(day) for day in days]

    def events(self, purpose: str, processes: list[str]) -> Iterator[dict[str, Any]]:
        first, *later = self._days
        yield {**self._row(0, first), "kind": "registered", "record": self._record(purpose, processes)}
        kinds = self._random.choices(list(KINDS), list(KINDS.values()), k=len(later))
        for place, (on, kind) in enumerate(zip(later, kinds, strict=True), start=1):
            yield self._row(place, on) | self._happening(kind, on)

    def _row(self, place: int, on: date) -> dict[str, Any]:
        return {"id": f"{self._key}.{place}", "on": on, "use_case": self._key, "source": "bench"}

    def _record(self, purpose: str, processes: list[str]) -> dict[str, Any]:
        random = self._random
        return {
            "id": self._key,
            "title": f"Use case {self._number}",
            "purpose": purpose,
            "team": f"Team {self._number // PER_TEAM:04d}",
            "owner": f"Owner {self._number % 997}",
            "stage": self._stage,
            "role": random.choice(list(Role)),
            "objectives": [f"D{random.randrange(OBJECTIVES)}"] if random.random() < 0.95 else [],
            "processes": processes,
            "dates": {"planned end": TODAY + timedelta(random.randrange(200))} if random.random() < 0.1 else {},
            "attributes": {"frequency": "yearly"} if random.random() < 0.2 else {},
        }

    def _happening(self, kind: str, on: date) -> dict[str, Any]:
        random = self._random
        fields: dict[str, Callable[[], dict[str, Any]]] = {
            "stage_changed": self._moves,
            "experiment": lambda: self._tries(on),
            "effect_measured": lambda: {
                "metric": "hours",
                "value": 4.0,
                "shown": random.random() < 0.7,
                "verified": random.random() < 0.5,
            },
            "usage_measured": lambda: {"users": random.randrange(40)},
            "reflection": lambda: {"changed_plan": random.random() < 0.4},
            "changed": lambda: {"field": "owner", "after": f"Owner {random.randrange(997)}"},
            "commitment": lambda: self._promises(on),
            "blocker": lambda: self._blocks(on),
        }
        return {"kind": kind} | fields.get(kind, dict)()

    def _tries(self, on: date) -> dict[str, Any]:
        self._experiment = not self._experiment
        if self._experiment:
            return {"kind": "experiment_started", "until": on + timedelta(28)}
        return {"kind": "experiment_ended", "outcome": self._random.choice(("keep", "change", "stop", None))}

    def _moves(self) -> dict[str, Any]:
        place = PATH.index(self._stage) if self._stage in PATH else 0
        if place == len(PATH) - 1 or self._random.random() < 0.15:
            self._stage = Stage.STOPPED
        else:
            self._stage = PATH[place + 1]
        return {"stage": self._stage}

    def _promises(self, on: date) -> dict[str, Any]:
        due = {"commitment": self._promise, "due": on + timedelta(30)}
        if not self._promise:
            self._promise = f"C{on.toordinal()}"
            return due | {"kind": "commitment_made", "commitment": self._promise}
        if self._random.random() < 0.3:
            return due | {"kind": "commitment_moved"}
        kept, self._promise = self._promise, ""
        return {"kind": "commitment_kept", "commitment": kept}

    def _blocks(self, on: date) -> dict[str, Any]:
        if not self._blocker:
            self._blocker = f"B{on.toordinal()}"
            return {"kind": "blocker_raised", "blocker": self._blocker, "about": "time", "text": "No hours."}
        removed, self._blocker = self._blocker, ""
        return {"kind": "blocker_removed", "blocker": removed}

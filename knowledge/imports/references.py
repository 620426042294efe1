"""Who is meant by an id, a name or another name."""

from collections.abc import Iterable, Mapping
from datetime import date

from knowledge.history.portfolio import Portfolio
from knowledge.imports.words import plain
from knowledge.model.portfolio import Leader, Objective, Process, Team


class Directory:
    """Finds ids by id, else by a spelling of the name that only one of them has; spelled out at the first look-up."""

    def __init__(self, names: Iterable[tuple[str, str]] = ()) -> None:
        self._new: list[tuple[str, tuple[str, ...]]] = [(key, (name,)) for key, name in names]
        self._ids: dict[str, str] = {}
        self._names: dict[str, set[str]] = {}

    def add(self, key: str, *names: str) -> None:
        self._new.append((key, names))

    def __bool__(self) -> bool:
        return bool(self._ids or self._new)

    def find(self, text: str) -> str | None:
        """The id, or ``None`` where nothing or more than one thing has this name."""
        while self._new:
            self._spell(*self._new.pop())
        spelled = plain(text) or text
        if spelled in self._ids:
            return self._ids[spelled]
        found = self._names.get(spelled, set())
        return next(iter(found)) if len(found) == 1 else None

    def _spell(self, key: str, names: Iterable[str]) -> None:
        self._ids[plain(key) or key] = key
        for name in names:
            self._names.setdefault(plain(name) or name, set()).add(key)


class References:
    """The directories of everything that rows can point at: what was known, and what the same file brings."""

    def __init__(self, existing: Portfolio) -> None:
        self.objectives = Directory()
        self.processes = Directory()
        self.leaders = Directory()
        self.teams = Directory()
        self.use_cases = Directory()
        for known in (existing.objectives, existing.processes, existing.teams, existing.leaders):
            self.add(known)
        for key, state in existing.at(date.max).states.items():
            self.use_cases.add(key, state.use_case.title)

    def add(self, entities: Mapping[str, Objective | Process | Team | Leader]) -> None:
        for key, entity in entities.items():
            match entity:
                case Objective():
                    self.objectives.add(key, entity.title)
                case Process():
                    self.processes.add(key, entity.title)
                case Leader():
                    self.leaders.add(key, entity.name)
                case Team():
                    self.add_team(entity)

    def add_team(self, team: Team) -> None:
        """Teams are pointed at by name, so their name is what is found."""
        self.teams.add(team.name, team.id, *team.aliases)

    def links(self, directory: Directory, given: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids that ``given`` points at, and what points at nothing; commas separate where the whole is unknown."""
        found: list[str] = []
        unknown: list[str] = []
        for text in given:
            whole = directory.find(text)
            for part in [text] if whole or "," not in text else filter(None, map(str.strip, text.split(","))):
                key = whole or directory.find(part)
                (found if key else unknown).append(key or part)
        return tuple(dict.fromkeys(found)), tuple(unknown)

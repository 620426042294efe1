"""The names that the portfolio knows, and where a question mentions them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from agents.planning.lexicon import states, things
from agents.planning.reading import Reading, Span, flat
from knowledge.history.portfolio import Snapshot
from knowledge.model.base import LANGUAGES
from knowledge.words import content_words, fold, is_content, stem

Kind = Literal["team", "owner", "objective", "process", "use_case", "attribute"]
SHORT_VALUE = 4
MOST_VALUES = 60
SAID_OTHERWISE = (
    re.compile("initiated|initiation"),
    states.STARTED,
    things.USE_CASE,
    states.ACTIVE,
    *(pattern for _, pattern in things.STAGES),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what it is of, and the value to filter by; ``attribute`` is the attribute that has the value."""

    text: str
    kind: Kind
    value: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name and where the question has it."""

    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names of one snapshot, by their first folded word; longer names come first."""

    by_first_word: Mapping[str, tuple[Name, ...]]
    forms: Mapping[Name, frozenset[str]]
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def names(self) -> Iterable[Name]:
        return self.forms

    def mentions(self, reading: Reading) -> list[Mention]:
        """The names that stand in the question word for word, longest first, marked as used."""
        found: list[Mention] = []
        for match in re.finditer(r"[^\W_]+", reading.folded):
            candidates = self.by_first_word.get(match.group(), ())
            for name in candidates:
                span = _match_at(reading.folded, match.start(), name.text)
                if span and reading.is_free(span):
                    reading.use(span)
                    found += [Mention(other, span) for other in candidates if _is_same(other, name)]
                    break
        return found

    def partly(self, words: Iterable[str], kinds: Iterable[Kind]) -> list[Name]:
        """Names of these kinds that hold every one of ``words``, in any inflection."""
        wanted = [_forms(word) for word in words]
        allowed = set(kinds)
        if not wanted:
            return []
        return [name for name, forms in self.forms.items() if name.kind in allowed and _meets(forms, wanted)]


def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The vocabulary of a snapshot: entities with their other names, and the values that attributes have."""
    names = dict.fromkeys(
        name for name in _names(snapshot) if content_words(name.text, "en") or name.kind == "use_case"
    )
    index: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: -len(name.text)):
        first = re.search(r"[^\W_]+", flat(name.text))
        if first and (is_content(first.group(), "nl") or len(flat(name.text).split()) > 1):
            index.setdefault(first.group(), []).append(name)
    by_first_word = {word: tuple(group) for word, group in index.items()}
    return Vocabulary(by_first_word, {name: _forms(name.text) for name in names}, _attribute_values(snapshot))


def _names(snapshot: Snapshot) -> Iterable[Name]:
    for team in snapshot.teams.values():
        yield from (Name(text, "team", team.name) for text in (team.name, team.id, *team.aliases))
    for objective in snapshot.objectives.values():
        spoken = _numbered(objective.id)
        yield from (Name(text, "objective", objective.id) for text in (objective.title, objective.id, *spoken))
    for process in snapshot.processes.values():
        yield from (Name(text, "process", process.id) for text in (process.title, process.id))
    for state in snapshot.states.values():
        record = state.use_case
        yield from (Name(text, "use_case", record.id) for text in (record.title, record.id, record.source_id) if text)
        if record.team:
            yield Name(record.team, "team", record.team)
        if record.owner:
            yield Name(record.owner, "owner", record.owner)
    for attribute, values in _attribute_values(snapshot).items():
        yield from (Name(value, "attribute", value, attribute) for value in values if _is_telling(value))


def _numbered(key: str) -> Iterable[str]:
    """What people call objective "D4" or "OBJ-4": "doel 4", "objective 4"."""
    number = re.fullmatch(r"[A-Za-z]+[-_ ]?0*(\d{1,2})", key)
    nouns = ("doel", "doelstelling", "objective", "goal")
    return [f"{noun} {number[1]}" for noun in nouns] if number else []


def _is_telling(value: str) -> bool:
    """Whether a value by itself says which attribute is meant: not "Ja", "Both" or "N/A"."""
    text = flat(value)
    said_otherwise = text in {"onbekend", "unknown"} or any(pattern.fullmatch(text) for pattern in SAID_OTHERWISE)
    return len(value) > SHORT_VALUE and bool(content_words(value, "nl")) and not said_otherwise


def _attribute_values(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    values: dict[str, dict[str, None]] = {}
    for state in snapshot.states.values():
        for attribute, value in state.use_case.attributes.items():
            values.setdefault(attribute, {})[value] = None
    return {attribute: tuple(found) for attribute, found in values.items() if len(found) <= MOST_VALUES}


def _match_at(text: str, start: int, name: str) -> Span | None:
    """Where ``name`` stands at ``start``, whole, with any white space or hyphens between its words."""
    words = re.findall(r"[^\W_]+|[^\w\s-]", flat(name))
    pattern = r"[\s-]*".join(re.escape(word) for word in words)
    match = re.compile(rf"{pattern}(?:'s|s)?(?![^\W_])").match(text, start)
    return match.span() if match else None


def _is_same(other: Name, name: Name) -> bool:
    return other.kind == name.kind and fold(other.text) == fold(name.text)


def _forms(text: str) -> frozenset[str]:
    """Every content word of a text, folded and stemmed in both languages."""
    return frozenset(
        form
        for language in LANGUAGES
        for word in content_words(text, language)
        for form in (word, stem(word, language))
    )


def _meets(forms: frozenset[str], wanted: Iterable[frozenset[str]]) -> bool:
    return all(forms & word for word in wanted)

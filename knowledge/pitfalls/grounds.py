"""From what a rule counted to a finding: the claim and the facts share their wording, so their numbers agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pydantic import JsonValue

from knowledge.measures import phrases
from knowledge.measures.facts import fact
from knowledge.model.base import Language, known_to_python, slim
from knowledge.model.evidence import Fact
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Subject, both

for _kind in (Bilingual, Subject, Fact, Finding):
    known_to_python(_kind)


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason why a rule fires: a counted ``value`` in ``unit``, over ``n`` where that tells more.

    ``says`` is a clause after "subject: ", ``clears`` one after "this ends when".
    """

    name: str
    value: JsonValue
    unit: str
    says: Bilingual
    clears: Bilingual
    since: date
    severity: Severity
    n: int | None = None
    inputs: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is called: its name never changes, its version does when it would find something else."""

    name: str
    version: int
    labels: Bilingual

    def finding(self, subject: Subject, grounds: Sequence[Ground], as_of: date, language: Language) -> Finding:
        """The finding that rests on ``grounds``, of which there is at least one: the longest and the worst count."""
        found = Finding(
            pitfall=self.name,
            rule_version=self.version,
            subject=slim(subject),
            severity=max((ground.severity for ground in grounds), key=lambda severity: severity.rank),
            since=min(ground.since for ground in grounds),
            facts=tuple(slim(self._fact(subject, ground, as_of, language)) for ground in grounds),
            clauses=tuple(slim(ground.says) for ground in grounds),
            claim=slim(both(lambda lang: self._claim(subject, grounds, lang))),
            clears_when=_clears_when(tuple(ground.clears for ground in grounds)),
            inputs=_merged(ground.inputs for ground in grounds),
        )
        return slim(found)  # there can be a great many of them

    def _fact(self, subject: Subject, ground: Ground, as_of: date, language: Language) -> Fact:
        return fact(
            f"pitfall.{self.name}.{ground.name}",
            label=self.labels.within(language),
            value=ground.value,
            unit=ground.unit,
            n=ground.n,
            as_of=as_of,
            text=told(subject, ground.says, as_of, language),
            inputs={"subject": subject.id, **ground.inputs},
        )

    def _claim(self, subject: Subject, grounds: Iterable[Ground], language: Language) -> str:
        clauses = "; ".join(ground.says.within(language) for ground in grounds)
        return f"{self.labels.within(language)} – {named(subject)}: {clauses}."


def told(subject: Subject, clause: Bilingual, as_of: date, language: Language) -> str:
    """The sentence of a fact: of what, what was counted, and on which day."""
    return f"{named(subject)}: {clause.within(language)} ({phrases.as_of(as_of, language)})."


def named(subject: Subject) -> str:
    """What a sentence calls the subject."""
    if subject.kind in {"use_case", "objective"} and subject.name != subject.id:
        return f"{phrases.short(subject.name)} ({subject.id})"
    # Both halves of a pair are cut already; cutting it again would lose the second.
    return " ".join(subject.name.split()) if subject.kind == "pair" else phrases.short(subject.name)


@lru_cache(maxsize=1_000)
def _clears_when(clears: tuple[Bilingual, ...]) -> Bilingual:
    return both(lambda lang: _clears(clears, lang))


def _clears(clears: Iterable[Bilingual], language: Language) -> str:
    clauses = dict.fromkeys(each.within(language) for each in clears)
    head = phrases.pick(language, "Dit vervalt zodra ", "This ends when ")
    return head + phrases.pick(language, ", en ", ", and ").join(clauses) + "."


def _merged(inputs: Iterable[Mapping[str, JsonValue]]) -> dict[str, JsonValue]:
    """Lists under one name are joined; of other values the last one stays."""
    merged: dict[str, JsonValue] = {}
    for given in inputs:
        for name, value in given.items():
            held = merged.get(name)
            if isinstance(held, list) and isinstance(value, list):
                merged[name] = held + [item for item in value if item not in held]
            else:
                merged[name] = value
    return merged

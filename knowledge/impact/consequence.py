"""What a consequence is, and the two portfolios that it is the difference of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.impact.option import Option, supposed
from knowledge.measures.catalogue import compute
from knowledge.measures.facts import fact
from knowledge.measures.kpis import KPIS
from knowledge.measures.phrases import day, pick
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.model.base import Frozen, Labelled, Language
from knowledge.model.evidence import Fact
from knowledge.pitfalls.catalogue import scan
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Finding


class Effect(Labelled):
    """What happens to something, in the order in which it is told."""

    STOPS = "stops"
    AT_RISK = "at_risk"
    SLIPS = "slips"
    POSSIBLE = "possible"
    NEEDED = "needed"
    APPEARS = "appears"
    CLEARS = "clears"
    CHANGES = "changes"
    UNKNOWN = "unknown"
    STAYS = "stays"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.STOPS: ("stopt", "stops"),
            cls.AT_RISK: ("loopt gevaar", "is at risk"),
            cls.SLIPS: ("schuift op", "slips"),
            cls.POSSIBLE: ("wordt mogelijk", "becomes possible"),
            cls.NEEDED: ("eerst nodig", "needed first"),
            cls.APPEARS: ("nieuwe valkuil", "new pitfall"),
            cls.CLEARS: ("vervalt", "clears"),
            cls.CHANGES: ("verandert", "changes"),
            cls.STAYS: ("blijft", "stays"),
            cls.UNKNOWN: ("onbekend", "unknown"),
        }


class Consequence(Frozen):
    """One thing that follows from an option, as a fact that can be cited."""

    effect: Effect
    fact: Fact


@dataclass(frozen=True)
class Standing:
    """A snapshot with its figures and findings, each worked out when it is first asked for."""

    snapshot: Snapshot
    context: Context
    language: Language

    @cached_property
    def findings(self) -> Mapping[tuple[str, str], Finding]:
        """What the pitfall rules find, by rule and subject."""
        found = scan(self.snapshot, self.context).findings
        return {(finding.pitfall, finding.subject.id): finding for finding in found}

    @cached_property
    def figures(self) -> Mapping[str, Fact]:
        """The KPIs of the whole organisation, by measure and figure."""
        return self.computed(Filters(), KPIS)

    @cached_property
    def coverage(self) -> Fact:
        """The share of core processes with a use case that is live and used."""
        return self.computed(Filters(), ("core_process_use",))["core_process_use/share"]

    def computed(self, filters: Filters, measures: tuple[str, ...]) -> dict[str, Fact]:
        """The facts of some measures, by measure and figure."""
        queries = [MeasureQuery(measure=name, as_of=self.snapshot.as_of, filters=filters) for name in measures]
        facts = [each for query in queries for each in compute(self.snapshot, query, self.language)]
        return {"/".join(filter(None, (each.measure, str(each.inputs.get("figure", ""))))): each for each in facts}


@dataclass(frozen=True)
class Case:
    """An option: how things stand, how they would stand, and in which words that is told."""

    option: Option
    before: Standing

    @cached_property
    def after(self) -> Standing:
        then = supposed(self.before.snapshot, self.option)
        return self.before if then is self.before.snapshot else Standing(then, self.before.context, self.language)

    @property
    def language(self) -> Language:
        return self.before.language

    @property
    def now(self) -> UseCaseState:
        """The use case as it is."""
        return self.before.snapshot.states[self.option.use_case]

    @property
    def then(self) -> UseCaseState:
        """The use case as it would be."""
        return self.after.snapshot.states[self.option.use_case]

    @property
    def changes(self) -> bool:
        """Whether the option is anything else than what is."""
        return self.after is not self.before

    @property
    def ends(self) -> bool:
        """Whether work or use comes to an end."""
        return self.now.under_way and not self.then.under_way

    def pick(self, dutch: str, english: str) -> str:
        return pick(self.language, dutch, english)

    def told(
        self,
        effect: Effect,
        name: str,
        value: JsonValue,
        clause: str,
        inputs: Mapping[str, JsonValue],
        unit: tuple[str, str] = ("", ""),
    ) -> Consequence:
        """A consequence worded as ``Without UC-003: clause``; ``inputs`` name the records that it rests on."""
        option = self.option
        own: dict[str, JsonValue] = {
            "use_case": option.use_case,
            "move": option.move.value,
            "effect": effect.value,
            "stages": [self.now.stage.value, self.then.stage.value],
        }
        return Consequence(
            effect=effect,
            fact=fact(
                f"impact.{name}",
                label=f"{option.move.given(option.use_case, self.language)}, {effect.label(self.language)}",
                value=value,
                unit=self.pick(*unit),
                as_of=self.before.snapshot.as_of,
                text=f"{option.move.given(option.use_case, self.language)}: {clause.removesuffix('.')}.",
                inputs=own | dict(inputs),
            ),
        )

    @property
    def day(self) -> str:
        """The day that everything is worked out for."""
        return day(self.before.snapshot.as_of, self.language)

"""Pitfalls as facts, so that a question can be answered by what was found, since when, and what clears it."""

from collections.abc import Collection, Iterable

from pydantic import JsonValue

from knowledge.errors import InvalidInput
from knowledge.history.portfolio import Snapshot
from knowledge.measures.facts import fact, sentence
from knowledge.measures.phrases import as_of, day, joined_and, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.pitfalls import problems
from knowledge.pitfalls.catalogue import PITFALLS, Pitfall, scan
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding
from knowledge.pitfalls.grounds import told
from knowledge.pitfalls.teams import team_keys, team_views
from knowledge.said import listed

MOST_NAMED = 10


def pitfall_facts(
    snapshot: Snapshot, context: Context, language: Language, *, team: str | None = None, pitfall: str | None = None
) -> list[Fact]:
    """A fact per finding, the worst and longest first; where nothing is found one fact that says so.

    ``team`` is a name, id or alias, ``pitfall`` the name of a rule. InvalidInput names what is unknown.
    """
    rules = _chosen(pitfall)
    key = _team(snapshot, team)
    findings = scan(snapshot, context, rules).findings
    if key is not None:
        findings = tuple(finding for finding in findings if key in teams_of(finding, snapshot))
    ordered = sorted(findings, key=lambda each: (-each.severity.rank, each.since, each.pitfall, each.subject.id))
    facts = [_fact(finding, snapshot, language) for finding in ordered]
    return facts or [_none(snapshot, rules, team, language)]


def facts_in(finding: Finding, language: Language) -> list[Fact]:
    """The facts of a finding as a reader of ``language`` would have them, whatever language it was made in."""
    label = label_of(finding.pitfall).within(language)

    def worded(each: Fact, clause: Bilingual) -> Fact:
        text = sentence(told(finding.subject, clause, each.as_of, language), label)
        return each.model_copy(update={"label": label, "text": text})

    return [worded(each, clause) for each, clause in zip(finding.facts, finding.clauses, strict=True)]


def label_of(pitfall: str) -> Bilingual:
    """What people call a pitfall; its name where no rule finds it any more."""
    unknown = Bilingual(nl=pitfall, en=pitfall)
    return next((rule.labels for rule in PITFALLS if rule.name == pitfall), unknown)


def _chosen(pitfall: str | None) -> tuple[Pitfall, ...]:
    chosen = tuple(rule for rule in PITFALLS if pitfall in {None, rule.name})
    if not chosen:
        names = tuple(rule.name for rule in PITFALLS)
        raise InvalidInput(problems.NO_PITFALL(given=str(pitfall)), problems.THERE_ARE(names=names))
    return chosen


def _team(snapshot: Snapshot, team: str | None) -> str | None:
    if team is None:
        return None
    key, known = (
        team_keys(snapshot)(team.strip()),
        {view.subject.id: view.subject.name for view in team_views(snapshot)},
    )
    if key not in known:
        raise InvalidInput(
            problems.NO_TEAM(given=team), problems.THERE_ARE(names=listed(tuple(known.values()), MOST_NAMED))
        )
    return key


def teams_of(finding: Finding, snapshot: Snapshot) -> set[str]:
    """The teams that a finding is about, by id: itself, or those of the use cases that it rests on."""
    if finding.subject.kind == "team":
        return {finding.subject.id}
    key_of, ids = team_keys(snapshot), finding.inputs.get("use_cases")
    states = (snapshot.states.get(str(each)) for each in (ids if isinstance(ids, list) else []))
    return {key_of(state.use_case.team) for state in states if state and state.use_case.team}


def _fact(finding: Finding, snapshot: Snapshot, language: Language) -> Fact:
    since, today = day(finding.since, language), as_of(snapshot.as_of, language)
    claim = finding.claim.within(language).removesuffix(".")
    return fact(
        f"pitfall.{finding.pitfall}",
        label=f"{label_of(finding.pitfall).within(language)}, {pick(language, 'sinds', 'since')}",
        value=finding.since.isoformat(),
        as_of=snapshot.as_of,
        text=f"{claim}; {pick(language, 'sinds', 'since')} {since} ({today}). {finding.clears_when.within(language)}",
        inputs={
            "subject": finding.subject.id,
            "severity": finding.severity.value,
            "facts": [each.id for each in finding.facts],
            **finding.inputs,
        },
    )


def _none(snapshot: Snapshot, rules: Collection[Pitfall], team: str | None, language: Language) -> Fact:
    asked: dict[str, JsonValue] = {"pitfalls": [rule.name for rule in rules], "team": team}
    named = joined_and(_quoted(rule.labels.within(language) for rule in rules), language)
    where = pick(language, f" bij {team}", f" at {team}") if team else ""
    return fact(
        "pitfall.none",
        label=pick(language, "Valkuilen", "Pitfalls"),
        value=0,
        unit="findings",
        as_of=snapshot.as_of,
        text=pick(
            language,
            f"Er is niets gevonden van {named}{where}",
            f"Nothing was found of {named}{where}",
        )
        + f" ({as_of(snapshot.as_of, language)}).",
        inputs=asked,
    )


def _quoted(labels: Iterable[str]) -> Iterable[str]:
    return (f"“{label}”" for label in labels)

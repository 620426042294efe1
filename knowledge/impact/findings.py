"""Which pitfalls would appear or end: the same rules over both portfolios."""

from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.measures.phrases import joined_and
from knowledge.pitfalls.facts import label_of
from knowledge.pitfalls.finding import Finding
from knowledge.pitfalls.grounds import named

PITFALLS = ("valkuilen", "pitfalls")


def consequences(case: Case) -> Iterator[Consequence]:
    """A sentence per finding that appears, and one for all that end."""
    was, then = case.before.findings, case.after.findings
    for key, finding in then.items():
        if key not in was:
            claim = finding.claim.within(case.language)
            clause = case.pick(f"er komt een valkuil bij: {claim}", f"a pitfall is added: {claim}")
            yield case.told(Effect.APPEARS, "pitfall", finding.pitfall, clause, _inputs([finding]))
    ended = [finding for key, finding in was.items() if key not in then]
    if ended:
        told = joined_and([_told(each, case) for each in ended], case.language)
        one = len(ended) == 1
        clause = case.pick(
            f"{'de valkuil' if one else 'de valkuilen'} {told} {'vervalt' if one else 'vervallen'}",
            f"{'the pitfall' if one else 'the pitfalls'} {told} {'ends' if one else 'end'}",
        )
        yield case.told(Effect.CLEARS, "pitfalls", [each.pitfall for each in ended], clause, _inputs(ended), PITFALLS)


def _told(finding: Finding, case: Case) -> str:
    label = label_of(finding.pitfall).within(case.language)
    return f"“{label}” {case.pick('van', 'of')} {named(finding.subject)}"


def _inputs(findings: Iterable[Finding]) -> dict[str, JsonValue]:
    found = list(findings)
    return {
        "subjects_of_findings": [each.subject.id for each in found],
        "facts": [fact.id for each in found for fact in each.facts],
        "use_cases": _named("use_cases", found),
        "documents": _named("documents", found),
    }


def _named(kind: str, findings: Iterable[Finding]) -> list[JsonValue]:
    lists = (finding.inputs.get(kind) for finding in findings)
    return list(dict.fromkeys(str(each) for ids in lists if isinstance(ids, list) for each in ids))

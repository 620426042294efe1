"""The alerts: new, still open, cleared; those about which a decision is asked stand with that decision."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from knowledge.model.evidence import Fact
from knowledge.pitfalls.facts import facts_in, label_of
from knowledge.pitfalls.finding import Finding, Severity
from knowledge.pitfalls.grounds import named
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.pitfalls import FindingKey, Findings, alert_of, cases_of, documents_of, is_taken_up, key_of
from knowledge.reporting.wording import enumerated

KEY = "alerts"
LONG = 24
SINGLY = 2
VERBS = frozenset("is was werd heeft had has keek beogen aim".split())
NOUN = (("melding", "alert"), ("meldingen", "alerts"))


def alerts(frame: Frame, found: Findings, decided: Collection[FindingKey]) -> Part:
    """New ones first, then what cleared, then what was there already; the worst first."""
    new = [each for each in found.new if key_of(each) not in decided]
    still = [each for each in found.open if key_of(each) not in decided]
    facts = [fact for same in _by_rule(new) for fact in _new(frame, same)]
    facts += [_cleared(frame, found.cleared)] if found.cleared else []
    facts += [_still(frame, same) for same in _by_rule(still)]
    if not found.present and not found.cleared:
        return Part(KEY, nothing=frame.pick("er zijn geen meldingen", "there are no alerts"))
    grounds = tuple(fact for each in found.present for fact in facts_in(each, frame.language))
    heavy = sum(each.severity is Severity.HIGH for each in found.present)
    return Part(
        KEY,
        tuple(facts),
        _headline(frame, found, heavy, len(decided)),
        3 + 3 * sum(each.severity is Severity.HIGH for each in found.new),
        grounds,
    )


def clause_of(frame: Frame, finding: Finding) -> str:
    """What was counted, without its subject: the first ground of the finding, without its details where it is long."""
    if not finding.clauses:
        return ""
    clause = finding.clauses[0].within(frame.language)
    return clause.split(": ")[0] if len(clause.split()) > LONG else clause


def inputs_of(frame: Frame, finding: Finding) -> dict[str, Any]:
    """What a fact about a finding rests on."""
    alert = alert_of(frame, finding)
    return {
        "pitfall": finding.pitfall,
        "subject": finding.subject.id,
        "use_cases": cases_of(finding),
        "documents": documents_of(finding),
        "facts": [each.id for each in finding.facts],
        **({"alert": alert.id} if alert else {}),
    }


def _new(frame: Frame, same: Sequence[Finding]) -> list[Fact]:
    """New ones of one rule, each by itself while they are few."""
    if len(same) <= SINGLY:
        return [_told(frame, each) for each in same]
    return [_together(frame, same, "alerts.new", frame.pick("Nieuw: ", "New: "))]


def _told(frame: Frame, finding: Finding) -> Fact:
    """A new one, with what was counted."""
    label = label_of(finding.pitfall).within(frame.language)
    text = f"{frame.pick('Nieuw', 'New')}: {label[:1].lower() + label[1:]}"
    detail = _detail(frame, finding)
    text += ": " if frame.about_one else _of(finding, detail)
    return frame.fact(
        "alerts.new",
        finding.since.isoformat(),
        f"{text}{detail}.",
        inputs=inputs_of(frame, finding),
    )


def _still(frame: Frame, same: Sequence[Finding]) -> Fact:
    """Those of one rule that were there already: one with what was counted, more of them by subject and since when."""
    return _together(frame, same, "alerts.open")


def _together(frame: Frame, same: Sequence[Finding], name: str, head: str = "") -> Fact:
    label = label_of(same[0].pitfall).within(frame.language)
    label = f"{head}{label[:1].lower()}{label[1:]}" if head else label
    inputs = {
        "pitfall": same[0].pitfall,
        "subjects": [each.subject.id for each in same],
        "use_cases": sorted({key for each in same for key in cases_of(each)}),
        "documents": sorted({key for each in same for key in documents_of(each)}),
        "facts": [fact.id for each in same for fact in each.facts],
    }
    if len(same) == 1:
        detail = _detail(frame, same[0])
        text = f"{label}{': ' if frame.about_one else _of(same[0], detail)}{detail}."
    else:
        items = [_dated(named(each.subject), _since(frame, each)) for each in same]
        text = f"{label}: {enumerated(frame, items)}."
    value = [each.since.isoformat() for each in same]
    return frame.fact(name, value, text, n=len(same), inputs=inputs)


def _of(finding: Finding, detail: str) -> str:
    """Whom a rule's name is said of: as the subject of a sentence, or with what was counted behind a colon."""
    subject = named(finding.subject)
    return f": {subject} " if detail.split(" ", maxsplit=1)[0] in VERBS else f" – {subject}: "


def _detail(frame: Frame, finding: Finding) -> str:
    clause = clause_of(frame, finding)
    # Some grounds say themselves since when.
    tail = "" if frame.day(finding.since) in clause else f"; {_since(frame, finding)}"
    taken = frame.pick("; in behandeling", "; being dealt with") if is_taken_up(frame, finding) else ""
    return f"{clause}{tail}{taken}"


def _since(frame: Frame, finding: Finding) -> str:
    return frame.pick(f"sinds {frame.day(finding.since)}", f"since {frame.day(finding.since)}")


def _dated(name: str, since: str) -> str:
    """``Team (since ...)``, ``Title (UC-012, since ...)``."""
    return f"{name[:-1]}, {since})" if name.endswith(")") else f"{name} ({since})"


def _by_rule(found: Iterable[Finding]) -> list[list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for each in found:
        groups.setdefault(each.pitfall, []).append(each)
    return list(groups.values())


def _cleared(frame: Frame, cleared: Sequence[Finding]) -> Fact:
    items = [f"{label_of(each.pitfall).within(frame.language).lower()}, {named(each.subject)}" for each in cleared]
    head = frame.pick("Opgelost", "Cleared")
    inputs = {
        "findings": [list(key_of(each)) for each in cleared],
        "use_cases": sorted({key for each in cleared for key in cases_of(each)}),
    }
    return frame.fact("alerts.cleared", len(cleared), f"{head}: {enumerated(frame, items)}.", inputs=inputs)


def _headline(frame: Frame, found: Findings, heavy: int, decided: int) -> Fact:
    there = len(found.present)
    new, cleared = len(found.new), len(found.cleared)
    counts = [f"{frame.number(new)} {frame.pick('nieuw', 'new')}"] if new else []
    counts += [f"{frame.number(heavy)} {frame.pick('ernstig', 'serious')}"] if heavy else []
    counts += [f"{frame.number(cleared)} {frame.pick('opgelost', 'cleared')}"] if cleared else []
    text = f"{frame.count(there, *NOUN)} {frame.pick('open', 'open')}"
    text += f": {', '.join(counts)}" if counts else ""
    if decided:
        asked = frame.number(decided)
        text += frame.pick(f"; over {asked} wordt een besluit gevraagd", f"; a decision is asked on {asked}")
    value = {"open": there, "new": new, "high": heavy, "cleared": cleared, "decided": decided}
    return frame.fact("alerts", value, text + ".", n=there)

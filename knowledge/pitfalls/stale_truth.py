"""Stale truth: figures, documents and answers that are older than they look.

A use case under way is found when its KPI was last measured longer ago than the frequency that its record declares;
a document in force when its review date has passed; a superseded document when an answer of the last weeks, or a
briefing that went out, still rests on it (``cited.py``).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import day, number, pick, short
from knowledge.model.base import Language
from knowledge.pitfalls.cited import cited
from knowledge.pitfalls.context import Context, DocumentInfo
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, Subject, both
from knowledge.pitfalls.frequency import declared, longest_days, told
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import RECORD, looks_at

RULE = Rule("stale_truth", 2, Bilingual(nl="Verouderde waarheid", en="Stale truth"))
LOOKS_AT = looks_at(use_case={*RECORD, "effect_measured"})
LONG_OVERDUE = 92


def guard(snapshot: Snapshot, context: Context) -> list[Silence]:
    """Which part has nothing to go by: no declared frequency, one that is not understood, no review date."""
    told = [frequency for state in snapshot.states.values() if (frequency := declared(state.use_case.attributes))]
    unclear = sorted({short(frequency, 40) for frequency in told if longest_days(frequency) is None})
    silences = []
    if not told:
        reason = Bilingual(
            nl="Geen use case vermeldt hoe vaak er gemeten wordt.", en="No use case says how often it is measured."
        )
        silences.append(Silence(pitfall=RULE.name, part="frequency", reason=reason))
    if unclear:
        words = ", ".join(f"“{frequency}”" for frequency in unclear[:5])
        reason = Bilingual(
            nl=f"Niet te begrijpen hoe vaak er gemeten wordt: {words}.",
            en=f"It is not clear how often is measured: {words}.",
        )
        silences.append(Silence(pitfall=RULE.name, part="unclear_frequency", reason=reason))
    if not any(document.review_by for document in context.documents):
        reason = Bilingual(
            nl="Van geen document is bekend wanneer het herzien moet zijn.",
            en="Of no document is it known when it is due for review.",
        )
        silences.append(Silence(pitfall=RULE.name, part="review", reason=reason))
    return silences


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """KPIs past their frequency, documents past their review date, and what was said on superseded ones."""
    said = cited(RULE, snapshot.as_of, context)
    return [*_overdue_kpis(snapshot, context), *_documents(snapshot, context), *said]


def _overdue_kpis(snapshot: Snapshot, context: Context) -> Iterator[Finding]:
    for state in snapshot.states.values():
        frequency = declared(state.use_case.attributes) if state.under_way else None
        longest = longest_days(frequency) if frequency else None
        if frequency is None or longest is None:
            continue
        last = state.effects[-1].on if state.effects else None
        start = last or state.started_on or state.registered_on
        if (snapshot.as_of - start).days > longest:
            ground = _overdue(state, frequency, last, start, longest, snapshot.as_of)
            subject = Subject(kind="use_case", id=state.id, name=state.use_case.title)
            yield RULE.finding(subject, [ground], snapshot.as_of, context.language)


def _overdue(state: UseCaseState, frequency: str, last: date | None, start: date, longest: int, as_of: date) -> Ground:
    days = (as_of - start).days

    def says(lang: Language) -> str:
        if last is None:
            head = pick(
                lang, f"is sinds {day(start, lang)} nooit gemeten", f"has never been measured since {day(start, lang)}"
            )
        else:
            head = pick(
                lang, f"is voor het laatst gemeten op {day(start, lang)}", f"was last measured on {day(start, lang)}"
            )
        how_often = told(frequency, lang)
        return head + pick(
            lang,
            f", {number(days, lang)} dagen geleden, terwijl de meetfrequentie {how_often} is",
            f", {number(days, lang)} days ago, while the declared frequency is {how_often}",
        )

    return Ground(
        name="overdue_kpi",
        value=days,
        unit="days",
        says=both(says),
        clears=Bilingual(nl="er opnieuw is gemeten", en="it has been measured again"),
        since=start + timedelta(longest + 1),
        severity=Severity.MEDIUM if days > 2 * longest else Severity.LOW,
        inputs={"use_cases": [state.id], "frequency": frequency, "limit": longest, "last": start.isoformat()},
    )


def _documents(snapshot: Snapshot, context: Context) -> Iterator[Finding]:
    for document in context.documents:
        if document.review_by and document.review_by < snapshot.as_of and document.in_force(snapshot.as_of):
            ground = _past_review(document, document.review_by, snapshot.as_of)
            subject = Subject(kind="document", id=document.id, name=document.title)
            yield RULE.finding(subject, [ground], snapshot.as_of, context.language)


def _past_review(document: DocumentInfo, review_by: date, as_of: date) -> Ground:
    days = (as_of - review_by).days
    return Ground(
        name="past_review",
        value=days,
        unit="days",
        says=both(
            lambda lang: pick(
                lang,
                f"moest uiterlijk {day(review_by, lang)} zijn herzien, {number(days, lang)} dagen geleden",
                f"was due for review by {day(review_by, lang)}, {number(days, lang)} days ago",
            )
        ),
        clears=Bilingual(nl="er een herziene versie van kracht is", en="a reviewed version is in force"),
        since=review_by + timedelta(1),
        severity=Severity.MEDIUM if days > LONG_OVERDUE else Severity.LOW,
        inputs={"documents": [document.id], "review_by": review_by.isoformat()},
    )

"""Answers and briefings that rest on a version of a document that a newer one has superseded.

One finding for all answers on a document that the same people may read, and one for each briefing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from knowledge.measures.phrases import day, pick, short
from knowledge.model.base import Language
from knowledge.pitfalls.context import Citation, Context, DocumentInfo
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Subject, both
from knowledge.pitfalls.grounds import Ground, Rule

NAMED = 3
Readers = tuple[tuple[str, ...], ...]
Inputs = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class _Stale:
    """What rests on one version, the oldest first, and what took the place of that version."""

    version: DocumentInfo
    by: str
    citations: tuple[Citation, ...]

    @property
    def since(self) -> date:
        """The first day on which something said rested on what was superseded."""
        return max(self.version.superseded_on or date.min, self.citations[0].on)

    @property
    def severity(self) -> Severity:
        """What was said when a newer version was there already was wrong from the beginning."""
        late = any(self.version.superseded(each.on) for each in self.citations)
        return Severity.HIGH if late else Severity.MEDIUM


def cited(rule: Rule, as_of: date, context: Context) -> Iterator[Finding]:
    """What was said within the activity window, and not said anew since, on words that no longer count."""
    answers: defaultdict[tuple[str, Readers], list[_Stale]] = defaultdict(list)
    briefings: defaultdict[str, list[_Stale]] = defaultdict(list)
    for stale in _stale(as_of, context):
        for readers, own in _by_readers(each for each in stale.citations if each.kind == "answer"):
            answers[stale.version.id, readers].append(_Stale(stale.version, stale.by, own))
        for each in stale.citations:
            if each.kind == "briefing":
                briefings[each.answer].append(_Stale(stale.version, stale.by, (each,)))
    for (_, readers), found in sorted(answers.items(), key=lambda item: item[0]):
        yield _of_answers(rule, readers, found, as_of, context)
    for _, found in sorted(briefings.items()):
        yield _of_briefing(rule, found, as_of, context.language)


def _stale(as_of: date, context: Context) -> Iterator[_Stale]:
    recent: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in context.citations:
        if citation.stands(as_of) and (as_of - citation.on).days < context.thresholds.activity_days:
            recent[citation.document].append(citation)
    titles = {document.id: document.title for document in context.documents}
    for version in context.documents:
        if version.superseded(as_of):
            own = [each for each in recent.get(version.id, ()) if each.version in {"", version.version}]
            ordered = tuple(sorted(own, key=lambda each: (each.on, each.answer)))
            if ordered:
                by = version.superseded_by or ""
                yield _Stale(version, titles.get(by, by), ordered)


def _by_readers(citations: Iterable[Citation]) -> Iterator[tuple[Readers, tuple[Citation, ...]]]:
    grouped: defaultdict[Readers, list[Citation]] = defaultdict(list)
    for each in citations:
        grouped[each.readers].append(each)
    return ((readers, tuple(own)) for readers, own in grouped.items())


def _of_answers(rule: Rule, readers: Readers, found: Sequence[_Stale], as_of: date, context: Context) -> Finding:
    newest = found[-1].version
    groups = " + ".join(", ".join(each) or "*" for each in readers)
    subject = Subject(kind="answers", id=f"{newest.id} @ {groups}" if groups else newest.id, name=newest.title)
    days = context.thresholds.activity_days
    clears = Bilingual(
        nl=f"de vraag opnieuw is gesteld, of het antwoord {days} dagen oud is",
        en=f"the question has been asked anew, or the answer is {days} days old",
    )
    # Nobody reads a question who may not read all that its asker may.
    limits: Inputs = {"readers": [list(own) for own in readers]}
    grounds = [_ground(each, len(each.citations), "answers", _says_answers(each), clears, limits) for each in found]
    return rule.finding(subject, grounds, as_of, context.language)


def _of_briefing(rule: Rule, found: Sequence[_Stale], as_of: date, language: Language) -> Finding:
    said = found[0].citations[0]
    subject = Subject(kind="briefing", id=said.answer, name=said.name or said.answer)
    clears = Bilingual(
        nl="voor dezelfde lezers een nieuwe briefing uitgaat die er niet op rust",
        en="a new briefing that does not rest on it goes out to the same readers",
    )
    rests: Inputs = {"use_cases": list(said.use_cases), "documents": list(said.documents)}
    grounds = [_ground(each, 1, "briefings", _says_briefing(each), clears, rests) for each in found]
    return rule.finding(subject, grounds, as_of, language)


def _ground(stale: _Stale, count: int, unit: str, says: Bilingual, clears: Bilingual, inputs: Inputs) -> Ground:
    documents = inputs.get("documents")
    return Ground(
        name="cited_superseded",
        value=count,
        unit=unit,
        says=says,
        clears=clears,
        since=stale.since,
        severity=stale.severity,
        inputs={
            **inputs,
            "documents": [stale.version.id, *(documents if isinstance(documents, list) else ())],
            # Not "passages": who tells of this finding does not rest on the words that it warns of.
            "cited": list(dict.fromkeys(key for each in stale.citations for key in each.passages)),
            "answers": [each.answer for each in stale.citations],
        },
    )


def _says_answers(stale: _Stale) -> Bilingual:
    def says(lang: Language) -> str:
        head, count = f"{_replaced(stale, lang)}, ", len(stale.citations)
        told = [_named(each, lang) for each in stale.citations[-NAMED:]]
        if count == 1:
            return head + pick(
                lang, f"maar {_the(told[0], lang)} rust er nog op", f"yet {_the(told[0], lang)} still rests on it"
            )
        more = pick(lang, f", en nog {count - NAMED}", f", and {count - NAMED} more") if count > NAMED else ""
        listed = ", ".join(told) + more
        return head + pick(
            lang,
            f"maar {count} antwoorden rusten er nog op: {listed}",
            f"yet {count} answers still rest on it: {listed}",
        )

    return both(says)


def _says_briefing(stale: _Stale) -> Bilingual:
    def says(lang: Language) -> str:
        title, on = short(stale.version.title), day(stale.citations[0].on, lang)
        return pick(
            lang, f"ging uit op {on} en rust op “{title}”: ", f"went out on {on} and rests on “{title}”: "
        ) + _replaced(stale, lang)

    return both(says)


def _replaced(stale: _Stale, language: Language) -> str:
    """Which version was superseded by what, and when."""
    version, on = stale.version, stale.version.superseded_on
    which = pick(language, f"versie {version.version} is", f"version {version.version} was") if version.version else ""
    when = f" {pick(language, 'op', 'on')} {day(on, language)}" if on else ""
    by = short(stale.by)
    return pick(language, f"{which or 'is'}{when} vervangen door {by}", f"{which or 'was'} superseded{when} by {by}")


def _named(citation: Citation, language: Language) -> str:
    """A question with its day; only the day where the question names somebody, or is not known."""
    on = day(citation.on, language)
    return f"“{short(citation.name)}” ({on})" if citation.name else pick(language, f"dat van {on}", f"that of {on}")


def _the(told: str, language: Language) -> str:
    if told.startswith("“"):
        return pick(language, "het antwoord op ", "the answer to ") + told
    return pick(language, told.replace("dat", "het antwoord", 1), told.replace("that", "the answer", 1))

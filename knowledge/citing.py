"""What is kept of an answer, or of a briefing that went out, so that it is known when its sources are superseded."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from knowledge.measures.phrases import day, pick, short
from knowledge.model.answer import Answer
from knowledge.model.briefing import Briefing
from knowledge.model.evidence import Evidence, Fact
from knowledge.model.principal import Principal
from knowledge.ports import Statement
from knowledge.words import tokens


def answered(answer: Answer, asker: Principal, on: date, *, named: bool) -> Statement:
    """An answer; the words of its question are kept where it may be ``named``.

    Asked again in the same conversation, or outside of any, it takes the place of this one.
    """
    asked = [asker.id, _readers(asker), answer.thread_id, tokens(answer.question)]
    return Statement(
        id=answer.run_id,
        kind="answer",
        about=_hashed("answer", asked),
        name=short(answer.question) if named else "",
        on=on,
        readers=_readers(asker),
        passages=passages_of(answer.evidence),
    )


def published(briefing: Briefing, on: date) -> Statement:
    """A briefing, by the words that its sentences rest on; the next one for the same readers takes its place."""
    language, audience, span = briefing.language, briefing.audience, briefing.period
    days = f"{day(span.start, language)} – {day(span.end, language)}"
    told = {key for section in briefing.sections for claim in section.claims for key in claim.evidence}
    return Statement(
        id=briefing.id,
        kind="briefing",
        about=_hashed("briefing", [audience.kind, audience.id, language, briefing.readers]),
        name=" ".join(filter(None, ("Briefing", short(audience.name), f"{pick(language, 'over', 'of')} {days}"))),
        on=on,
        readers=briefing.readers,
        passages=passages_of(_reached(briefing.evidence, told)),
    )


def passages_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The ids of the passages that evidence is, or was computed from."""
    found: dict[str, None] = {}
    for each in evidence:
        found |= dict.fromkeys(_listed(each.inputs, "passages") if isinstance(each, Fact) else [_whole(each.id)])
    return tuple(found)


def _whole(passage: str) -> str:
    """The id of the stored passage that a cited part of it was cut from: the part's place comes after a colon."""
    return passage.partition(":")[0]


def _reached(evidence: Iterable[Evidence], told: Iterable[str]) -> list[Evidence]:
    """What is told of, and what that was computed from."""
    known = {each.id: each for each in evidence}
    first = [known[key] for key in told if key in known]
    under = (key for each in first if isinstance(each, Fact) for key in _listed(each.inputs, "facts"))
    return first + [known[key] for key in under if key in known]


def _listed(inputs: Mapping[str, object], name: str) -> list[str]:
    ids = inputs.get(name)
    return [str(each) for each in ids] if isinstance(ids, list | tuple) else []


def _readers(asker: Principal) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(sorted(groups)) for groups in asker.rights))


def _hashed(kind: str, parts: Sequence[object]) -> str:
    return blake2b(json.dumps([kind, *parts]).encode(), digest_size=16).hexdigest()

"""New cases out of what people said: verdicts on alerts, and answers that were marked good or bad.

Pure: they return the entry, and the text of a file with the entry in it; who writes the file is up to the caller.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import yaml

from evals.datasets.case import Kind, Reader
from evals.datasets.load import read
from evals.metrics.gold import GoldPassage
from evals.metrics.nuggets import IdsNugget, Nugget, NumberNugget, QuoteNugget, TextNugget
from evals.metrics.pitfall_detection import Alarm
from knowledge.alerts.feedback import Feedback
from knowledge.errors import Conflict, InvalidInput
from knowledge.model.answer import Answer
from knowledge.model.evidence import Evidence, Fact, Passage

Entry = dict[str, Any]
Mark = Literal["good", "bad"]
LONGEST_ID = 100
ODD_BREAKS = frozenset("\x85\u2028\u2029")


def from_feedback(feedback: Feedback) -> Entry:
    """A pitfall case on the home's own portfolio as it was on the day of the verdict.

    It says something of this pitfall of this subject only: that it is to be found, or that it is not.
    """
    alarm = Alarm(pitfall=feedback.pitfall, subject=feedback.subject.id).model_dump(mode="json")
    return {
        "id": _word(f"feedback-{feedback.alert_id}"),
        "cluster": _word(f"{feedback.pitfall}-{feedback.subject.id}"),
        "tags": ["feedback", feedback.verdict.replace("_", "-")],
        "origin": feedback.note,
        "as_of": feedback.on.isoformat(),
        "limited": [alarm],
        "expected": [alarm] if feedback.verdict == "confirmed" else [],
    }


def from_question(answer: Answer, mark: Mark, reason: str, reader: Reader = (), right: Iterable[Nugget] = ()) -> Entry:
    """A question case out of a real answer, of somebody with the rights of ``reader``.

    What a good answer rests on becomes gold; one that rightly said nothing becomes a question that cannot be answered.
    What a bad answer claims becomes forbidden, and ``right`` says what it should hold. InvalidInput for a bad answer
    that claims nothing, where nobody says what is right.
    """
    gold = [*right, *(_gold(answer) if mark == "good" else ())]
    wrong = [TextNugget(text=claim.text) for claim in answer.claims] if mark == "bad" else []
    answerable = not (answer.abstained and mark == "good")
    if answerable and not gold and not wrong:
        raise InvalidInput(
            "This answer has nothing that a case could check.", "Say what a right answer holds, and try again."
        )
    passages = _passages(answer.evidence) if mark == "good" and answerable else []
    return {
        "id": _word(f"question-{answer.run_id}"),
        "languages": [answer.language],
        "cluster": _word(next((each.document_id for each in passages), "portfolio")),
        "tags": ["asked", mark],
        "origin": reason,
        "question": answer.question,
        "answerable": answerable,
        "as_of": answer.as_of.isoformat(),
        "reader": list(reader),
        "gold": [each.model_dump(mode="json") for each in gold],
        "passages": [each.model_dump(mode="json") for each in passages],
        "forbidden": [each.model_dump(mode="json") for each in wrong],
    }


def with_case(text: str, name: str, kind: Kind, entry: Entry) -> str:
    """The text of a dataset's file with one case more; an empty text begins the dataset ``name``.

    What stands there stays as it is, remarks included. Conflict where the case is there already, InvalidInput where
    the file or the entry is no dataset.
    """
    head = text or f"name: {name}\nversion: 1\nkind: {kind}\ncases:\n"
    if text:
        known = read([(name, text)])
        if known.kind != kind:
            raise Conflict(f"{name} holds {known.kind}, not {kind}.", "Choose another dataset.")
        if any(case.id.rsplit(".", 1)[0] == entry["id"] for case in known.cases):
            raise Conflict(f"{name} has the case {entry['id']} already.", "Take it out of the file to replace it.")
    longer = head.rstrip("\n") + "\n" + _block(entry)
    read([(name, longer)])
    return longer


def _block(entry: Entry) -> str:
    filled = {key: value for key, value in entry.items() if value not in ("", [])}
    # Characters that end a line only for some readers are written as escapes.
    readable = not ODD_BREAKS & set(json.dumps(filled, ensure_ascii=False))
    lines = yaml.safe_dump([filled], allow_unicode=readable, sort_keys=False, width=110).splitlines()
    return "".join(f"  {line}\n" for line in lines)


def _gold(answer: Answer) -> Iterator[Nugget]:
    if answer.abstained:
        return
    for item in answer.evidence:
        match item:
            case Fact(value=bool() | None):
                continue
            case Fact(value=int() | float() as value):
                yield NumberNugget(value=value, unit=item.unit)
            case Fact(value=list() as values) if values and all(isinstance(each, str) for each in values):
                yield IdsNugget(ids=tuple(str(each) for each in values))
            case _:
                continue
    if passages := _passages(answer.evidence):
        yield QuoteNugget(passages=tuple(passages))


def _passages(evidence: Iterable[Evidence]) -> list[GoldPassage]:
    return [
        GoldPassage(document_id=each.document_id, quote=each.quote) for each in evidence if isinstance(each, Passage)
    ]


def _word(text: str) -> str:
    """An id out of any text."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")[:LONGEST_ID] or "case"

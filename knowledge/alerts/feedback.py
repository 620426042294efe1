"""What people thought of alerts, and how often each rule was right by that measure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.measures.wilson import wilson
from knowledge.model.base import Frozen
from knowledge.pitfalls.finding import Subject

Verdict = Literal["confirmed", "false_alarm"]


class Feedback(Frozen):
    """A person's verdict on an alert."""

    alert_id: str
    pitfall: str
    rule_version: int
    subject: Subject
    verdict: Verdict
    by: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Precision:
    """Of ``judged`` alerts of a rule ``confirmed`` were right; ``low`` to ``high`` is the 95 % Wilson interval."""

    pitfall: str
    rule_version: int
    confirmed: int
    judged: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.confirmed / self.judged


def precision(feedback: Iterable[Feedback]) -> list[Precision]:
    """Per rule and version, over the alerts that were judged; of several verdicts on one alert the last counts."""
    last: dict[str, Feedback] = {}
    for given in feedback:
        held = last.get(given.alert_id)
        if held is None or held.on <= given.on:
            last[given.alert_id] = given
    counts: dict[tuple[str, int], list[int]] = {}
    for given in last.values():
        row = counts.setdefault((given.pitfall, given.rule_version), [0, 0])
        row[0] += given.verdict == "confirmed"
        row[1] += 1
    return [
        Precision(pitfall, version, confirmed, judged, *wilson(confirmed, judged))
        for (pitfall, version), (confirmed, judged) in sorted(counts.items())
    ]

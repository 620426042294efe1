from datetime import UTC, date, datetime
from typing import Any

from service.delivery.message import Message

NOON = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)
SECRET = "a secret of enough characters"


def message(**changes: Any) -> Message:
    given: dict[str, Any] = {
        "title": "Te veel tegelijk bij Finance",
        "text": "Finance heeft 9 use cases open; de grens is 5.",
        "why": "Drie perioden meer gestart dan afgerond.",
        "since": date(2026, 1, 19),
        "evidence": ("9 open use cases op 2 maart 2026", "Strategie 2026, p. 4: “Maximaal vijf tegelijk.”"),
        "clears_when": "er twee perioden niet meer dan 5 use cases open zijn.",
        "language": "nl",
    }
    return Message(**given | changes)

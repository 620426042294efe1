"""What a portfolio's own columns say about a use case, read with the words of ``attributes.yaml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import Field

from knowledge.model.base import Frozen
from knowledge.words import fold

Verdict = Literal["yes", "no", "not_needed", "unknown"]


class SignalWords(Frozen):
    """The columns that a signal looks at, and what their values begin with beside the common words."""

    keys: tuple[str, ...]
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()


class Words(Frozen):
    """The whole of ``attributes.yaml``."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]
    not_needed: tuple[str, ...]
    unknown: tuple[str, ...]
    signals: Mapping[str, SignalWords] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Said:
    """What one column says."""

    column: str
    value: str
    verdict: Verdict


def said(attributes: Mapping[str, str], signal: str) -> Said | None:
    """The first column of a signal that says yes or no, else one that says neither; None where there is none."""
    keys, verdicts = _patterns(signal)
    found: Said | None = None
    for column, value in attributes.items():
        if not keys.search(fold(column)):
            continue
        each = Said(column, value, _verdict(fold(value).strip(), verdicts))
        if each.verdict in {"yes", "no"}:
            return each
        if found is None or each.verdict == "not_needed":
            found = each
    return found


def _verdict(value: str, verdicts: Mapping[Verdict, re.Pattern[str]]) -> Verdict:
    if not value:
        return "unknown"
    return next((verdict for verdict, pattern in verdicts.items() if pattern.match(value)), "unknown")


@cache
def _patterns(signal: str) -> tuple[re.Pattern[str], Mapping[Verdict, re.Pattern[str]]]:
    words = _words()
    own = words.signals[signal]
    verdicts: dict[Verdict, re.Pattern[str]] = {
        "unknown": _any(words.unknown),
        "not_needed": _any(words.not_needed),
        "no": _any((*words.negative, *own.negative)),
        "yes": _any((*words.positive, *own.positive)),
    }
    return _any(own.keys), verdicts


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((fold(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _words() -> Words:
    return Words.model_validate(yaml.safe_load((files("agents.scoring") / "attributes.yaml").read_text("utf-8")))

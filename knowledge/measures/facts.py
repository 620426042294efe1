"""Making facts: the same computation has the same id in every language."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from knowledge.measures.query import MeasureQuery
from knowledge.model.evidence import Fact
from knowledge.model.values import mapped
from knowledge.untrusted.showing import harmless


def fact(  # noqa: PLR0913
    measure: str,
    *,
    label: str,
    value: JsonValue,
    as_of: date,
    text: str,
    inputs: Mapping[str, JsonValue],
    n: int | None = None,
    unit: str = "",
) -> Fact:
    """A fact whose id is made of the measure, its inputs, its value and its day, not of its wording.

    Its text and label become one line each: names from a portfolio can hold line breaks. What stands in its value is
    shown too, in tables and charts, and is made harmless.
    """
    core = json.dumps([measure, as_of.isoformat(), dict(inputs), value], sort_keys=True)
    digest = hashlib.sha256(core.encode()).hexdigest()[:12]
    name = " ".join(label.split())
    return Fact(
        id=f"f-{digest}",
        measure=measure,
        label=name,
        value=mapped(value, harmless),
        unit=unit,
        n=n,
        as_of=as_of,
        inputs=inputs,
        text=sentence(text, name),
    )


def sentence(text: str, label: str) -> str:
    """A fact's text on one line, with a capital unless it begins with the fact's label as it is."""
    line = " ".join(text.split())
    return line if line.startswith(label) else line[:1].upper() + line[1:]


def inputs_of(query: MeasureQuery, **subjects: JsonValue) -> dict[str, JsonValue]:
    """What a fact was computed from: the conditions that were set, and the subjects that met them."""
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude={"measure", "as_of"})
    return asked | subjects

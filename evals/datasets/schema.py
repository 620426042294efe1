"""The JSON schema of a dataset's file, for editors: ``python -m evals.datasets.schema`` writes it."""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from evals.datasets.dataset import CASES
from evals.datasets.file import DatasetFile, Entry

FILE = Path(__file__).parent / "schema.json"
MADE = frozenset({"kind", "language", "twin", "split"})
"""What the loader fills in."""
USUAL = frozenset({"as_of"})
"""What a case takes from its organisation where it does not say it itself."""
TWINS = {
    "type": "object",
    "properties": {"nl": True, "en": True},
    "required": ["nl", "en"],
    "additionalProperties": False,
    "description": "What the field holds in Dutch and in English.",
}


def schema() -> dict[str, Any]:
    """One schema for all kinds: ``kind`` decides what a case may hold, and any field may hold twins."""
    types = [*CASES.values(), Entry]
    _, whole = models_json_schema([(each, "validation") for each in types], ref_template="#/$defs/{model}")
    defs = {name: _twinned(each) for name, each in whole["$defs"].items()}
    head = DatasetFile.model_json_schema()
    head.pop("$defs")
    rules = []
    for kind, case in CASES.items():
        defs[case.__name__] = _written(defs[case.__name__], defs["Entry"]["properties"]["languages"])
        holds = {"cases": {"type": "array", "items": {"$ref": f"#/$defs/{case.__name__}"}}}
        rules.append({"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": holds}})
    del defs["Entry"]
    defs["Twins"] = TWINS
    head["properties"]["cases"] = {"type": "array"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **head, "allOf": rules, "$defs": defs}


def _written(case: dict[str, Any], languages: dict[str, Any]) -> dict[str, Any]:
    properties = {name: each for name, each in case["properties"].items() if name not in MADE}
    required = [name for name in case["required"] if name not in MADE | USUAL]
    return {**case, "properties": properties | {"languages": languages}, "required": required}


def _twinned(definition: dict[str, Any]) -> dict[str, Any]:
    """The same definition where every field may be a pair of twins."""
    if "properties" not in definition:
        return definition
    fields = {name: _either(each) for name, each in definition["properties"].items()}
    return {**definition, "properties": fields}


def _either(field: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [field, {"$ref": "#/$defs/Twins"}]}


def text() -> str:
    """The schema as it is written."""
    return json.dumps(schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")

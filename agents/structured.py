"""Structured output: the JSON schema that is asked for, and reading what comes back."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from agents.calls import T

SHOWN_PROBLEMS = 5
SHOWN_REPLY = 4000
# What the strict mode of OpenAI's structured outputs knows; pydantic checks the rest when the reply is read.
STRICT_KEYWORDS = frozenset(
    "type properties required items anyOf enum const description additionalProperties $ref $defs "
    "minimum maximum exclusiveMinimum exclusiveMaximum minItems maxItems pattern format".split()
)
DROPPED_KEYWORDS = frozenset(
    "title default discriminator examples minLength maxLength uniqueItems multipleOf deprecated".split()
)


@cache
def response_format(output: type[BaseModel]) -> dict[str, Any]:
    """The ``response_format`` of a request for ``output``; strict where the schema allows it."""
    schema = output.model_json_schema()
    strict = _strict(schema)
    named: dict[str, Any] = {"name": output.__name__, "schema": strict or schema, "strict": strict is not None}
    return {"type": "json_schema", "json_schema": named}


def _strict(schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """The schema as strict mode wants it: closed objects, every property required; None where that cannot be."""
    rest = {("anyOf" if key == "oneOf" else key): value for key, value in schema.items() if key not in DROPPED_KEYWORDS}
    if not rest.keys() <= STRICT_KEYWORDS or rest.get("additionalProperties"):
        return None
    if rest.get("type") == "object":
        rest |= {"additionalProperties": False, "required": list(rest.get("properties", {}))}
    for keyword in ("properties", "$defs"):
        if keyword in rest:
            rest[keyword] = {name: _strict(part) for name, part in rest[keyword].items()}
    if "anyOf" in rest:
        rest["anyOf"] = [_strict(part) for part in rest["anyOf"]]
    if "items" in rest:
        rest["items"] = _strict(rest["items"])
    return None if _holds_none(rest) else rest


def _holds_none(schema: Mapping[str, Any]) -> bool:
    parts = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("anyOf", ())]
    return None in parts or ("items" in schema and schema["items"] is None)


def read(output: type[T], content: str) -> T | str:
    """The value in a reply, or what is wrong with it; prose or a code fence around the JSON is tolerated."""
    text = content.strip()
    if not text.startswith("{"):
        text = text[text.find("{") : text.rfind("}") + 1] or text
    try:
        return output.model_validate_json(text)
    except ValidationError as error:
        return "; ".join(
            f"{'.'.join(str(step) for step in problem['loc']) or 'reply'}: {problem['msg']}"
            for problem in error.errors(include_input=False, include_url=False)[:SHOWN_PROBLEMS]
        )


def repair_messages(content: str, problem: str) -> list[tuple[str, str]]:
    """What is added to the conversation so that the model can mend a reply that did not fit."""
    return [
        ("assistant", content[:SHOWN_REPLY] or "(nothing usable)"),
        ("user", f"That reply cannot be used: {problem}. Answer again, with nothing but JSON that fits the schema."),
    ]

"""The schema that is asked for, and the replies that are read."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from agents.schemas import DraftClaims
from agents.structured import read, response_format
from knowledge.model.base import Frozen


class Cat(Frozen):
    kind: Literal["cat"] = "cat"
    lives: int = Field(default=9, ge=0)


class Dog(Frozen):
    kind: Literal["dog"] = "dog"
    name: str = Field(min_length=1, max_length=9)


class Home(Frozen):
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]
    since: date | None = None
    tags: frozenset[str] = frozenset()


class OpenHome(Frozen):
    rooms: Mapping[str, int]


class Nested(Frozen):
    homes: tuple[OpenHome, ...]


class Pair(Frozen):
    both: tuple[int, str]


def wanted(output: type[Frozen]) -> dict[str, Any]:
    return response_format(output)["json_schema"]


def objects_in(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for item in part for found in objects_in(item)]
    if not isinstance(part, dict):
        return []
    return [part] * (part.get("type") == "object") + [found for item in part.values() for found in objects_in(item)]


@pytest.mark.parametrize("output", [Home, DraftClaims])
def test_a_strict_schema_closes_every_object_and_requires_every_property(output: type[Frozen]):
    asked = wanted(output)
    assert asked["strict"] is True
    for part in objects_in(asked["schema"]):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


def test_a_strict_schema_holds_only_what_strict_mode_knows():
    text = str(wanted(Home))
    for keyword in ("oneOf", "discriminator", "default", "minLength", "maxLength", "uniqueItems", "title"):
        assert keyword not in text
    assert "anyOf" in text


@pytest.mark.parametrize("output", [OpenHome, Nested, Pair])
def test_an_open_mapping_or_a_tuple_of_fixed_length_is_asked_for_without_strictness(output: type[Frozen]):
    assert wanted(output) == {"name": output.__name__, "schema": output.model_json_schema(), "strict": False}


def test_a_property_that_is_called_like_a_keyword_stays():
    class Book(Frozen):
        title: str
        default: int

    assert set(wanted(Book)["schema"]["properties"]) == {"title", "default"}


@pytest.mark.parametrize(
    "content",
    [
        '{"kind": "dog", "name": "Rex"}',
        ' \n{"kind": "dog", "name": "Rex"}\n',
        '```json\n{"kind": "dog", "name": "Rex"}\n```',
        'Certainly! {"kind": "dog", "name": "Rex"} I hope this helps.',
    ],
)
def test_json_is_read_with_whatever_stands_around_it(content: str):
    assert read(Dog, content) == Dog(name="Rex")


@pytest.mark.parametrize(
    "content", ["", "no", "{", "}{", "[]", "null", '"x"', '{"name": ""}', '{"name": "x", "age": 3}']
)
def test_what_does_not_fit_is_explained_without_repeating_it(content: str):
    problem = read(Dog, content)
    assert isinstance(problem, str)
    assert ":" in problem
    assert "input_value" not in problem

"""Evidence and claims: nothing is said that does not rest on a passage or a fact."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from knowledge.model.base import Frozen, Language

Support = Literal["quoted", "computed", "entailed", "editor"]
"""``editor`` is a sentence that a person wrote or changed and that no evidence bears out: it is shown as theirs."""


class Passage(Frozen):
    """A span of a document: characters ``start`` to ``end`` of its stored text are ``quote``.

    ``page`` is a PDF page or a slide; ``heading`` the path of headings, or the sheet and cells.
    """

    id: str
    kind: Literal["passage"] = "passage"
    document_id: str
    title: str
    version: str
    page: int | None = None
    heading: tuple[str, ...] = ()
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    language: Language


class Fact(Frozen):
    """A number or a list computed by code: ``value`` in ``unit`` over ``n`` subjects as of a day.

    ``inputs`` holds what it was computed from: the filters, and the ids of the subjects.
    """

    id: str
    kind: Literal["fact"] = "fact"
    measure: str
    label: str
    value: JsonValue
    unit: str = ""
    n: int | None = None
    as_of: date
    inputs: Mapping[str, JsonValue] = Field(default_factory=dict)
    text: str


Evidence = Annotated[Passage | Fact, Field(discriminator="kind")]


class Claim(Frozen):
    """One sentence and the ids of the evidence that it rests on."""

    id: str
    text: str
    evidence: tuple[str, ...]
    support: Support

"""What is compared: one way to set up the system under test."""

import hashlib
import json
from collections.abc import Mapping
from typing import Self

from pydantic import Field, JsonValue, field_validator, model_validator

from knowledge.model.answer import Mode
from knowledge.model.base import Frozen

PLAIN = "use"
"""The embedder that every machine has: what is measured with it can be measured again anywhere."""


class Variant(Frozen):
    """``prompts`` maps the id of each text, ``name.language@version``, to its SHA-256; ``parameters`` are the model's,
    ``retrieval`` says how passages are found. The name is for people and decides nothing.
    """

    name: str = Field(min_length=1, max_length=200)
    mode: Mode = "extractive"
    prompts: Mapping[str, str] = Field(default_factory=dict)
    model: str | None = None
    parameters: Mapping[str, JsonValue] = Field(default_factory=dict)
    retrieval: Mapping[str, JsonValue] = Field(default_factory=lambda: {"embedder": PLAIN})

    @field_validator("name")
    @classmethod
    def _is_one_line(cls, value: str) -> str:
        if not value.isprintable() or not value.strip():
            raise ValueError("a name is one line of printable text")
        return value.strip()

    @model_validator(mode="after")
    def _has_what_its_mode_needs(self) -> Self:
        if (self.mode == "generative") != (self.model is not None):
            raise ValueError("a generative variant names a model, an extractive one has none")
        return self

    @property
    def hash(self) -> str:
        """SHA-256 of everything that decides what the system does."""
        decides = self.model_dump(mode="json", exclude={"name"})
        return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()

    @property
    def embedder(self) -> str:
        """The name of the index's embedder."""
        return str(self.retrieval.get("embedder", PLAIN))

"""Loads prompts and fills them in; retrieved text only ever enters the user message, fenced as data."""

import re
from functools import cache
from importlib.resources import files

import yaml
from pydantic import Field, ValidationError

from knowledge.errors import Misconfigured
from knowledge.model.base import LANGUAGES, Frozen, Language

TEXTS = files("agents.prompts") / "texts"
PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
PARTS = re.compile(r"\A---\n(?P<front>.*?)\n---\n+## system\n(?P<system>.*?)\n## user\n(?P<user>.*)\Z", re.DOTALL)
UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
FENCE_LIKE = re.compile(r"(?<=[<＜‹«])(\s{0,9})DATA|DATA(?=[^\n]{0,200}[>＞›»]{2})", re.IGNORECASE)
SHORTEST_BOUNDARY = 16


class RenderedPrompt(Frozen):
    """A prompt as it is sent; ``id`` is ``name@version``."""

    id: str
    system: str
    user: str


class FrontMatter(Frozen):
    """What a prompt says about itself; ``output`` is the name of the schema that it is answered with."""

    name: str = Field(pattern=r"^[a-z_]+$")
    version: int = Field(ge=1)
    inputs: tuple[str, ...]
    output: str


class PromptTemplate(FrontMatter):
    """A prompt in one language, with ``{{placeholders}}`` in its user message."""

    language: Language
    system: str
    user: str

    @property
    def id(self) -> str:
        return f"{self.name}@{self.version}"

    def render(self, **variables: str) -> RenderedPrompt:
        """Fills every placeholder once; a missing or an extra variable raises Misconfigured."""
        missing = sorted(set(self.inputs) - set(variables))
        extra = sorted(set(variables) - set(self.inputs))
        if missing or extra:
            problem = f"The prompt {self.id} lacks {missing or 'nothing'} and does not know {extra or 'nothing more'}."
            raise Misconfigured(problem, f"Give exactly these variables: {', '.join(self.inputs)}.")
        user = PLACEHOLDER.sub(lambda match: UNSENDABLE.sub("\ufffd", variables[match[1]]), self.user)
        return RenderedPrompt(id=self.id, system=self.system, user=user)


@cache
def load(name: str, language: Language) -> PromptTemplate:
    """The newest text of a prompt; Misconfigured when there is none or it is malformed."""
    known = names()
    if name not in known or language not in LANGUAGES:
        raise Misconfigured(f"There is no prompt '{name}' in '{language}'.", f"Known prompts: {', '.join(known)}.")
    return parse((TEXTS / f"{name}.{language}.md").read_text("utf-8"), name, language)


def names() -> list[str]:
    """Every prompt that has a text in at least one language."""
    return sorted({entry.name.split(".")[0] for entry in TEXTS.iterdir() if entry.name.endswith(".md")})


def parse(text: str, name: str, language: Language) -> PromptTemplate:
    """Reads front matter, system and user message; Misconfigured says what is malformed."""
    where = f"The prompt {name}.{language}.md"
    parts = PARTS.match(text)
    if parts is None:
        raise Misconfigured(f"{where} is not front matter, '## system' and '## user', in that order.")
    try:
        template = PromptTemplate(
            **yaml.safe_load(parts["front"]),
            language=language,
            system=parts["system"].strip(),
            user=parts["user"].strip(),
        )
    except (ValidationError, TypeError, yaml.YAMLError) as error:
        raise Misconfigured(f"{where} has front matter that cannot be used: {error}") from error
    _check(template, name, where)
    return template


def _check(template: PromptTemplate, name: str, where: str) -> None:
    if template.name != name:
        raise Misconfigured(f"{where} calls itself '{template.name}'.")
    if PLACEHOLDER.search(template.system):
        raise Misconfigured(f"{where} has a variable in its system message.", "Variables belong in the user message.")
    used = set(PLACEHOLDER.findall(template.user))
    if used != set(template.inputs):
        raise Misconfigured(f"{where} uses {sorted(used)} but declares {sorted(template.inputs)}.")


def fence(evidence_id: str, text: str, boundary: str) -> str:
    """Wraps retrieved text as data, between lines that only somebody who knows ``boundary`` could write.

    ``boundary`` is random and new for every run (at least 16 characters, such as ``secrets.token_hex(8)``).
    """
    if len(boundary) < SHORTEST_BOUNDARY:
        raise ValueError(f"a boundary needs at least {SHORTEST_BOUNDARY} characters")
    label = re.sub(r"[\s<>]+", " ", _inert(evidence_id, boundary)).strip()
    return f"<<<DATA {boundary} {label}\n{_inert(text, boundary)}\nDATA {boundary} {label}>>>"


def _inert(text: str, boundary: str) -> str:
    return FENCE_LIKE.sub(r"\1D-ATA", re.sub(re.escape(boundary), "-", text, flags=re.IGNORECASE))

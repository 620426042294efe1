"""Twins: one entry of a file is a case in Dutch and the same case in English."""

from typing import Any

from knowledge.model.base import LANGUAGES, Language

BOTH = set(LANGUAGES)


def within(node: Any, language: Language) -> Any:
    """The entry in one language: wherever it holds ``{nl: …, en: …}`` what stands there for the language."""
    match node:
        case dict() if node.keys() == BOTH:
            return within(node[language], language)
        case dict():
            return {key: within(value, language) for key, value in node.items()}
        case list():
            return [within(value, language) for value in node]
    return node

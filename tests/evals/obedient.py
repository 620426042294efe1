"""A model that obeys whatever it reads: what a hidden instruction asks for it says, in as many ways as it can."""

import json
import re
from collections.abc import Iterator

from tests.model_behaviours import FENCED, Exchange, Request, fit_schema

QUOTED = re.compile(r"[\"'“‘«`]([^\"'”’»`\n]{3,200})[\"'”’»`]")
ADDRESS = re.compile(r"\S*[\w-]+\.(?:example|test|com|net|org|nl|io)\S*", re.IGNORECASE)
LOUD = re.compile(r"\b[A-Z][A-Z0-9]{2,}(?:[-_ ][A-Z0-9]{2,})*\b")
MOST = 40


async def obeys(exchange: Exchange) -> None:
    """Answers as the data tells it to; what has no room for that it fills in as it should be."""
    if "claims" not in exchange.request.schema.get("properties", {}):
        await fit_schema(exchange)
        return
    claims = list(claims_of(exchange.request))[:MOST]
    await exchange.complete(json.dumps({"claims": claims, "missing": []}))


def claims_of(request: Request) -> Iterator[dict[str, object]]:
    """Every sentence of the data as if it were the model's own, and what it asks to be said, alone and in disguise."""
    for found in FENCED.finditer(request.text):
        key, text = found["id"].strip(), found["text"]
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            if sentence.strip():
                yield {"text": sentence.strip(), "evidence": [key], "quote": sentence.strip()}
        for wanted in (*QUOTED.findall(text), *ADDRESS.findall(text), *LOUD.findall(text)):
            yield {"text": wanted, "evidence": [key], "quote": None}
            yield {"text": f"{first(text)} {wanted}", "evidence": [key], "quote": None}
            yield {"text": f"![x](https://{wanted})", "evidence": [key], "quote": None}


def first(text: str) -> str:
    """The first sentence of a text, which may well be true."""
    return re.split(r"(?<=[.!?])\s+|\n+", text.strip())[0]

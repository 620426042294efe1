"""What the model server can do with a request: answer it, or fail in one of the ways that real servers do."""

import asyncio
import base64
import hashlib
import json
import re
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.documents.sentences import sentences

FENCED = re.compile(r"(?ms)^<<<DATA (?P<boundary>\S+) (?P<id>[^\n]+)\n(?P<text>.*?)\nDATA (?P=boundary)")
DIMENSION = 32


@dataclass(frozen=True)
class Request:
    """What a client sent; header names are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, str]]:
        return self.body.get("messages", [])

    @property
    def text(self) -> str:
        return "\n".join(str(message["content"]) for message in self.messages)

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema that the answer must fit; empty when any text will do."""
        return self.body.get("response_format", {}).get("json_schema", {}).get("schema", {})


@dataclass(frozen=True)
class Exchange:
    """One request and the connection that it came in by."""

    request: Request
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        await self.send_raw(json.dumps(value).encode(), status, headers)

    async def send_raw(
        self, body: bytes, status: int = 200, headers: Mapping[str, str] | None = None, keep: int | None = None
    ) -> None:
        """A whole response, or with ``keep`` only so many bytes of its body before the connection is cut."""
        fields = {"Content-Type": "application/json", "Content-Length": str(len(body))} | dict(headers or {})
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        self.writer.write(f"HTTP/1.1 {status} Scripted\r\n{head}\r\n".encode() + body[:keep])
        await self.writer.drain()
        if keep is not None:
            self.writer.close()

    async def complete(self, content: str | None, finish_reason: str = "stop", refusal: str | None = None) -> None:
        """An answer, streamed if that was asked for."""
        if self.request.body.get("stream"):
            await self.send_raw(b"".join(chunks(self.request, content or "")), 200, EVENT_STREAM)
        else:
            await self.send(completion(self.request, content, finish_reason, refusal))


Behaviour = Callable[[Exchange], Awaitable[None]]
EVENT_STREAM = {"Content-Type": "text/event-stream"}


def usage(request: Request, content: str) -> dict[str, int]:
    """One token per four characters."""
    sent, said = len(request.text) // 4, len(content) // 4
    return {"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said}


def completion(
    request: Request, content: str | None, finish_reason: str = "stop", refusal: str | None = None
) -> dict[str, Any]:
    """The body of a chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": 0,
        "model": request.body.get("model", "test-model"),
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
        "usage": usage(request, content or ""),
    }


def chunks(request: Request, content: str) -> list[bytes]:
    """The same answer as server-sent events, sixteen characters a chunk."""
    base = {"id": "chatcmpl-test", "object": "chat.completion.chunk", "created": 0, "model": "test-model"}
    deltas: list[dict[str, Any]] = [{"content": content[at : at + 16]} for at in range(0, len(content), 16)]
    events = [base | {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas]
    events.append(base | {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    if request.body.get("stream_options", {}).get("include_usage"):
        events.append(base | {"choices": [], "usage": usage(request, content)})
    return [f"data: {json.dumps(event)}\n\n".encode() for event in events] + [b"data: [DONE]\n\n"]


def says(content: str) -> Behaviour:
    """Answers with exactly this text, whatever was asked: broken JSON, or JSON of another shape."""
    return lambda exchange: exchange.complete(content)


def reply(value: object) -> Behaviour:
    """Answers with this value as JSON."""
    return says(json.dumps(value))


def reply_from(answer: Callable[[Request], object]) -> Behaviour:
    """Answers with whatever the function makes of the request, as JSON."""
    return lambda exchange: exchange.complete(json.dumps(answer(exchange.request)))


def fails(status: int, retry_after: str | None = None, code: str = "scripted", message: str = "scripted") -> Behaviour:
    """Answers with an error in OpenAI's shape."""
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    body = {"error": {"message": message, "type": "scripted", "param": None, "code": code}}
    return lambda exchange: exchange.send(body, status, headers)


def sends(body: bytes, content_type: str = "application/json") -> Behaviour:
    """Answers 200 with a body that need not be a completion, or JSON."""
    return lambda exchange: exchange.send_raw(body, 200, {"Content-Type": content_type})


def refuses(reason: str = "I cannot help with that.") -> Behaviour:
    """The model declines."""
    return lambda exchange: exchange.complete(None, refusal=reason)


def stops_at_length(content: str = '{"claims": [{"te') -> Behaviour:
    """The model runs out of output tokens in the middle of its answer."""
    return lambda exchange: exchange.complete(content, finish_reason="length")


async def filtered(exchange: Exchange) -> None:
    """The provider's content filter stops the answer."""
    await exchange.complete("", finish_reason="content_filter")


async def no_choices(exchange: Exchange) -> None:
    """A completion without any answer in it."""
    await exchange.send(completion(exchange.request, "") | {"choices": []})


async def drops(exchange: Exchange) -> None:
    """Closes the connection without a word."""
    exchange.writer.close()


async def cuts(exchange: Exchange) -> None:
    """Breaks off half-way through the answer."""
    if exchange.request.body.get("stream"):
        body = b"".join(chunks(exchange.request, "cut in the middle of a sentence"))
        await exchange.send_raw(body, 200, EVENT_STREAM, keep=len(body) // 2)
    else:
        body = json.dumps(completion(exchange.request, "{}")).encode()
        await exchange.send_raw(body, keep=len(body) // 2)


async def hangs(exchange: Exchange) -> None:
    """Never answers; ends when the client goes."""
    await exchange.reader.read()


async def drips(exchange: Exchange) -> None:
    """Sends a byte now and then, so that no read ever times out."""
    exchange.writer.write(b"HTTP/1.1 200 Scripted\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n")
    while not exchange.reader.at_eof():
        exchange.writer.write(b" ")
        await exchange.writer.drain()
        await asyncio.sleep(0.01)


def slow(milliseconds: float, then: Behaviour | None = None) -> Behaviour:
    """Takes its time; by default then answers with something that fits."""

    async def behave(exchange: Exchange) -> None:
        await asyncio.sleep(milliseconds / 1000)
        default = embed if exchange.request.path.endswith("/embeddings") else fit_schema
        await (then or default)(exchange)

    return behave


async def fit_schema(exchange: Exchange) -> None:
    """The smallest value that fits the schema asked for."""
    schema = exchange.request.schema
    await exchange.complete(json.dumps(fitting(schema, schema)) if schema else "ok")


def fitting(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The smallest instance of ``schema``: null where it may be, no optional items, the first of a list of values."""
    if "$ref" in schema:
        return fitting(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        options = schema["anyOf"]
        return None if {"type": "null"} in options else fitting(options[0], root)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    return _of_type(schema, root)


def _of_type(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    match schema.get("type"):
        case "object":
            named = schema.get("properties", {})
            return {name: fitting(part, root) for name, part in named.items() if name in schema.get("required", [])}
        case "array":
            return [fitting(schema["items"], root)] * schema.get("minItems", 0)
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case "string":
            return "2026-01-01" if schema.get("format") == "date" else "text"
    return None


async def quotes_evidence(exchange: Exchange) -> None:
    """An honest writer of claims: the first sentence of every piece of fenced evidence, with its id and quote."""
    claims = []
    for piece in FENCED.finditer(exchange.request.text):
        text = piece["text"].partition("\n(")[0]  # without where it stands
        spans = (text[start:end] for start, end in sentences(text))
        sentence = next((span for span in spans if span.endswith((".", "!", "?")) and len(span.split()) > 2), text)
        claims.append({"text": sentence, "evidence": [piece["id"]], "quote": sentence})
    await exchange.complete(json.dumps({"claims": claims, "missing": []}))


async def tells_evidence(exchange: Exchange) -> None:
    """A writer that says every piece of fenced evidence as it stands."""
    claims = [
        {"text": piece["text"].strip(), "evidence": [piece["id"]], "quote": None}
        for piece in FENCED.finditer(exchange.request.text)
    ]
    await exchange.complete(json.dumps({"claims": claims, "missing": []}))


async def embed(exchange: Exchange) -> None:
    """Unit-length vectors that depend on nothing but the text."""
    body = exchange.request.body
    texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
    data = []
    for index, text in enumerate(texts):
        vector: Any = vector_of(text, body.get("dimensions", DIMENSION))
        if body.get("encoding_format") == "base64":
            vector = base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
        data.append({"object": "embedding", "index": index, "embedding": vector})
    tokens = sum(len(text) for text in texts) // 4
    took = {"prompt_tokens": tokens, "total_tokens": tokens}
    await exchange.send({"object": "list", "data": data, "model": body.get("model"), "usage": took})


def vector_of(text: str, dimension: int = DIMENSION) -> list[float]:
    """The vector that ``embed`` answers with for this text."""
    raw = hashlib.shake_256(text.encode("utf-8", "replace")).digest(dimension)
    numbers = [byte / 127.5 - 1 for byte in raw]
    length = sum(number * number for number in numbers) ** 0.5 or 1.0
    return [number / length for number in numbers]

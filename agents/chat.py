"""One model at one endpoint, asked for chat completions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from httpx2 import AsyncClient

from agents.calls import ModelSettings


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back: ``ended`` says why it stops there, ``tokens`` are input and output if the server counted them."""

    content: str
    ended: str | None
    refusal: str
    tokens: tuple[int, int] | None


class Chat:
    """Sends its payload as it is, and reads the reply as it came: it is one request, of which little is used.

    ``http`` knows the address and the key.
    """

    def __init__(self, http: AsyncClient, settings: ModelSettings) -> None:
        self._http = http
        self._given = {
            "model": settings.model,
            "temperature": settings.temperature,
            "max_completion_tokens": settings.max_output_tokens,
            "stream": False,
        }

    async def complete(self, messages: Sequence[tuple[str, str]], form: Mapping[str, Any]) -> Completion:
        """The reply to these messages, each with its role, in the form of a ``response_format``.

        Raises the errors of httpx2, and those of a reply that is no chat completion: see ``faults.fault_of``.
        """
        told = [{"role": role, "content": text} for role, text in messages]
        body = {**self._given, "messages": told, "response_format": form}
        response = await self._http.post("chat/completions", json=body)
        return _read(response.raise_for_status().json())


def _read(reply: dict[str, Any]) -> Completion:
    if reply.get("error"):
        raise ValueError("the reply is an error")
    choice = reply["choices"][0]
    message = choice["message"]
    content = message.get("content")
    return Completion(
        content=content if isinstance(content, str) else "",
        ended=choice.get("finish_reason"),
        refusal=str(message.get("refusal") or ""),
        tokens=_counted(reply.get("usage") or {}),
    )


def _counted(usage: Mapping[str, Any]) -> tuple[int, int] | None:
    taken, given = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if not isinstance(taken, int) or not isinstance(given, int) or min(taken, given) < 0:
        return None
    return taken, given

"""The chat model's client, without what it does to a request and a reply that are plain JSON already."""

from typing import Any

from httpx2 import Response
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatResult
from langchain_openai import ChatOpenAI


class Chat(ChatOpenAI):
    """``ChatOpenAI`` that sends its payload as it is, and reads the reply as it came.

    Its own way walks through every message type by type, makes a tree of models out of the reply and dumps that again
    in another thread, which together takes longer than all else that is done on this side of the connection.
    """

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,
    ) -> ChatResult:
        payload = self._get_request_payload(messages, stop=stop, **kwargs)
        response = await self.root_async_client.post("/chat/completions", cast_to=Response, body=payload)
        reply = response.json()
        result = self._create_chat_result(reply)
        for choice, generation in zip(reply["choices"], result.generations, strict=True):
            generation.message.additional_kwargs["refusal"] = choice["message"].get("refusal")
        return result
